import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { readAnswerAtHand } from '#modules/cases/index.ts'
import type * as contract from '../contract.ts'
import { openSegmenter } from '../texts/segment.ts'
import { words } from '../words.ts'
import { unansweredWords } from './matter.ts'
import { type Hint, hintsFor, lettersOf, manyInAMinute, sameTextHint } from './rules.ts'
import { sentenceOf } from './sentences.ts'

// As many as a desk remembers having written.
const lastAnswers = 30

/** What is worth a second look before this answer is sent; the person who signs decides (C08, D26). Keeps nothing. */
export async function adviseReply(
  ctx: Ctx,
  { caseId, text }: Input<typeof contract.adviseReply>,
): Promise<Answer<typeof contract.adviseReply>> {
  const { question, earlier, today } = await readAnswerAtHand(ctx, { caseId, most: lastAnswers })
  const answers = earlier.map(({ number, title, body, reply }) => ({ id: number, question: { title, body }, reply }))
  const hints = hintsFor({ id: '', question, reply: text }, answers)
  const isCopy = hints.some(({ code }) => code === 'NEAR_IDENTICAL')
  const others = answers.map((one) => one.question)
  const segment = await openSegmenter()
  const unanswered = isCopy ? undefined : unansweredWords({ question, reply: text }, { others, segment })
  if (unanswered) hints.unshift({ code: 'OTHER_MATTER', because: unanswered.join('、') })
  const letters = lettersOf(text)
  // With this one: of a text without a letter there is nothing to compare.
  const same = letters === '' ? 0 : today.filter((reply) => lettersOf(reply) === letters).length + 1
  return { hints: [...[...sameTextHint(same), ...hints].map(told), ...bulkOf(earlier, ctx.now)] }
}

const told = (hint: Hint) => ({ code: hint.code, ...sentenceOf(hint) })

// With this one, too many within a minute for each to have been read.
function bulkOf(earlier: readonly { readonly at: Date }[], now: Date) {
  const count = earlier.filter(({ at }) => now.getTime() - at.getTime() < 60_000).length + 1
  if (count < manyInAMinute) return []
  return [{ code: 'SAME_MINUTE', ...words['demands.hint-SAME_MINUTE'] }]
}
