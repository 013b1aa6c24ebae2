import type { Row } from './compared.ts'

/** Rows that stand open, or rows without a change that are folded into one line. */
export interface Part {
  readonly isFolded: boolean
  readonly rows: readonly Row[]
}

/** A neighbour of a change that is longer than this is folded too. */
const longNeighbour = 200

/** Folds what did not change, and leaves its last paragraph before a change and its first one after it. */
export function partsOf(rows: readonly Row[]): readonly Part[] {
  const isShown = rows.map((row, n) => row.how !== 'SAME' || (isNear(rows, n) && lengthOf(row) <= longNeighbour))
  const parts: { isFolded: boolean; rows: Row[] }[] = []
  rows.forEach((row, n) => {
    const last = parts.at(-1)
    const isFolded = !isShown[n]
    if (last && last.isFolded === isFolded) last.rows.push(row)
    else parts.push({ isFolded, rows: [row] })
  })
  return parts
}

const isNear = (rows: readonly Row[], n: number) => [rows[n - 1], rows[n + 1]].some((row) => row && row.how !== 'SAME')

const lengthOf = (row: Row): number =>
  ('after' in row ? row.after : row.before).pieces.reduce((sum, { text }) => sum + text.length, 0)
