import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { open, plantCounty, publish } from '../portal/live.ts'
import { findings, openBrowser, openPage } from './browser.ts'

const db = testDatabase()
const away =
  'https://www.gov.cn/zhengce/content/202611/content_0000000000000000000000000000000000000000000000000000001.htm'
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let article: string

beforeAll(async () => {
  const orgs = await plantCounty(db)
  await open(db.app, orgs.qingxi)
  const bodyHtml = `<p>补贴怎么领，看<a href="${away}">国务院的通知</a>。</p>`
  article = await publish(db.app, orgs.qingxi, { title: '关于领取补贴的通知', bodyHtml })
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
      await page.screenshot({ path: `/tmp/windows-leave-${width}.png` })
      await page.getByRole('link', { name: '返回原文' }).click()
      await page.getByRole('heading', { name: '关于领取补贴的通知' }).waitFor()
      await page.close()
    }
})
