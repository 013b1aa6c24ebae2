import { pairsIn } from '#kernel/search.ts'
import type { Text } from '../texts/text.ts'

/** In how many of some public messages each word stands: what is rare among them tells which matter is meant. */
export interface Commonness {
  /** How many were looked at. */
  readonly texts: number
  /** Words that stand in two or more of them. */
  readonly standIn: ReadonlyMap<string, number>
}

// As if so many other messages had been seen, so that few messages do not make every word rare or common.
const imagined = 50

/** Counts words in texts that everybody may read. */
export function commonnessOf(texts: readonly Text[]): Commonness {
  const standIn = new Map<string, number>()
  for (const { title, body } of texts)
    for (const word of new Set(pairsIn(`${title} ${body}`))) standIn.set(word, (standIn.get(word) ?? 0) + 1)
  // What stands in one message only is as rare as what stands in none, and might tell whose it was.
  for (const [word, count] of standIn) if (count < 2) standIn.delete(word)
  return { texts: texts.length, standIn }
}

/** How much a word tells: nought when all have it, the more the rarer. */
export const rarity = (word: string, { texts, standIn }: Commonness): number =>
  Math.log((texts + imagined) / (1 + (standIn.get(word) ?? 0)))
