import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
const { county, village, township } = bodies
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  // The county named the village, whose only account is not in use any more.
  await db.owner.query(`insert into cases.reviewer values ($1, $2, $3, '云岭县委书记', now())`, [
    ...[county.id, county.path, village.id],
  ])
  await db.owner.query(`update accounts.account set disabled_at = now() where login = 'secretary'`)
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it('who leads the top reads in 待办 that its reviewer cannot decide, names another, and everybody reads whom (decisions 282)', {
  timeout: 600_000,
}, async () => {
  const home = await visitors.open('county', 360)
  await home.getByText('复核单位不能再复核，请另指定').first().waitFor()
  await home.close()

  for (const width of [360, 1440]) {
    const page = await visitors.open('county', width, 'case-limits')
    await page.getByText(`${village.name}现在不能复核`).waitFor()
    await page.getByText('复核留言人对处置的异议').first().waitFor()
    expect(await findings(page)).toEqual([])
    if (width === 1440) await nameTownship(page)
    await page.close()
  }

  const rules = await openPage(browser, 360)
  await rules.goto(`${server.origin}/transparency/rules`)
  await rules.getByText(`${county.name}：由${township.name}复核`).waitFor()
  await rules.getByText('从申请那天起10个工作日内决定').waitFor()
  expect(await findings(rules)).toEqual([])
})

async function nameTownship(page: Page): Promise<void> {
  await page.getByRole('button', { name: '指定复核单位' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill(township.name)
  await page.locator('.ant-select-item-option', { hasText: township.name }).first().click()
  await dialog.getByRole('button', { name: '指定复核单位' }).click()
  await page.getByText('已指定，网站上公布').waitFor()
  await page.getByText(`现在不能复核`).waitFor({ state: 'detached' })
}
