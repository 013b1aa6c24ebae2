const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a date written `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return Date.UTC(year, month - 1, day) / DAY_MS
}

/** The date `YYYY-MM-DD` of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** The same day of the month `months` later, or the last day of a shorter month (G2). */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return dateOf(first.getTime() / DAY_MS + Math.min(day, lastDay) - 1)
}

/** Full years between two dates. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

/** The working day (Monday to Friday) on or before a date. */
export function workdayBefore(date: string): string {
  const day = dayNumber(date)
  const weekday = (day + 4) % 7
  if (weekday === 0) return dateOf(day - 2)
  return weekday === 6 ? dateOf(day - 1) : date
}

/** `11月23日` */
export function chineseDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** The later of two dates. */
export function laterOf(one: string, other: string): string {
  return dateOf(Math.max(dayNumber(one), dayNumber(other)))
}

/** The earlier of two dates. */
export function earlierOf(one: string, other: string): string {
  return dateOf(Math.min(dayNumber(one), dayNumber(other)))
}
