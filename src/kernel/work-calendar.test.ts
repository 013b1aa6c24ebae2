import { expect, test } from 'vitest'
import { addWorkdays, isProvisional, isWorkday, toDay, workdaysBetween } from './time.ts'
import { publishedWorkYears, workCalendar } from './work-calendar.ts'

test('the notices of 2023 to 2026 are known and the year after is provisional', () => {
  for (const year of [2023, 2024, 2025, 2026]) expect(isProvisional(toDay(`${year}-06-01`), workCalendar)).toBe(false)
  const last = publishedWorkYears().at(-1)?.year ?? 0
  expect(isProvisional(toDay(`${last + 1}-06-01`), workCalendar)).toBe(true)
})

test('2026 has the days off and the make-up days of its notice', () => {
  const off = [
    '2026-01-02',
    '2026-02-16',
    '2026-02-23',
    '2026-04-06',
    '2026-05-05',
    '2026-06-19',
    '2026-09-25',
    '2026-10-07',
  ]
  const worked = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
  expect(off.filter((day) => isWorkday(toDay(day), workCalendar))).toEqual([])
  expect(worked.filter((day) => !isWorkday(toDay(day), workCalendar))).toEqual([])
})

test('five working days across the National Day week skip it whole', () => {
  expect(addWorkdays(toDay('2026-09-30'), 5, workCalendar)).toEqual({ day: '2026-10-13', provisional: false })
})

test('a year has 242 to 252 working days', () => {
  for (const { year } of publishedWorkYears()) {
    const { days } = workdaysBetween(toDay(`${year - 1}-12-31`), toDay(`${year}-12-31`), workCalendar)
    expect(days, String(year)).toBeGreaterThanOrEqual(242)
    expect(days, String(year)).toBeLessThanOrEqual(252)
  }
})
