import { Worker } from 'node:worker_threads'
import { refusals } from '../errors.ts'
import type { SheetVerdict } from './parts.ts'
import type { Table } from './table.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** What a thread is asked for. */
export interface TableOrder {
  readonly bytes: Uint8Array
  readonly mostRows: number
}

/** What it tells in the end. */
export type TableTold =
  | { readonly kind: 'READ'; readonly table: Table | null }
  | { readonly kind: 'REFUSED'; readonly verdict: SheetVerdict }

/** A thread that keeps silent for so long is stopped, and one that wants more memory (T08). */
const limits = { patience: 20_000, megabytes: 192 }

/**
 * Reads a small table out of an uploaded .xlsx or .csv, in a thread of its own with a memory limit; null when it has more rows
 * than that. @throws Refusal `kernel.sheet-…`, the sentence why it is not read
 */
export async function readTableApart(bytes: Uint8Array, mostRows: number): Promise<Table | null> {
  const told = await inThread({ bytes, mostRows })
  return told.kind === 'READ' ? told.table : null
}

function inThread(order: TableOrder): Promise<TableTold> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  const heavy = () => refuse('invalid', 'kernel.sheet-too-heavy')
  return new Promise<TableTold>((resolve, reject) => {
    const timer = setTimeout(() => reject(heavy()), limits.patience)
    worker.on('message', (told: TableTold) =>
      told.kind === 'REFUSED' ? reject(refuse('invalid', told.verdict)) : resolve(told),
    )
    worker.on('error', (fault: Error & { code?: string }) =>
      reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? heavy() : fault),
    )
    worker.on('exit', () => {
      clearTimeout(timer)
      reject(new Error('the thread of a table ended early'))
    })
  }).finally(() => worker.terminate())
}
