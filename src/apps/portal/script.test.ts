import { expect, it } from 'vitest'
import { html } from '#kernel/html.ts'
import { properName } from '#kernel/page-parts.ts'
import { traditional } from './script.ts'

const page = (text: { toString(): string }) => traditional(text.toString())

it('the words of a page are converted by phrases, addresses and what was typed are not (UX-PT13)', () => {
  expect(page(html`<p title="干部后来">头发发展</p><a href="/o/云岭/">皇后</a>`)).toBe(
    '<p title="幹部後來">頭髮發展</p><a href="/o/云岭/">皇后</a>',
  )
  expect(page(html`<textarea>头发</textarea>`)).toBe('<textarea>头发</textarea>')
})

it('a name that is marked keeps its characters, wherever it stands on the page', () => {
  const name = '云岭县委'
  const shown = page(html`<title>党务 - ${name}</title><p aria-label="${name}网站">${properName(name)}发布</p>`)
  expect(shown).toBe(
    '<title>黨務 - 云岭县委</title><p aria-label="云岭县委網站"><bdi translate="no">云岭县委</bdi>發佈</p>',
  )
})

it('of two names the longer one is kept whole, and one character is a name where it is marked only', () => {
  const shown = page(html`${properName('范云')} ${properName('范云发')} ${properName('发')}<p>范云发、范云、发展</p>`)
  expect(shown).toContain('<p>范云发、范云、發展</p>')
  expect(shown).toContain('<bdi translate="no">发</bdi>')
})

it('a name with signs of markup is kept as text', () => {
  const name = '东风(一)组 & <乙>'
  expect(page(html`<p>${properName(name)}在 ${name} 里</p>`)).toBe(
    '<p><bdi translate="no">东风(一)组 &amp; &lt;乙&gt;</bdi>在 东风(一)组 &amp; &lt;乙&gt; 裏</p>',
  )
})
