import { record } from '#kernel/audit.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { takeShare } from '#kernel/limits.ts'
import { isSigned, type Signature } from '#kernel/outgoing/signing.ts'
import { type ArrivedFile, keepArrived, takeArrived } from '../enclosures/arriving.ts'
import { admit, codeHashOf, type Intake, takeIn } from '../tracking/intake.ts'
import { maskOf, readText } from '../tracking/rules.ts'
import { words as caseWords } from '../words.ts'
import { filesLeft } from './codes.ts'
import { Message } from './contract.ts'
import { kindOf, receiptHints, titleOf } from './rules.ts'
import { codeContext, handleContext, secretContext } from './sealing.ts'
import * as store from './store.ts'
import { words as channelWords } from './words.ts'

const { found, refuse } = refusals({ ...caseWords, ...channelWords })

/** A call from outside: who it is for, how it is signed, and its bytes as they came. */
export interface Call {
  readonly channelId: string
  readonly signature: Signature
  readonly body: string
}

/** Messages an hour that one channel may bring, so that a broken sender floods no desk (T40). */
const perHour = 1000

/**
 * Takes in what another system sends. Run it as the visitor on the portal's database. The same message, known by its id, is
 * one case however often it comes; number and code go back by the channel, and the caller is told the number only.
 * @throws missing `cases.channel-missing`; unauthenticated `cases.signature-wrong`; busy `cases.channel-paused`; invalid
 * `cases.message-unreadable`
 */
export async function takeSignedMessage(ctx: Ctx, call: Call): Promise<{ number: string }> {
  const channel = found(await store.openChannel(ctx.tx, call.channelId, 'SYSTEM'), 'cases.channel-missing')
  const secret = crypto().open(secretContext(channel.id), channel.secretSealed)
  if (!isSigned(call.signature, { body: call.body, secret, now: ctx.now })) {
    await store.noteFault(ctx.tx, { id: channel.id, fault: 'SIGNATURE', at: ctx.now })
    throw refuse('unauthenticated', 'cases.signature-wrong')
  }
  const read = Message.safeParse(jsonIn(call.body))
  if (!read.success) {
    await store.noteFault(ctx.tx, { id: channel.id, fault: 'SHAPE', at: ctx.now })
    throw refuse('invalid', 'cases.message-unreadable')
  }
  const { handle, ...written } = read.data
  return takeMessage(ctx, channel, { ...written, messageId: call.signature.id, handle: handle ?? null })
}

/** A message whose sender was proved, of whatever kind its channel is. */
export interface ArrivedMessage {
  /** What the channel knows this one message by. */
  readonly messageId: string
  readonly text: string
  readonly title?: string | undefined
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly kind?: Intake['kind'] | undefined
  readonly isPublic: boolean
  /** What came along: how many in all, those that may be kept, and what the message says once it is known how many of them are. */
  readonly brought?: {
    readonly count: number
    readonly files: readonly ArrivedFile[]
    readonly textWith: (kept: number) => string
  }
  /** Who sent it, where one sender may bring too much; counted for some hours under a keyed digest (T40). */
  readonly sender?: string
  /** What the channel wants to know to answer; null when nothing can go back. */
  readonly handle: string | null
}

/** What a message is known by on its channel; the number itself is not kept. */
export const messageHashOf = (channelId: string, messageId: string): Buffer =>
  crypto().hash(`cases.arrival/${channelId}`, messageId)

/** Makes one case of a message, or gives the number of the case it is already. */
export async function takeMessage(
  ctx: Ctx,
  channel: store.ReceivingChannel,
  message: ArrivedMessage,
): Promise<{ number: string }> {
  if (channel.state === 'PAUSED') throw refuse('busy', 'cases.channel-paused', { retryAfterSeconds: 3600 })
  const messageHash = messageHashOf(channel.id, message.messageId)
  const of = { subject: 'cases.channel', subjectId: channel.id, orgId: channel.orgId }
  const known = await store.claimArrival(ctx.tx, channel.id, messageHash)
  if (known !== null) {
    record(ctx, 'cases.arrival-repeated', of)
    return { number: known }
  }
  // A file is filed by somebody who is known, and has its own limit.
  if (channel.kind !== 'FILE')
    await takeShare(ctx, { name: 'cases.arrival', tries: perHour, seconds: 3600 }, channel.id)
  // The channel as a whole was counted; where senders are not told apart nobody else is.
  const address = message.sender === undefined ? null : `channel/${channel.id}/${message.sender}`
  const brought = await keepBrought(ctx, channel, { ...message, address })
  const intake = intakeOf(channel, { ...message, text: brought.text })
  const admitted = found(await admit(ctx, { ...intake, address }), 'cases.organisation-missing')
  const { caseId, number, code } = takeIn(ctx, intake, admitted)
  if (brought.kept > 0) await takeArrived(ctx, brought.form, codeHashOf(number, code))
  const handleSealed = message.handle === null ? null : crypto().seal(handleContext(caseId), message.handle)
  const arrival = { id: newId(), caseId, channelId: channel.id, at: ctx.now }
  store.addArrival(ctx.tx, arrival, { messageHash, handleSealed })
  if (channel.canAnswer && handleSealed !== null) {
    const codeSealed = channel.isPrivate ? crypto().seal(codeContext(caseId), code) : null
    const hints: store.ReceiptNote[] = receiptHints(`${intake.title}\n${intake.text}`, channel)
    if (brought.isLeft) hints.push(filesLeft)
    store.tellReceipt(ctx.tx, { caseId, id: newId(), codeSealed, at: ctx.now, hints })
  }
  record(ctx, 'cases.arrived', { ...of, details: { kind: channel.kind } })
  return { number }
}

// What came along waits for its case under a key of its own.
async function keepBrought(
  ctx: Ctx,
  channel: store.ReceivingChannel,
  { text, brought, address }: ArrivedMessage & { readonly address: string | null },
) {
  const form = newId()
  const { count = 0, files = [], textWith = () => text } = brought ?? {}
  const of = { form, channelId: channel.id, sender: address ?? `channel/${channel.id}` }
  const kept = await keepArrived(ctx, of, files)
  return { form, kept, text: textWith(kept), isLeft: kept < count }
}

function intakeOf(channel: store.ReceivingChannel, message: ArrivedMessage): Intake {
  const text = readText(message.text)
  const title = readText(message.title ?? titleOf(text)).replace(/\s+/g, ' ')
  const { name, phone } = message
  return {
    aboutOrgId: channel.orgId,
    kind: message.kind ?? kindOf(title, text),
    title,
    text,
    writerMask: maskOf(name ?? '网友'),
    contact: name === undefined && phone === undefined ? null : { name: name ?? '', phone: phone ?? null },
    isPublic: message.isPublic,
    isDirect: true,
    channel: channel.kind,
    byName: channel.name,
    previousId: null,
    oneUp: false,
  }
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
