import type { Actor } from '#kernel/actor.ts'
import { insertEntry, record } from '#kernel/audit.ts'
import { crypto, sameBytes } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId, newSecret } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { deviceOf } from './devices/rules.ts'
import { sessionHours } from './rules.ts'
import { hashToken, sessionCookie } from './sessions.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)
const deviceCookie = 'lianxin-device'
const deviceDays = 180

/** Whoever has shown who he is, and in which ways. */
export interface Entrant {
  readonly accountId: string
  readonly displayName: string
  readonly login: string
  /** For the audit: PASSWORD, CODE, RECOVERY_CODE, PASSKEY, PROVIDER. */
  readonly by: readonly string[]
  /** A provider of identities said that two factors were shown there. */
  readonly isStrong?: boolean
}

/** Begins a session in the widest post of the account. @throws forbidden `accounts.no-identity` */
export async function beginSession(ctx: Ctx, entrant: Entrant): Promise<void> {
  const { accountId, displayName, login } = entrant
  const [identity] = await store.identitiesOf(ctx.tx, accountId, dayOf(ctx.now))
  if (!identity) throw refuse('forbidden', 'accounts.no-identity')
  const token = newSecret()
  const until = new Date(ctx.now.getTime() + sessionHours * 3_600_000)
  const device = deviceOf(ctx.caller?.userAgent ?? '')
  const before = ctx.caller?.cookie(sessionCookie)
  // Whoever signs in again has one session in this browser, and never one that somebody else chose (T14).
  if (before) store.deleteSession(ctx.tx, hashToken(before))
  store.insertSession(ctx.tx, { tokenHash: hashToken(token), accountId, identityId: identity.id, until, device })
  if (entrant.isStrong) store.markStrongSession(ctx.tx, hashToken(token))
  const { role, orgId } = identity
  const actor: Actor = { ...ctx.actor, kind: 'account', accountId, name: displayName, role, orgId }
  record({ ...ctx, actor }, 'accounts.signed-in', {
    subject: 'accounts.account',
    subjectId: accountId,
    details: { by: entrant.by },
  })
  ctx.afterwards.push(() => {
    ctx.caller?.setCookie(sessionCookie, token, sessionHours * 3600)
    ctx.caller?.setCookie(deviceCookie, deviceToken(login), deviceDays * 86_400)
  })
}

/** Whether this account signed in here before; its tries are counted apart, so that no stranger locks it out (T13). */
export function deviceClass(ctx: Ctx, login: string): 'known' | 'new' {
  const cookie = ctx.caller?.cookie(deviceCookie)
  return cookie !== undefined && sameBytes(Buffer.from(cookie), Buffer.from(deviceToken(login))) ? 'known' : 'new'
}

const deviceToken = (login: string) => crypto().hash('accounts.device', login).toString('base64url')

/** Keeps a line although the use case refuses (ASVS 16.3.1); the login itself is not written, it may be a mistyped password. */
export async function recordFailure(ctx: Ctx, act: string, accountId: string | null): Promise<void> {
  await ctx.tx.run(
    insertEntry({
      id: newId(),
      at: ctx.now,
      actorKind: 'citizen',
      accountId: null,
      identityId: null,
      actorName: '',
      role: '',
      orgId: null,
      act,
      subject: 'accounts.account',
      subjectId: accountId,
      details: {},
      requestId: ctx.requestId,
    }),
  )
}
