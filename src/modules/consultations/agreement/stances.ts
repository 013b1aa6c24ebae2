/** 表态: what somebody says of a statement: agrees, cannot say, disagrees. */
export type Stance = 1 | 0 | -1

/** What one participation says of each statement; null where it says nothing. */
export type Stances = readonly (Stance | null)[]

/** A place on the two axes along which the participations differ most. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Numbers between 0 and 1 that look like chance and are the same on every machine and day (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
