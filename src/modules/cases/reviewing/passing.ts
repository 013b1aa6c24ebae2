import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { reseat } from '#kernel/procedure/reseat.ts'
import { dayOf } from '#kernel/time.ts'
import { moderation } from '../moderation/procedure.ts'
import { handlingPosts } from '../policy.ts'
import * as store from './store.ts'
import { passWords } from './words.ts'

interface Top {
  readonly id: string
  readonly shortName: string
}

/** The measures of an organisation whose reviewer cannot decide any more: it was dissolved, or nobody there holds a post with an account in use. */
export const listStranded = (ctx: Ctx, orgId: string): Promise<store.Stranded[]> =>
  store.listStranded(ctx.tx, { orgId, today: dayOf(ctx.now), posts: handlingPosts })

/**
 * Gives what such a reviewer was to decide to the one just named; where that one is not asked, as about itself, the office decides as it would have
 * (decisions 273). Those whose reviewer can decide stay. Each is a line of the course that everybody reads. Gives how many.
 */
export async function passStranded(ctx: Ctx, top: Top): Promise<number> {
  const stranded = await listStranded(ctx, top.id)
  for (const one of stranded) await passOne(ctx, top, one)
  return stranded.length
}

async function passOne(ctx: Ctx, { id: orgId, shortName }: Top, one: store.Stranded): Promise<void> {
  const { matterId, measureId, caseId, aboutOrgId, reviewerName } = one
  const named = await store.findReviewerOf(ctx.tx, ctx.actor.reach, { caseId, orgId })
  const [to, way] = named ? ([named, 'REVIEWER'] as const) : ([{ orgId, name: shortName }, 'OWN'] as const)
  const seats = [{ orgId: to.orgId, orgName: to.name, posts: [...handlingPosts], accountId: null, name: null }]
  await reseat(ctx, moderation, { matterId, party: 'appeal', seats, orgName: shortName })
  const told = fill(named ? passWords.toReviewer : passWords.toOwn, { from: reviewerName, to: to.name })
  const event = { eventId: newId(), at: ctx.now, byName: shortName, reason: told.zh, actorName: ctx.actor.name }
  await store.passReview(ctx.tx, { id: measureId, way, reviewBy: to.name, ...event })
  const details = { measureId, way, reviewerId: to.orgId }
  record(ctx, 'cases.review-passed', { subject: 'cases.case', subjectId: caseId, orgId, details })
  notifyPages(ctx, [`cases:${aboutOrgId}`])
}
