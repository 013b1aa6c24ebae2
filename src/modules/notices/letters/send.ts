import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Db, Tx } from '#kernel/db.ts'
import type { DueSource } from '#kernel/due.ts'
import { canMail, type MailWay, sendMail } from '#kernel/outgoing/mail.ts'
import { type Day, dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { alarmsToSend, noteAlarmSent } from '#modules/accounts/index.ts'
import { addressContext } from '../reminder/sealing.ts'
import { leftOutOf } from '../reminder/store.ts'
import { isLetterTime } from '../rules.ts'
import { dueOfAccount, told } from '../service.ts'
import * as store from './store.ts'
import { alarmLetter, digestLetter } from './texts.ts'

const sender = systemActor('notices.send-letters')

/** What letters are made from: the worker's own login for who wants one, that of people for what waits for them. */
export interface Desk {
  readonly worker: Db
  readonly app: Pick<Db, 'read'>
  readonly sources: readonly DueSource[]
  readonly way: MailWay
  readonly now: Date
}

/** Sends what is to be sent, every minute. */
export function lettersChore(of: Pick<Desk, 'app' | 'sources'>): Chore {
  return { name: sender.name, every: '1m', run: (worker) => sendLetters({ ...of, worker, way: config.mail }) }
}

async function sendLetters(of: Omit<Desk, 'now'>, now = new Date()): Promise<void> {
  // Where no mail server was named nobody is written to, and nothing is marked as sent.
  if (!canMail(of.way)) return
  await sendAlarms({ ...of, now })
  await sendDigests({ ...of, now })
}

/** What touches the safety of an account goes at once, in quiet hours too; nothing else does (E09). */
export async function sendAlarms(desk: Desk): Promise<void> {
  const alarms = await desk.worker.read(sender, (tx) => alarmsToSend(tx, desk.now))
  await each(alarms, async ({ id, accountId }) => {
    const sealed = await desk.worker.read(sender, (tx) => store.findMail(tx, accountId))
    if (sealed !== null) await sendMail(alarmLetter(openAddress(accountId, sealed)), desk.way)
    await desk.worker.write(sender, async (tx) => noteAlarmSent(tx, id, desk.now))
  })
}

const pauseMs = 30 * 60_000

/** The letter of the day, to each who wants it, once his hour has come. One that does not leave is tried again after a while. */
export async function sendDigests(desk: Desk): Promise<void> {
  const day = dayOf(desk.now)
  const failedBefore = new Date(desk.now.getTime() - pauseMs)
  const waiting = await desk.worker.read(sender, (tx) => store.listLettersToSend(tx, day, failedBefore))
  const come = waiting.filter(({ quietFrom: from, quietUntil: until }) =>
    isLetterTime(desk.now, { from, until }, workCalendar),
  )
  await each(come, (row) => sendDigest(desk, row, day))
}

// Taken before it leaves: after a crash one letter too few is better than two.
async function sendDigest(desk: Desk, { accountId, mailSealed }: store.LetterRow, day: Day): Promise<void> {
  const { worker, app, way, now } = desk
  if (!(await worker.write(sender, (tx) => store.takeLetter(tx, accountId, day)))) return
  const giveBack = () => worker.write(sender, async (tx) => store.giveLetterBack(tx, accountId, now))
  const send = async () => {
    const leftOut = await worker.read(sender, (tx) => leftOutOf(tx, accountId))
    const waiting = told(await dueOfAccount(app, accountId, desk), leftOut.mail, desk.sources)
    const letter = digestLetter(openAddress(accountId, mailSealed), waiting, day)
    if (letter) await sendMail(letter, way)
    return letter !== undefined
  }
  const hasLeft = await send().catch((fault) => giveBack().then(() => Promise.reject(fault)))
  if (hasLeft) await worker.write(sender, async (tx) => store.noteLetterLeft(tx, accountId))
}

// One refusal may be a full mailbox; from the third on somebody has to look.
const keepsFailing = 3

/** How many have letters that keep failing; nothing where no mail server was named. */
export async function countFailingLetters(tx: Tx, way: MailWay = config.mail): Promise<number | null> {
  return canMail(way) ? store.countFailing(tx, keepsFailing) : null
}

// One after the other and all of them, whatever becomes of one; then the first fault is told.
async function each<T>(of: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const faults: unknown[] = []
  for (const one of of) await work(one).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}

const openAddress = (accountId: string, sealed: Buffer) =>
  crypto().open(addressContext(accountId), sealed).toString('utf8')
