import { record } from '#kernel/audit.ts'
import { defineBinKind, setAside, type Writing } from '#kernel/bin/bin.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { dayOf } from '#kernel/time.ts'
import { listPostsAt } from '#modules/accounts/index.ts'
import { findOrg, type Org } from '#modules/organisations/index.ts'
import { findDeskOver } from '../moderation/store.ts'
import { handlingPosts, may } from '../policy.ts'
import { words as caseWords } from '../words.ts'
import * as contract from './contract.ts'
import { listStranded, passStranded } from './passing.ts'
import * as store from './store.ts'
import { words as own } from './words.ts'

const words = { ...caseWords, ...own }
const { found, need, refuseIf } = refusals(words)

/** The page of rules, which names who reviews. */
export const reviewerPages = 'cases:reviewers'

/** Who decides appeals against measures of one's own organisation (D24, decisions 273). */
export async function getReviewer(ctx: Ctx): Promise<Answer<typeof contract.getReviewer>> {
  need(may.list(ctx.actor))
  const { id } = await ownOrg(ctx)
  const above = await findDeskOver(ctx.tx, id)
  const asked = { orgId: id, today: dayOf(ctx.now), posts: handlingPosts }
  const named = above ? undefined : await store.findReviewer(ctx.tx, ctx.actor.reach, asked)
  return {
    above: above?.name ?? null,
    reviewer: named ? presentReviewer(named) : null,
    stranded: above ? 0 : (await listStranded(ctx, id)).length,
    can: { nameReviewer: above ? 'cases.reviewer-has-above' : may.nameReviewer(ctx.actor) },
  }
}

const presentReviewer = ({ name, namedByName, namedAt, isGone }: store.Reviewer & { readonly isGone: boolean }) => ({
  ...{ name, namedByName, isGone },
  namedAt: namedAt.toISOString(),
})

/**
 * Names another organisation that decides appeals against one with none above it, from the next measure on; everybody reads who. What waits for
 * one that cannot decide any more goes to it (decisions 282).
 */
export async function nameReviewer(
  ctx: Ctx,
  { reviewerId }: Input<typeof contract.nameReviewer>,
): Promise<Answer<typeof contract.nameReviewer>> {
  const { name, passed } = await writeReviewer(ctx, reviewerId, 'REPLACE')
  return { name, passed }
}

async function writeReviewer(
  ctx: Ctx,
  reviewerId: string,
  how: Writing,
): Promise<Answer<typeof contract.nameReviewer> & { isWritten: boolean }> {
  need(may.nameReviewer(ctx.actor))
  const { id, path, shortName } = await ownOrg(ctx)
  refuseIf((await findDeskOver(ctx.tx, id)) !== undefined, 'conflict', 'cases.reviewer-has-above')
  const reviewer = found(await findOrg(ctx.tx, ctx.actor.reach, reviewerId), 'cases.organisation-missing')
  refuseIf(reviewer.dissolvedOn !== null, 'missing', 'cases.organisation-missing')
  refuseIf(reviewer.id === id, 'invalid', 'cases.reviewer-itself', { field: 'reviewerId' })
  refuseIf(!(await hasWhoDecides(ctx, reviewerId)), 'invalid', 'cases.reviewer-nobody', { field: 'reviewerId' })
  const by = { namedByName: ctx.actor.name, namedAt: ctx.now }
  const name = reviewer.shortName
  const isWritten = await store.putReviewer(ctx.tx, { orgId: id, orgPath: path, reviewerId, ...by }, how)
  if (!isWritten) return { isWritten, name, passed: 0 }
  recordChange(ctx, 'cases.reviewer-named', { orgId: id, details: { reviewerId } })
  return { isWritten, name, passed: await passStranded(ctx, { id, shortName }) }
}

/** Names nobody any more; what was proposed before stays with whom it was told. */
export async function dropReviewer(ctx: Ctx): Promise<Answer<typeof contract.dropReviewer>> {
  need(may.dropReviewer(ctx.actor))
  const { id, path } = await ownOrg(ctx)
  const gone = await store.removeReviewer(ctx.tx, ctx.actor.reach, id)
  const { reviewerId } = found(gone, 'cases.reviewer-none')
  const { shortName } = found(await findOrg(ctx.tx, ctx.actor.reach, reviewerId), 'cases.organisation-missing')
  const home = { orgId: id, orgPath: path }
  const removedId = setAside(ctx, { kind: reviewerBin, home, name: shortName, content: { reviewerId } })
  recordChange(ctx, 'cases.reviewer-dropped', { orgId: id, details: {} })
  return { id, removedId }
}

/** A reviewer that is named no more; who is put back is asked about as when he is named. */
export const reviewerBin = defineBinKind({
  ...{ kind: 'cases.reviewer', label: words['cases.reviewer-of-place'], may: may.nameReviewer },
  content: contract.nameReviewer.body,
  putBack: async (ctx, { reviewerId }) => (await writeReviewer(ctx, reviewerId, 'ADD')).isWritten,
})

/** Every organisation with none above it, and who decides appeals against it; the public may ask. */
export const listShownReviewers = (ctx: Ctx): Promise<store.ShownReviewer[]> => store.listShownReviewers(ctx.tx)

// A post without an account in use decides nothing, and the appeal would wait for nobody.
async function hasWhoDecides(ctx: Ctx, orgId: string): Promise<boolean> {
  const posts = await listPostsAt(ctx.tx, { orgIds: [orgId], today: dayOf(ctx.now) })
  return posts.some(({ role }) => handlingPosts.includes(role))
}

const ownOrg = async (ctx: Ctx): Promise<Org> =>
  found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')

function recordChange(
  ctx: Ctx,
  act: string,
  { orgId, details }: { orgId: string; details: Readonly<Record<string, unknown>> },
): void {
  record(ctx, act, { subject: 'cases.reviewer', subjectId: orgId, orgId, details })
  notifyPages(ctx, [reviewerPages])
}
