/**
 * Civil days, instants and working time (G2, G3).
 *
 * A day is text (`2026-11-23`), so it sorts, compares and travels as it is; an instant is a `Date`.
 * The product lives in Asia/Shanghai, which is UTC+8 without summer time since 1991.
 */

declare const dayBrand: unique symbol

/** A real calendar day of the years 0001–9999, written `YYYY-MM-DD`. Compare with `<` and `>`. */
export type Day = string & { readonly [dayBrand]: true }

/** What comes of reading something a person wrote: the value, or the code of the sentence that says what to do. */
export type Reading<Value, Code extends string> = { ok: true; value: Value } | { ok: false; code: Code }

export type DayRefusal = 'time.day-unreadable' | 'time.day-incomplete' | 'time.day-impossible'

/** The sentences of the codes above. */
export const words = {
  'time.day-unreadable': {
    zh: '看不懂这个日期。请写成 2026-01-05、2026年1月5日 或 20260105。',
    en: 'This date cannot be read. Please write it as 2026-01-05 or 20260105.',
  },
  'time.day-incomplete': {
    zh: '日期不完整。请把年、月、日都写上，例如 2026-01-05。',
    en: 'This date is incomplete. Please give year, month and day, for example 2026-01-05.',
  },
  'time.day-impossible': {
    zh: '日历上没有这一天。请核对年、月、日。',
    en: 'There is no such day in the calendar. Please check year, month and day.',
  },
} as const

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000
const SHANGHAI_OFFSET = 8 * 60 * MS_PER_MINUTE

/** The civil day in Shanghai at this instant. */
export function dayOf(instant: Date): Day {
  return fromEpochDays(Math.floor((instant.getTime() + SHANGHAI_OFFSET) / MS_PER_DAY))
}

/** The instant at which the day begins in Shanghai; `minutes` after midnight if given. */
export function startOf(day: Day, minutes = 0): Date {
  return new Date(epochDays(day) * MS_PER_DAY - SHANGHAI_OFFSET + minutes * MS_PER_MINUTE)
}

/** Whether the text is already a `Day` in its one canonical spelling. */
export function isDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && isRealDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** For values the program itself wrote (constants, database columns). Throws a RangeError on anything else. */
export function toDay(text: string): Day {
  if (isDay(text)) return text
  throw new RangeError(`Not a day: ${JSON.stringify(text)}`)
}

/**
 * Reads a day as people write it: 2026-1-5, 2026.1.5, 2026/1/5, 20260105, 2026年1月5日, in half- or full-width digits.
 * A month alone is refused, and so is a day the calendar does not have. Years 1800–2199.
 */
export function parseDay(written: string): Reading<Day, DayRefusal> {
  if (written.length > 40) return { ok: false, code: 'time.day-unreadable' }
  const text = written.normalize('NFKC').replace(/[–—−]/g, '-').trim()
  const parts =
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/.exec(text)
  if (parts) return dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  const isMonthOrYear = /^\d{4}(?:\d{2}|[-./]\d{1,2}|年(?:\d{1,2}月?)?)?$/.test(text)
  return { ok: false, code: isMonthOrYear ? 'time.day-incomplete' : 'time.day-unreadable' }
}

/**
 * Reads the number a spreadsheet keeps for a day; a time of day behind the point is dropped. `epoch` is the workbook's
 * date system. Number 60 of the 1900 system is 29 February 1900, a day that never was, and is refused.
 */
export function dayFromExcelSerial(serial: number, epoch: 1900 | 1904 = 1900): Reading<Day, DayRefusal> {
  const whole = Math.floor(serial)
  const lowest = epoch === 1900 ? 1 : 0
  const isPhantom = epoch === 1900 && whole === 60
  if (!Number.isFinite(serial) || whole < lowest || whole > 2_958_465 || isPhantom)
    return { ok: false, code: 'time.day-impossible' }
  const zero = toDay(epoch === 1904 ? '1904-01-01' : whole < 60 ? '1899-12-31' : '1899-12-30')
  const day = addDays(zero, whole)
  return dayFrom(...partsOf(day))
}

/** `2026年11月23日（周一）`, or `Monday 23 November 2026`. */
export function formatDay(day: Day, language: 'zh' | 'en'): string {
  const [year, month, date] = partsOf(day)
  const weekday = weekdayOf(day)
  return language === 'zh'
    ? `${year}年${month}月${date}日（周${'一二三四五六日'.charAt(weekday - 1)}）`
    : `${WEEKDAYS[weekday - 1]} ${date} ${MONTHS[month - 1]} ${year}`
}

/** Day and minute in Shanghai: `2026年11月23日（周一）15:30`, or `Monday 23 November 2026, 15:30`. */
export function formatMinute(instant: Date, language: 'zh' | 'en'): string {
  return `${formatDay(dayOf(instant), language)}${language === 'zh' ? '' : ', '}${clockOf(instant)}`
}

/** The minute of the day in Shanghai: `15:30`. */
export function clockOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(11, 16)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((((epochDays(day) + 3) % 7) + 7) % 7) + 1
}

/** The day `count` days later; negative counts go back. */
export function addDays(day: Day, count: number): Day {
  return fromEpochDays(epochDays(day) + count)
}

