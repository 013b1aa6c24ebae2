import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanRichText, paragraphs, plainText, richText, withWholePhones } from './rich-text.ts'

const ATTACKS = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="java&#10;script:alert(1)">a</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
  '<p style="background:url(javascript:alert(1))">a</p>',
  '<iframe src="https://a.example"></iframe>',
  '<form action="/x"><input name="a"></form>',
  '<math><mtext></p><style><img src=x onerror=alert(1)></style>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<p onclick="alert(1)" id="main" class="masthead">a</p>',
  '<base href="https://a.example/"><link rel="stylesheet" href="/x"><meta http-equiv="refresh" content="0;url=/x">',
  '<img src="https://tracker.example/1.gif" alt="x">',
  '<<script>script>alert(1)<</script>/script>',
]
const ALLOWED_TAG =
  /^<\/?(p|div|br|hr|h[234]|ul|ol|li|blockquote|strong|b|em|i|u|s|sub|sup|a|img|figure|figcaption|table|caption|thead|tbody|tfoot|tr|th|td)(?=[\s/>])/
const ALLOWED_ATTRIBUTE = /^(href|title|rel|src|alt|width|height|loading|colspan|rowspan|scope|start|class)$/

function expectHarmless(markup: string): void {
  for (const tag of markup.match(/<[^>]*>?/g) ?? []) {
    expect(tag).toMatch(ALLOWED_TAG)
    for (const [, name, value] of tag.matchAll(/\s([^\s=>"]+)(?:="([^"]*)")?/g)) {
      expect(name).toMatch(ALLOWED_ATTRIBUTE)
      if (name === 'src') expect(value).toMatch(/^\/(?!\/)/)
      if (name === 'href') expect(value).toMatch(/^(#|\?|\/(?!\/)|https?:|mailto:|tel:)/i)
      if (name === 'class') expect(value).toMatch(/^((indent|centre|right) ?)+$/)
    }
  }
}

test('nothing that runs, frames, restyles or calls elsewhere survives, however it is mixed', () => {
  for (const attack of ATTACKS) expectHarmless(cleanRichText(attack))
  const part = fc.oneof(
    fc.constantFrom(...ATTACKS),
    fc.string({ maxLength: 8 }),
    fc.constantFrom('<', '">', '<!--', '-->', '</p>', '<table><td>'),
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.nat(60), (parts, cut) => {
      const attack = parts.join('')
      expectHarmless(cleanRichText(attack))
      expectHarmless(cleanRichText(attack.slice(cut)))
    }),
    { numRuns: 600 },
  )
})

test('cleaning what is clean changes nothing', () => {
  const once = cleanRichText('<h1>一</h1><h4>二</h4><p style="text-indent: 2em">三 &amp; 四</p><img src="/f/1">')
  expect(cleanRichText(once)).toBe(once)
})

test('an article keeps its tables, indents, alignment and pictures with their descriptions', () => {
  const markup =
    '<p style="text-indent:2em;color:red">甲</p><p align="center">乙</p><table><caption>表</caption><tr><th scope="col">丙</th><td colspan="2">丁</td></tr></table><img src="/files/1.webp" alt="会场">'
  expect(cleanRichText(markup)).toBe(
    '<p class="indent">甲</p><p class="centre">乙</p><table><caption>表</caption><tr><th scope="col">丙</th><td colspan="2">丁</td></tr></table><img src="/files/1.webp" alt="会场" loading="lazy" />',
  )
  expect(richText(markup).text).toContain('tabindex="0"')
})

test('headings begin below the title of the page and skip no level', () => {
  expect(cleanRichText('<h1>a</h1><h4>b</h4><h2>c</h2><h6>d</h6>')).toBe('<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3>')
})

test('links lose other addresses and gain rel=noopener', () => {
  expect(cleanRichText('<a href="https://a.example/" target="_blank" onclick="x()">a</a>')).toBe(
    '<a href="https://a.example/" rel="noopener">a</a>',
  )
  expect(cleanRichText('<a href="//a.example/">a</a>')).toBe('<a>a</a>')
})

test('a telephone number stays in one piece where one asks for it', () => {
  expect(paragraphs('打 0000-6221025，<找>老李', withWholePhones).text).toBe(
    '<p>打 <span class="whole">0000-6221025</span>，&lt;找&gt;老李</p>',
  )
  expect(paragraphs('2026-11-23 到 10-6221025', withWholePhones).text).toBe('<p>2026-11-23 到 10-6221025</p>')
})

test('plain text of a citizen is escaped and set in paragraphs', () => {
  expect(paragraphs('一\n\n<b>二</b>\r\n 三 ').text).toBe('<p>一</p><p>&lt;b&gt;二&lt;/b&gt;</p><p>三</p>')
})

test('the words of an article stand apart where its blocks end', () => {
  expect(plainText('<p>一&amp;二</p><p>三<br>四</p><td>五</td><td>六</td><script>七</script>')).toBe(
    '一&二 三 四 五 六',
  )
})
