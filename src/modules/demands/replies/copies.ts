import { type Answered, isCopy, isMereReceipt, isSameAnswer, lettersOf, shinglesOf, substanceOf } from './rules.ts'

const fewestShingles = 40
// A run of four characters that stands in more answers is a formula and finds nothing.
const commonShingle = 40
const sharedShingles = 10
// Among so many of one text one to another question is looked for.
const fewOfOneText = 40

/**
 * For every answer of a pile that was the same as an earlier one to another question, or nearly the same: that earlier one. What is itself
 * a copy is not remembered, so that an answer that went out six hundred times does not become a formula that finds nothing.
 */
export function copiesOf(pile: readonly Answered[]): Map<Answered, Answered> {
  const ofText = new Map<string, Answered[]>()
  const having = new Map<string, number[]>()
  const copies = new Map<Answered, Answered>()
  for (const [at, one] of pile.entries()) {
    const shingles = shinglesOf(substanceOf(one.reply))
    const copied = sameAnswer(one, ofText) ?? nearAnswer(one, { shingles, having, pile })
    if (copied) copies.set(one, copied)
    else if (shingles.size >= fewestShingles) for (const shingle of shingles) remember(having, shingle, at)
  }
  return copies
}

/** How many answers of a pile have the very text of each, by what the caller groups them by, such as the day. */
export function countTexts<T extends Answered>(pile: readonly T[], groupOf: (one: T) => string): Map<T, number> {
  const groups = Map.groupBy(pile, (one) => `${groupOf(one)}\n${lettersOf(one.reply)}`)
  return new Map([...groups.values()].flatMap((group) => group.map((one): [T, number] => [one, group.length])))
}

function sameAnswer(one: Answered, ofText: Map<string, Answered[]>): Answered | undefined {
  const text = lettersOf(one.reply)
  const earlier = ofText.get(text) ?? []
  if (earlier.length < fewOfOneText) ofText.set(text, [...earlier, one])
  // A mere receipt has a hint of its own.
  return isMereReceipt(one.reply) ? undefined : earlier.find((other) => isSameAnswer(one, other))
}

function nearAnswer(
  one: Answered,
  of: { shingles: ReadonlySet<string>; having: ReadonlyMap<string, readonly number[]>; pile: readonly Answered[] },
): Answered | undefined {
  if (of.shingles.size < fewestShingles) return undefined
  const earlier = sharing(of.shingles, of.having).flatMap((other) => of.pile[other] ?? [])
  return earlier.find((other) => isCopy(one, other))
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
