import { expect, test } from 'vitest'
import { caseKinds } from './codes.ts'
import { casePaths, EMPTY_MESSAGE, followPage, writePage } from './portal.ts'

const FORM = { slug: 'qingxi', organisation: '中共青溪镇委员会', errors: {}, token: 't' }

test('the form chooses nothing for the citizen', () => {
  const text = writePage({ ...FORM, values: EMPTY_MESSAGE }).main.text
  expect(text).not.toMatch(/\schecked/)
  for (const kind of Object.keys(caseKinds)) expect(text).toContain(`value="${kind}"`)
})

test('whatever was typed is in the form that comes back', () => {
  const values = {
    name: '王女士',
    phone: '1380',
    kind: 'HELP',
    title: '路灯',
    text: '坏了\n两个月',
    isPublic: 'no',
    consent: 'on',
  }
  const text = writePage({ ...FORM, values, errors: { title: '太短。' } }).main.text
  for (const value of [values.name, values.phone, values.title, values.text]) expect(text).toContain(value)
  expect(text).toContain('value="HELP" checked')
  expect(text).toContain('value="no" checked')
  expect(text.match(/\schecked/g)).toHaveLength(3)
})

test('the code is never written back and never stands in an address', () => {
  const text = followPage({ slug: 'qingxi', number: 'QX2026-0044', errors: { code: '编号和查询码对不上。' } }).main.text
  expect(text).toContain('value="QX2026-0044"')
  expect(text).toMatch(/name="code"[^>]* value=""/)
  expect(casePaths.case('qingxi', 'QX2026-0044')).toBe('/o/qingxi/messages/QX2026-0044')
})
