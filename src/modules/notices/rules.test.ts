import { describe, expect, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { urgencyOf } from './rules.ts'

describe('how pressing a day is', () => {
  test.each([
    [null, 'OPEN'],
    ['2026-11-22', 'OVERDUE'],
    ['2026-11-23', 'SOON'],
    ['2026-11-26', 'SOON'],
    ['2026-11-27', 'LATER'],
  ] as const)('%s on Monday 2026-11-23 is %s', (day, urgency) => {
    expect(urgencyOf(day && toDay(day), toDay('2026-11-23'), workCalendar)).toBe(urgency)
  })
})
