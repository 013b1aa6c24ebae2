import { pairsIn } from '#kernel/search.ts'
import type { Text } from '../texts/text.ts'
import { type Commonness, rarity } from './commonness.ts'

/** What a message says: its words and how much each counts, together of length one. */
type Weighed = ReadonlyMap<string, number>

/** From this closeness on a message is shown. Chosen on one half of the open messages and held against the other (decisions 275). */
export const alike = 0.2

const titleCounts = 3
// By so many words a message is looked for; more cost time and find hardly more (docs/measurements.md).
const mostTelling = 12
// And by no more of them when their lists are together as long as half of all messages: common words tell little and cost most.
const longestLists = 0.5

/** The words by which messages about the same matter are looked for, the most telling first. */
export function tellingWords(asked: Text, known: Commonness): string[] {
  const telling: string[] = []
  let listed = 0
  for (const [word] of [...weighed(asked, known)].sort((a, b) => b[1] - a[1])) {
    if (telling.length === mostTelling || listed > longestLists) break
    if (word.length === 1) continue
    telling.push(word)
    listed += (known.standIn.get(word) ?? 0) / Math.max(1, known.texts)
  }
  return telling
}

/** How much of what two texts say is the same, from 0 to 1, for each of a pile; the nearest first. */
export function byCloseness<T extends Text>(
  asked: Text,
  pile: readonly T[],
  known: Commonness,
): { readonly one: T; readonly closeness: number }[] {
  const own = weighed(asked, known)
  return pile
    .map((one) => ({ one, closeness: sharedOf(own, weighed(one, known)) }))
    .sort((a, b) => b.closeness - a.closeness)
}

/** Of the texts of a pile those that are about the same matter as the asked one, the nearest first. */
export function nearestOf<T extends Text>(asked: Text, pile: readonly T[], known: Commonness): T[] {
  return byCloseness(asked, pile, known).flatMap(({ one, closeness }) => (closeness >= alike ? [one] : []))
}

function weighed({ title, body }: Text, known: Commonness): Weighed {
  const counts = new Map<string, number>()
  for (const word of pairsIn(title)) counts.set(word, (counts.get(word) ?? 0) + titleCounts)
  for (const word of pairsIn(body)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weights = [...counts].map(([word, count]) => [word, (1 + Math.log(count)) * rarity(word, known)] as const)
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return new Map(weights.map(([word, weight]) => [word, weight / length]))
}

function sharedOf(own: Weighed, other: Weighed): number {
  let sum = 0
  for (const [word, weight] of own) sum += weight * (other.get(word) ?? 0)
  return sum
}
