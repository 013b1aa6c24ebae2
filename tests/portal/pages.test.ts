import { describe, expect, test } from 'vitest'
import { loadAssets } from '#apps/portal/assets.ts'
import { renderPage } from '#apps/portal/frame.ts'
import type { Page } from '#kernel/page.ts'
import { PAGES } from './sample-pages.ts'
import { ELDER_VISIT, SITE, VISIT } from './sample-site.ts'

const ASSETS = loadAssets()
const KILOBYTE = 1024

function render(page: Page, visit = VISIT): string {
  return renderPage({ site: SITE, visit, assets: ASSETS }, page)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Opening and closing tags in order; throws where they do not pair. */
function expectPaired(page: string): void {
  const open: string[] = []
  for (const [, slash, name] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (/^(meta|link|input|img|br|hr)$/.test(String(name))) continue
    if (slash) expect(open.pop(), `</${name}> after ${open.slice(-4)}`).toBe(name)
    else open.push(String(name))
  }
  expect(open).toEqual([])
}

describe.each(Object.entries(PAGES))('the page %s', (_, page) => {
  test.each([
    ['standard', VISIT],
    ['large type', ELDER_VISIT],
  ])('is whole, has one h1, its landmarks and unique ids (%s)', (_mode, visit) => {
    const text = render(page, visit)
    expectPaired(text)
    expect(count(text, /<h1[\s>]/g)).toBe(1)
    expect(count(text, /<main[\s>]/g)).toBe(1)
    expect(count(text, /<header class="masthead"/g)).toBe(1)
    expect(count(text, /<footer class="footer"/g)).toBe(1)
    expect(text).toContain('<a class="skip" href="#main">')
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('carries nothing inline and calls nobody else', () => {
    const text = render(page)
    expect(text).not.toMatch(/\sstyle=|\son[a-z]+=|<style|javascript:/i)
    expect(count(text, /<script\b/g)).toBe(1)
    expect(text).toMatch(/<script src="\/assets\/portal\.[0-9a-f]{16}\.js" type="module"><\/script>/)
    for (const [, address] of text.matchAll(/\ssrc="([^"]*)"/g)) expect(address).toMatch(/^\/(?!\/)/)
  })

  test('skips no level of heading', () => {
    let last = 0
    for (const [, level] of render(page).matchAll(/<h([1-6])[\s>]/g)) {
      expect(Number(level)).toBeLessThanOrEqual(last + 1)
      last = Number(level)
    }
  })

  test('weighs little, look and script included', () => {
    const { css, script, icon } = ASSETS
    const bytes = Buffer.byteLength(render(page) + css.body + script.body + icon.body)
    expect(bytes).toBeLessThan(100 * KILOBYTE)
  })

  test('says nothing a citizen would not understand', () => {
    const words = render(page).replace(/<[^>]*>/g, ' ')
    expect(words).not.toMatch(/用户|记录ID|null|undefined|NaN|\[object|参数错误|非法请求/)
  })
})

describe('the frame', () => {
  const text = render(sample('home'))

  test('shows the site, the organisation and the day in both calendars', () => {
    expect(text).toContain(SITE.name)
    expect(text).toContain(SITE.organisation)
    expect(text).toContain('2026年11月23日　星期一')
    expect(text).toContain('农历丙午年十月十五')
  })

  test('has at most eight sections before all the others', () => {
    const nav = text.slice(text.indexOf('class="main-nav"'), text.indexOf('</nav>'))
    expect(count(nav, /<li>/g)).toBe(9)
    expect(nav).toContain('全部栏目')
  })

  test('hides every fact of the footer that is blank', () => {
    const bare = renderPage({ site: { ...SITE, footer: {} }, visit: VISIT, assets: ASSETS }, sample('home'))
    for (const name of ['主办单位', '联系电话', '网站标识码', '技术支持', 'ICP']) {
      expect(text).toContain(name)
      expect(bare).not.toContain(name)
    }
    expect(bare).toContain('我为本站找错')
  })

  test('turns grey, changes its colours and its script by class and language', () => {
    const mourning = renderPage(
      { site: { ...SITE, isGrey: true, theme: 'blue' }, visit: { ...VISIT, script: 'hant' }, assets: ASSETS },
      sample('home'),
    )
    expect(mourning).toContain('lang="zh-Hant-CN" class="theme-blue grey"')
    expect(mourning).toContain('简体')
  })

  test('keeps a large-type visitor in large type and offers no more than six entries', () => {
    const elder = render(sample('elder'), ELDER_VISIT)
    expect(elder).toContain('class="theme-red elder"')
    expect(elder).toContain('返回标准版')
    expect(elder).not.toContain('class="tabs"')
    expect(count(elder.slice(elder.indexOf('big-entries')), /<li><a href[^>]*><strong>/g)).toBe(6)
  })

  test('gives search engines the address of a public page and keeps them off private ones', () => {
    expect(render(sample('article'))).toContain('<link rel="canonical" href="https://dj.example.cn/o/qingxi/a/0193f2">')
    for (const name of ['receipt', 'case-author', 'case-hidden', 'withdrawn', 'search', 'failure']) {
      expect(render(sample(name))).toContain('<meta name="robots" content="noindex">')
    }
  })

  test('labels an article for the checks of government sites', () => {
    const article = render(sample('article'))
    for (const name of ['SiteName', 'SiteIDCode', 'ColumnName', 'ArticleTitle', 'PubDate', 'ContentSource']) {
      expect(article).toContain(`<meta name="${name}"`)
    }
  })
})

function sample(name: string): Page {
  const page = PAGES[name]
  if (!page) throw new Error(`no sample page ${name}`)
  return page
}
