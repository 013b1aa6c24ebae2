import { type Answered, isCopy, shinglesOf, substanceOf } from './rules.ts'

const fewestShingles = 40
// A run of four characters that stands in more answers is a formula and finds nothing.
const commonShingle = 40
const sharedShingles = 10

/** For every answer of a pile that was nearly the same as an earlier one to another question: that earlier one. */
export function copiesOf(pile: readonly Answered[]): Map<Answered, Answered> {
  const having = new Map<string, number[]>()
  const copies = new Map<Answered, Answered>()
  for (const [at, one] of pile.entries()) {
    const shingles = shinglesOf(substanceOf(one.reply))
    if (shingles.size < fewestShingles) continue
    const earlier = sharing(shingles, having).flatMap((other) => pile[other] ?? [])
    const copied = earlier.find((other) => isCopy(one, other))
    if (copied) copies.set(one, copied)
    for (const shingle of shingles) remember(having, shingle, at)
  }
  return copies
}

function sharing(shingles: ReadonlySet<string>, having: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>()
  for (const shingle of shingles) {
    const others = having.get(shingle) ?? []
    if (others.length > commonShingle) continue
    for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared].filter(([, count]) => count >= sharedShingles).map(([other]) => other)
}

function remember(having: Map<string, number[]>, shingle: string, at: number): void {
  const list = having.get(shingle)
  if (list) list.push(at)
  else having.set(shingle, [at])
}
