import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { codesIn, faultOf } from './rules.ts'

const asked = (from: string, until: string, more: Partial<Parameters<typeof faultOf>[0]> = {}) =>
  faultOf({ purpose: 'INSPECTION', from: toDay(from), until: toDay(until), isAboutAccount: false, ...more })?.code

describe('what may be asked of the audit', () => {
  it.each([
    ['a day', '2026-03-01', '2026-03-01', undefined],
    ['31 days', '2026-03-01', '2026-03-31', undefined],
    ['32 days', '2026-03-01', '2026-04-01', 'auditing.window-too-long'],
    ['days backwards', '2026-03-02', '2026-03-01', 'auditing.window-backwards'],
  ])('is %s', (_, from, until, code) => expect(asked(from, until)).toBe(code))

  it('about an account is a week, and never a regular audit', () => {
    const about = { isAboutAccount: true } as const
    expect(asked('2026-03-01', '2026-03-01', about)).toBe('auditing.purpose-too-wide')
    expect(asked('2026-03-01', '2026-03-07', { ...about, purpose: 'INCIDENT' })).toBeUndefined()
    expect(asked('2026-03-01', '2026-03-08', { ...about, purpose: 'INCIDENT' })).toBe(
      'auditing.window-too-long-for-account',
    )
  })
})

describe('of the details of an entry', () => {
  it('codes, days and numbers are shown', () => {
    expect(codesIn({ reason: 'TRANSFER', fields: ['idNumber', 'mobile'], rows: 12, from: '2026-03-01' })).toEqual([
      { name: 'reason', values: ['TRANSFER'] },
      { name: 'fields', values: ['idNumber', 'mobile'] },
      { name: 'from', values: ['2026-03-01'] },
      { name: 'rows', values: ['12'] },
    ])
  })

  it.each(['522401198001011234', '13987654321', '张三反映', 'two words', '', null, { a: 'b' }])('%j is not', (reason) =>
    expect(codesIn({ reason, idNumber: 'X', note: 'X' })).toEqual([]),
  )
})
