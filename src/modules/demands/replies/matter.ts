import type { Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import { substanceOf } from './rules.ts'

/** When a word of a letter is too common to tell which letter is meant, and how little of the telling words an answer may have. */
export interface Strictness {
  /** A word in more than this share of the desk's last questions tells nothing. */
  readonly commonShare: number
  /** Of the signs of all telling words at most this share may stand in the answer. */
  readonly mostSigns: number
}

// Chosen among twenty on open data that people had read; what it is worth on those it was not chosen by is beside it (decisions 253).
const strictness: Strictness = { commonShare: 0.1, mostSigns: 0.2 }
const mostNamed = 4

/**
 * The telling words of a question, when an answer speaks of none of them: it may belong to another matter. Nothing when it
 * speaks of one, has more than a few of their signs, or says too little to tell. `others` are the last questions of the same desk.
 */
export function unansweredWords(
  { question, reply }: { question: Text; reply: string },
  { others, segment, strict = strictness }: { others: readonly Text[]; segment: Segment; strict?: Strictness },
): string[] | undefined {
  const said = substanceOf(reply)
  if (said.length < 40) return undefined
  const common = new Map<string, number>()
  for (const other of others) for (const word of wordsOf(other, segment)) common.set(word, (common.get(word) ?? 0) + 1)
  const most = Math.max(1, others.length * strict.commonShare)
  const telling = [...wordsOf(question, segment)].filter((word) => (common.get(word) ?? 0) <= most)
  if (telling.length === 0 || telling.some((word) => isNamed(word, said))) return undefined
  return signsIn(said, telling) > strict.mostSigns ? undefined : telling.slice(0, mostNamed)
}

// An answer about the bus (公交) is one about the bus line (公交车): two signs of a longer word in a row name it.
const isNamed = (word: string, said: string): boolean =>
  said.includes(word) || [...word].some((sign, at) => at > 0 && word.length > 2 && said.includes(word[at - 1] + sign))

// Other words for the same matter have signs of its own: 灯 of 红绿灯.
function signsIn(said: string, words: readonly string[]): number {
  const signs = [...words.join('')]
  return signs.filter((sign) => said.includes(sign)).length / signs.length
}

// The title comes first, so that its words are named first.
const wordsOf = ({ title, body }: Text, segment: Segment): Set<string> =>
  new Set([...segment(title), ...segment(body)].filter((word) => word.length > 1))
