import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { open, plantCounty } from '../portal/live.ts'
import { findings, openBrowser, openPage } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser

beforeAll(async () => {
  const orgs = await plantCounty(db)
  for (const org of [orgs.county, orgs.qingxi]) await open(db.app, org)
  // As many villages as a township may have.
  const names = '安平 白沙 长岭 大湾 福田 高桥 红岩 金竹 龙潭 马鞍 南坪 石板 桃园 新华'.split(' ')
  for (const [at, name] of names.entries())
    await db.owner.query(
      `insert into organisations.org (id, path, parent_id, code, type, level, name, short_name, name_search, founded_on, is_village)
       select gen_random_uuid(), path || $1, id, code || '.' || $2, 'BRANCH', 'VILLAGE', $3, $3, '', '2020-01-01', true
       from organisations.org where id = $4`,
      [`z${at}/`, String(500 + at), `${name}村`, orgs.qingxi.id],
    )
  server = await startConsole(db)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it('a citizen finds his village in two taps, without a script and without a position (CZ1)', {
  timeout: 600_000,
}, async () => {
  for (const javaScriptEnabled of [false, true]) {
    const page = await openPage(browser, 360, { javaScriptEnabled })
    await page.goto(`${server.origin}/sites`)
    const fits = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
    if (javaScriptEnabled) expect(await findings(page)).toEqual([])
    await page
      .locator('main')
      .getByRole('link', { name: /^青溪镇/ })
      .click()
    await page
      .getByRole('navigation', { name: '按拼音首字母找' })
      .getByRole('link', { name: 'T', exact: true })
      .waitFor()
    expect(await fits()).toBe(true)
    if (javaScriptEnabled) expect(await findings(page)).toEqual([])
    await page.getByRole('link', { name: '桃园村', exact: true }).click()
    await page.getByRole('heading', { name: '桃园村' }).first().waitFor()
    // From one village to its neighbour.
    await page.getByRole('link', { name: '找本村' }).last().click()
    await page.getByRole('link', { name: '安平村', exact: true }).click()
    await page.getByRole('heading', { name: '安平村' }).first().waitFor()
    await page.close()
  }
})
