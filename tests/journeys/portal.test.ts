import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { attributes, html, type Safe } from '#kernel/html.ts'
import { paragraphs, richText } from '#kernel/rich-text.ts'
import { PAGES } from '../portal/sample-pages.ts'
import { findings, openBrowser, openPage } from './browser.ts'
import { serveSamples } from './samples.ts'

const attackPages = new Map<string, string>()

let samples: Awaited<ReturnType<typeof serveSamples>>
let origin: string
let browser: Browser

beforeAll(async () => {
  samples = await serveSamples(attackPages)
  origin = samples.origin
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  samples?.close()
})

/** A window of this width, and what its pages complained of since it was opened. */
async function openWindow(width: number, javaScriptEnabled = true): Promise<{ page: Page; complaints: string[] }> {
  const page = await openPage(browser, width, { javaScriptEnabled })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { page, complaints }
}

/** A window of its own at this page; `afterEach` closes it. */
async function open(path: string, width: number, javaScriptEnabled = true) {
  const opened = await openWindow(width, javaScriptEnabled)
  own.push(opened.page)
  await opened.page.goto(`${origin}${path}`)
  return opened
}

const own: Page[] = []
afterEach(async () => {
  for (const page of own.splice(0)) await page.context().close()
})

// Large type changes the frame and the sizes, not what a page holds: one page of each kind is enough.
const names = Object.keys(PAGES)
const kinds = names.filter((name) => !name.includes('-'))

// One window for all pages of a version: opening one takes four times as long as looking at a page.
describe.each([
  ['standard', 360, names],
  ['elder', 320, kinds],
  ['standard', 1440, ['home', 'article', 'board', 'write-errors', 'follow', 'case-author', 'directory']],
  // Every page in every window: pages.prove.ts.
  ['elder', 1440, ['elder', 'article', 'board', 'write-errors', 'case-author']],
  ['standard', 320, ['home', 'board', 'write-errors', 'follow', 'case-author']],
] as const)('in the version %s, %i wide', (version, width, shown) => {
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    ;({ page, complaints } = await openWindow(width))
  })

  afterAll(() => page.context().close())

  test.each(shown)('axe finds nothing on %s, nothing is cut off, the page keeps its own rules', async (name) => {
    complaints.length = 0
    await page.goto(`${origin}/${version}/${name}`)
    expect(await findings(page, { isWhole: true })).toEqual([])
    expect(complaints).toEqual([])
  })
})

