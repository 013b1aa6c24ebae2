import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { enqueue } from '#kernel/jobs.ts'
import { addDays, type Day, dayOf } from '#kernel/time.ts'
import { readText } from '../tracking/rules.ts'
import { readToken } from '../tracking/token.ts'
import { words as caseWords } from '../words.ts'
import { takeReviewRequest } from './jobs.ts'
import { petitionDays, type ReviewStage } from './rules.ts'
import * as store from './store.ts'
import { words as petitionWords } from './words.ts'

const { refuse, refuseIf } = refusals({ ...caseWords, ...petitionWords })

/** What the writer of a petition may ask for now and until when, and what he asked for; days are `2026-11-23`. */
export interface OwnPetition {
  readonly open: { readonly stage: ReviewStage; readonly by: string; readonly untilOn: Day } | null
  readonly asked: readonly {
    readonly stage: ReviewStage
    readonly by: string
    readonly at: Date
    readonly decidedByOn: Day
  }[]
}

/** How a petition stands for its writer; nothing is open where the case is none. */
export async function readOwnPetition(ctx: Ctx, { token }: { token: string }): Promise<OwnPetition> {
  const codeHash = readToken(token, ctx.now)
  const own = codeHash && (await store.openPetition(ctx.tx, codeHash, ctx.now))
  if (!own) return { open: null, asked: [] }
  const who = { REVIEW: own.above, FINAL: own.top }
  const { stage, dueAt } = own
  return {
    // A limit ends with its day: the instant is the beginning of the next.
    open: stage && dueAt && { stage, by: who[stage], untilOn: dayOf(new Date(dueAt.getTime() - 1)) },
    asked: own.asked.map(({ stage: of, at }) => {
      const askedAt = new Date(at)
      return { stage: of, by: who[of], at: askedAt, decidedByOn: addDays(dayOf(askedAt), petitionDays.decideReview) }
    }),
  }
}

/**
 * The writer asks for the review of an answer, or the re-review of a review, once each and within the days of the procedure
 * (XF-03). It is in time when it comes in time; the procedure moves on right after.
 * @throws unauthenticated `cases.token-expired`; invalid `cases.review-length`; conflict `cases.review-not-now`
 */
export async function askForReview(
  ctx: Ctx,
  input: { token: string; stage: string; reason: string },
): Promise<{ askedAt: Date }> {
  const codeHash = readToken(input.token, ctx.now)
  if (codeHash === undefined) throw refuse('unauthenticated', 'cases.token-expired')
  const reason = readText(input.reason)
  const length = [...reason].length
  refuseIf(length < 10 || length > 500, 'invalid', 'cases.review-length', { field: 'review' })
  const { stage } = input
  const given = { id: newId(), stage, at: ctx.now, reason }
  const matterId = await store.askForReview(ctx.tx, codeHash, given)
  if (matterId === null) throw refuse('conflict', 'cases.review-not-now', { field: 'review' })
  enqueue(ctx, takeReviewRequest, { matterId, requestId: given.id }, { bySystem: true, key: matterId })
  record(ctx, 'cases.review-asked', { details: { matterId, stage } })
  return { askedAt: ctx.now }
}
