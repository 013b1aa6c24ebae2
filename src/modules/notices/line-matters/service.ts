import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { refuseFormalismAskedIn } from '#kernel/rule-guard.ts'
import { dayOf, toDay } from '#kernel/time.ts'
import type { OrgType } from '#modules/organisations/codes.ts'
import { findOrg, getStandingOrg, hasBelow } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { words as chapterWords } from '../words.ts'
import type * as contract from './contract.ts'
import { endedAs, mayEnd } from './own-procedure.ts'
import { faultOfDay, ownPageOf } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...chapterWords, ...words })

/** How many organisations a preview names. */
const mostNamed = 200

/** What organisations in reach wrote to a line, what runs first (A02). */
export async function listLineMatters(
  ctx: Ctx,
  input: Input<typeof contract.listLineMatters>,
): Promise<Answer<typeof contract.listLineMatters>> {
  const { tx, actor } = ctx
  need(may.listLineMatters(actor))
  const { rows, total } = await store.listMatters(tx, actor.reach, input)
  const orgId = actor.orgId ?? ''
  const hasSome = await hasBelow(tx, actor.reach, orgId)
  const isTop = (await findOrg(tx, actor.reach, orgId))?.parentId === null
  const sendLineMatter = hasSome ? may.sendLineMatter(actor) : 'notices.nothing-below'
  return { rows: rows.map(rowOf), total, isTop, can: { sendLineMatter } }
}

/** Whom a matter would reach today, before it is written: how many and which, from tree and lines (A02). */
export async function previewLine(
  ctx: Ctx,
  { line, scope, types }: Input<typeof contract.previewLine>,
): Promise<Answer<typeof contract.previewLine>> {
  need(may.sendLineMatter(ctx.actor))
  const org = await getStandingOrg(ctx, ctx.actor.orgId ?? '')
  const to = { line, scope, types: (types?.split(',') ?? []) as OrgType[] }
  return store.listReachedNow(ctx.tx, ctx.actor.reach, { org, to, most: mostNamed })
}

/** Writes a matter to one line below, in the name of the own organisation. What the rules against formalism forbid is asked of nobody (E14). */
export async function sendLineMatter(
  ctx: Ctx,
  input: Input<typeof contract.sendLineMatter>,
): Promise<Answer<typeof contract.sendLineMatter>> {
  const { tx, actor, now } = ctx
  need(may.sendLineMatter(actor))
  const org = await getStandingOrg(ctx, actor.orgId ?? '')
  refuseIf(!(await hasBelow(tx, actor.reach, org.id)), 'conflict', 'notices.nothing-below')
  const { title, text, to } = input
  const dueOn = toDay(input.dueOn)
  const fault = faultOfDay(dueOn, dayOf(now))
  if (fault) throw refuse('invalid', fault, { field: 'dueOn' })
  const link = linkOf(input.link)
  refuseFormalismAskedIn(title, 'title')
  refuseFormalismAskedIn(text, 'text')
  const { total } = await store.listReachedNow(tx, actor.reach, { org, to, most: 1 })
  refuseIf(total === 0, 'invalid', 'notices.line-reaches-nobody', { field: 'to' })
  const id = newId()
  const home = { orgId: org.id, orgPath: org.path, orgName: org.shortName }
  store.putMatter(tx, { id, ...home, ...to, title, body: text, link, dueOn, sentAt: now, sentByName: actor.name })
  const details = { line: to.line, scope: to.scope, reached: total }
  record(ctx, 'notices.line-matter-sent', { subject: 'notices.line_matter', subjectId: id, orgId: org.id, details })
  return { lineMatterId: id, reached: total }
}

function linkOf(written: string | null): string | null {
  if (written === null || written === '') return null
  const page = ownPageOf(written)
  if (page === null) throw refuse('invalid', 'notices.line-link-elsewhere', { field: 'link' })
  return page
}

/** One of them with its numbers; who looked at it is kept nowhere (E09). */
export async function readLineMatter(
  ctx: Ctx,
  { lineMatterId }: Input<typeof contract.readLineMatter>,
): Promise<Answer<typeof contract.readLineMatter>> {
  const { actor, tx } = ctx
  need(may.listLineMatters(actor))
  const one = found(await store.findMatter(tx, actor.reach, lineMatterId), 'notices.line-matter-missing')
  const { body, link, scope, types, sentByName, endedAt, endedByName, endReason, left, state } = one
  return {
    ...rowOf(one),
    ...{ text: body, link, scope, types: [...types], sentByName, endedByName, endReason, left },
    endedAt: endedAt?.toISOString() ?? null,
    can: { closeLineMatter: mayEnd(state, 'close'), withdrawLineMatter: mayEnd(state, 'withdraw') },
  }
}

/** The organisations of one of them with what each said, in the order of the tree. */
export async function listReached(
  ctx: Ctx,
  input: Input<typeof contract.listReached>,
): Promise<Answer<typeof contract.listReached>> {
  const { actor, tx } = ctx
  need(may.listLineMatters(actor))
  found(await store.findMatter(tx, actor.reach, input.lineMatterId), 'notices.line-matter-missing')
  const { rows, total } = await store.listStandings(tx, actor.reach, input)
  const told = rows.map(({ outcome, answeredAt, ...row }) => ({
    ...{ ...row, outcome: outcome ?? ('OPEN' as const), answeredAt: answeredAt?.toISOString() ?? null },
  }))
  return { rows: told, total }
}

/** Closes a matter: nobody owes an answer any more. */
export async function closeLineMatter(
  ctx: Ctx,
  { lineMatterId }: Input<typeof contract.closeLineMatter>,
): Promise<Answer<typeof contract.closeLineMatter>> {
  need(may.closeLineMatter(ctx.actor))
  return end(ctx, { lineMatterId, act: 'close', reason: null })
}

/** Takes a matter back; those that it reached read the reason. */
export async function withdrawLineMatter(
  ctx: Ctx,
  { lineMatterId, reason }: Input<typeof contract.withdrawLineMatter>,
): Promise<Answer<typeof contract.withdrawLineMatter>> {
  need(may.withdrawLineMatter(ctx.actor))
  return end(ctx, { lineMatterId, act: 'withdraw', reason })
}

const deeds = {
  close: 'notices.line-matter-closed',
  withdraw: 'notices.line-matter-withdrawn',
} as const

async function end(
  ctx: Ctx,
  of: { lineMatterId: string; act: 'close' | 'withdraw'; reason: string | null },
): Promise<{ state: store.StoredMatter['state'] }> {
  const { actor, tx, now } = ctx
  const { lineMatterId, act, reason } = of
  const held = found(await store.holdMatter(tx, actor.reach, lineMatterId), 'notices.line-matter-missing')
  refuseIf(mayEnd(held.state, act) !== true, 'conflict', 'notices.line-ended')
  const state = endedAs(held.state, act)
  const ended = { lineMatterId, state, endedAt: now, endedByName: actor.name, endReason: reason }
  store.endMatter(tx, actor.reach, ended)
  record(ctx, deeds[act], { subject: 'notices.line_matter', subjectId: lineMatterId, orgId: held.orgId })
  return { state }
}

const rowOf = (of: store.StoredMatter & store.Counts) => {
  const { id, title, orgName, line, dueOn, sentAt, state, reached, done, returned } = of
  const counts = { reached, done, returned, open: reached - done - returned }
  return { id, title, orgName, line, dueOn, sentAt: sentAt.toISOString(), state, ...counts }
}