test('without scripts a message can be written, and buttons that need one are not shown', async () => {
  const form = await open('/standard/write', 360, false)
  await form.page.getByRole('textbox', { name: /^标题/ }).fill('四组的路灯坏了')
  await form.page.getByLabel('求助').check()
  expect(await form.page.getByRole('button', { name: '提交留言' }).isVisible()).toBe(true)
  const article = await open('/standard/article', 360, false)
  expect(await article.page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
})

describe('a public case (CZ7, CZ8)', () => {
  const speech = (voice: string) => `
    window.said = []
    Object.defineProperty(window, 'speechSynthesis', { value: ${voice} })
    window.SpeechSynthesisUtterance = function (text) { this.text = text }`
  const reader = `{
    speaking: false,
    waiting: [],
    speak(words) { this.speaking = true; this.waiting.push(words); said.push(words.text.trim() + '/' + words.lang) },
    cancel() {
      const dropped = this.waiting.splice(0)
      this.speaking = false
      setTimeout(() => { for (const words of dropped) if (words.onerror) words.onerror() })
    },
    finish() {
      this.speaking = false
      for (const words of this.waiting.splice(0)) if (words.onend) words.onend()
    },
  }`

  test('is read aloud from its title to its record, nothing of the buttons, and stops at a second press, by keyboard', async () => {
    const { page } = await openWindow(360)
    own.push(page)
    await page.addInitScript(speech(reader))
    await page.goto(`${origin}/standard/case`)
    const button = page.getByRole('button', { name: '朗读' })
    await button.focus()
    await page.keyboard.press('Enter')
    const said = ((await page.evaluate('said')) as string[]).filter((each) => each !== '/zh-CN')
    expect(said[0]).toBe('大石村四组的路灯什么时候能修好/zh-CN')
    expect(said.some((each) => each.startsWith('晚上学生放学回家很不安全'))).toBe(true)
    expect(said.join()).not.toMatch(/打印|特大|二维码|RSS/)
    const stop = page.getByRole('button', { name: '停止朗读' })
    await page.keyboard.press('Enter')
    expect([await stop.count(), await page.evaluate('speechSynthesis.speaking')]).toEqual([0, false])
  })

  test('stopped and begun again at once shows what it does: the end of the first reading is not that of the second', async () => {
    const { page } = await openWindow(360)
    own.push(page)
    await page.addInitScript(speech(reader))
    await page.goto(`${origin}/standard/case`)
    const stop = page.getByRole('button', { name: '停止朗读' })
    await page.evaluate(`for (const press of [1, 2, 3]) document.querySelector('[data-listen]').click()`)
    await page.evaluate('new Promise((later) => setTimeout(later, 50))')
    expect([await stop.count(), await page.evaluate('speechSynthesis.speaking')]).toEqual([1, true])
    await page.evaluate('speechSynthesis.finish()')
    expect(await stop.count()).toBe(0)
  })

  test('shows no button for it where the browser cannot, nor without scripts, and loses nothing else', async () => {
    const { page } = await openWindow(360)
    own.push(page)
    await page.addInitScript(speech('undefined'))
    await page.goto(`${origin}/standard/case`)
    expect(await page.getByRole('button', { name: '朗读' }).isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(true)
    const bare = await open('/standard/case', 360, false)
    expect(await bare.page.getByRole('button', { name: '朗读' }).isVisible()).toBe(false)
    expect(await bare.page.getByRole('img', { name: '公开页面网址的二维码' }).isVisible()).toBe(true)
    expect(await bare.page.getByRole('link', { name: '关注这一件' }).isVisible()).toBe(true)
  })

  test('bears number, address and minute on paper with its code, and nothing that only a screen can use', async () => {
    const { page } = await open('/standard/case', 800)
    const slip = page.locator('.on-paper')
    expect(await slip.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await slip.textContent()).toMatch(/编号：QX2026-0043[\s\S]*messages\/QX2026-0043[\s\S]*内容截至：2026-11-23/)
    expect(await page.locator('.sharing .qr').isVisible()).toBe(true)
    expect(await page.locator('.reply').first().isVisible()).toBe(true)
    for (const name of ['复制网址', '朗读', '打印'])
      expect(await page.getByRole('button', { name }).isVisible()).toBe(false)
    expect(await page.getByRole('link', { name: '关注这一件' }).isVisible()).toBe(false)
  })
})

test('the chosen size of type is kept on the next page', async () => {
  const { page } = await open('/standard/article', 1440)
  await page.getByRole('button', { name: '特大' }).click()
  await page.goto(`${origin}/standard/section`)
  expect(await page.evaluate('document.documentElement.className')).toContain('size-2')
})

test('a reader who arrives under another address is told', async () => {
  const { page } = await open('/standard/home', 1440)
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.goto(`${origin.replace('127.0.0.1', 'localhost')}/standard/home`)
  expect(await page.getByRole('alert').textContent()).toContain('不是本站的地址')
})

test('no attack runs in any sink of a page, with the rules of the page switched off (T09)', async () => {
  const heads = ['', '">', "'>", '</p>', '</title>', '</textarea>', '-->', ']]>', '<p title="', '\u0000']
  const bodies = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<details open ontoggle=alert(1)>',
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    '<input autofocus onfocus=alert(1)>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '" autofocus onfocus="alert(1)" x="',
    "' onmouseover='alert(1)",
    '<style>@import "javascript:alert(1)"</style>',
    '<object data="javascript:alert(1)"></object>',
  ]
  const payloads = heads.flatMap((head) => bodies.map((body) => head + body))
  const sinks = (text: string): Safe => html`
    <div title="${text}">${text}<textarea>${text}</textarea><input${attributes({ value: text })}>
    ${paragraphs(text)}${richText(text)}${richText(`<p>${text}</p>`)}${richText(`<a href="${text}">a</a><table><td>${text}`)}</div>`
  attackPages.set(
    '/attack',
    html`<!doctype html><html lang="zh"><title>${payloads[0]}</title><body>${payloads.map(sinks)}</body></html>`.text,
  )
  const { page, complaints } = await open('/attack', 800)
  await page.waitForTimeout(500)
  expect(payloads.length).toBeGreaterThanOrEqual(100)
  expect(complaints).toEqual([])
  expect(await page.locator('script, iframe, object, svg, style, [onerror], [onload], [onfocus]').count()).toBe(0)

  const addresses = [
    'javascript:alert(1)',
    'JaVa\tScript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '//evil.example',
  ]
  attackPages.set(
    '/links',
    html`<!doctype html><html lang="zh"><title>a</title><body>${addresses.map((address) => html`<a href="${address}">a</a>`)}</body></html>`
      .text,
  )
  await page.goto(`${origin}/links`)
  for (const link of await page.getByRole('link').all()) {
    await link.click()
    expect(page.url()).toBe(`${origin}/links#`)
  }
  expect(complaints).toEqual([])
  attackPages.set('/control', '<!doctype html><img src=x onerror=alert(1)>')
  await page.goto(`${origin}/control`)
  await page.waitForTimeout(200)
  expect(complaints).toContain('dialog: 1')
})
