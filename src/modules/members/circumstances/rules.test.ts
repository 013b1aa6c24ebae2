import { describe, expect, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import {
  type Circumstances,
  circumstanceFindings,
  circumstanceRefusals,
  contactDueOn,
  readAbroadKind,
} from './rules.ts'

const today = toDay('2026-11-23')
const of = (more: Partial<Circumstances>): Circumstances => ({
  ...{ hardshipSince: null, hardshipUntil: null, abroadSince: null, abroadKind: null, abroadLastContact: null },
  ...more,
})

describe('days of a circumstance', () => {
  test.each<[Partial<Circumstances>, string[]]>([
    [{}, []],
    [{ hardshipSince: '2023-01-01', hardshipUntil: '2023-01-01' }, []],
    [{ hardshipSince: '2023-01-01', hardshipUntil: '2022-12-31' }, ['members.hardship-ends-before']],
    [{ hardshipUntil: '2022-12-31' }, []],
    [{ hardshipSince: '2023-01-01', hardshipUntil: '2027-01-01' }, []],
    [{ abroadSince: '2025-09-01', abroadLastContact: '2025-09-01' }, []],
    [{ abroadSince: '2025-09-01', abroadLastContact: '2025-08-31' }, ['members.contact-before-abroad']],
    [{ abroadLastContact: '2026-11-23' }, []],
    [{ abroadLastContact: '2026-11-24' }, ['members.contact-in-future']],
  ])('%j', (more, codes) => {
    expect(circumstanceRefusals(of(more), today)).toEqual(codes)
    expect(circumstanceFindings(of(more), today)).toEqual(codes)
  })
})

describe('contact with who studies abroad (STA-06)', () => {
  test.each<[Partial<Circumstances>, string | null]>([
    [{ abroadKind: 'STUDY', abroadSince: '2025-09-01' }, '2026-03-01'],
    [{ abroadKind: 'STUDY', abroadSince: '2025-09-01', abroadLastContact: '2026-05-10' }, '2026-11-10'],
    // A half-year from the last day of August ends with February.
    [{ abroadKind: 'STUDY', abroadLastContact: '2026-08-31' }, '2027-02-28'],
    [{ abroadKind: 'STUDY' }, null],
    [{ abroadKind: 'WORK', abroadSince: '2025-09-01' }, null],
    [{ abroadKind: 'SETTLED', abroadSince: '2025-09-01' }, null],
    [{ abroadSince: '2025-09-01' }, null],
  ])('%j is due on %s', (more, day) => {
    expect(contactDueOn(of(more))).toBe(day)
  })

  test('of a stay for study of which no day is known it is asked to add one, of others not', () => {
    expect(circumstanceFindings(of({ abroadKind: 'STUDY' }), today)).toEqual(['members.abroad-without-day'])
    expect(circumstanceFindings(of({ abroadKind: 'WORK' }), today)).toEqual([])
  })
})

test('kinds of a stay abroad are read in the words of a county, and nothing else is', () => {
  for (const [written, kind] of [
    ['留学', 'STUDY'],
    [' 出国留学 ', 'STUDY'],
    ['study', 'STUDY'],
    ['陪读', 'FAMILY'],
    ['定居', 'SETTLED'],
  ] as const)
    expect(readAbroadKind(written)).toEqual({ ok: true, value: kind })
  expect(readAbroadKind('旅游')).toEqual({ ok: false, code: 'members.abroad-kind-unknown' })
})
