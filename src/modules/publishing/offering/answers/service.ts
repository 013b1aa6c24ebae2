import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { getColumn, getSite, type Site } from '#modules/sites/index.ts'
import { may } from '../../policy.ts'
import { words as chapterWords } from '../../words.ts'
import type * as contract from '../contract.ts'
import { answered, mayAnswer } from '../own-procedure.ts'
import { detailOf, rowOf } from '../present.ts'
import { standingOf } from '../rules.ts'
import * as store from '../store.ts'
import { words as offerWords } from '../words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...chapterWords, ...offerWords })

/** What was offered to a site, from below and from above, and what it made of each. */
export async function listOfferedArticles(
  ctx: Ctx,
  input: Input<typeof contract.listOfferedArticles>,
): Promise<Answer<typeof contract.listOfferedArticles>> {
  need(may.readArticles(ctx.actor))
  const { orgId, path } = await getSite(ctx, input.orgId)
  const { rows, total } = await store.listOffered(ctx.tx, { path, page: input.page, size: input.size })
  const articleIds = rows.map(({ articleId }) => articleId)
  const answers = await store.listAnswers(ctx.tx, ctx.actor.reach, { orgId, articleIds })
  const answerOf = new Map(answers.map((answer) => [answer.articleId, answer]))
  return { rows: rows.map((offered) => rowOf(offered, answerOf.get(offered.articleId))), total }
}

/** One of them with its whole text, and what the reader may do with it for his site. */
export async function readOfferedArticle(
  ctx: Ctx,
  input: Input<typeof contract.readOfferedArticle>,
): Promise<Answer<typeof contract.readOfferedArticle>> {
  need(may.readArticles(ctx.actor))
  return present(ctx, await open(ctx, input.orgId, input.offeredId))
}

/** The same, opened from 待办 by the offer from below that nobody answered. */
export async function readOffer(
  ctx: Ctx,
  input: Input<typeof contract.readOffer>,
): Promise<Answer<typeof contract.readOffer>> {
  need(may.readArticles(ctx.actor))
  const { orgId } = found(await store.findReceiverOf(ctx.tx, input.offerId), 'publishing.not-offered')
  return present(ctx, await open(ctx, orgId, input.offerId))
}

/** The same, opened from 待办 by the answer whose article is another since. */
export async function readOfferAnswer(
  ctx: Ctx,
  input: Input<typeof contract.readOfferAnswer>,
): Promise<Answer<typeof contract.readOfferAnswer>> {
  need(may.readArticles(ctx.actor))
  const answer = found(await store.findAnswer(ctx.tx, ctx.actor.reach, input.offerAnswerId), 'publishing.not-offered')
  return present(ctx, await open(ctx, answer.orgId, answer.offerId))
}

/** Takes an article into a section or window of the site. The decision is for the version that was read: another is not shown before it is read too. */
export async function takeOffer(
  ctx: Ctx,
  input: Input<typeof contract.takeOffer>,
): Promise<Answer<typeof contract.takeOffer>> {
  const { sectionCode, columnId, articleUpdatedAt } = input
  const opened = await openForChange(ctx, input)
  const { site, offered } = opened
  need(may.takeOffer(ctx.actor, { ...site, writtenBy: offered.writtenBy }))
  const isAsRead = (offered.updatedAt?.toISOString() ?? null) === articleUpdatedAt
  refuseIf(!isAsRead, 'conflict', 'publishing.offer-changed-meanwhile')
  refuseIf(site.state === 'PAUSED', 'conflict', 'publishing.site-paused')
  if (columnId !== null) {
    const column = await getColumn(ctx, site.orgId, columnId)
    const isElsewhere = column.closedOn !== null || column.sectionCode !== sectionCode
    refuseIf(isElsewhere, 'invalid', 'publishing.column-elsewhere', { field: 'columnId' })
  }
  return give(ctx, opened, { act: 'take', place: { sectionCode, columnId }, reason: null })
}

