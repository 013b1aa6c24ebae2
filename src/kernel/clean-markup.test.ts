import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCleanMarkup } from './clean-markup.ts'
import { plainText, sanitized } from './rich-text.ts'

const usual = [
  '<p>清溪村党支部召开屋场会。</p><p class="indent">会上收集意见 27 条，当场答复 19 条。</p>',
  '<h2>一、基本情况</h2><p>路灯 &lt;六盏&gt; &amp; 水管。</p><h3>（一）经费</h3><ul><li>甲</li><li>乙<ol><li>丙</li></ol></li></ul>',
  '<table><caption>公示</caption><thead><tr><th>姓名</th></tr></thead><tbody><tr><td class="right">张三<br />李四</td></tr></tbody></table>',
  '<blockquote><p><strong>要求</strong>见<a href="https://www.example.cn/a/1" rel="noopener">通知</a></p></blockquote><hr />',
]

test('what articles usually consist of needs no cleaning', () => {
  for (const markup of usual) expect([markup, isCleanMarkup(markup)]).toEqual([markup, true])
})

test('what is said to be clean the sanitiser leaves as it is, and its words are the same', () => {
  const names = [
    'p',
    'div',
    'h2',
    'h3',
    'h4',
    'ul',
    'ol',
    'li',
    'table',
    'tbody',
    'tr',
    'td',
    'th',
    'b',
    'a',
    'em',
    'blockquote',
  ]
  const tag = fc
    .constantFrom(...names)
    .chain((name) => fc.constantFrom(`<${name}>`, `</${name}>`, `<${name} class="indent">`))
  const odd = fc.constantFrom(
    '<br />',
    '<hr />',
    '<br>',
    '<svg>',
    '<!-- -->',
    '&amp;',
    '&lt;',
    '&nbsp;',
    '&',
    '<',
    '"',
    "'",
    ' ',
    '\r\n',
    '一',
  )
  const part = fc.oneof(tag, odd, fc.string({ unit: 'binary', maxLength: 4 }))
  const whole = fc.oneof(
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
    nested(),
  )
  let clean = 0
  fc.assert(
    fc.property(whole, (markup) => {
      if (!isCleanMarkup(markup)) return
      clean += 1
      expect(sanitized(markup)).toBe(markup)
      expect(plainText(markup)).toBe(plainText(`<span></span>${markup}`))
    }),
    { numRuns: 1500 },
  )
  expect(clean).toBeGreaterThan(150)
})

test('one sign too many and it is not clean', () => {
  for (const markup of usual)
    for (const sign of ['<', '&', '\0', '<script>', '<img src="/f/1">', '<p onclick="x">'])
      for (let at = 0; at <= markup.length; at += 3)
        expect(isCleanMarkup(markup.slice(0, at) + sign + markup.slice(at))).toBe(false)
})

// Markup whose tags close in order, allowed or not where they stand.
function nested(): fc.Arbitrary<string> {
  const names = [
    'p',
    'div',
    'h2',
    'h3',
    'ul',
    'li',
    'table',
    'tbody',
    'tr',
    'td',
    'strong',
    'u',
    'blockquote',
    'figure',
    'figcaption',
  ]
  return fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.string({ maxLength: 3 }),
      fc
        .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 3 }))
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    ),
  })).node
}
