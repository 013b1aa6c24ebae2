import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addWorkdays, calendarFrom, toDay, type WorkYear } from '#kernel/time.ts'
import { type CaseKind, caseKinds, type HintCode } from './codes.ts'
import {
  acceptBy,
  deadlineOf,
  defaultLimits,
  extensionProblem,
  hintsFor,
  isOverdue,
  isUnansweredTooLong,
  ratedBy,
  signBy,
} from './rules.ts'

const day = toDay

describe('what is late (G2, 11.2)', () => {
  const noon = new Date('2026-11-23T12:00:00+08:00')
  const of = { acceptDueOn: day('2026-11-23'), answerDueOn: day('2026-11-26') }
  test.each([
    ['SUBMITTED', noon, '2026-11-23T11:59', false],
    ['SUBMITTED', noon, '2026-11-23T12:00', true],
    ['SUBMITTED', null, '2026-11-23T23:59', false],
    ['SUBMITTED', null, '2026-11-24T00:00', true],
    ['SIGNED', noon, '2026-11-26T23:59', false],
    ['SIGNED', noon, '2026-11-27T00:00', true],
    ['REPLIED', noon, '2026-12-24T00:00', false],
  ] as const)('%s, to be accepted by %s: at %s late %s', (state, acceptDueAt, at, late) => {
    expect(isOverdue({ ...of, state, acceptDueAt }, new Date(`${at}:00+08:00`))).toBe(late)
  })
})

describe('limits (11.2, §16)', () => {
  const autumn: WorkYear = {
    year: 2026,
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(toDay),
    workdays: ['2026-09-20', '2026-10-10'].map(toDay),
  }
  const calendar = calendarFrom([autumn])

  test.each([
    ['CONSULT', '2026-11-23', '2026-11-26'],
    ['COMPLAINT', '2026-11-23', '2026-11-30'],
    ['HELP', '2026-11-23', '2026-11-30'],
    ['REPORT', '2026-11-23', '2026-11-30'],
    ['CONSULT', '2026-09-30', '2026-10-10'],
    ['CONSULT', '2026-11-28', '2026-12-02'],
  ] as [CaseKind, string, string][])('%s accepted on %s is answered by %s', (kind, acceptedOn, answered) => {
    expect(deadlineOf({ kind }, day(acceptedOn), calendar)).toEqual({ day: answered, provisional: false })
  })

  test('a complex case has fifteen working days and one extension of up to fifteen', () => {
    expect(deadlineOf({ kind: 'CONSULT', isComplex: true }, day('2026-11-02'), calendar).day).toBe('2026-11-23')
    expect(deadlineOf({ kind: 'CONSULT', isComplex: true, extendedBy: 15 }, day('2026-11-02'), calendar).day).toBe(
      '2026-12-14',
    )
    expect([1, 15].map((workdays) => extensionProblem(workdays))).toEqual([null, null])
    for (const workdays of [0, 16, -1, 1.5, Number.NaN])
      expect(extensionProblem(workdays)).toBe('cases.extension-length')
  })

  test('a limit that reaches into a year not yet published is provisional', () => {
    expect(deadlineOf({ kind: 'CONSULT' }, day('2026-12-29'), calendar)).toEqual({
      day: '2027-01-01',
      provisional: true,
    })
  })

  test.each([
    ['2026-11-23T10:00', '2026-11-23T12:00'],
    ['2026-11-23T11:00', '2026-11-23T14:00'],
    ['2026-11-23T15:30', '2026-11-23T17:30'],
    ['2026-11-23T15:31', '2026-11-24T09:01'],
    ['2026-11-20T17:00', '2026-11-23T10:30'],
    ['2026-11-21T10:00', '2026-11-23T11:00'],
    ['2026-09-30T16:00', '2026-10-08T09:30'],
  ])('what came at %s is accepted within two working hours, until %s', (submittedAt, until) => {
    const { at, day: last } = acceptBy(new Date(`${submittedAt}:00+08:00`), calendar)
    expect(at).toEqual(new Date(`${until}:00+08:00`))
    expect(last).toBe(until.slice(0, 10))
  })

  test('the hours to accept are those that a place sets', () => {
    const limits = { ...defaultLimits, acceptHours: 15 }
    expect(acceptBy(new Date('2026-11-23T09:00:00+08:00'), calendar, limits).day).toBe('2026-11-24')
  })

  test('an order is signed by the next working day, and a citizen has five to judge', () => {
    expect(signBy(day('2026-09-30'), calendar).day).toBe('2026-10-08')
    expect(ratedBy(day('2026-11-23'), calendar).day).toBe('2026-11-30')
  })

  test('more than three months without an answer is too long', () => {
    expect(isUnansweredTooLong(day('2026-08-23'), day('2026-11-23'))).toBe(false)
    expect(isUnansweredTooLong(day('2026-08-23'), day('2026-11-24'))).toBe(true)
  })

  test('who waits longer or is complex never has less time', () => {
    const kinds = fc.constantFrom(...(Object.keys(caseKinds) as CaseKind[]))
    fc.assert(
      fc.property(kinds, fc.nat(1500), fc.nat(15), (kind, shift, extendedBy) => {
        const acceptedOn = addDays(day('2025-01-01'), shift)
        const plain = deadlineOf({ kind }, acceptedOn, calendar).day
        expect(plain > acceptedOn).toBe(true)
        expect(deadlineOf({ kind, isComplex: true }, acceptedOn, calendar).day >= plain).toBe(true)
        const extended = deadlineOf({ kind, extendedBy }, acceptedOn, calendar).day
        expect(extended).toBe(addWorkdays(plain, extendedBy, calendar).day)
        expect(deadlineOf({ kind }, addDays(acceptedOn, 1), calendar).day >= plain).toBe(true)
      }),
    )
  })
})

describe('hints', () => {
  test.each([
    ['村口的房子着火了', ['cases.hint-fire']],
    ['楼道里天然气泄漏', ['cases.hint-fire']],
    ['有人持刀闹事', ['cases.hint-police']],
    ['老人晕倒在路边', ['cases.hint-ambulance']],
    ['我活不下去了', ['cases.hint-distress']],
    ['村主任贪污救济款', ['cases.hint-officials']],
    ['出了车祸还有人被打', ['cases.hint-police', 'cases.hint-ambulance']],
    ['路灯坏了三个月', []],
    ['', []],
  ] as [string, HintCode[]][])('%s', (written, hints) => {
    expect(hintsFor(written)).toEqual(hints)
  })
})
