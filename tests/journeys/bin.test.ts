import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// What was removed by hand is had back: at once by the message, and from the bin (UX-CS10).
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await plantAccount(db, { login: 'desk', displayName: '溪河村受理员', role: 'DESK', at: bodies.village })
  await db.owner.query(
    `insert into demands.responsibility (id, org_id, org_path, matter, field, words, basis, changed_at)
     values (gen_random_uuid(), $1, $2, '路灯', '城乡建设', '{路灯}', '三定方案', now())`,
    [bodies.village.id, bodies.village.path],
  )
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const line = (page: Page) => page.locator('tr, li.lx-card').filter({ hasText: '三定方案' })
const remove = async (page: Page) => {
  await line(page)
    .getByRole('button', { name: /删\s?去/ })
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /删\s?去|确\s?定/ })
    .click()
  await page.getByText('已从清单删去').waitFor()
  await line(page).waitFor({ state: 'hidden' })
}

it.each([1440, 360])(
  'a matter of the list comes back by key, by button and from the bin, at %i px',
  {
    timeout: 240_000,
  },
  async (width) => {
    const page = await visitors.open('desk', width, 'responsibilities')
    await line(page).waitFor()
    await remove(page)
    expect(await findings(page)).toEqual([])
    await page.getByRole('alert').or(page.locator('[aria-live]')).getByText('已从清单删去').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('已撤销，恢复原样').waitFor()
    await line(page).waitFor()

    await remove(page)
    await button(page, '撤销').last().click()
    await line(page).waitFor()

    await remove(page)
    await page.close()
    const bin = await visitors.open('desk', width, 'removed')
    await bin.locator('tr, li.lx-card').filter({ hasText: '事项清单里的一项' }).waitFor()
    expect(await findings(bin)).toEqual([])
    await button(bin, '放回原处').click()
    await bin.getByText('回收站是空的').waitFor()
    await bin.close()
    const after = await visitors.open('desk', width, 'responsibilities')
    await line(after).waitFor()
    await after.close()
  },
)
