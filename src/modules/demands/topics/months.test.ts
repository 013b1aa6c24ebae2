import { expect, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { courseMonths, monthlyOf, seasonOf, toldMonths } from './months.ts'

const now = toDay('2026-11-30')

test('the months of a course are all that two years touch, oldest first', () => {
  const months = courseMonths(now)
  expect([months.length, months[0], months.at(-1)]).toEqual([25, '2024-11', '2026-11'])
  const counts = monthlyOf(['2024-11-30', '2026-11-01', '2026-11-30'].map(toDay), now)
  expect([counts.length, counts[0], counts.at(-1)]).toEqual([25, 1, 2])
  expect(counts.reduce((sum, count) => sum + count)).toBe(3)
})

test('a small month is told to the desk only; to others it takes another along (D27)', () => {
  expect(toldMonths([0, 3, 12, 30], true)).toEqual([0, 3, 12, 30])
  expect(toldMonths([0, 3, 12, 30], false)).toEqual([0, null, null, 30])
  expect(toldMonths([4, 9], false)).toEqual([null, null])
  expect(toldMonths([], false)).toEqual([])
})

test('the season of a topic is the quarter with most of its messages, and of one that keeps to none there is none', () => {
  const months = courseMonths(now)
  const counts = monthlyOf(['2025-07-01', '2025-08-01', '2026-09-01', '2026-01-01'].map(toDay), now)
  expect(seasonOf(['SEASONAL'], counts, months)).toBe(3)
  expect(seasonOf(['RECURRING'], counts, months)).toBeNull()
  expect(seasonOf(['SEASONAL'], [], months)).toBeNull()
})
