import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { addressGroup, giveBackTry, type Limit, takeTry } from '#kernel/limits.ts'
import { dayOf } from '#kernel/time.ts'
import { findOrgShape, isAnyBranch } from '#modules/organisations/index.ts'
import { beginSession, deviceClass, recordFailure } from './begin-session.ts'
import type * as contract from './contract.ts'
import { readDelegations } from './delegation/service.ts'
import { askSecondFactor } from './factors/second-step.ts'
import { tellOwner } from './notices.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { passwordFault } from './rules.ts'
import { hashToken, sessionCookie, withoutFactor } from './sessions.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

// T13: ten tries an hour for one account, from a browser that signed in before counted apart, so that an attacker
// cannot lock the owner out; and a hundred from one address.
const perLogin: Limit = { name: 'accounts.sign-in', tries: 10, seconds: 3600 }
const perAddress: Limit = { name: 'accounts.sign-in-address', tries: 100, seconds: 3600 }

/** Signs in. Wrong login, wrong password and disabled account answer alike and take the same time. */
export async function signIn(ctx: Ctx, input: Input<typeof contract.signIn>): Promise<Answer<typeof contract.signIn>> {
  const login = input.login.toLowerCase()
  const device = deviceClass(ctx, login)
  const address = addressGroup(ctx.caller?.address ?? '')
  await takeTry(ctx, perAddress, address)
  await takeTry(ctx, perLogin, login, device)
  const account = await store.findLogin(ctx.tx, login)
  const fits = await passwordFits(input.password, account?.passwordHash ?? null)
  if (!account || !fits || account.disabled) {
    await recordFailure(ctx, 'accounts.sign-in-failed', account?.accountId ?? null)
    throw refuse('unauthenticated', 'accounts.wrong-login')
  }
  const { accountId, displayName } = account
  const factors = await askSecondFactor(ctx, { accountId, login, by: 'PASSWORD' })
  if (factors.length === 0) await beginSession(ctx, { accountId, displayName, login, by: ['PASSWORD'] })
  giveBackTry(ctx, perLogin, login, device)
  giveBackTry(ctx, perAddress, address)
  return factors.length === 0 ? { signedIn: true } : { signedIn: false, factors }
}

/** What an act without a subject may depend on besides the post: is any organisation below its own? */
export interface Standing {
  readonly hasBelow: boolean
}

/** Acts of all chapters that need no subject; menus and panels follow them. */
export type GeneralActs = Readonly<Record<string, (actor: Actor, standing: Standing) => true | string>>

/** Who is signed in, in which posts he may act, and what this post may do at all. */
export async function readSession(ctx: Ctx, acts: GeneralActs = {}): Promise<Answer<typeof contract.readSession>> {
  const { actor } = ctx
  const tokenHash = hashToken(ctx.caller?.cookie(sessionCookie) ?? '')
  const session = await store.findSession(ctx.tx, tokenHash, { now: ctx.now, today: dayOf(ctx.now) })
  if (!session) throw refuse('unauthenticated', 'accounts.session-over')
  const identities = (await store.identitiesOf(ctx.tx, session.accountId, dayOf(ctx.now))).map(presentIdentity)
  const delegations = await readDelegations(ctx)
  const acting = delegations.find(({ id }) => id === session.delegationId)
  const own = identities.find((one) => one.id === actor.identityId)
  const identity = acting ? acting.identity : own
  if (!identity) throw refuse('unauthenticated', 'accounts.session-over')
  const org = await findOrgShape(ctx.tx, actor.reach, identity.orgId)
  const standing = { hasBelow: org?.hasBelow ?? false }
  return {
    account: { id: session.accountId, displayName: session.displayName, login: session.login },
    identity,
    identities,
    actingFor: acting ? { name: acting.giver, delegationId: acting.id, endsOn: acting.endsOn } : null,
    delegations,
    isBranch: org !== undefined && isAnyBranch(org.type),
    needsFactor: actor.role === withoutFactor,
    can: Object.fromEntries(Object.entries(acts).map(([act, answer]) => [act, answer(actor, standing)])),
  }
}

