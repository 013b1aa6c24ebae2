import { randomInt } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { DueSource } from '#kernel/due.ts'
import { refusals } from '#kernel/errors.ts'
import { newSecret } from '#kernel/ids.ts'
import { giveBackTry, type Limit, takeTry } from '#kernel/limits.ts'
import { log, textOf } from '#kernel/log.ts'
import { canMail, type MailWay, sendMail } from '#kernel/outgoing/mail.ts'
import { dayOf } from '#kernel/time.ts'
import { calendarPath, hashSecret } from '../calendar/address.ts'
import { confirmationLetter } from '../letters/texts.ts'
import { usualQuiet } from '../rules.ts'
import { readOwnSms, readSms } from '../sms/service.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { addressContext } from './sealing.ts'
import * as store from './store.ts'

const { found, refuse, refuseIf } = refusals(words)
const codeMinutes = 15
const perAsking: Limit = { name: 'notices.mail', tries: 5, seconds: 3600 }
const perCode: Limit = { name: 'notices.mail-code', tries: 10, seconds: 3600 }

/** How one is reminded, and which kinds of work of the acting post which way tells. */
export async function readReminder(
  ctx: Ctx,
  sources: readonly DueSource[],
): Promise<Answer<typeof contract.readReminder>> {
  const { leftOut, ...kept } = await readKept(ctx)
  const kinds = sources
    .filter(({ isFor }) => isFor(ctx.actor))
    .map(({ kind, label: { zh, en }, isStatutory = false }) => ({
      ...{ kind, label: { zh, en }, isStatutory },
      mail: isStatutory || !leftOut.mail.includes(kind),
      calendar: isStatutory || !leftOut.calendar.includes(kind),
    }))
  return { ...kept, sms: await readSms(ctx), kinds }
}

/** What is kept of how one is reminded, with the kinds that were left out, and the number of one’s text messages masked. */
export async function readOwnReminder(ctx: Ctx) {
  return { ...(await readKept(ctx)), sms: await readOwnSms(ctx) }
}

async function readKept(ctx: Ctx) {
  const kept = await store.ownReminder(ctx.tx)
  const isAsking = kept.askedUntil !== null && kept.askedUntil > ctx.now
  return {
    quiet: { from: kept.quietFrom ?? usualQuiet.from, until: kept.quietUntil ?? usualQuiet.until },
    canMail: canMail(),
    mail: open(ctx, kept.mailSealed),
    askedMail: isAsking ? open(ctx, kept.askedSealed) : null,
    calendarSince: kept.calendarSince,
    failed: kept.failures > 0 && kept.failedAt ? { at: kept.failedAt.toISOString(), times: kept.failures } : null,
    leftOut: await store.leftOutOf(ctx.tx, ownId(ctx)),
  }
}

/** Chooses for one kind of work whether the letter and the calendar tell it (UX-NT1). */
export async function setKind(
  ctx: Ctx,
  { kind, ...ways }: Input<typeof contract.setKind>,
  sources: readonly DueSource[],
): Promise<Answer<typeof contract.setKind>> {
  const source = found(
    sources.find((one) => one.kind === kind),
    'notices.kind-unknown',
  )
  refuseIf(source.isStatutory === true, 'conflict', 'notices.kind-statutory')
  store.setOwnKind(ctx.tx, { kind, ...ways })
  note(ctx, 'notices.kind-set')
  return { kind }
}

const open = (ctx: Ctx, sealed: Buffer | null) =>
  sealed === null
    ? null
    : crypto()
        .open(addressContext(ownId(ctx)), sealed)
        .toString('utf8')

/** Sets the hours in which nothing is sent but alarms. */
export async function setQuietHours(
  ctx: Ctx,
  input: Input<typeof contract.setQuietHours>,
): Promise<Answer<typeof contract.setQuietHours>> {
  store.setOwnQuietHours(ctx.tx, input)
  note(ctx, 'notices.quiet-hours-set')
  return input
}

/** Sends a code to an address; letters go there once it was typed in, so that nobody has another one written to. */
export async function askForMail(
  ctx: Ctx,
  { address }: Input<typeof contract.askForMail>,
  way: MailWay = config.mail,
): Promise<Answer<typeof contract.askForMail>> {
  refuseIf(!canMail(way), 'conflict', 'notices.no-mail')
  await takeTry(ctx, perAsking, ownId(ctx))
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await sendMail(confirmationLetter(address, code), way).catch((fault: unknown) => {
    log.warn({ fault: textOf(fault), requestId: ctx.requestId }, 'a letter did not leave')
    throw refuse('conflict', 'notices.mail-not-sent', { field: 'address' })
  })
  const sealed = crypto().seal(addressContext(ownId(ctx)), address)
  const until = new Date(ctx.now.getTime() + codeMinutes * 60_000)
  store.askOwnMail(ctx.tx, { sealed, code: hashCode(ctx, code), until })
  note(ctx, 'notices.mail-asked')
  return { asked: true }
}

/** The code that arrived: letters begin. */
export async function confirmMail(
  ctx: Ctx,
  { code }: Input<typeof contract.confirmMail>,
): Promise<Answer<typeof contract.confirmMail>> {
  await takeTry(ctx, perCode, ownId(ctx))
  const isRight = await store.confirmOwnMail(ctx.tx, hashCode(ctx, code), ctx.now)
  refuseIf(!isRight, 'invalid', 'notices.wrong-code', { field: 'code' })
  giveBackTry(ctx, perCode, ownId(ctx))
  note(ctx, 'notices.mail-confirmed')
  return { confirmed: true }
}

/** No letters any more. */
export async function stopMail(ctx: Ctx): Promise<Answer<typeof contract.stopMail>> {
  store.dropOwnMail(ctx.tx)
  note(ctx, 'notices.mail-stopped')
  return { stopped: true }
}

/** A new secret address for one's calendar; only its hash is kept, so it is shown this once. */
export async function makeCalendar(ctx: Ctx): Promise<Answer<typeof contract.makeCalendar>> {
  const secret = newSecret()
  store.setOwnCalendar(ctx.tx, hashSecret(secret), dayOf(ctx.now))
  note(ctx, 'notices.calendar-made')
  return { path: calendarPath(secret) }
}

/** Takes the address back: whoever has it reads nothing from now on. */
export async function endCalendar(ctx: Ctx): Promise<Answer<typeof contract.endCalendar>> {
  store.dropOwnCalendar(ctx.tx)
  note(ctx, 'notices.calendar-ended')
  return { ended: true }
}

const ownId = ({ actor }: Ctx) => actor.accountId ?? ''
const hashCode = (ctx: Ctx, code: string) => crypto().hash('notices.mail-code', `${ownId(ctx)}/${code}`)
const note = (ctx: Ctx, act: string) => record(ctx, act, { subject: 'accounts.account', subjectId: ownId(ctx) })
