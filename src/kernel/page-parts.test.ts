import { expect, test } from 'vitest'
import { errorSummary, textArea, textField } from './page-forms.ts'
import { datedList, pager, withQuery } from './page-parts.ts'

const NOW = new Date('2026-11-23T07:30:00Z')
const item = (at: string) => ({ title: '甲', href: '/a', at: new Date(at) })

test('an item is new for three days and not before it is published', () => {
  expect(datedList([item('2026-11-20T07:30:01Z')], NOW).text).toContain('class="fresh"')
  expect(datedList([item('2026-11-20T07:30:00Z')], NOW).text).not.toContain('class="fresh"')
  expect(datedList([item('2026-11-23T07:30:01Z')], NOW).text).not.toContain('class="fresh"')
})

test('page numbers keep the rest of the query, name the page and leave out what is far', () => {
  const text =
    pager({ page: 5, perPage: 20, total: 200, path: '/s', query: { year: '2026', kind: undefined } })?.text ?? ''
  const addresses = [...text.matchAll(/href="([^"]*)"/g)].map((match) => match[1])
  expect(addresses).toEqual([
    '/s?year=2026&amp;page=4',
    '/s?year=2026',
    '/s?year=2026&amp;page=4',
    '/s?year=2026&amp;page=5',
    '/s?year=2026&amp;page=6',
    '/s?year=2026&amp;page=10',
    '/s?year=2026&amp;page=6',
  ])
  expect(text).toContain('aria-current="page"')
  expect(text).toContain('<input type="hidden" name="year" value="2026">')
})

test('one page needs no page numbers', () => {
  expect(pager({ page: 1, perPage: 20, total: 20, path: '/s', query: {} })).toBeNull()
})

test('a query is encoded and what is blank is left out', () => {
  expect(withQuery('/s', { q: '路灯 & 水', year: '', page: undefined })).toBe('/s?q=%E8%B7%AF%E7%81%AF+%26+%E6%B0%B4')
})

test('an error stands at its field, is tied to it, and the text comes back as it was typed', () => {
  const text = textField({
    name: 'title',
    label: '标题',
    value: '<"路灯">',
    error: '太短。',
    hint: '5—40 个字',
    isRequired: true,
  }).text
  expect(text).toContain('value="&lt;&quot;路灯&quot;&gt;"')
  expect(text).toContain('aria-invalid="true" aria-describedby="h-title e-title"')
  expect(text).toContain('<p class="error" id="e-title">太短。</p>')
  expect(text).not.toContain('maxlength')
})

test('a text that begins with a line break keeps it, since a browser drops the first one', () => {
  const text = textArea({ name: 'text', label: '内容', value: '\n一', rows: 4, length: [10, 2000] }).text
  expect(text).toContain('>\n\n一</textarea>')
})

test('the summary of errors leads to each field, and is not there when all is well', () => {
  expect(errorSummary({ title: '太短。', phone: undefined })?.text).toContain('<a href="#f-title">太短。</a>')
  expect(errorSummary({ title: undefined })).toBeNull()
})
