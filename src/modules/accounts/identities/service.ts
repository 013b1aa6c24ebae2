import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { onConstraint, refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { getStandingOrg } from '#modules/organisations/index.ts'
import { accountFor } from '../administration.ts'
import type * as contract from '../contract.ts'
import { tellOwner } from '../notices.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import { endFault, mayBeLimited } from './rules.ts'
import * as store from './store.ts'

const { found, refuse, refuseIf } = refusals(words)

/** Grants a post in an organisation inside the grantor's reach, never to oneself (T02). */
export async function grantRole(
  ctx: Ctx,
  input: Input<typeof contract.grantRole>,
): Promise<Answer<typeof contract.grantRole>> {
  const account = await accountFor(ctx, input.accountId, may.grantRole)
  const org = await getStandingOrg(ctx, input.orgId)
  const until = input.until ?? null
  await refuseWrongEnd(ctx, until)
  const line = input.line ?? null
  refuseIf(line !== null && !mayBeLimited(input.role), 'invalid', 'accounts.line-not-for-role', { field: 'line' })
  const identity = {
    accountId: account.id,
    orgId: org.id,
    orgPath: org.path,
    role: input.role,
    from: dayOf(ctx.now),
    grantedBy: ctx.actor.accountId,
    ...{ until, line },
  }
  const identityId = await onConstraint(store.insertIdentity(ctx.tx, identity), {
    identity_admins_apart: () => refuse('conflict', 'accounts.admins-apart', { field: 'role' }),
    identity_once: () => refuse('conflict', 'accounts.role-held', { field: 'role' }),
  })
  record(ctx, 'accounts.role-granted', {
    subject: 'accounts.identity',
    subjectId: identityId,
    orgId: org.id,
    details: { accountId: account.id, role: input.role, until, ...(line === null ? {} : { line }) },
  })
  return { identityId }
}

// What is granted lasts no longer than the post of who grants it (E02).
async function refuseWrongEnd(ctx: Ctx, until: string | null): Promise<void> {
  const of = { identityId: ctx.actor.identityId ?? '', today: dayOf(ctx.now) }
  const own = found(await store.findEnd(ctx.tx, ctx.actor.reach, of), 'accounts.not-found')
  const fault = endFault({ until, today: of.today, grantorUntil: own.until })
  if (fault) throw refuse('invalid', fault, { field: 'until', slots: { day: own.until ?? '' } })
}

/** Takes a post back; it is gone with the next request (T05). */
export async function revokeRole(
  ctx: Ctx,
  input: Input<typeof contract.revokeRole>,
): Promise<Answer<typeof contract.revokeRole>> {
  const account = await accountFor(ctx, input.accountId, may.grantRole)
  const of = { accountId: account.id, identityId: input.identityId, today: dayOf(ctx.now) }
  const ended = await store.endIdentity(ctx.tx, ctx.actor.reach, { ...of, now: ctx.now })
  refuseIf(ended === 0, 'missing', 'accounts.not-found')
  record(ctx, 'accounts.role-revoked', {
    subject: 'accounts.identity',
    subjectId: input.identityId,
    details: { accountId: input.accountId },
  })
  return { revoked: true }
}

/** Says of each post that ran out that it did, and tells its holder. Runs as the system, every night. */
export async function recordRunOut(ctx: Ctx): Promise<void> {
  for (const post of await store.takeRunOut(ctx.tx, ctx.actor.reach, { today: dayOf(ctx.now), now: ctx.now })) {
    tellOwner(ctx, post.accountId, 'POST_RAN_OUT')
    record(ctx, 'accounts.role-ran-out', {
      subject: 'accounts.identity',
      subjectId: post.id,
      orgId: post.orgId,
      details: { accountId: post.accountId },
    })
  }
}
