import { chanceFrom, type Point } from './stances.ts'

/** To which group each point belongs, and how well the groups stand apart: -1 to 1. */
export interface Grouping {
  readonly of: readonly number[]
  readonly groups: number
  readonly apart: number
}

const mostGroups = 5
const tries = 8
const rounds = 60
const seed = 20_261_129
// The distance of every point to every other costs the square; of so many the mean is told well enough.
const mostMeasured = 800

/** Groups of two to five, none smaller than `least`, that stand apart best; nothing when no grouping is possible. */
export function groupPoints(points: readonly Point[], least: number): Grouping | undefined {
  let best: Grouping | undefined
  for (let groups = 2; groups <= mostGroups; groups++) {
    const of = nearestCentres(points, groups)
    const sizes = Array.from({ length: groups }, (_, group) => of.filter((one) => one === group).length)
    if (sizes.some((size) => size < least)) continue
    const apart = standApart(points, of, groups)
    if (!best || apart > best.apart) best = { of, groups, apart }
  }
  return best
}

// k-means, several times from beginnings that are far apart; the tightest one counts.
function nearestCentres(points: readonly Point[], groups: number): number[] {
  const chance = chanceFrom(seed + groups)
  let best: { of: number[]; loose: number } = { of: points.map(() => 0), loose: Number.POSITIVE_INFINITY }
  for (let run = 0; run < tries; run++) {
    let centres = farApart(points, groups, chance)
    let of: number[] = []
    for (let round = 0; round < rounds; round++) {
      const next = points.map((point) => nearest(point, centres).at)
      if (next.every((group, at) => group === of[at])) break
      of = next
      centres = centres.map((centre, group) => middleOf(points.filter((_, at) => of[at] === group)) ?? centre)
    }
    const loose = points.reduce((sum, point) => sum + nearest(point, centres).squared, 0)
    if (loose < best.loose) best = { of, loose }
  }
  return best.of
}

// k-means++: the next centre is drawn the more likely the farther it lies from those before.
function farApart(points: readonly Point[], groups: number, chance: () => number): Point[] {
  const centres = [points[Math.floor(chance() * points.length)] ?? origin]
  while (centres.length < groups) {
    const far = points.map((point) => nearest(point, centres).squared)
    let left = chance() * far.reduce((sum, one) => sum + one, 0)
    const at = far.findIndex((one) => {
      left -= one
      return left <= 0
    })
    centres.push(points[Math.max(0, at)] ?? origin)
  }
  return centres
}

const origin: Point = { x: 0, y: 0 }

function nearest(point: Point, centres: readonly Point[]): { at: number; squared: number } {
  let best = { at: 0, squared: Number.POSITIVE_INFINITY }
  for (const [at, centre] of centres.entries()) {
    const squared = (point.x - centre.x) ** 2 + (point.y - centre.y) ** 2
    if (squared < best.squared) best = { at, squared }
  }
  return best
}

/** The middle of points; nothing where there are none. */
export function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined
  const sum = points.reduce((so, { x, y }) => ({ x: so.x + x, y: so.y + y }), origin)
  return { x: sum.x / points.length, y: sum.y / points.length }
}

/** The silhouette: how much nearer each point lies to its own group than to the next one. */
export function standApart(points: readonly Point[], of: readonly number[], groups: number): number {
  const chance = chanceFrom(seed)
  const share = mostMeasured / points.length
  const measured = points.map((point, at) => ({ point, group: of[at] ?? 0 })).filter(() => chance() < share)
  const sum = measured.reduce((so, one) => {
    const sums = new Float64Array(groups)
    const counts = new Float64Array(groups)
    for (const other of measured) {
      sums[other.group] =
        (sums[other.group] ?? 0) + Math.hypot(one.point.x - other.point.x, one.point.y - other.point.y)
      counts[other.group] = (counts[other.group] ?? 0) + 1
    }
    const far = (group: number, less = 0) => (sums[group] ?? 0) / Math.max(1, (counts[group] ?? 0) - less)
    const others = Array.from({ length: groups }, (_, group) => group).filter(
      (group) => group !== one.group && (counts[group] ?? 0) > 0,
    )
    const [own, next] = [far(one.group, 1), Math.min(...others.map((group) => far(group)))]
    return so + (others.length === 0 ? 0 : (next - own) / Math.max(own, next, Number.MIN_VALUE))
  }, 0)
  return sum / Math.max(1, measured.length)
}
