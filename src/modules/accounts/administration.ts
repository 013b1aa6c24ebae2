import { partiesOf } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { onConstraint, refusals } from '#kernel/errors.ts'
import { newSecret } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { getStandingOrg } from '#modules/organisations/index.ts'
import type * as contract from './contract.ts'
import * as identities from './identities/store.ts'
import { may } from './policy.ts'
import { hashToken } from './sessions.ts'
import * as store from './store.ts'
import { forgetViewsOf } from './views/store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)
/** A one-time link works for so long. */
export const invitationHours = 72

/** Accounts in one's reach with their posts. */
export async function listAccounts(
  ctx: Ctx,
  input: Input<typeof contract.listAccounts>,
): Promise<Answer<typeof contract.listAccounts>> {
  need(may.listAccounts(ctx.actor))
  const { rows, total } = await store.listAccounts(ctx.tx, ctx.actor.reach, {
    ...input,
    text: input.q ?? '',
    today: dayOf(ctx.now),
  })
  return {
    rows: rows as Answer<typeof contract.listAccounts>['rows'],
    total,
    can: { createAccount: may.createAccount(ctx.actor), grantRole: may.grantRole(ctx.actor, '') },
  }
}

/** Who holds a post of an organisation in reach today: those a matter may be handed to. */
export function listStaff(ctx: Ctx, orgId: string): ReturnType<typeof store.listStaff> {
  return store.listStaff(ctx.tx, { orgId, today: dayOf(ctx.now) })
}

/** How many others than who asks could decide in one of these posts of an organisation at or above his own; two at most are told. */
export function countOthers(ctx: Ctx, at: { orgId: string; posts: readonly string[] }): Promise<number> {
  return identities.countOthers(ctx.tx, { ...at, but: partiesOf(ctx.actor), today: dayOf(ctx.now) })
}

/** Makes an account; who will use it chooses the password by the link (ASVS 6.4.6). */
export async function createAccount(
  ctx: Ctx,
  input: Input<typeof contract.createAccount>,
): Promise<Answer<typeof contract.createAccount>> {
  need(may.createAccount(ctx.actor))
  const org = await getStandingOrg(ctx, input.orgId)
  const taken = () => refuse('conflict', 'accounts.login-taken', { field: 'login' })
  const id = await onConstraint(
    store.insertAccount(ctx.tx, {
      orgId: org.id,
      orgPath: org.path,
      login: input.login,
      displayName: input.displayName,
    }),
    { account_login_unique: taken },
  )
  record(ctx, 'accounts.created', { subject: 'accounts.account', subjectId: id, orgId: org.id })
  return { id, invitation: invite(ctx, id) }
}

/** A one-time link for an account; gives its token, keeps only the hash. Earlier unused links stay valid until they run out. */
export function invite(ctx: Ctx, accountId: string): string {
  const token = newSecret()
  const until = new Date(ctx.now.getTime() + invitationHours * 3_600_000)
  store.insertInvitation(ctx.tx, { tokenHash: hashToken(token), accountId, until })
  record(ctx, 'accounts.invited', { subject: 'accounts.account', subjectId: accountId })
  return token
}

/** A one-time link by account name; run from the server's own command line only. @throws missing `accounts.not-found` */
export async function inviteByLogin(ctx: Ctx, login: string): Promise<string> {
  const account = found(await store.findByLogin(ctx.tx, ctx.actor.reach, login), 'accounts.not-found')
  return invite(ctx, account.id)
}

/** The account of this login within the reach; for chapters that look up what was done with it. */
export async function findAccountId(ctx: Ctx, login: string): Promise<string | undefined> {
  return (await store.findByLogin(ctx.tx, ctx.actor.reach, login))?.id
}

/** Whether an id is that of an account, wherever it is kept; before the first other statement of the use case. */
export async function isAccount(ctx: Ctx, id: string): Promise<boolean> {
  const [row] = await ctx.tx.alone(store.selectIsAccount(id))
  return row?.isAccount ?? false
}

/** A new one-time link, for who lost the first or forgot the password; the administrator never chooses it (ASVS 6.4.6). */
export async function renewInvitation(
  ctx: Ctx,
  input: Input<typeof contract.renewInvitation>,
): Promise<Answer<typeof contract.renewInvitation>> {
  const account = await accountFor(ctx, input.accountId, may.disableAccount)
  const isAbove = await store.isAboveReach(ctx.tx, account.id, dayOf(ctx.now))
  refuseIf(isAbove, 'forbidden', 'accounts.link-hands-over')
  return { invitation: invite(ctx, account.id) }
}

/** Disables or enables an account; its sessions end and its saved views are forgotten at once. */
export async function disableAccount(
  ctx: Ctx,
  input: Input<typeof contract.disableAccount>,
): Promise<Answer<typeof contract.disableAccount>> {
  const account = await accountFor(ctx, input.accountId, may.disableAccount)
  store.updateDisabled(ctx.tx, account.id, input.disabled ? ctx.now : null)
  if (input.disabled) {
    store.deleteSessionsOf(ctx.tx, account.id, null)
    forgetViewsOf(ctx.tx, account.id)
  }
  record(ctx, input.disabled ? 'accounts.disabled' : 'accounts.enabled', {
    subject: 'accounts.account',
    subjectId: account.id,
    orgId: account.orgId,
  })
  return { disabled: input.disabled }
}

// The policy is asked with the account's id as it is kept: what was sent may name one's own account in another spelling.
export async function accountFor(
  ctx: Ctx,
  accountId: string,
  act: typeof may.grantRole | typeof may.disableAccount,
): Promise<{ id: string; orgId: string }> {
  need(act(ctx.actor, ''))
  const account = found(await store.findAccount(ctx.tx, ctx.actor.reach, accountId), 'accounts.not-found')
  need(act(ctx.actor, account.id))
  return account
}
