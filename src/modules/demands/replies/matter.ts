import type { Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import { substanceOf } from './rules.ts'

// A word in more than this share of a desk's questions tells nothing about which of them is meant. Fixed on open data,
// where 2 % of the answers under their own question and 36 % of those under another one name no telling word of it.
const commonShare = 0.05
const mostNamed = 4

/**
 * The telling words of a question, when an answer speaks of none of them: it may belong to another matter. Nothing when it
 * speaks of one, or says too little to tell. `others` are the last questions of the same desk.
 */
export function unansweredWords(
  { question, reply }: { question: Text; reply: string },
  { others, segment }: { others: readonly Text[]; segment: Segment },
): string[] | undefined {
  const said = substanceOf(reply)
  if (said.length < 40) return undefined
  const common = new Map<string, number>()
  for (const other of others) for (const word of wordsOf(other, segment)) common.set(word, (common.get(word) ?? 0) + 1)
  const most = Math.max(1, others.length * commonShare)
  const telling = [...wordsOf(question, segment)].filter((word) => (common.get(word) ?? 0) <= most)
  if (telling.length === 0 || telling.some((word) => isNamed(word, said))) return undefined
  return telling.slice(0, mostNamed)
}

// An answer about the bus (公交) is one about the bus line (公交车): two signs of a longer word in a row name it.
const isNamed = (word: string, said: string): boolean =>
  said.includes(word) || [...word].some((sign, at) => at > 0 && word.length > 2 && said.includes(word[at - 1] + sign))

// The title comes first, so that its words are named first.
const wordsOf = ({ title, body }: Text, segment: Segment): Set<string> =>
  new Set([...segment(title), ...segment(body)].filter((word) => word.length > 1))
