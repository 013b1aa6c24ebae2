import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { hashToken, sessionCookie } from '../sessions.ts'
import { deleteSessionsOf, findSession, type SessionRow, touchSession } from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { sessionEnd } from './rules.ts'
import * as store from './store.ts'

const { refuse, refuseIf } = refusals(words)

/** When the session of this browser ends; asking does not prolong it (UX-CS15). */
export async function readSessionEnd(ctx: Ctx): Promise<Answer<typeof contract.readSessionEnd>> {
  const { at, mayExtend } = sessionEnd(await ownSession(ctx))
  return { endsAt: at.toISOString(), mayExtend }
}

/** Goes on: the half hour begins anew. */
export async function extendSession(ctx: Ctx): Promise<Answer<typeof contract.extendSession>> {
  const session = await ownSession(ctx)
  await touchSession(ctx.tx, hashToken(ctx.caller?.cookie(sessionCookie) ?? ''), ctx.now)
  return { endsAt: sessionEnd({ ...session, seenAt: ctx.now }).at.toISOString() }
}

async function ownSession(ctx: Ctx): Promise<SessionRow> {
  const tokenHash = hashToken(ctx.caller?.cookie(sessionCookie) ?? '')
  const session = await findSession(ctx.tx, tokenHash, { now: ctx.now, today: dayOf(ctx.now) })
  if (!session) throw refuse('unauthenticated', 'accounts.session-over')
  return session
}

/** Where one is signed in: kind of browser, since which day, last used on which day; no address and no hour. */
export async function listDevices(ctx: Ctx): Promise<Answer<typeof contract.listDevices>> {
  const here = hashToken(ctx.caller?.cookie(sessionCookie) ?? '')
  const devices = (await store.ownSessions(ctx.tx, ctx.now)).map(({ id, tokenHash, device, createdAt, seenAt }) => ({
    id,
    device,
    since: dayOf(createdAt),
    lastUsed: dayOf(seenAt),
    isThis: tokenHash.equals(here),
  }))
  return { devices }
}

/** Signs one device out, at once. */
export async function endDevice(
  ctx: Ctx,
  input: Input<typeof contract.endDevice>,
): Promise<Answer<typeof contract.endDevice>> {
  refuseIf(!(await store.endOwnSession(ctx.tx, input.deviceId)), 'missing', 'accounts.no-such-device')
  record(ctx, 'accounts.device-signed-out', ofOwn(ctx))
  return { ended: true }
}

/** Signs all devices out but this one. */
export async function endOtherDevices(ctx: Ctx): Promise<Answer<typeof contract.endOtherDevices>> {
  deleteSessionsOf(ctx.tx, ctx.actor.accountId ?? '', hashToken(ctx.caller?.cookie(sessionCookie) ?? ''))
  record(ctx, 'accounts.other-devices-signed-out', ofOwn(ctx))
  return { ended: true }
}

/** What happened to one's account and was not seen yet. */
export async function listNotices(ctx: Ctx): Promise<Answer<typeof contract.listNotices>> {
  const notices = await store.ownNotices(ctx.tx)
  return { notices: notices.map((notice) => ({ ...notice, at: notice.at.toISOString() })) }
}

/** These have been seen. */
export async function seeNotices(
  ctx: Ctx,
  input: Input<typeof contract.seeNotices>,
): Promise<Answer<typeof contract.seeNotices>> {
  store.seeOwnNotices(ctx.tx, input.ids, ctx.now)
  record(ctx, 'accounts.notices-seen', ofOwn(ctx))
  return { seen: true }
}

const ofOwn = (ctx: Ctx) => ({ subject: 'accounts.account', subjectId: ctx.actor.accountId ?? '' })
