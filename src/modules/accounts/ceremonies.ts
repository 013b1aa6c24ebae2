import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newSecret } from '#kernel/ids.ts'
import { hashToken } from './sessions.ts'
import * as store from './store.ts'

/** An act of several requests: a sign-in that waits for its second factor, a new code app, a passkey, a provider. */
export type CeremonyKind = 'SECOND_FACTOR' | 'TOTP' | 'PASSKEY_NEW' | 'PASSKEY' | 'PROVIDER'

const stepCookie = 'lianxin-step'
const minutes = 10

/** Begins a ceremony in this browser; what it must remember is sealed, and its token is only in the cookie. */
export function beginCeremony(
  ctx: Ctx,
  kind: CeremonyKind,
  of: { accountId: string | null; content: Readonly<Record<string, string>> },
): void {
  const token = newSecret()
  const tokenHash = hashToken(token)
  const sealed = crypto().seal(contextOf(kind, tokenHash), JSON.stringify(of.content))
  const until = new Date(ctx.now.getTime() + minutes * 60_000)
  store.beginCeremony(ctx.tx, { tokenHash, kind, accountId: of.accountId, sealed, until })
  ctx.afterwards.push(() => ctx.caller?.setCookie(stepCookie, token, minutes * 60))
}

/** The ceremony of this kind that is under way in this browser, or nothing. */
export async function findCeremony(
  ctx: Ctx,
  kind: CeremonyKind,
): Promise<{ accountId: string | null; content: Readonly<Record<string, string>> } | undefined> {
  const tokenHash = hashToken(ctx.caller?.cookie(stepCookie) ?? '')
  const found = await store.findCeremony(ctx.tx, { tokenHash, kind, now: ctx.now })
  if (!found) return undefined
  const content = JSON.parse(crypto().open(contextOf(kind, tokenHash), found.sealed).toString())
  return { accountId: found.accountId, content }
}

/** Ends the ceremony of this browser; of two requests that come together only one is told yes. */
export function endCeremony(ctx: Ctx): Promise<boolean> {
  ctx.afterwards.push(() => ctx.caller?.setCookie(stepCookie, null))
  return store.endCeremony(ctx.tx, hashToken(ctx.caller?.cookie(stepCookie) ?? ''))
}

const contextOf = (kind: CeremonyKind, tokenHash: Buffer) => `accounts.ceremony/${kind}/${tokenHash.toString('hex')}`
