import { record } from '../audit.ts'
import type { Answer, Input } from '../contract.ts'
import type { Ctx } from '../ctx.ts'
import { refusals } from '../errors.ts'
import { newId } from '../ids.ts'
import { homeOf } from '../tasks.ts'
import { dayOf, daysBetween, toDay } from '../time.ts'
import type * as contract from './contract.ts'
import type { Registry } from './registry.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

const mostDays = 90

/** Whom the actor lets stand in, and for whom he does (UX-CS17). */
export async function listDelegations(ctx: Ctx): Promise<Answer<typeof contract.listDelegations>> {
  const rows = await store.listDelegations(ctx.tx, ctx.actor, dayOf(ctx.now))
  return { rows: rows.map((row) => present(row, ctx.actor.accountId)) }
}

/** Lets a colleague of the same organisation stand in for some days; all he does in that place is logged as both. */
export async function delegate(
  ctx: Ctx,
  registry: Registry,
  { colleague, from, until, reason }: Input<typeof contract.delegate>,
): Promise<Answer<typeof contract.delegate>> {
  const { orgId, orgPath } = homeOf(ctx)
  const days = daysBetween(toDay(from), toDay(until)) + 1
  refuseIf(from < dayOf(ctx.now) || days < 1 || days > mostDays, 'invalid', 'procedure.delegation-days', {
    field: 'until',
  })
  refuseIf(colleague === ctx.actor.accountId, 'invalid', 'procedure.delegation-to-oneself', { field: 'colleague' })
  const to = (await registry.listStaff(ctx, orgId)).find(({ accountId }) => accountId === colleague)
  if (!to) throw refuse('invalid', 'procedure.person-unknown', { field: 'colleague' })
  const { accountId, name, role } = ctx.actor
  const id = newId()
  const row = { id, post: role, fromName: name, toAccountId: to.accountId, toName: to.name, from, until, reason }
  store.insertDelegation(ctx.tx, { ...row, fromAccountId: accountId, orgId, orgPath, at: ctx.now })
  record(ctx, 'procedure.delegated', {
    subject: 'procedure.delegation',
    subjectId: id,
    details: { to: to.accountId, post: role, from, until },
  })
  return { id, post: role, fromName: name, toName: to.name, from, until, reason, isMine: true }
}

/** Ends a delegation of one's own early. */
export async function endDelegation(
  ctx: Ctx,
  { delegationId }: Input<typeof contract.endDelegation>,
): Promise<Answer<typeof contract.endDelegation>> {
  const ended = await store.endDelegation(ctx.tx, ctx.actor, { id: delegationId, at: ctx.now })
  refuseIf(!ended, 'missing', 'procedure.delegation-not-found')
  record(ctx, 'procedure.delegation-ended', { subject: 'procedure.delegation', subjectId: delegationId })
  return { ended: true }
}

const present = (
  { id, post, fromName, toName, from, until, reason, fromAccountId }: store.Delegation,
  me: string | null,
): contract.Delegation => ({ id, post, fromName, toName, from, until, reason, isMine: fromAccountId === me })
