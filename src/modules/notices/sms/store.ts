import { sql, type Tx } from '#kernel/db.ts'

/** What is kept of an account's text messages. */
export interface SmsRow {
  numberSealed: Buffer | null
  isOn: boolean
  askedSealed: Buffer | null
  askedUntil: Date | null
  askedTries: number
  failures: number
  failedSince: Date | null
  refusedDays: number
}

/** What is kept of one's own; the account is that of the transaction. */
export function ownSms(tx: Tx): Promise<SmsRow | undefined> {
  return tx.first(sql<SmsRow>`select * from notices.own_sms()`)
}

/** Keeps a number until its code is typed in. */
export function askOwnSms(tx: Tx, of: { sealed: Buffer; code: Buffer; until: Date }): void {
  tx.later(sql`select notices.ask_own_sms(${of.sealed}, ${of.code}, ${of.until})`)
}

/** Counts a code that is typed in, whatever it is; false when no code is good any more. */
export async function tryOwnSms(tx: Tx, most: number, now: Date): Promise<boolean> {
  const [row] = await tx.alone(sql<{ tried: boolean }>`select notices.try_own_sms(${most}, ${now}) as tried`)
  return row?.tried ?? false
}

/** Confirms the number to which this code went; false when it is another code. */
export async function confirmOwnSms(tx: Tx, code: Buffer, now: Date): Promise<boolean> {
  const row = await tx.one(sql<{ confirmed: boolean }>`select notices.confirm_own_sms(${code}, ${now}) as confirmed`)
  return row.confirmed
}

/** Stops one's own messages or has them go on; false where there is no number. */
export async function setOwnSms(tx: Tx, isOn: boolean): Promise<boolean> {
  return (await tx.one(sql<{ done: boolean }>`select notices.set_own_sms(${isOn}) as done`)).done
}

/** Forgets one's own number, confirmed or not. */
export function dropOwnSms(tx: Tx): void {
  tx.later(sql`select notices.drop_own_sms()`)
}

/** Forgets numbers whose codes are too old or were typed in too often. */
export function forgetAsked(tx: Tx, most: number, now: Date): void {
  tx.later(sql`select notices.forget_asked_sms(${most}, ${now})`)
}

/** Whose message of this day has not left, with quiet hours and what was tried of it today. */
export interface SmsToSend {
  accountId: string
  quietFrom: number
  quietUntil: number
  begunAt: Date | null
  tries: number
}

/** The messages of a day that are still to be sent; those that were tried a short while ago, or refused on `most` days, are left alone. */
export function listSmsToSend(tx: Tx, day: string, { now, most }: { now: Date; most: number }): Promise<SmsToSend[]> {
  return tx.rows(sql<SmsToSend>`select * from notices.sms_to_send(${day}::date, ${now}, ${most})`)
}

/** Takes a try of this day and gives the number, sealed; nothing when it is not wanted any more or somebody else's turn. */
export async function beginSms(
  tx: Tx,
  { accountId, day, now, nextAt }: { accountId: string; day: string; now: Date; nextAt: Date },
): Promise<Buffer | null> {
  const row = await tx.one(
    sql<{ sealed: Buffer | null }>`select notices.begin_sms(${accountId}, ${day}::date, ${now}, ${nextAt}) as sealed`,
  )
  return row.sealed
}

/** Nothing more is to be sent on this day. */
export function endSms(tx: Tx, accountId: string, { day, hasLeft }: { day: string; hasLeft: boolean }): void {
  tx.later(sql`select notices.end_sms(${accountId}, ${day}::date, ${hasLeft})`)
}

/** Notes that a message did not leave. */
export function failSms(tx: Tx, accountId: string, now: Date): void {
  tx.later(sql`select notices.fail_sms(${accountId}, ${now})`)
}

/** Notes that the operator refused the number on this day. */
export function refuseSms(tx: Tx, accountId: string, day: string): void {
  tx.later(sql`select notices.refuse_sms(${accountId}, ${day}::date)`)
}

/** How many have messages that failed at least so often in a row; a number of the whole installation, nobody is named. */
export async function countFailing(tx: Tx, least: number): Promise<number> {
  return (await tx.one(sql<{ failing: number }>`select notices.failing_sms(${least}) as failing`)).failing
}
