import { addWorkdays, type Day, dayOf, isWorkday, startOf, type WorkCalendar, workdaysBetween } from '#kernel/time.ts'

export type Urgency = 'OVERDUE' | 'SOON' | 'LATER' | 'OPEN'

/** How pressing a day is: past, within three working days (UX-NT2), later, or without any limit. */
export function urgencyOf(dueOn: Day | null, today: Day, calendar: WorkCalendar): Urgency {
  if (dueOn === null) return 'OPEN'
  if (dueOn < today) return 'OVERDUE'
  return dueOn <= soonUntil(today, calendar) ? 'SOON' : 'LATER'
}

/** The last day that is soon: within three working days (UX-NT2). */
export const soonUntil = (today: Day, calendar: WorkCalendar): Day => addWorkdays(today, 3, calendar).day

export type Reminder = 'THREE_BEFORE' | 'ONE_BEFORE' | 'ONE_AFTER'

/**
 * Of which of its three reminders this is the day, if of any: three working days before the last one, one before, and the first one
 * after (UX-NT2). Each has one day, and that is a working day; a last day on which nobody works is reminded of as the one before it.
 */
export function reminderOf(dueOn: Day | null, today: Day, calendar: WorkCalendar): Reminder | null {
  if (dueOn === null || !isWorkday(today, calendar)) return null
  if (dueOn < today) return addWorkdays(dueOn, 1, calendar).day === today ? 'ONE_AFTER' : null
  if (dueOn > addWorkdays(today, 4, calendar).day) return null
  const left = workdaysBetween(today, dueOn, calendar).days
  return left === 3 ? 'THREE_BEFORE' : left === 1 ? 'ONE_BEFORE' : null
}

/** From which full hour to which one nothing is sent; `from` 21 `until` 7 is the night. The same hour twice is no quiet at all. */
export interface QuietHours {
  readonly from: number
  readonly until: number
}

/** The hours in which nobody is disturbed who did not choose others (E09). */
export const usualQuiet: QuietHours = { from: 21, until: 7 }

/** Is this moment one of quiet? Hours are those of Chinese time. */
export function isQuiet(now: Date, { from, until }: QuietHours): boolean {
  const hour = hourOf(now)
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until
}

const letterHour = 8

/** Has the time for the letter of the day come: on a working day, from eight o’clock, outside the quiet hours (UX-NT1)? */
export function isLetterTime(now: Date, quiet: QuietHours, calendar: WorkCalendar): boolean {
  return isWorkday(dayOf(now), calendar) && hourOf(now) >= letterHour && !isQuiet(now, quiet)
}

/** Have the quiet hours begun since a moment of this day? What was to be sent by then and was not is of no use any more (R-F12). */
export function haveQuietHoursBegun(since: Date, now: Date, { from, until }: QuietHours): boolean {
  return from !== until && hourOf(since) < from && hourOf(now) >= from
}

const hourOf = (now: Date) => Math.floor((now.getTime() - startOf(dayOf(now)).getTime()) / 3_600_000)

/** What a digest is made of: of each thing its kind and its day, nothing of what it says. */
export interface Counted {
  readonly kind: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly dueOn: string | null
  readonly urgency: Urgency
  readonly reminder: Reminder | null
}

/** How many of a kind wait, how many of these are late, due today, and due within three working days; and of how many today is a day of reminding. */
export interface DigestLine {
  kind: string
  label: { zh: string; en: string }
  total: number
  late: number
  today: number
  soon: number
  reminders: Record<Reminder, number>
}

/** What waits, counted by kind, the most pressing kind first. */
export function digestOf(rows: readonly Counted[], today: Day): DigestLine[] {
  const lines = new Map<string, DigestLine>()
  for (const { kind, label, dueOn, urgency, reminder } of rows) {
    const line = lines.get(kind) ?? { kind, label, total: 0, late: 0, today: 0, soon: 0, reminders: none() }
    line.total += 1
    if (urgency === 'OVERDUE') line.late += 1
    else if (dueOn === today) line.today += 1
    else if (urgency === 'SOON') line.soon += 1
    if (reminder !== null) line.reminders[reminder] += 1
    lines.set(kind, line)
  }
  return [...lines.values()].sort(
    (a, b) => b.late - a.late || b.today - a.today || b.soon - a.soon || b.total - a.total,
  )
}

const none = (): DigestLine['reminders'] => ({ THREE_BEFORE: 0, ONE_BEFORE: 0, ONE_AFTER: 0 })
