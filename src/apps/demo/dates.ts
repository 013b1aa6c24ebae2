/** Days since 1970-01-01 of a date written `YYYY-MM-DD` (proleptic Gregorian, integers only: `Date` costs too much here). */
export function dayNumber(date: string): number {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** The date `YYYY-MM-DD` of a day number. */
export function dateOf(day: number): string {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return written(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  )
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** The same day of the month `months` later, or the last day of a shorter month (G2). */
export function addMonths(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12) + 1
  return written(year, month, Math.min(Number(date.slice(8, 10)), lastDayOf(year, month)))
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

/** The working day (Monday to Friday) on or after a date. */
export function workdayAfter(date: string): string {
  const day = dayNumber(date)
  const weekday = (day + 4) % 7
  if (weekday === 0) return dateOf(day + 1)
  return weekday === 6 ? dateOf(day + 2) : date
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

/** Puts dates in the place of `{day}`, `{day-3}`, `{day+10}`, `{month}`, `{month-1}`, `{year}`. */
export function fillDays(text: string, on: string): string {
  return text.replace(/\{(day|month|year)([+-]\d+)?\}/g, (_, unit: string, shift: string | undefined) => {
    const count = Number(shift ?? 0)
    if (unit === 'day') return chineseDay(addDays(on, count))
    if (unit === 'month') return `${Number(addMonths(on, count).slice(5, 7))}月`
    return `${Number(on.slice(0, 4)) + count}年`
  })
}

const dayOf = (year: number, month: number, day: number): number => {
  const fromMarch = month <= 2 ? year - 1 : year
  const era = Math.floor(fromMarch / 400)
  const yearOfEra = fromMarch - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719_468
}

const lastDayOf = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

const written = (year: number, month: number, day: number): string =>
  `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
