import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { codeName } from './details/codes.ts'
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
    expect(
      codesIn('members.revealed', { reason: 'TRANSFER', fields: ['idNumber', 'mobile'], rows: 12, from: '2026-03-01' }),
    ).toEqual([
      { name: 'reason', values: ['TRANSFER'] },
      { name: 'fields', values: ['idNumber', 'mobile'] },
      { name: 'from', values: ['2026-03-01'] },
      { name: 'rows', values: ['12'] },
    ])
  })

  it.each([
    '522401198001011234',
    '13987654321',
    '张三反映',
    'ZhangSan',
    'constructor',
    'two words',
    '',
    null,
    { a: 'b' },
  ])('%j is not', (reason) => expect(codesIn('members.revealed', { reason, idNumber: 'X', note: 'X' })).toEqual([]))

  it('a word in the place of a code is not, where the act has no such codes', () => {
    expect(codesIn('members.duplicate-reopened', { reason: 'TRANSFER', was: 'OPEN' })).toEqual([])
    expect(codesIn('procedure.acted', { act: 'agree', from: 'COUNTY' })).toEqual([{ name: 'act', values: ['agree'] }])
  })

  it.each([
    ['members.revealed', 'reason', 'SUPERVISION', '监督检查'],
    ['auditing.searched', 'purpose', 'SUPERVISION', '上级或纪检监察机关交办'],
    ['auditing.searched', 'purpose', 'COMPLAINT', '核查反映的问题'],
    ['cases.submitted', 'kind', 'COMPLAINT', '投诉'],
    ['cases.submitted', 'kind', 'HELP', '求助'],
    ['cases.measure-taken', 'kind', 'REDACT', '遮盖部分文字'],
    ['procedure.acted', 'act', 'disagree', '不同意'],
    ['members.exported', 'columns', 'orgName', '所在支部'],
  ])('the same code is called by its act: %s, %s, %s is %s', (act, detail, code, zh) =>
    expect(codeName(act, detail, code)?.zh).toBe(zh),
  )
})
