import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as publishing from '../../src/modules/publishing/service.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { editorsOf, open, publish, textOf } from '../portal/live.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let organiser: Page
let secretary: Page
let articleId: string

const unchanged = Array.from({ length: 6 }, (_, n) => `<p>第 ${n + 1} 条：用水安排照旧，请各户互相转告。</p>`).join('')
const before = `<p>周三上午九点到十二点停水。</p>${unchanged}<p>咨询电话见村务公开栏。</p>`
const after = `<p>周四上午九点到十二点停水。</p>${unchanged}<p><strong>咨询电话见村务公开栏。</strong></p><p>请提前储水。</p>`

beforeAll(async () => {
  await plantBodies(db)
  await open(db.app, bodies.village)
  articleId = await publish(db.app, bodies.village, { title: '停水通知', bodyHtml: before })
  const [writer] = editorsOf(bodies.village)
  await act(db.app, writer, async (ctx) => {
    const changed = textOf({ title: '下周停水通知', bodyHtml: after })
    await publishing.saveArticle(ctx, { articleId, version: 1, ...changed })
    await publishing.submitArticle(ctx, { articleId, version: 2 })
  })
  server = await startConsole(db)
  browser = await openBrowser()
  const visitors = new Visitors(browser, server.origin)
  organiser = await visitors.open('organiser', 1440)
  secretary = await visitors.open('secretary', 360)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const changes = (page: Page) => page.getByRole('region', { name: '这次改了什么' })

it('who reviews sees what was changed against what the public reads, marked without need of colour', async () => {
  for (const page of [organiser, secretary]) {
    await page.goto(`${server.origin}/console/articles/${articleId}`)
    await changes(page).getByText('和网站上的第 1 版比较').waitFor()
    await changes(page).getByText('正文改动 1 处，新增 1 段，删去 0 段，只改格式 1 段。').waitFor()
    expect(await changes(page).locator('del').allTextContents()).toEqual([
      '－删去：删去的字。',
      '－删去：周三。',
      '－删去：周三。',
    ])
    expect(await changes(page).locator('ins').allTextContents()).toEqual([
      '＋新增：新增的字。',
      '＋新增：下周。',
      '＋新增：周四。',
      '＋新增：周四。',
      '＋新增：请提前储水。。',
    ])
    await changes(page).getByText('¶ 文字没有变，格式变了').waitFor()
    expect(await findings(page)).toEqual([])
  }
})

it('what did not change is folded until it is asked for', async () => {
  const folded = changes(organiser).locator('.lx-diff').last().getByText('用水安排照旧')
  // The neighbours of a change stand on both sides.
  expect(await folded.count()).toBe(4)
  await changes(organiser).getByRole('button', { name: '4 段没有变，展开看看' }).click()
  expect(await folded.count()).toBe(12)
})

it('any two versions are compared on a page of their own, beside each other or one below the other', async () => {
  await act(db.app, editorsOf(bodies.village)[0], (ctx) =>
    publishing.saveArticle(ctx, {
      articleId,
      version: 2,
      ...textOf({ title: '下周停水通知', bodyHtml: before, source: '水务所' }),
    }),
  )
  for (const page of [organiser, secretary]) {
    await page.goto(`${server.origin}/console/articles/${articleId}?from=2020-01-01&via=list`)
    expect(await changes(page).count()).toBe(0)
    await page.getByRole('link', { name: '比较两个版本' }).click()
    await page.getByRole('heading', { level: 1, name: '比较两个版本' }).waitFor()
    // The list it was opened from is still behind it.
    expect(await page.getByRole('link', { name: '回到文章' }).getAttribute('href')).toBe(
      `/console/articles/${articleId}?from=2020-01-01&via=list`,
    )
    await page.getByText('正文改动 0 处，新增 0 段，删去 0 段，只改格式 0 段。').waitFor()
    await page.goto(`${server.origin}/console/articles/${articleId}/compare?older=2&newer=3`)
    await page.getByText('正文改动 1 处，新增 0 段，删去 1 段，只改格式 1 段。').waitFor()
    const sides = page.locator('.lx-diff-row', { hasText: '上午九点到十二点' }).locator('> div')
    const [left, right] = await Promise.all([sides.nth(0).boundingBox(), sides.nth(1).boundingBox()])
    expect((left?.x ?? 0) < (right?.x ?? 0)).toBe(page === organiser)
    expect((left?.y ?? 0) < (right?.y ?? 0)).toBe(page === secretary)
    expect(await findings(page)).toEqual([])
  }
  await organiser.getByRole('combobox', { name: '原来的版本' }).focus()
  await organiser.keyboard.press('Enter')
  await organiser.keyboard.press('ArrowUp')
  await organiser.keyboard.press('Enter')
  await organiser.getByText('选的是同一个版本，请换一个。').waitFor()
})
