/** Writes the slope at `place` into `slope` and gives the height there. */
export type Height = (place: Float64Array, slope: Float64Array) => number

interface Step {
  readonly moved: Float64Array
  readonly bent: Float64Array
  readonly inverse: number
}

const remembered = 5
const smallEnough = 1e-6

/** Goes down from `place` to where a smooth convex function is lowest (limited-memory BFGS); changes `place`. */
export function descend(height: Height, place: Float64Array, most: number): void {
  const steps: Step[] = []
  let slope = new Float64Array(place.length)
  let now = height(place, slope)
  for (let round = 0; round < most; round += 1) {
    const direction = directionOf(slope, steps)
    const found = lineSearch(height, { place, direction, slope, now })
    if (!found) return
    remember(steps, { place, slope, next: found })
    place.set(found.place)
    slope = found.slope
    const gained = (now - found.now) / Math.max(1, Math.abs(now))
    now = found.now
    if (gained < smallEnough) return
  }
}

interface Found {
  readonly place: Float64Array
  readonly slope: Float64Array<ArrayBuffer>
  readonly now: number
}

function directionOf(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = Float64Array.from(slope)
  const shares: number[] = []
  for (const { moved, bent, inverse } of steps.toReversed()) {
    const share = inverse * product(moved, direction)
    shares.push(share)
    addTimes(direction, -share, bent)
  }
  const last = steps.at(-1)
  const size = last ? 1 / (last.inverse * product(last.bent, last.bent)) : 1 / Math.sqrt(product(slope, slope) || 1)
  for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] as number) * size
  for (const { moved, bent, inverse } of steps) {
    addTimes(direction, (shares.pop() ?? 0) - inverse * product(bent, direction), moved)
  }
  return direction
}

function lineSearch(
  height: Height,
  from: { place: Float64Array; direction: Float64Array; slope: Float64Array; now: number },
): Found | undefined {
  const fall = -product(from.slope, from.direction)
  if (fall > -1e-10) return undefined
  const slope = new Float64Array(from.place.length)
  for (let size = 1; size > 1e-6; size /= 2) {
    const place = Float64Array.from(from.place)
    addTimes(place, -size, from.direction)
    const now = height(place, slope)
    if (now <= from.now + 1e-4 * size * fall) return { place, slope, now }
  }
  return undefined
}

function remember(steps: Step[], { place, slope, next }: { place: Float64Array; slope: Float64Array; next: Found }) {
  const moved = Float64Array.from(next.place)
  addTimes(moved, -1, place)
  const bent = Float64Array.from(next.slope)
  addTimes(bent, -1, slope)
  const curve = product(moved, bent)
  if (curve < 1e-10) return
  steps.push({ moved, bent, inverse: 1 / curve })
  if (steps.length > remembered) steps.shift()
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number)
  return sum
}

function addTimes(to: Float64Array, times: number, what: Float64Array): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + times * (what[at] as number)
}
