import { at, type Random } from './random.ts'

const ROUNDS = 40

/**
 * Integer counts per row and column that keep every row total and come close to every column total, with the odds of
 * `seed` in between (iterative proportional fitting). Used to meet national shares while a village stays a village.
 */
export function fitTotals(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  seed: readonly (readonly number[])[],
) {
  let cells = seed.map((row) => [...row])
  for (let round = 0; round < ROUNDS; round++) {
    const columns = columnTotals.map((_, column) => cells.reduce((sum, row) => sum + at(row, column), 0))
    cells = cells.map((row) => row.map((cell, column) => share(cell, at(columnTotals, column), at(columns, column))))
    cells = cells.map((row, index) => scaled(row, at(rowTotals, index)))
  }
  return cells.map((row, index) => rounded(row, at(rowTotals, index)))
}

/** Whole counts in the given proportion whose sum is `total` (largest remainder). */
export function apportion(weights: readonly number[], total: number): number[] {
  return rounded(scaled(weights, total), total)
}

/** A shuffled hand of `values`, each as often as its count says. */
export function deck<T>(values: readonly T[], counts: readonly number[], random: Random): T[] {
  return random.shuffle(values.flatMap((value, index) => new Array<T>(at(counts, index)).fill(value)))
}

/** The `count` things with the highest score; `score` should carry some chance so that the border is not a wall. */
export function highest<T>(things: readonly T[], count: number, score: (thing: T) => number): Set<T> {
  const ranked = things.map((thing, index) => ({ thing, index, score: score(thing) }))
  ranked.sort((one, other) => other.score - one.score || one.index - other.index)
  return new Set(ranked.slice(0, count).map(({ thing }) => thing))
}

const share = (cell: number, wanted: number, have: number): number => (have === 0 ? 0 : (cell * wanted) / have)

const scaled = (row: readonly number[], total: number): number[] => {
  const sum = row.reduce((left, right) => left + right, 0)
  return row.map((cell) => share(cell, total, sum))
}

const rounded = (row: readonly number[], total: number): number[] => {
  const whole = row.map(Math.floor)
  const missing = total - whole.reduce((left, right) => left + right, 0)
  const byRemainder = row.map((cell, index) => ({ index, rest: cell - Math.floor(cell) }))
  byRemainder.sort((one, other) => other.rest - one.rest || one.index - other.index)
  for (const { index } of byRemainder.slice(0, missing)) whole[index] = at(whole, index) + 1
  return whole
}
