import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { submitAbout } from '../cases.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { type TreeOrg, writeTree } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// A township with more branches than a page of 下级待办 holds; in the first something is due.
const branches: TreeOrg[] = Array.from({ length: 59 }, (_, at) => ({
  ...{ id: `00000000-0000-7000-8000-0000000009${String(at).padStart(2, '0')}`, path: `/1/1/${100 + at}/` },
  ...{ parentId: bodies.township.id, code: `5299091${String(at).padStart(2, '0')}` },
  ...{ name: `第${at + 1}党支部`, type: 'BRANCH', depth: 3 },
}))

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await writeTree(db.owner, branches)
  await submitAbout(db, bodies.village)
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

it('a superior reads what is due below to its last branch and reminds in one tap; it stands there as a line (TO1)', {
  timeout: 600_000,
}, async () => {
  let page = await visitors.open('county', 360, 'due-below')
  await button(page, '看下一级').click()
  const rows = page.locator('.lx-below li')
  await rows.filter({ hasText: bodies.village.name }).waitFor()
  expect(await rows.count()).toBe(50)
  expect(await findings(page)).toEqual([])
  await button(page, '再看后面的').click()
  await rows.nth(59).waitFor()
  expect([await rows.count(), new Set(await rows.allInnerTexts()).size]).toEqual([60, 60])
  expect(await button(page, '再看后面的').count()).toBe(0)

  await rows.filter({ hasText: bodies.village.name }).getByRole('button', { name: '提醒', exact: true }).click()
  await rows.filter({ hasText: bodies.village.name }).getByText('今天云岭县委已提醒').waitFor()
  // What was opened further down stays open.
  expect(await rows.count()).toBe(60)
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('secretary', 360)
  await page
    .getByText(/到期提醒：/)
    .first()
    .waitFor()
  await page.close()
})
