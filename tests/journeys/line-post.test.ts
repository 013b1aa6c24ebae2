import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// A post is granted for one line, and its holder is offered what belongs to that line and nothing else (E02, decisions 337).
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await plantAccount(db, { login: 'security', displayName: '安全管理员', role: 'SECURITY_ADMIN', at: bodies.county })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it('an organisation officer of publicity keeps sites and articles, and sees no members', {
  timeout: 600_000,
}, async () => {
  const { rows } = await db.owner.query<{ id: string }>(`select id from accounts.account where login = 'secretary'`)
  const granting = await visitors.open('security', 360, `accounts/${rows[0]?.id}/grant`)
  await granting.getByLabel('党组织').fill('青石镇党委')
  await granting.getByTitle('青石镇党委').first().click()
  await granting.getByRole('combobox', { name: '身份' }).click()
  await granting.getByTitle('组织工作人员').click()
  await granting.getByRole('combobox', { name: '限定条线' }).click()
  await granting.getByTitle('宣传').click()
  expect(await findings(granting)).toEqual([])
  await granting.getByRole('button', { name: '授予身份' }).click()
  await granting.getByText('组织工作人员（宣传）').waitFor()

  const page = await visitors.open('secretary', 1440)
  await page.getByText('组织工作人员（宣传）').first().waitFor()
  const menu = page.getByRole('navigation').first()
  await menu.getByText('文章', { exact: true }).waitFor()
  expect(await menu.getByText('党员名册', { exact: true }).count()).toBe(0)
  expect(await findings(page)).toEqual([])
  const answerTo = (path: string) => page.evaluate(async (at) => (await fetch(at)).status, path)
  expect(await answerTo('/api/articles')).toBe(200)
  expect(await answerTo('/api/members')).toBe(403)
  expect(await answerTo('/api/cases')).toBe(403)
})
