import { randomInt } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { addressGroup, giveBackEarlierTry, giveBackTry, type Limit, takeTry, takeVisitorTry } from '#kernel/limits.ts'
import { Circuit } from '#kernel/outgoing/circuit.ts'
import type { HandedOver } from '#kernel/outgoing/mail.ts'
import { sendSms } from '#kernel/outgoing/sms.ts'
import type { SmsWay } from '#kernel/outgoing/sms-way.ts'
import { Crowded, Turns } from '#kernel/turns.ts'
import { maskMobile, readMobile } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { refusedDaysUntilStopped, triesOfCode } from './rules.ts'
import { numberContext } from './sealing.ts'
import * as store from './store.ts'
import { codeText } from './texts.ts'
import { words } from './words.ts'

const { found, refuse, refuseIf } = refusals(words)
const codeMinutes = 10

// T40: a number is counted whoever asks, so that nobody has codes rain on somebody else. Of an address only codes count that nobody typed in: an office
// signs up behind one address, and each of them types in his own; whoever pelts strangers cannot.
const perAddress: Limit = { name: 'notices.sms-address', tries: 60, seconds: 3600 }
const perNumberMinute: Limit = { name: 'notices.sms-number-minute', tries: 1, seconds: 60 }
const perAccount: Limit = { name: 'notices.sms-account', tries: 5, seconds: 86_400 }
const perNumber: Limit = { name: 'notices.sms-number', tries: 5, seconds: 86_400 }

/** By which way codes leave, and what keeps a slow or dead gateway from holding up the console (R-F12). */
export interface CodeDesk {
  readonly way: SmsWay | undefined
  readonly turns: Turns
  readonly circuit: Circuit
}

/** Whoever waits for the gateway holds a connection of the database: two of them may, and the next is told to come again. */
export const newCodeDesk = (way: SmsWay | undefined): CodeDesk => ({
  ...{ way, turns: new Turns({ atOnce: 2, waiting: 0 }), circuit: new Circuit() },
})
const ofProcess = newCodeDesk(undefined)

const nothingKept = {
  ...{ number: null, isOn: false, askedNumber: null, isCodeOver: false, failed: null, refused: null },
} as const

/** What is kept of one's own text messages, the numbers masked. */
export async function readOwnSms(ctx: Ctx) {
  const kept = await store.ownSms(ctx.tx)
  if (!kept) return nothingKept
  const isGood = kept.askedUntil !== null && kept.askedUntil > ctx.now && kept.askedTries < triesOfCode
  return {
    number: masked(ctx, kept.numberSealed),
    isOn: kept.isOn && kept.numberSealed !== null,
    askedNumber: masked(ctx, kept.askedSealed),
    isCodeOver: kept.askedSealed !== null && !isGood,
    // Told beside a refusal only where more than that went wrong.
    failed:
      kept.failures > kept.refusedDays && kept.failedSince
        ? { since: kept.failedSince.toISOString(), times: kept.failures }
        : null,
    refused:
      kept.refusedDays > 0 ? { days: kept.refusedDays, isStopped: kept.refusedDays >= refusedDaysUntilStopped } : null,
  }
}

/** The same for the page; nothing where this installation sends none. */
export const readSms = async (ctx: Ctx, way: SmsWay | undefined = config.sms) => (way ? await readOwnSms(ctx) : null)

const masked = (ctx: Ctx, sealed: Buffer | null): string | null => {
  if (sealed === null) return null
  const number = crypto().open(numberContext(ownId(ctx)), sealed)
  return maskMobile(number.toString('utf8'), 'LIST')
}

/**
 * Sends a code to a number; messages go there once it was typed in. A number that somebody else has is one as any other. A code
 * that may have arrived is as good as one that did.
 */
export async function askForSms(
  ctx: Ctx,
  input: Input<typeof contract.askForSms>,
  desk: CodeDesk = { ...ofProcess, way: config.sms },
): Promise<Answer<typeof contract.askForSms>> {
  const way = found(desk.way, 'notices.no-sms')
  const read = readMobile(input.number)
  if (!read.ok) throw refuse('invalid', 'notices.number-form', { field: 'number' })
  const number = read.value
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const came = await sendCode(ctx, { ...desk, way }, { number, code })
  refuseIf(came === 'NOT_NOW' || came === 'REFUSED', 'conflict', 'notices.sms-not-sent', { field: 'number' })
  const sealed = crypto().seal(numberContext(ownId(ctx)), number)
  const until = new Date(ctx.now.getTime() + codeMinutes * 60_000)
  store.askOwnSms(ctx.tx, { sealed, code: hashCode(ctx, code), until })
  note(ctx, 'notices.sms-asked', { digest: digestOfNumber(number) })
  return { asked: true, isSure: came === 'TAKEN' }
}

