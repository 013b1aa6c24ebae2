import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Db, Tx } from '#kernel/db.ts'
import type { DueSource } from '#kernel/due.ts'
import { Circuit } from '#kernel/outgoing/circuit.ts'
import { sendSms } from '#kernel/outgoing/sms.ts'
import type { SmsWay } from '#kernel/outgoing/sms-way.ts'
import { type Day, dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { leftOutOf } from '../reminder/store.ts'
import { dueOfAccount, told } from '../service.ts'
import { type Counts, countsOf, isSmsTime, pauseAfter, refusedDaysUntilStopped, triesOfCode } from './rules.ts'
import { numberContext } from './sealing.ts'
import * as store from './store.ts'
import { reminderText } from './texts.ts'

const sender = systemActor('notices.send-sms')
// As many as may fail before the gateway is left alone: a dead one is then known within one waiting.
const atOnce = 3

/** What messages are made from: the worker's own login for who wants one, that of people for what waits for them. */
export interface SmsDesk {
  readonly worker: Db
  readonly app: Pick<Db, 'read'>
  readonly sources: readonly DueSource[]
  readonly way: SmsWay
  readonly circuit: Circuit
  /** Asked again and again: with a long backlog and a slow gateway a run takes hours. */
  readonly clock: () => Date
}

const wallClock = (now = new Date()) => now

/** Sends the messages of the day, every minute, where a gateway was named. */
export function smsChore(of: Pick<SmsDesk, 'app' | 'sources'>): Chore {
  const circuit = new Circuit()
  const run = async (worker: Db, signal?: AbortSignal) => {
    await forgetAsked(worker, wallClock())
    if (config.sms) await sendReminders({ ...of, worker, circuit, way: config.sms, clock: wallClock }, signal)
  }
  return { name: sender.name, every: '1m', run }
}

/** Forgets numbers that were not confirmed in time, also where the gateway is named no more. */
export const forgetAsked = (worker: Db, now: Date): Promise<void> =>
  worker.write(sender, async (tx) => store.forgetAsked(tx, triesOfCode, now))

/** The message of the day, to each who wants it, once his hour has come. One that does not leave is tried again, later each time. */
export async function sendReminders(desk: SmsDesk, signal?: AbortSignal): Promise<void> {
  const { clock, circuit } = desk
  const begun = clock()
  const day = dayOf(begun)
  const asked = { now: begun, most: refusedDaysUntilStopped }
  const waiting = await desk.worker.read(sender, (tx) => store.listSmsToSend(tx, day, asked))
  const come = waiting.filter((row) => isHisTime(row, begun))
  const faults: unknown[] = []
  for (let at = 0; at < come.length && !circuit.isOpen(clock()) && !signal?.aborted; at += atOnce) {
    const now = clock()
    const batch = come.slice(at, at + atOnce).filter((row) => isHisTime(row, now))
    const outcomes = await Promise.allSettled(batch.map((row) => sendOne(desk, row, day)))
    faults.push(...outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])))
  }
  if (faults.length > 0) throw faults[0]
}

const isHisTime = ({ quietFrom: from, quietUntil: until, begunAt }: store.SmsToSend, now: Date) =>
  isSmsTime(now, { quiet: { from, until }, begunAt }, workCalendar)

// Noted before it is made: after a worker that was killed it is tried again when the pause is over, under the same id (R-F11).
async function sendOne(desk: SmsDesk, { accountId, tries }: store.SmsToSend, day: Day): Promise<void> {
  const { worker } = desk
  const now = desk.clock()
  const nextAt = new Date(now.getTime() + pauseAfter(tries + 1))
  const sealed = await worker.write(sender, (tx) => store.beginSms(tx, { accountId, day, now, nextAt }))
  if (sealed === null) return
  const counts = await countsFor(desk, accountId, day)
  const hasLeft = counts.total > 0
  if (hasLeft) await send(desk, counts, { accountId, day, sealed })
  await worker.write(sender, async (tx) => store.endSms(tx, accountId, { day, hasLeft }))
}

async function countsFor({ worker, app, sources, clock }: SmsDesk, accountId: string, day: Day): Promise<Counts> {
  const leftOut = await worker.read(sender, (tx) => leftOutOf(tx, accountId))
  return countsOf(told(await dueOfAccount(app, accountId, { sources, now: clock() }), leftOut.mail, sources), day)
}

async function send(
  { worker, way, circuit, clock }: SmsDesk,
  counts: Counts,
  { accountId, day, sealed }: { accountId: string; day: Day; sealed: Buffer },
): Promise<void> {
  const to = crypto().open(numberContext(accountId), sealed).toString('utf8')
  const message = { id: messageId(accountId, day), type: 'notices.sms-reminder', to }
  const came = await sendSms({ ...message, text: reminderText(way.sign, counts), values: { ...counts } }, way)
  if (came === 'TAKEN' || came === 'REFUSED') circuit.answered()
  else circuit.failed(clock())
  if (came === 'TAKEN') return
  await worker.write(sender, async (tx) => {
    store.failSms(tx, accountId, clock())
    if (came === 'REFUSED') store.refuseSms(tx, accountId, day)
  })
  // What a log may hold: no number, and of nobody (T25).
  throw new Error(`the gateway did not take a text message: ${came}`)
}

/** One for each account and day, and no account can be read from it. */
export const messageId = (accountId: string, day: Day): string =>
  crypto().hash('notices.sms-message', `${accountId}/${day}`).toString('hex').slice(0, 32)

// One refusal may be a number that is no more; from the third on somebody has to look.
const keepsFailing = 3

/** How many have messages that keep failing; nothing where no gateway was named. */
export async function countFailingSms(tx: Tx, way: SmsWay | undefined = config.sms): Promise<number | null> {
  return way ? store.countFailing(tx, keepsFailing) : null
}
