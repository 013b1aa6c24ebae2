import { describe, expect, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { mayAnswer, mayEnd } from './own-procedure.ts'
import { faultOfDay, ownPageOf } from './rules.ts'

describe('the last day of a matter', () => {
  test.each([
    ['2026-11-30', 'notices.line-day-too-soon'],
    ['2026-12-02', 'notices.line-day-too-soon'],
    ['2026-12-03', null],
    ['2027-12-01', null],
    ['2027-12-02', 'notices.line-day-too-far'],
  ])('written on 30 November 2026, %s: %s', (dueOn, fault) =>
    expect(faultOfDay(toDay(dueOn), toDay('2026-11-30'))).toBe(fault),
  )
})

describe('the page of a matter', () => {
  test.each([
    '/o/qingshi/',
    '/o/qingshi/a/0190c0de-0000-7000-8000-000000000001',
    '/o/%E9%9D%92%E7%9F%B3/s/PUBLICITY/?year=2026&page=2',
  ])('%s is one of ours', (written) => expect(ownPageOf(written)).toBe(written))

  test.each([
    'https://example.cn/o/qingshi/',
    '//example.cn/o/qingshi/',
    '/o/../api/session',
    '/o/qingshi/\\example.cn',
    '/console/members',
    'javascript:alert(1)',
    '/o/',
    '/o/qingshi/ x',
    '',
  ])('%s is none', (written) => expect(ownPageOf(written)).toBeNull())
})

describe('who may do what with it when', () => {
  const at = { state: 'RUNNING', isAnswered: false, isReached: true } as const
  test.each([
    [at, true],
    [{ ...at, isAnswered: true }, 'notices.line-answered'],
    [{ ...at, isReached: false }, 'notices.line-left'],
    [{ ...at, state: 'CLOSED', isReached: false }, 'notices.line-ended'],
    [{ ...at, state: 'WITHDRAWN', isAnswered: true, isReached: false }, 'notices.line-ended'],
  ] as const)('an organisation where %o: %s', (standing, answer) => {
    expect(mayAnswer(standing, 'finish')).toBe(answer)
    expect(mayAnswer(standing, 'giveBack')).toBe(answer)
  })

  test.each([
    ['RUNNING', true],
    ['CLOSED', 'notices.line-ended'],
    ['WITHDRAWN', 'notices.line-ended'],
  ] as const)('who wrote it, of one that is %s: %s', (state, answer) => {
    expect(mayEnd(state, 'close')).toBe(answer)
    expect(mayEnd(state, 'withdraw')).toBe(answer)
  })
})
