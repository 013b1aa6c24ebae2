import { describe, expect, test } from 'vitest'
import { addDays, toDay } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { digestOf, isLetterTime, isQuiet, reminderOf, urgencyOf, usualQuiet } from './rules.ts'

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

describe('reminders (UX-NT2)', () => {
  test.each([
    ['a Friday', '2026-11-27', { THREE_BEFORE: '2026-11-24', ONE_BEFORE: '2026-11-26', ONE_AFTER: '2026-11-30' }],
    ['a Monday', '2026-11-30', { THREE_BEFORE: '2026-11-25', ONE_BEFORE: '2026-11-27', ONE_AFTER: '2026-12-01' }],
    ['a Sunday', '2026-11-29', { THREE_BEFORE: '2026-11-24', ONE_BEFORE: '2026-11-26', ONE_AFTER: '2026-11-30' }],
    [
      'the National Day',
      '2026-10-01',
      { THREE_BEFORE: '2026-09-24', ONE_BEFORE: '2026-09-29', ONE_AFTER: '2026-10-08' },
    ],
  ])('of what is due on %s come once each, on working days', (_, dueOn, wanted) => {
    const days = Array.from({ length: 40 }, (_, n) => addDays(toDay(dueOn), n - 20))
    const told = days.flatMap((day) => {
      const reminder = reminderOf(toDay(dueOn), day, workCalendar)
      return reminder ? [[reminder, day]] : []
    })
    expect(told).toEqual(Object.entries(wanted))
  })

  test('come no later than days of the calendar would ask, whatever the last day is (decisions 211)', () => {
    // The years whose days off are known to the calendar to the last (later ones are provisional).
    for (let dueOn = toDay('2023-01-01'); dueOn <= toDay('2026-12-31'); dueOn = addDays(dueOn, 1)) {
      expect(workCalendar.years.has(Number(dueOn.slice(0, 4)))).toBe(true)
      const dayOf = (wanted: string) =>
        Array.from({ length: 40 }, (_, back) => addDays(dueOn, -back)).find(
          (day) => reminderOf(dueOn, day, workCalendar) === wanted,
        ) ?? 'never'
      const told = {
        dueOn,
        three: dayOf('THREE_BEFORE') <= addDays(dueOn, -3),
        one: dayOf('ONE_BEFORE') <= addDays(dueOn, -1),
      }
      expect(told).toEqual({ dueOn, three: true, one: true })
    }
  })

  test('of what has no limit never come', () => {
    expect(reminderOf(null, toDay('2026-11-23'), workCalendar)).toBeNull()
  })
})

// Chinese time is eight hours ahead.
const at = (time: string) => new Date(`${time}+08:00`)

describe('quiet hours (E09)', () => {
  test.each([
    ['20:59', usualQuiet, false],
    ['21:00', usualQuiet, true],
    ['03:00', usualQuiet, true],
    ['06:59', usualQuiet, true],
    ['07:00', usualQuiet, false],
    ['12:30', { from: 12, until: 14 }, true],
    ['14:00', { from: 12, until: 14 }, false],
    ['03:00', { from: 5, until: 5 }, false],
  ])('%s in %o is quiet: %s', (time, quiet, expected) => {
    expect(isQuiet(at(`2026-11-23T${time}`), quiet)).toBe(expected)
  })
})

describe('the letter of the day (UX-NT1)', () => {
  test.each([
    ['Monday before eight', '2026-11-23T07:59', usualQuiet, false],
    ['Monday at eight', '2026-11-23T08:00', usualQuiet, true],
    ['Monday afternoon, after the worker was away', '2026-11-23T15:00', usualQuiet, true],
    ['Monday at eight, of who sleeps until nine', '2026-11-23T08:00', { from: 22, until: 9 }, false],
    ['Monday at nine, of who sleeps until nine', '2026-11-23T09:00', { from: 22, until: 9 }, true],
    ['Saturday', '2026-11-28T10:00', usualQuiet, false],
    ['the National Day', '2026-10-01T10:00', usualQuiet, false],
    ['a Saturday that is worked', '2026-10-10T10:00', usualQuiet, true],
  ])('%s', (_, time, quiet, expected) => {
    expect(isLetterTime(at(time), quiet, workCalendar)).toBe(expected)
  })
})

test('a digest counts by kind and names the most pressing first', () => {
  const label = (zh: string) => ({ label: { zh, en: zh } })
  const rows = [
    { kind: 'b', ...label('乙'), dueOn: null, urgency: 'OPEN', reminder: null },
    { kind: 'b', ...label('乙'), dueOn: '2026-12-30', urgency: 'LATER', reminder: null },
    { kind: 'b', ...label('乙'), dueOn: '2026-11-24', urgency: 'SOON', reminder: 'ONE_BEFORE' },
    { kind: 'a', ...label('甲'), dueOn: '2026-11-20', urgency: 'OVERDUE', reminder: 'ONE_AFTER' },
    { kind: 'a', ...label('甲'), dueOn: '2026-11-23', urgency: 'SOON', reminder: null },
  ] as const
  expect(digestOf(rows, toDay('2026-11-23'))).toEqual([
    {
      kind: 'a',
      ...label('甲'),
      total: 2,
      late: 1,
      today: 1,
      soon: 0,
      reminders: { THREE_BEFORE: 0, ONE_BEFORE: 0, ONE_AFTER: 1 },
    },
    {
      kind: 'b',
      ...label('乙'),
      total: 3,
      late: 0,
      today: 0,
      soon: 1,
      reminders: { THREE_BEFORE: 0, ONE_BEFORE: 1, ONE_AFTER: 0 },
    },
  ])
})
