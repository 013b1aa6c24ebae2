import { describe, expect, test } from 'vitest'
import { addMonths, dateOf, dayNumber } from './dates.ts'

describe('dates', () => {
  test('day numbers and dates agree with the calendar of the platform for two hundred years', () => {
    for (let day = -25_000; day < 48_000; day += 17) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(dateOf(day)).toBe(date)
      expect(dayNumber(date)).toBe(day)
    }
  })

  test('a month later is the same day or the last of a shorter month (G2)', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
  })
})
