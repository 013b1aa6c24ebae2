import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tryLinks } from '#modules/publishing/links/trying.ts'
import { plantAccount, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { open, plantCounty, publish } from '../portal/live.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
const away =
  'https://www.gov.cn/zhengce/content/202611/content_0000000000000000000000000000000000000000000000000000001.htm'
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let article: string
let broken: string

beforeAll(async () => {
  const orgs = await plantCounty(db)
  await open(db.app, orgs.qingxi)
  const bodyHtml = `<p>补贴怎么领，看<a href="${away}">国务院的通知</a>。</p>`
  article = await publish(db.app, orgs.qingxi, { title: '关于领取补贴的通知', bodyHtml })
  await plantAccount(db, { login: 'editor', displayName: '青溪镇编辑', role: 'ORGANISER', at: orgs.qingxi })
  broken = await publish(db.app, orgs.qingxi, {
    title: '办事指南在哪里',
    bodyHtml: `<p>看<a href="/o/nirgends/s/gongkai/">办事指南</a>和<a href="${away}">通知</a>。</p>`,
  })
  server = await startConsole(db)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it('who follows a link out of an article reads first where to, and finds back, with a script or without (UX-PT11)', {
  timeout: 600_000,
}, async () => {
  for (const javaScriptEnabled of [true, false])
    for (const width of [360, 1440]) {
      const page = await openPage(browser, width, { javaScriptEnabled })
      await page.goto(`${server.origin}/o/qingxizhen/a/${article}`)
      await page.getByRole('link', { name: '国务院的通知' }).click()
      await page.getByRole('heading', { name: '您即将离开本站' }).waitFor()
      expect(await page.getByRole('link', { name: '继续访问' }).getAttribute('href')).toBe(away)
      if (javaScriptEnabled) expect(await findings(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await page.getByRole('link', { name: '返回原文' }).click()
      await page.getByRole('heading', { name: '关于领取补贴的通知' }).waitFor()
      await page.close()
    }
})

it('an editor reads in 待办 and on the page which link of an article is dead, since when, and that others were left', {
  timeout: 600_000,
}, async () => {
  await tryLinks(db.worker, { now: new Date('2026-11-30T02:00:00+08:00'), look: undefined })
  for (const width of [360, 1440] as const) {
    const page = await new Visitors(browser, server.origin).open('editor', width)
    await page.goto(`${server.origin}/console/articles/${broken}`)
    const panel = page.getByRole('region', { name: '打不开的链接' })
    await panel.getByText('/o/nirgends/s/gongkai/').waitFor()
    await panel.getByText(/已经没有了（.*11月30日.*起）/).waitFor()
    await panel.getByText(/没有开通对外检查/).waitFor()
    expect(await findings(page)).toEqual([])
    await page.goto(`${server.origin}/console/`)
    await page.getByRole('link', { name: '办事指南在哪里' }).first().waitFor()
    await page.close()
  }
})
