import { describe, expect, test } from 'vitest'
import { addDays, toDay } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { type Counted, usualQuiet } from '../rules.ts'
import { confirmSms } from './contract.ts'
import { countsOf, isSmsTime, pauseAfter } from './rules.ts'
import { codeText, reminderText, templates } from './texts.ts'

describe('a code', () => {
  const read = (code: string) => confirmSms.body.safeParse({ code }).data?.code
  test.each([
    ['123456', '123456'],
    [' 123 456\n', '123456'],
    ['１２３４５６', '123456'],
    ['验证码123456', '123456'],
    [codeText('【连心】', '012345'), '012345'],
    ['12345', undefined],
    ['1234567', undefined],
    ['验证码', undefined],
  ])('%j is read as %s', (written, code) => {
    expect(read(written)).toBe(code)
  })
})

// Chinese time is eight hours ahead.
const at = (time: string) => new Date(`2026-11-23T${time}+08:00`)

describe('the time of a message', () => {
  test.each([
    ['07:59', null, usualQuiet, false],
    ['08:00', null, usualQuiet, true],
    ['20:59', '08:00', usualQuiet, true],
    ['21:00', '08:00', usualQuiet, false],
    ['11:30', '08:00', { from: 12, until: 14 }, true],
    ['12:10', '08:00', { from: 12, until: 14 }, false],
    ['14:10', '08:00', { from: 12, until: 14 }, false],
    ['14:10', null, { from: 12, until: 14 }, true],
    ['15:00', '14:10', { from: 12, until: 14 }, true],
    ['23:00', '09:00', { from: 5, until: 9 }, true],
    ['23:00', '09:00', { from: 12, until: 12 }, true],
  ])('%s, first tried at %s, with %o as quiet hours: %s', (now, begun, quiet, expected) => {
    expect(isSmsTime(at(now), { quiet, begunAt: begun === null ? null : at(begun) }, workCalendar)).toBe(expected)
  })

  test('comes again after pauses that grow to four hours', () => {
    expect([1, 2, 3, 4, 5, 9].map((tries) => pauseAfter(tries) / 60_000)).toEqual([30, 60, 120, 240, 240, 240])
  })
})

describe('what is sent (T32)', () => {
  test('reads as a sentence, and says only what there is', () => {
    const said = (total: number, today: number, late: number) => reminderText('【连心】', { total, today, late })
    expect(said(3, 1, 1)).toBe('【连心】您有3件待办，其中1件今天到期、1件已逾期。请登录后查看。')
    expect(said(3, 0, 2)).toBe('【连心】您有3件待办，其中2件已逾期。请登录后查看。')
    expect(said(3, 0, 0)).toBe('【连心】您有3件待办。请登录后查看。')
    expect(codeText('【连心】', '012345')).toContain('验证码012345，')
  })

  test('takes nothing but counts, the sign of the product and a code, and has no word of discipline', () => {
    const slots = Object.values(templates).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot))
    expect([...new Set(slots)].sort()).toEqual(['among', 'code', 'late', 'sign', 'today', 'total'])
    expect(Object.values(templates).join('')).not.toMatch(
      /纪检|监察|处分|信访|举报|违纪|谈话|问责|党|支部|村|姓名|同志/,
    )
  })

  test('is the same whatever the rows say: their titles, labels and kinds never reach it', () => {
    const today = toDay('2026-11-23')
    const rows = (label: string): Counted[] =>
      [-3, 0, 1, 9].map((days) => ({
        ...{ kind: `discipline.${label}`, label: { zh: label, en: label }, dueOn: addDays(today, days) },
        ...{ title: { zh: label, en: label }, urgency: days < 0 ? 'OVERDUE' : 'SOON', reminder: null },
      }))
    const of = (label: string) => reminderText('【连心】', countsOf([{ rows: rows(label) }], today))
    expect(of('党纪处分')).toBe(of('换届'))
    expect(of('党纪处分').replace(/\d+/g, '#')).toBe('【连心】您有#件待办，其中#件今天到期、#件已逾期。请登录后查看。')
  })
})