const presentIdentity = ({ orgPath: _, ...row }: store.IdentityRow) => ({ ...row, role: row.role as contract.Role })

/** Signs out: the token is worth nothing from now on. */
export async function signOut(ctx: Ctx): Promise<Answer<typeof contract.signOut>> {
  store.deleteSession(ctx.tx, hashToken(ctx.caller?.cookie(sessionCookie) ?? ''))
  record(ctx, 'accounts.signed-out', { subject: 'accounts.account', ...idOf(ctx.actor) })
  ctx.afterwards.push(() => ctx.caller?.setCookie(sessionCookie, null))
  return { signedIn: false }
}

const idOf = (actor: Actor) => (actor.accountId ? { subjectId: actor.accountId } : {})

/** Acts in another of one's posts from now on; both posts stand in the audit. */
export async function switchIdentity(
  ctx: Ctx,
  input: Input<typeof contract.switchIdentity>,
): Promise<Answer<typeof contract.switchIdentity>> {
  const tokenHash = hashToken(ctx.caller?.cookie(sessionCookie) ?? '')
  const done = await store.switchSession(ctx.tx, tokenHash, { identityId: input.identityId, today: dayOf(ctx.now) })
  refuseIf(!done, 'forbidden', 'accounts.identity-not-yours')
  record(ctx, 'accounts.identity-switched', { subject: 'accounts.identity', subjectId: input.identityId })
  return { identityId: input.identityId }
}

/** Changes one's own password; all other sessions end. */
export async function changePassword(
  ctx: Ctx,
  input: Input<typeof contract.changePassword>,
): Promise<Answer<typeof contract.changePassword>> {
  await takeTry(ctx, perLogin, ctx.actor.accountId ?? '', 'change')
  const own = await store.findOwnPassword(ctx.tx)
  const fits = await passwordFits(input.oldPassword, own?.hash ?? null)
  refuseIf(!own || !fits, 'invalid', 'accounts.wrong-password', { field: 'oldPassword' })
  refuseWeak(input.newPassword, [own?.login ?? '', own?.displayName ?? ''])
  store.setOwnPassword(ctx.tx, await hashPassword(input.newPassword))
  store.deleteSessionsOf(ctx.tx, ctx.actor.accountId ?? '', hashToken(ctx.caller?.cookie(sessionCookie) ?? ''))
  tellOwner(ctx, ctx.actor.accountId ?? '', 'PASSWORD_CHANGED')
  record(ctx, 'accounts.password-changed', { subject: 'accounts.account', ...idOf(ctx.actor) })
  return { changed: true }
}

/** Sets the first password by a one-time link. */
export async function acceptInvitation(
  ctx: Ctx,
  input: Input<typeof contract.acceptInvitation>,
): Promise<Answer<typeof contract.acceptInvitation>> {
  await takeTry(ctx, perAddress, addressGroup(ctx.caller?.address ?? ''))
  const tokenHash = hashToken(input.token)
  const invited = await store.findInvited(ctx.tx, tokenHash, ctx.now)
  if (!invited) throw refuse('invalid', 'accounts.invitation-used')
  refuseWeak(input.newPassword, [invited.login, invited.displayName])
  const passwordHash = await hashPassword(input.newPassword)
  const accountId = await store.takeInvitation(ctx.tx, {
    tokenHash,
    now: ctx.now,
    passwordHash,
  })
  if (accountId === null) throw refuse('invalid', 'accounts.invitation-used')
  record(ctx, 'accounts.invitation-accepted', { subject: 'accounts.account', subjectId: accountId })
  return { accepted: true }
}

function refuseWeak(password: string, context: readonly string[]): void {
  const fault = passwordFault(password, context)
  if (fault) throw refuse('invalid', fault, { field: 'newPassword' })
}
