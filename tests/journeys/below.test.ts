import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { due } from '#apps/due.ts'
import { remindBelow } from '#modules/notices/below/service.ts'
import { submitAbout } from '../cases.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { act, actorAt, testDatabase } from '../database.ts'
import { type TreeOrg, writeTree } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// A township with more branches than a page of 下级待办 holds; in the first something is due.
const branches: TreeOrg[] = Array.from({ length: 59 }, (_, at) => ({
  ...{ id: `00000000-0000-7000-8000-0000000009${String(at).padStart(2, '0')}`, path: `/1/1/${100 + at}/` },
  ...{ parentId: bodies.township.id, code: `5299091${String(at).padStart(2, '0')}` },
  ...{ name: `第${at + 1}党支部`, type: 'BRANCH', depth: 3 },
}))

const township = actorAt(bodies.township.path, { role: 'ORGANISER', orgId: bodies.township.id, name: '青石镇组织员' })

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await writeTree(db.owner, branches)
  await submitAbout(db, bodies.village)
  for (const [index, branch] of branches.slice(0, 2).entries()) {
    await db.owner.query('insert into cases.desk values ($1, $2)', [branch.id, branch.path])
    await plantAccount(db, {
      login: `branch${index}`,
      displayName: `${branch.name}书记`,
      role: 'SECRETARY',
      at: branch,
    })
    await submitAbout(db, branch)
  }
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

it('a superior reminds several at once; who was reminded meanwhile is told as such and nothing is sent again', {
  timeout: 240_000,
}, async () => {
  const page = await visitors.open('county', 360, 'due-below')
  await button(page, '看下一级').click()
  await button(page, '选上这里还能提醒的 2 个').click()
  await page.getByRole('checkbox', { name: `选择${bodies.village.name}` }).check()
  await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '提醒' }).click()
  const dialog = page.getByRole('dialog', { name: '提醒（3项）' })
  await dialog.getByText('今天云岭县委已提醒').waitFor()
  expect(await findings(page)).toEqual([])
  const orgId = branches[1]?.id ?? ''
  await act(db.app, township, (ctx) => remindBelow(ctx, { orgId }, due))
  await button(page, '提醒（2项）').click()
  await dialog.getByText('办成 1 项，没办成 2 项').waitFor()
  await dialog.getByText('今天已经有上级提醒过，没有再发。').waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()
})