type Code = { readonly number: string; readonly code: string }
type Desk = CodeDesk & { readonly way: SmsWay }

// Who is told at once to come again has not used up a try.
async function sendCode(ctx: Ctx, desk: Desk, of: Code): Promise<HandedOver> {
  if (desk.circuit.isOpen(ctx.now)) return 'NOT_NOW'
  try {
    return await desk.turns.run(() => sendCounted(ctx, desk, of))
  } catch (fault) {
    if (fault instanceof Crowded) return 'NOT_NOW'
    throw fault
  }
}

async function sendCounted(ctx: Ctx, { way, circuit }: Desk, { number, code }: Code): Promise<HandedOver> {
  await countAsking(ctx, number)
  const message = { id: newId(), type: 'notices.sms-code', to: number, text: codeText(way.sign, code) }
  const came = await sendSms({ ...message, values: { code, minutes: codeMinutes } }, way)
  if (came === 'TAKEN' || came === 'REFUSED') circuit.answered()
  else circuit.failed(ctx.now)
  // Nothing left, so nobody was disturbed. The minute stays counted, and so does the address: they keep the gateway from being pressed.
  if (came === 'NOT_NOW') await giveBack(ctx, [perAccount, ownId(ctx)], [perNumber, number])
  return came
}

// The account first: whoever has used up its tries does not take the minute of a number that is somebody else's.
async function countAsking(ctx: Ctx, number: string): Promise<void> {
  takeVisitorTry(ctx, perAddress, addressOf(ctx))
  await takeTry(ctx, perAccount, ownId(ctx))
  try {
    await takeTry(ctx, perNumberMinute, number)
    await takeTry(ctx, perNumber, number)
  } catch (fault) {
    // Nothing leaves: who is only too fast has not used up one of his five of the day.
    await giveBack(ctx, [perAccount, ownId(ctx)])
    throw fault
  }
}

// Sent before anything is refused: what waits then is given up.
async function giveBack(ctx: Ctx, ...counted: readonly (readonly [Limit, string])[]): Promise<void> {
  for (const [limit, subject] of counted) giveBackTry(ctx, limit, subject)
  await ctx.tx.sent()
}

/** The code that arrived: messages begin. */
export async function confirmSms(
  ctx: Ctx,
  { code }: Input<typeof contract.confirmSms>,
): Promise<Answer<typeof contract.confirmSms>> {
  const isTried = await store.tryOwnSms(ctx.tx, triesOfCode, ctx.now)
  refuseIf(!isTried, 'conflict', 'notices.sms-code-over', { field: 'code' })
  const isRight = await store.confirmOwnSms(ctx.tx, hashCode(ctx, code), ctx.now)
  refuseIf(!isRight, 'invalid', 'notices.sms-wrong-code', { field: 'code' })
  giveBackEarlierTry(ctx, perAddress, addressOf(ctx))
  note(ctx, 'notices.sms-confirmed')
  return { confirmed: true }
}

/** Stops the messages or has them go on. */
export async function setSms(
  ctx: Ctx,
  { isOn }: Input<typeof contract.setSms>,
): Promise<Answer<typeof contract.setSms>> {
  refuseIf(!(await store.setOwnSms(ctx.tx, isOn)), 'conflict', 'notices.sms-no-number')
  note(ctx, isOn ? 'notices.sms-resumed' : 'notices.sms-paused')
  return { isOn }
}

/** No messages any more, and no number. */
export async function dropSms(ctx: Ctx): Promise<Answer<typeof contract.dropSms>> {
  store.dropOwnSms(ctx.tx)
  note(ctx, 'notices.sms-dropped')
  return { dropped: true }
}

const addressOf = ({ caller }: Ctx) => addressGroup(caller?.address ?? '')
const ownId = ({ actor }: Ctx) => actor.accountId ?? ''
const hashCode = (ctx: Ctx, code: string) => crypto().hash('notices.sms-code', `${ownId(ctx)}/${code}`)
// By which the audit shows that several accounts had codes sent to one number, and nobody reads which (T40).
const digestOfNumber = (number: string) => crypto().hash('notices.sms-number', number).toString('hex').slice(0, 16)
const note = (ctx: Ctx, act: string, details: { readonly digest?: string } = {}) =>
  record(ctx, act, { subject: 'accounts.account', subjectId: ownId(ctx), details })
