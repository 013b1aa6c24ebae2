import { expect, test } from 'vitest'
import { plainPath, readRemark, readRemarkNumber, remarkNumber } from './rules.ts'

test.each([
  ['/console/members?q=张三&page=2', '/console/members'],
  ['/console/members/01931f00-0000-7000-8000-000000000001/edit', '/console/members/…/edit'],
  ['/o/qingshi/messages/LX20261123-000123', '/o/qingshi/messages/…'],
  ['/o/qingshi/s/party-affairs/#main', '/o/qingshi/s/party-affairs/'],
  ['//evil.example/x', '//evil.example/x'],
  ['https://evil.example/', ''],
  ['/a b', ''],
])('the page %s is kept as %s', (written, kept) => expect(plainPath(written)).toBe(kept))

test('a form names each field that needs a change', () => {
  expect(readRemark({ kind: 'LOUD', text: '不好', from: '' })).toEqual({
    ok: false,
    faults: [
      { field: 'kind', code: 'feedback.kind-missing' },
      { field: 'text', code: 'feedback.text-length' },
    ],
  })
  expect(readRemark({ kind: 'FAULT', text: ' 打不开这一页 ', from: '/o/a/' })).toEqual({
    ok: true,
    value: { kind: 'FAULT', text: '打不开这一页', fromPath: '/o/a/' },
  })
})

test('a number is read as people copy it', () => {
  const number = remarkNumber('2026-11-28' as Parameters<typeof remarkNumber>[0], new Uint8Array([1, 171, 0, 255]))
  expect(number).toBe('YJ20261128-01AB00FF')
  expect(readRemarkNumber(' yj20261128 — 01ab00ff')).toBe(number)
})