/** Days from one day to the other, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return epochDays(to) - epochDays(from)
}

/** The same day of the month `count` months later, or that month's last day if it has no such day (G2). */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = partsOf(day)
  const months = year * 12 + (month - 1) + count
  const targetYear = Math.floor(months / 12)
  const targetMonth = months - targetYear * 12 + 1
  return spell(targetYear, targetMonth, Math.min(date, lengthOfMonth(targetYear, targetMonth)))
}

/** Full months gone by: the greatest n with `addMonths(from, n) <= to` (G2). Negative when `to` is earlier. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear, fromMonth] = partsOf(from)
  const [toYear, toMonth] = partsOf(to)
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth
  return addMonths(from, months) <= to ? months : months - 1
}

/** Full years gone by; the age of a person born on `from` (G2). */
export function fullYearsBetween(from: Day, to: Day): number {
  return Math.floor(monthsBetween(from, to) / 12)
}

/** One year of the State Council's notice: days off among Monday–Friday or beyond, and weekend days worked instead. */
export type WorkYear = { year: number; holidays: readonly Day[]; workdays: readonly Day[] }

/** Which days are worked. Years without a table count Monday–Friday and make every result provisional (G3, 暂按). */
export type WorkCalendar = { years: ReadonlySet<number>; holidays: ReadonlySet<Day>; workdays: ReadonlySet<Day> }

/** Makes a calendar from the tables of any number of years. */
export function calendarFrom(tables: readonly WorkYear[]): WorkCalendar {
  return {
    years: new Set(tables.map((table) => table.year)),
    holidays: new Set(tables.flatMap((table) => table.holidays)),
    workdays: new Set(tables.flatMap((table) => table.workdays)),
  }
}

/** Whether the day is worked, as far as the calendar knows (G3). */
export function isWorkday(day: Day, calendar: WorkCalendar): boolean {
  if (calendar.workdays.has(day)) return true
  return weekdayOf(day) <= 5 && !calendar.holidays.has(day)
}

/** Whether the calendar has no table for the day's year, so that what it says of the day may still change (G3). */
export function isProvisional(day: Day, calendar: WorkCalendar): boolean {
  return !calendar.years.has(partsOf(day)[0])
}

/**
 * The `count`-th working day after `day`; before it for negative counts; the day itself for 0. The first day itself is
 * not counted, so "within 5 working days" of the 1st is `addWorkdays(first, 5, calendar)` (G3).
 */
export function addWorkdays(day: Day, count: number, calendar: WorkCalendar): { day: Day; provisional: boolean } {
  const step = count < 0 ? -1 : 1
  let reached = day
  let provisional = isProvisional(day, calendar)
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step)
    provisional ||= isProvisional(reached, calendar)
    if (isWorkday(reached, calendar)) left -= 1
  }
  return { day: reached, provisional }
}

/** The last of `count` working days when `first` itself counts if it is worked, as in a public notice of 5 days (G3). */
export function lastWorkdayOf(first: Day, count: number, calendar: WorkCalendar): { day: Day; provisional: boolean } {
  return addWorkdays(addDays(first, -1), count, calendar)
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. The inverse of `addWorkdays`. */
export function workdaysBetween(from: Day, to: Day, calendar: WorkCalendar): { days: number; provisional: boolean } {
  const step = to < from ? -1 : 1
  let days = 0
  let provisional = isProvisional(from, calendar)
  for (let day = from; day !== to; ) {
    day = addDays(day, step)
    provisional ||= isProvisional(day, calendar)
    if (isWorkday(day, calendar)) days += step
  }
  return { days, provisional }
}

/** Spans of office hours in minutes after midnight, in order, not touching midnight. */
export type OfficeHours = readonly { from: number; to: number }[]

/** 09:00–12:00 and 13:00–17:30. */
export const officeHours: OfficeHours = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 + 30 },
]

/**
 * The instant at which `minutes` of office time have gone by, on working days only. A limit that ends with a span ends
 * there (12:00, not 13:00); 0 minutes is the instant itself.
 */
export function addWorkMinutes(
  instant: Date,
  minutes: number,
  { calendar, hours = officeHours }: { calendar: WorkCalendar; hours?: OfficeHours },
): { at: Date; provisional: boolean } {
  if (minutes <= 0) return { at: instant, provisional: isProvisional(dayOf(instant), calendar) }
  let left = minutes * MS_PER_MINUTE
  let provisional = false
  for (let day = dayOf(instant); ; day = addDays(day, 1)) {
    provisional ||= isProvisional(day, calendar)
    if (!isWorkday(day, calendar)) continue
    for (const span of hours) {
      const begin = Math.max(startOf(day, span.from).getTime(), instant.getTime())
      const room = startOf(day, span.to).getTime() - begin
      if (room <= 0) continue
      if (left <= room) return { at: new Date(begin + left), provisional }
      left -= room
    }
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

const lengthOfMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isRealDay = (year: number, month: number, date: number): boolean =>
  year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOfMonth(year, month)

const dayFrom = (year: number, month: number, date: number): Reading<Day, DayRefusal> =>
  year >= 1800 && year <= 2199 && isRealDay(year, month, date)
    ? { ok: true, value: spell(year, month, date) }
    : { ok: false, code: 'time.day-impossible' }

const spell = (year: number, month: number, date: number): Day => {
  if (year < 1 || year > 9999) throw new RangeError(`The year ${year} is outside the calendar`)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const partsOf = (day: Day): [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]

const epochDays = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY

const fromEpochDays = (count: number): Day => {
  const date = new Date(count * MS_PER_DAY)
  return spell(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