/** Leaves an article that was offered; nothing of it is shown, and nobody has to say why. */
export async function declineOffer(
  ctx: Ctx,
  input: Input<typeof contract.declineOffer>,
): Promise<Answer<typeof contract.declineOffer>> {
  const opened = await openForChange(ctx, input)
  need(may.declineOffer(ctx.actor, opened.site.path))
  return give(ctx, opened, { act: 'decline', place: null, reason: input.reason })
}

/** Shows an article no more that was taken; its address on the site leads to the original. */
export async function endOffer(
  ctx: Ctx,
  input: Input<typeof contract.endOffer>,
): Promise<Answer<typeof contract.endOffer>> {
  const opened = await openForChange(ctx, input)
  need(may.endOffer(ctx.actor, opened.site.path))
  return give(ctx, opened, { act: 'end', place: null, reason: input.reason })
}

interface Opened {
  readonly site: Site
  readonly offered: store.Offered
  readonly answer: store.Answer | undefined
}

async function open(ctx: Ctx, orgId: string, offerId: string): Promise<Opened> {
  const site = await getSite(ctx, orgId)
  const offered = found(await store.findOffered(ctx.tx, { path: site.path, offerId }), 'publishing.not-offered')
  const articleIds = [offered.articleId]
  const [answer] = await store.listAnswers(ctx.tx, ctx.actor.reach, { orgId: site.orgId, articleIds })
  return { site, offered, answer }
}

async function openForChange(ctx: Ctx, of: { orgId: string; offeredId: string; version: number }): Promise<Opened> {
  const opened = await open(ctx, of.orgId, of.offeredId)
  refuseIf((opened.answer?.version ?? 0) !== of.version, 'conflict', 'publishing.offer-changed-meanwhile')
  return opened
}

async function present(ctx: Ctx, opened: Opened) {
  const steps = opened.answer ? await store.listSteps(ctx.tx, ctx.actor.reach, opened.answer.id) : []
  return detailOf(ctx.actor, { ...opened, steps })
}

interface Giving {
  readonly act: Parameters<typeof mayAnswer>[1]
  readonly place: store.Given['place']
  readonly reason: string | null
}

async function give(ctx: Ctx, { site, offered, answer }: Opened, { act, place, reason }: Giving) {
  const before = standingOf(offered, answer)
  const isPossible = mayAnswer(before, act)
  if (isPossible !== true) throw refuse('conflict', isPossible)
  const state = answered(before, act)
  const given = { offerId: offered.id, state, readUpdatedAt: offered.updatedAt, place, at: ctx.now }
  const id = answer?.id ?? newId()
  const { articleId, publishedAt } = offered
  const of = { id, orgId: site.orgId, path: site.path, articleId, publishedAt, given }
  const isWritten = answer
    ? await store.changeAnswer(ctx.tx, ctx.actor.reach, { from: answer, given })
    : await store.insertAnswer(ctx.tx, of)
  if (!isWritten) throw refuse('conflict', 'publishing.offer-changed-meanwhile')
  const step = { id: newId(), at: ctx.now, act: state, actorName: ctx.actor.name, reason }
  store.insertStep(ctx.tx, { answerId: id, orgId: site.orgId, path: site.path }, step)
  record(ctx, doneActs[state], {
    subject: 'publishing.offer-answer',
    subjectId: id,
    orgId: site.orgId,
    details: { articleId },
  })
  // What is shown no more does not come back while the database fails.
  if (before !== 'OFFERED' || state === 'TAKEN')
    notifyPages(ctx, [`org:${site.orgId}`], state === 'ENDED' ? { forGood: true } : {})
  return { offerId: offered.id, standing: state, version: (answer?.version ?? 0) + 1 }
}

const doneActs = {
  TAKEN: 'publishing.offer-taken',
  DECLINED: 'publishing.offer-declined',
  ENDED: 'publishing.offer-ended',
} as const
