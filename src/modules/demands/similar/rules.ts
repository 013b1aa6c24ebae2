import type { Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'

/** A text that is like another, and the words that both have, the telling ones first. */
export interface Likeness<T> {
  readonly one: T
  readonly closeness: number
  readonly because: readonly string[]
}

// Chosen by reading pairs of open messages: from here on most are about the same subject, and those of one place about one matter.
const alike = 0.22
const titleCounts = 3
// As if so many other messages had been seen, so that few messages do not make every word rare or common.
const imagined = 50

/**
 * The texts of a pile that are about the same matter as the asked one, the nearest first. `ofPile` cuts those of the pile, which may be
 * remembered; what is asked is not.
 */
export function similarTo<T extends Text>(
  asked: Text,
  pile: readonly T[],
  { segment, ofPile = segment, most }: { segment: Segment; ofPile?: Segment; most: number },
): Likeness<T>[] {
  const counted = pile.map((one) => countsOf(one, ofPile))
  const standIn = new Map<string, number>()
  for (const counts of counted) for (const word of counts.keys()) standIn.set(word, (standIn.get(word) ?? 0) + 1)
  const weigh = (word: string) => Math.log((pile.length + imagined) / (1 + (standIn.get(word) ?? 0)))
  const own = weighted(countsOf(asked, segment), weigh)
  const found = pile.map((one, at) => {
    const shared = sharedOf(own, weighted(counted[at] ?? new Map(), weigh))
    return {
      one,
      closeness: shared.reduce((sum, { share }) => sum + share, 0),
      because: shared.map(({ word }) => word),
    }
  })
  return found
    .filter(({ closeness }) => closeness >= alike)
    .sort((a, b) => b.closeness - a.closeness)
    .slice(0, most)
    .map((like) => ({ ...like, because: like.because.slice(0, 4) }))
}

function countsOf({ title, body }: Text, segment: Segment): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (text: string, times: number) => {
    for (const word of segment(text)) if (word.length > 1) counts.set(word, (counts.get(word) ?? 0) + times)
  }
  add(title, titleCounts)
  add(body, 1)
  return counts
}

function weighted(counts: ReadonlyMap<string, number>, weigh: (word: string) => number): Map<string, number> {
  const weights = [...counts].map(([word, count]) => [word, (1 + Math.log(count)) * weigh(word)] as const)
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return new Map(weights.map(([word, weight]) => [word, weight / length]))
}

function sharedOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): { word: string; share: number }[] {
  const shared = [...a].flatMap(([word, weight]) => {
    const other = b.get(word)
    return other === undefined ? [] : [{ word, share: weight * other }]
  })
  return shared.sort((one, other) => other.share - one.share)
}
