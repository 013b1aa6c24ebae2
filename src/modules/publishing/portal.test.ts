import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marked } from './portal/search.ts'
import { feedXml, publishingPaths } from './portal.ts'

test('the words found are marked, in either case, and everything else is escaped', () => {
  expect(marked('<b>路灯</b> A.b a+b', ['路灯', 'a.B']).text).toBe(
    '&lt;b&gt;<mark>路灯</mark>&lt;/b&gt; <mark>A.b</mark> a+b',
  )
  expect(marked('路灯', []).text).toBe('路灯')
})

test('marking changes no character of the text, whatever is searched for', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 4 }), { maxLength: 3 }), (text, words) => {
      expect(marked(text, words).text.replace(/<\/?mark>/g, '')).toBe(marked(text, []).text)
    }),
  )
})

test('a feed is well-formed whatever stands in a title', () => {
  const item = { path: '/o/a/a/1', at: new Date('2026-11-23T00:00:00Z'), section: '要闻', summary: '' }
  const xml = feedXml({
    origin: 'https://dj.example.cn',
    title: '青溪镇党建网',
    description: '',
    path: '/o/a/',
    feedPath: '/o/a/rss.xml',
    items: [{ ...item, title: 'a & b ]]> <c> \u0000\u000b\ud800' }],
  })
  expect(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true)
  expect(xml).toContain('<title>a &amp; b ]]&gt; &lt;c&gt; \u0020\u0020\ufffd</title>')
  expect(xml).toContain('<link>https://dj.example.cn/o/a/a/1</link>')
  expect(xml).toContain('<pubDate>Mon, 23 Nov 2026 00:00:00 GMT</pubDate>')
})

test('addresses hold what they are given as one part', () => {
  expect(publishingPaths.section('qing/xi', 'a b', { year: '2026' })).toBe('/o/qing%2Fxi/s/a%20b/?year=2026')
  expect(publishingPaths.search('qingxi', { q: '路灯' })).toBe('/o/qingxi/search?q=%E8%B7%AF%E7%81%AF')
})
