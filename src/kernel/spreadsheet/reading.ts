import { Exhausted, runApart } from '../apart.ts'
import { refusals } from '../errors.ts'
import { Crowded } from '../turns.ts'
import type { SheetVerdict } from './parts.ts'
import type { Table } from './table.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** What the program is asked for. */
export interface TableOrder {
  readonly bytes: Uint8Array
  readonly mostRows: number
}

/** What it tells in the end. */
export type TableTold =
  | { readonly kind: 'READ'; readonly table: Table | null }
  | { readonly kind: 'REFUSED'; readonly verdict: SheetVerdict }

/** A program that keeps silent for so long is stopped, and one that wants more memory (T08). */
const limits = { patienceMs: 20_000, megabytes: 192 }

/**
 * Reads a small table out of an uploaded .xlsx or .csv, in a process of its own with a memory limit; null when it has more rows
 * than that. @throws Refusal `kernel.sheet-…`, the sentence why it is not read
 */
export async function readTableApart(bytes: Uint8Array, mostRows: number): Promise<Table | null> {
  const told = await tellOf({ bytes, mostRows })
  return told.kind === 'READ' ? told.table : null
}

async function tellOf(order: TableOrder): Promise<TableTold> {
  const told = await runApart<TableTold>(new URL('./worker.ts', import.meta.url), order, limits).catch((fault) => {
    if (fault instanceof Crowded) throw refuse('busy', 'kernel.sheet-crowded')
    throw fault instanceof Exhausted ? refuse('invalid', 'kernel.sheet-too-heavy') : fault
  })
  if (told.kind === 'REFUSED') throw refuse('invalid', told.verdict)
  return told
}
