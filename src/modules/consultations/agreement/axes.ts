import { chanceFrom, type Point, type Stances } from './stances.ts'

const rounds = 200
const exactEnough = 1e-12
const seed = 1

/**
 * Puts each participation on the two axes along which they differ most: the first two principal components. What was not said
 * counts as the mean of its statement, so it moves nobody; who said little is moved outwards as much as he said less.
 */
export function placeOnAxes(rows: readonly Stances[]): Point[] {
  const width = rows[0]?.length ?? 0
  const centred = centre(rows, width)
  const spread = spreadOf(centred, width)
  const first = mainAxis(spread)
  const second = mainAxis(without(spread, first))
  return centred.map((row, at) => {
    const said = rows[at]?.filter((stance) => stance !== null).length ?? 0
    const outwards = said === 0 ? 0 : Math.sqrt(width / said)
    return { x: dot(row, first) * outwards, y: dot(row, second) * outwards }
  })
}

function centre(rows: readonly Stances[], width: number): Float64Array[] {
  const means = Array.from({ length: width }, (_, at) => meanOf(rows.map((row) => row[at] ?? null)))
  return rows.map((row) => Float64Array.from(row, (stance, at) => (stance === null ? 0 : stance - (means[at] ?? 0))))
}

function meanOf(column: Stances): number {
  const said = column.filter((stance) => stance !== null)
  return said.length === 0 ? 0 : said.reduce<number>((sum, stance) => sum + stance, 0) / said.length
}

// How much each two statements go together, added up over all.
function spreadOf(rows: readonly Float64Array[], width: number): Float64Array[] {
  const spread = Array.from({ length: width }, () => new Float64Array(width))
  for (const row of rows)
    for (const [one, line] of spread.entries()) {
      const value = row[one] ?? 0
      if (value === 0) continue
      for (let other = 0; other < width; other++) line[other] = (line[other] ?? 0) + value * (row[other] ?? 0)
    }
  return spread
}

// Power iteration: what is spread most outlasts everything else. The beginning is drawn, so that it leans on no axis, but always
// the same, so that the end is too.
function mainAxis(spread: readonly Float64Array[]): Float64Array {
  const chance = chanceFrom(seed)
  let axis = unit(Float64Array.from(spread, () => chance() - 0.5))
  for (let round = 0; round < rounds; round++) {
    const next = unit(Float64Array.from(spread, (line) => dot(line, axis)))
    const moved = 1 - Math.abs(dot(next, axis))
    axis = next
    if (moved < exactEnough) break
  }
  return axis
}

function without(spread: readonly Float64Array[], axis: Float64Array): Float64Array[] {
  const weight = dot(
    Float64Array.from(spread, (line) => dot(line, axis)),
    axis,
  )
  return spread.map((line, one) => line.map((value, other) => value - weight * (axis[one] ?? 0) * (axis[other] ?? 0)))
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}

function unit(of: Float64Array): Float64Array {
  const length = Math.sqrt(dot(of, of))
  return length === 0 ? of : of.map((value) => value / length)
}
