import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributes, type Content, escapeText, html, join, type Safe, safeUrl } from './html.ts'

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><svg onload=alert(1)>',
  '</title><script>alert(1)</script>',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  '/\\evil.example',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '&lt;script&gt;',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '`onclick=alert(1)',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
]

/** Every sink a page has, each with one hole. */
const SINKS: readonly ((value: string) => Safe)[] = [
  (v) => html`<p>${v}</p>`,
  (v) => html`<p title="${v}">x</p>`,
  (v) => html`<p title='${v}'>x</p>`,
  (v) => html`<a href="${v}">x</a>`,
  (v) => html`<img src="${v}" alt="${v}">`,
  (v) => html`<form action="${v}" method="post"></form>`,
  (v) => html`<textarea name="t">${v}</textarea>`,
  (v) => html`<title>${v}</title>`,
  (v) => html`<input${attributes({ value: v, checked: true })}>`,
  (v) => html`<a${attributes({ href: v, 'aria-label': v })}>x</a>`,
  (v) => html`<ul>${[v, html`<li>${v}</li>`, [v]]}</ul>`,
  (v) => html`<p class="a ${v} b">${join([v, v], v)}</p>`,
]

/** The tags and attribute names of a page, as a browser would find them; attribute values of addresses are kept. */
function skeleton(page: string): { names: string[]; addresses: string[] } {
  const names: string[] = []
  const addresses: string[] = []
  for (const tag of page.matchAll(/<(\/?[a-z][^\s/>]*)((?:\s+[^\s=>"']+(?:="[^"]*"|='[^']*'|=[^\s>]*)?)*)\s*\/?>/gi)) {
    names.push(String(tag[1]))
    for (const attribute of String(tag[2]).matchAll(/([^\s=>"']+)(?:="([^"]*)"|='([^']*)')?/g)) {
      names.push(`@${attribute[1]}`)
      if (/^(href|src|action)$/.test(String(attribute[1]))) addresses.push(attribute[2] ?? '')
    }
  }
  return { names, addresses }
}

const mutated = fc
  .tuple(fc.constantFrom(...PAYLOADS), fc.string({ unit: 'binary', maxLength: 12 }), fc.nat(40), fc.boolean())
  .map(([payload, noise, at, upper]) => {
    const mixed = payload.slice(0, at) + noise + payload.slice(at)
    return upper ? mixed.toUpperCase() : mixed
  })

describe('what stands in a hole', () => {
  test('is escaped in text and in attributes', () => {
    expect(html`<p title="${'"a" & \'b\''}">${'<b>'}</p>`.text).toBe(
      '<p title="&quot;a&quot; &amp; &#39;b&#39;">&lt;b&gt;</p>',
    )
  })
  test('is markup only when it was made by the template', () => {
    expect(html`<p>${html`<b>${1}</b>`}</p>`.text).toBe('<p><b>1</b></p>')
    expect(html`<p title="${html`<b>"</b>`}"></p>`.text).toBe('<p title="&lt;b&gt;&quot;&lt;/b&gt;"></p>')
  })
  test('is nothing for null, undefined and false, and zero for zero', () => {
    expect(html`${null}${undefined}${false}${0}${[null, 'a']}`.text).toBe('0a')
  })
  test('cannot pretend to be markup by its shape', () => {
    const forged = { text: '<script>' } as unknown as Content
    expect(() => html`<p>${forged}</p>`).toThrow()
  })
  test('keeps the structure of the page whatever it holds, in every sink', () => {
    for (const sink of SINKS) {
      const wanted = skeleton(sink('plain').text).names
      for (const payload of PAYLOADS) expect(skeleton(sink(payload).text).names).toEqual(wanted)
      fc.assert(
        fc.property(mutated, (payload) => {
          const found = skeleton(sink(payload).text)
          expect(found.names).toEqual(wanted)
          for (const address of found.addresses) expect(address).toMatch(/^(#|\?|\/(?![/\\])|https?:|mailto:|tel:)|^$/i)
        }),
        { numRuns: 400 },
      )
    }
  })
})

describe('a template', () => {
  const x = 'x'
  test.each([
    ['in a script', () => html`<script>${x}</script>`],
    ['in a style', () => html`<style>${x}</style>`],
    ['in a style attribute', () => html`<p style="${x}"></p>`],
    ['in an event handler', () => html`<p onclick="${x}"></p>`],
    ['in an unquoted attribute', () => html`<p title=${x}></p>`],
    ['as the name of a tag', () => html`<${x}>`],
    ['as part of the name of a tag', () => html`<h${2}></h2>`],
    ['as the name of an attribute', () => html`<p ${x}="1"></p>`],
    ['in a comment', () => html`<!-- ${x} -->`],
    ['as part of an address', () => html`<a href="/o/${x}">x</a>`],
    ['before it ends', () => html`<p title="${x}`],
  ])('refuses a hole %s, with any value', (_, write) => {
    expect(write).toThrow(TypeError)
  })
  test('loses its indentation and nothing else', () => {
    expect(
      html`
      <p>
        a b
      </p>
    `.text,
    ).toBe('\n<p>\na b\n</p>\n')
  })
})

describe('attributes', () => {
  test('are written for true, text and numbers and left out for the rest', () => {
    expect(html`<input${attributes({ id: 'a', size: 3, required: true, disabled: false, title: null })}>`.text).toBe(
      '<input id="a" size="3" required>',
    )
  })
  test('refuse names that would run or restyle', () => {
    for (const name of ['onclick', 'style', 'srcdoc', 'a b', 'a"', 'A', '']) {
      expect(() => attributes({ [name]: 'x' })).toThrow(TypeError)
    }
  })
})

test('an address is a path of this site, a fragment, a query or an open scheme; anything else becomes #', () => {
  for (const good of [
    '/',
    '/o/a/?x=1',
    '#main',
    '?page=2',
    'https://a.cn/',
    'http://a.cn',
    'mailto:a@b.cn',
    'tel:12371',
  ]) {
    expect(safeUrl(good)).toBe(good)
  }
  for (const bad of [...PAYLOADS, 'a/b', '', 'https:///x', '/a b', 'file:///etc/passwd', 'blob:x'])
    expect(safeUrl(bad)).toBe('#')
})

test('escaping leaves ordinary Chinese text as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const back = escapeText(text).replace(
        /&(quot|amp|#39|lt|gt);/g,
        (_, n: string) => ({ quot: '"', amp: '&', '#39': "'", lt: '<', gt: '>' })[n] ?? '',
      )
      expect(back).toBe(text)
      expect(escapeText(text)).not.toMatch(/[<>"']/)
    }),
  )
  expect(escapeText('党务公开')).toBe('党务公开')
})
