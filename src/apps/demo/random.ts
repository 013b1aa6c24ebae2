/** A reproducible source of choices: the same seed deals the same county on every machine. Integer arithmetic only. */
export type Random = {
  /** The next 32 bits as an unsigned integer. */
  next: () => number
  /** An integer from 0 to `limit - 1`. */
  below: (limit: number) => number
  /** An integer from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  /** True in `perMille` of 1000 cases. */
  chance: (perMille: number) => boolean
  pick: <T>(list: readonly T[]) => T
  weighted: <T>(pairs: readonly (readonly [T, number])[]) => T
  /** A new list in another order; the given list stays as it is. */
  shuffle: <T>(list: readonly T[]) => T[]
}

/** Streams are named, so that a longer text in one of them does not move the choices of the others. */
export function createRandom(stream: string): Random {
  const next = mulberry(hash(stream))
  const below = (limit: number): number => next() % limit
  const pick = <T>(list: readonly T[]): T => at(list, below(list.length))
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (perMille) => below(1000) < perMille,
    pick,
    weighted: (pairs) => pickWeighted(pairs, below),
    shuffle: (list) => shuffled(list, below),
  }
}

/** The element at an index that is known to exist; a miss is a fault of the generator and says so. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`demo: no element ${index} in a list of ${list.length}`)
  return found
}

const hash = (text: string): number => {
  let state = 0x811c9dc5
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return state
}

const mulberry = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

const pickWeighted = <T>(pairs: readonly (readonly [T, number])[], below: (limit: number) => number): T => {
  let rest = below(pairs.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [value, weight] of pairs) {
    if (rest < weight) return value
    rest -= weight
  }
  return at(pairs, 0)[0]
}

const shuffled = <T>(list: readonly T[], below: (limit: number) => number): T[] => {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = below(last + 1)
    const held = at(copy, last)
    copy[last] = at(copy, other)
    copy[other] = held
  }
  return copy
}
