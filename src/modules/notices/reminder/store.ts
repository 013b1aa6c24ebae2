import { sql, type Tx } from '#kernel/db.ts'

/** What is kept of how an account is reminded; nulls where it never said anything. */
export interface ReminderRow {
  quietFrom: number | null
  quietUntil: number | null
  mailSealed: Buffer | null
  askedSealed: Buffer | null
  askedUntil: Date | null
  calendarSince: string | null
  failures: number
  failedAt: Date | null
}

/** How one's own account is reminded; the account is that of the transaction. */
export function ownReminder(tx: Tx): Promise<ReminderRow> {
  return tx.one(sql<ReminderRow>`select quiet_from, quiet_until, mail_sealed, asked_sealed, asked_until,
    calendar_since::text as calendar_since, failures, failed_at from notices.own_reminder()`)
}

/** The kinds of work an account wants neither in its letter nor in its calendar; none where it never said anything. */
export interface LeftOut {
  readonly mail: readonly string[]
  readonly calendar: readonly string[]
}

/** What an account leaves out, for who writes its letter or its calendar. */
export async function leftOutOf(tx: Tx, accountId: string): Promise<LeftOut> {
  const row = await tx.first(sql<LeftOut>`select mail, calendar from notices.left_out_of(${accountId}::uuid)`)
  return row ?? { mail: [], calendar: [] }
}

/** Chooses for one kind. */
export function setOwnKind(tx: Tx, { kind, mail, calendar }: { kind: string; mail: boolean; calendar: boolean }): void {
  tx.later(sql`select notices.set_own_kind(${kind}, ${mail}, ${calendar})`)
}

/** Sets one's own quiet hours. */
export function setOwnQuietHours(tx: Tx, { from, until }: { from: number; until: number }): void {
  tx.later(sql`select notices.set_own_quiet_hours(${from}, ${until})`)
}

/** Keeps an address until its code is typed in. */
export function askOwnMail(tx: Tx, of: { sealed: Buffer; code: Buffer; until: Date }): void {
  tx.later(sql`select notices.ask_own_mail(${of.sealed}, ${of.code}, ${of.until})`)
}

/** Confirms the address to which this code went; false when it is another code or too late. */
export async function confirmOwnMail(tx: Tx, code: Buffer, now: Date): Promise<boolean> {
  const row = await tx.one(sql<{ confirmed: boolean }>`select notices.confirm_own_mail(${code}, ${now}) as confirmed`)
  return row.confirmed
}

/** Forgets one's own address, confirmed or not. */
export function dropOwnMail(tx: Tx): void {
  tx.later(sql`select notices.drop_own_mail()`)
}

/** Puts this secret, by its hash, in the place of the one before. */
export function setOwnCalendar(tx: Tx, hash: Buffer, today: string): void {
  tx.later(sql`select notices.set_own_calendar(${hash}, ${today}::date)`)
}

/** Takes one's own calendar back; nothing happens when there is none. */
export function dropOwnCalendar(tx: Tx): void {
  tx.later(sql`select notices.drop_own_calendar()`)
}
