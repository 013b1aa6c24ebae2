import { Worker } from 'node:worker_threads'
import { refusals } from '../errors.ts'
import type { SheetVerdict } from './parts.ts'
import type { Addition, Table } from './table.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** What a thread is asked for. */
export type TableOrder =
  | { readonly kind: 'READ'; readonly bytes: Uint8Array; readonly mostRows: number }
  | { readonly kind: 'ADD'; readonly bytes: Uint8Array; readonly mostRows: number; readonly addition: Addition }

/** What it tells in the end. */
export type TableTold =
  | { readonly kind: 'READ'; readonly table: Table | null }
  | { readonly kind: 'ADDED'; readonly bytes: Uint8Array }
  | { readonly kind: 'REFUSED'; readonly verdict: SheetVerdict }

/** A thread that keeps silent for so long is stopped, and one that wants more memory (T08). */
const limits = { patience: 20_000, megabytes: 192 }

/**
 * Reads a small table out of an uploaded .xlsx or .csv, in a thread of its own with a memory limit; null when it has more rows
 * than that. @throws Refusal `kernel.sheet-…`, the sentence why it is not read
 */
export async function readTableApart(bytes: Uint8Array, mostRows: number): Promise<Table | null> {
  const told = await inThread({ kind: 'READ', bytes, mostRows })
  return told.kind === 'READ' ? told.table : null
}

/** The same file with columns added to its table, made in such a thread. @throws as `readTableApart` */
export async function addColumnsApart(bytes: Uint8Array, mostRows: number, addition: Addition): Promise<Buffer> {
  const told = await inThread({ kind: 'ADD', bytes, mostRows, addition })
  return Buffer.from(told.kind === 'ADDED' ? told.bytes : bytes)
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
