import { copiesOf } from '../replies/copies.ts'
import { unansweredWords } from '../replies/matter.ts'
import { type Answered, manyInAMinute } from '../replies/rules.ts'
import { remembering } from '../texts/remembered.ts'
import type { Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'

/** An answer that was sent, with its month and its minute in Chinese time. */
export interface SentAnswer extends Answered {
  readonly month: string
  readonly minute: string
}

/** How many answers there are of a month, and what is found among them. */
export interface ReplyMonth {
  readonly month: string
  readonly answers: number
  readonly copies: number
  readonly otherMatter: number
  readonly sameMinute: number
}

// As many as are read beside an answer before it is sent.
const lastQuestions = 30
// A question is read beside thirty answers that follow it: it is cut once.
const muchAtOnce = 1_000_000

/**
 * Counts what is found in the answers of one organisation, oldest first, for each of these months; earlier ones are there to be compared
 * with. An answer that is a copy is not also counted as one of another matter (D26).
 */
export function countChecks(pile: readonly SentAnswer[], months: readonly string[], segment: Segment): ReplyMonth[] {
  const copies = copiesOf(pile)
  const cut = remembering(segment, muchAtOnce)
  const perMinute = new Map<string, number>()
  for (const { minute } of pile) perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1)
  const isOther = (one: SentAnswer, at: number) =>
    !copies.has(one) && speaksOfNothing(one, { others: questionsBefore(pile, at), segment: cut })
  const placed = pile.map((one, at) => ({ one, at }))
  return months.map((month) => {
    const ofMonth = placed.filter(({ one }) => one.month === month)
    return {
      month,
      answers: ofMonth.length,
      copies: ofMonth.filter(({ one }) => copies.has(one)).length,
      otherMatter: ofMonth.filter(({ one, at }) => isOther(one, at)).length,
      sameMinute: ofMonth.filter(({ one }) => (perMinute.get(one.minute) ?? 0) >= manyInAMinute).length,
    }
  })
}

/** What an answer is read beside: the last questions the organisation answered before. */
export const questionsBefore = (pile: readonly Answered[], at: number): Text[] =>
  pile.slice(Math.max(0, at - lastQuestions), at).map(({ question }) => question)

const speaksOfNothing = (one: SentAnswer, beside: { others: readonly Text[]; segment: Segment }) =>
  unansweredWords(one, beside) !== undefined
