import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type Limit, takeTry } from '#kernel/limits.ts'
import { dayOf } from '#kernel/time.ts'
import { accountFor } from '../administration.ts'
import { needProof } from '../factors/proof.ts'
import { findIdentity } from '../identities/store.ts'
import { tellOwner } from '../notices.ts'
import { may } from '../policy.ts'
import { hashToken, sessionCookie } from '../sessions.ts'
import { words as chapterWords } from '../words.ts'
import type * as contract from './contract.ts'
import { areGoodDays, isDelegable } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
const { found } = refusals(chapterWords)
const { need } = refusals(words)
// Account names are not to be guessed by delegating to them.
const perDelegator: Limit = { name: 'accounts.delegation', tries: 20, seconds: 3600 }

/** Who acts for me, and for whom I act. */
export async function listDelegations(ctx: Ctx): Promise<Answer<typeof contract.listDelegations>> {
  return { delegations: await readDelegations(ctx), can: { delegate: may.delegate(ctx.actor) } }
}

/** One's own delegations as they are shown. */
export async function readDelegations(ctx: Ctx): Promise<contract.Delegation[]> {
  const rows = await store.ownDelegations(ctx.tx, dayOf(ctx.now))
  return rows.map(({ identityId, role, line, orgId, orgName, orgTrail, ...row }) => ({
    ...row,
    identity: { id: identityId, role: role as contract.Delegation['identity']['role'], line, orgId, orgName, orgTrail },
  }))
}

/** Has another act in one's present post for a time; never in a wider one, never what is done in person (B01). */
export async function delegate(
  ctx: Ctx,
  input: Input<typeof contract.delegate>,
): Promise<Answer<typeof contract.delegate>> {
  await takeTry(ctx, perDelegator, ctx.actor.accountId ?? '')
  need(may.delegate(ctx.actor))
  await needProof(ctx)
  const post = { identityId: ctx.actor.identityId ?? '', accountId: ctx.actor.accountId ?? '' }
  return { id: await begin(ctx, { ...input, ...post }) }
}

/** Names who acts for somebody who is absent; by the security administrator, and both are told. */
export async function handOver(
  ctx: Ctx,
  input: Input<typeof contract.handOver>,
): Promise<Answer<typeof contract.handOver>> {
  await takeTry(ctx, perDelegator, ctx.actor.accountId ?? '')
  const account = await accountFor(ctx, input.accountId, may.grantRole)
  await needProof(ctx)
  return { id: await begin(ctx, { ...input, accountId: account.id }) }
}

type Terms = Input<typeof contract.delegate> & { identityId: string; accountId: string }

async function begin(ctx: Ctx, of: Terms): Promise<string> {
  const today = dayOf(ctx.now)
  const identity = found(await findIdentity(ctx.tx, ctx.actor.reach, { ...of, today }), 'accounts.not-found')
  refuseIf(!isDelegable(identity.role), 'forbidden', 'accounts.not-delegable')
  const isFit = areGoodDays({ ...of, today, postUntil: identity.until })
  refuseIf(!isFit, 'invalid', 'accounts.delegation-days', { field: 'endsOn' })
  const taker = await store.findTaker(ctx.tx, of.login, today)
  if (!taker) throw refuse('invalid', 'accounts.no-taker', { field: 'login' })
  refuseIf(taker.id === identity.accountId, 'invalid', 'accounts.delegation-to-oneself', { field: 'login' })
  const { startsOn, endsOn, reason } = of
  const madeBy = ctx.actor.accountId ?? ''
  const id = await store.insertDelegation(ctx.tx, { identity, takerId: taker.id, startsOn, endsOn, reason, madeBy })
  tellOwner(ctx, taker.id, 'DELEGATION_TAKEN')
  if (identity.accountId !== madeBy) tellOwner(ctx, identity.accountId, 'DELEGATION_GIVEN')
  record(ctx, 'accounts.delegated', {
    subject: 'accounts.delegation',
    subjectId: id,
    orgId: identity.orgId,
    details: { from: identity.accountId, to: taker.id, startsOn, endsOn },
  })
  return id
}

/** Ends a delegation at once: by who gave it, who took it, or the security administrator in whose reach it is. */
export async function endDelegation(
  ctx: Ctx,
  input: Input<typeof contract.endDelegation>,
): Promise<Answer<typeof contract.endDelegation>> {
  const of = { id: input.delegationId, now: ctx.now }
  const own = await store.endOwn(ctx.tx, of.id, of.now)
  const isKeeper = may.grantRole(ctx.actor, '') === true
  const ended = own ?? (isKeeper ? await store.endWithin(ctx.tx, ctx.actor.reach, of) : undefined)
  if (!ended) throw refuse('missing', 'accounts.no-such-delegation')
  for (const party of [ended.fromAccountId, ended.toAccountId])
    if (party !== ctx.actor.accountId) tellOwner(ctx, party, 'DELEGATION_ENDED')
  record(ctx, 'accounts.delegation-ended', { subject: 'accounts.delegation', subjectId: of.id })
  return { ended: true }
}

/** Acts for another from now on, in his post; both stand in the audit. */
export async function actFor(ctx: Ctx, input: Input<typeof contract.actFor>): Promise<Answer<typeof contract.actFor>> {
  const tokenHash = hashToken(ctx.caller?.cookie(sessionCookie) ?? '')
  const of = { delegationId: input.delegationId, today: dayOf(ctx.now) }
  refuseIf(!(await store.switchToDelegation(ctx.tx, tokenHash, of)), 'forbidden', 'accounts.no-such-delegation')
  record(ctx, 'accounts.acts-for', { subject: 'accounts.delegation', subjectId: of.delegationId })
  return { delegationId: of.delegationId }
}
