import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { type Allowed, judgeAddress } from '#kernel/outgoing/address.ts'
import { canMail } from '#kernel/outgoing/mail.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { addEvent, findCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import type { ChannelKind } from './codes.ts'
import type * as contract from './contract.ts'
import { newKeys } from './keys.ts'
import { countWaitingMails } from './mail/folder.ts'
import { isMailAddress } from './mail/rules.ts'
import { listRefused } from './mail/store.ts'
import { secretContext } from './sealing.ts'
import * as store from './store.ts'
import { words as channelWords } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...channelWords })

/** The channels of the organisations in reach: whether they are open, what came last, what did not go back. */
export async function listChannels(ctx: Ctx): Promise<Answer<typeof contract.listChannels>> {
  need(may.listChannels(ctx.actor))
  const rows = await store.listChannels(ctx.tx, ctx.actor.reach)
  const refused = await listRefused(ctx.tx, ctx.actor.reach)
  return {
    rows: rows.map(({ lastArrivalAt, lastSentAt, lastFaultAt, ...row }) => ({
      ...row,
      path: pathOf(row),
      lastArrivalAt: instant(lastArrivalAt),
      lastSentAt: instant(lastSentAt),
      lastFaultAt: instant(lastFaultAt),
    })),
    hosts: [...config.webhooks.hosts],
    mail: {
      canSend: canMail(),
      waiting: await countWaitingMails(),
      refused: refused.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
    },
    can: { addChannel: may.addChannel(ctx.actor) },
  }
}

/** Adds a channel of an organisation in reach and gives its secret, once. Without an address nothing goes back by itself. */
export async function addChannel(
  ctx: Ctx,
  input: Input<typeof contract.addChannel>,
  allowed: Allowed = config.webhooks,
): Promise<Answer<typeof contract.addChannel>> {
  need(may.addChannel(ctx.actor))
  const org = found(await findOrg(ctx.tx, ctx.actor.reach, input.orgId), 'cases.organisation-missing')
  const replyUrl = input.replyUrl === '' || !isCalledBack(input.kind) ? null : readAddress(input.replyUrl, allowed)
  const id = newId()
  const { kept, told } = newKeys(input, replyUrl)
  const { kind, name } = input
  const secretSealed = kept === null ? null : crypto().seal(secretContext(id), kept)
  const place = { id, orgId: org.id, orgPath: org.path, createdAt: ctx.now }
  const way = { replyUrl, mailbox: mailboxOf(input), isPrivate: input.isPrivate || kind === 'MAIL' }
  await store.insertChannel(
    ctx.tx,
    { ...place, kind, name, ...way, secretSealed },
    {
      name: () => refuse('conflict', 'cases.channel-taken', { field: 'name' }),
      mailbox: () => refuse('conflict', 'cases.mailbox-taken', { field: 'mailbox' }),
    },
  )
  note(ctx, 'cases.channel-added', { id, orgId: org.id }, { kind })
  return { id, path: pathOf({ id, kind }), ...told }
}

/** Pauses a channel, or opens it again: while it is paused nothing comes in and nothing goes back. */
export async function setChannelState(
  ctx: Ctx,
  { channelId, state }: Input<typeof contract.setChannelState>,
): Promise<Answer<typeof contract.setChannelState>> {
  need(may.setChannelState(ctx.actor))
  const channel = found(await store.findChannel(ctx.tx, ctx.actor.reach, channelId), 'cases.channel-missing')
  store.setState(ctx.tx, ctx.actor.reach, { id: channel.id, state })
  note(ctx, state === 'PAUSED' ? 'cases.channel-paused' : 'cases.channel-resumed', channel)
  return { state }
}

/** By which channel a case came and whether what went back arrived; null for a case that came another way. */
export async function getArrival(
  ctx: Ctx,
  { caseId }: Input<typeof contract.getArrival>,
): Promise<Answer<typeof contract.getArrival>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const arrival = await store.findArrival(ctx.tx, one.id)
  if (!arrival) return { arrival: null }
  const tellings = await store.listTellings(ctx.tx, one.id)
  return {
    arrival: {
      ...arrival,
      at: arrival.at.toISOString(),
      tellings: tellings.map(({ at, endedAt, ...rest }) => ({
        ...rest,
        at: at.toISOString(),
        endedAt: instant(endedAt),
      })),
    },
  }
}

/** Has what did not go back sent once more, or notes that a person told the writer. */
export async function settleTellings(
  ctx: Ctx,
  { caseId, how }: Input<typeof contract.settleTellings>,
): Promise<Answer<typeof contract.settleTellings>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  need(may.settleTellings(ctx.actor, one))
  const name = ctx.actor.name
  const settled = how === 'AGAIN' ? { again: ctx.now } : { toldBy: name, at: ctx.now }
  const count = await store.settleTellings(ctx.tx, one.id, settled)
  refuseIf(count === 0, 'conflict', 'cases.telling-missing')
  if (how === 'TOLD')
    addEvent(ctx.tx, one.id, { id: newId(), at: ctx.now, act: 'tell', byName: one.orgName, actorName: name })
  const act = how === 'AGAIN' ? 'cases.telling-repeated' : 'cases.told'
  record(ctx, act, { subject: 'cases.case', subjectId: one.id, orgId: one.orgId, details: { count } })
  return { id: one.id, count }
}

/** Forgets how to write to people whose letters failed and whom nobody told within a month (D29). */
export async function forgetWaysBack(ctx: Ctx): Promise<number> {
  const count = await store.forgetWaysBack(ctx.tx, ctx.now)
  if (count > 0) record(ctx, 'cases.ways-back-forgotten', { details: { count } })
  return count
}

// Into the others people bring messages themselves.
const isCalled = (kind: ChannelKind) => kind === 'SYSTEM' || kind === 'WECHAT'

// Files and mails go back another way than by a call.
const isCalledBack = (kind: ChannelKind) => kind !== 'FILE' && kind !== 'MAIL'

function mailboxOf({ kind, mailbox = '' }: Input<typeof contract.addChannel>): string | null {
  if (kind !== 'MAIL') return null
  refuseIf(!isMailAddress(mailbox), 'invalid', 'cases.mailbox-form', { field: 'mailbox' })
  return mailbox
}

const pathOf = ({ id, kind }: { id: string; kind: ChannelKind }) =>
  isCalled(kind) ? `/channels/${id}/${kind === 'WECHAT' ? 'wechat' : 'messages'}` : ''

function readAddress(address: string, allowed: Allowed): string {
  const judged = judgeAddress(address, allowed)
  if (!('code' in judged)) return judged.url.href
  const code = judged.code === 'ADDRESS_FORM' ? 'cases.channel-address-form' : 'cases.channel-address-not-allowed'
  throw refuse('invalid', code, { field: 'replyUrl', slots: { hosts: allowed.hosts.join('、') || '—' } })
}

const instant = (at: Date | null) => at?.toISOString() ?? null

function note(
  ctx: Ctx,
  act: string,
  { id, orgId }: { id: string; orgId: string },
  details: Readonly<Record<string, unknown>> = {},
): void {
  record(ctx, act, { subject: 'cases.channel', subjectId: id, orgId, details })
}
