import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestOf } from '#kernel/limits.ts'
import { bodies, password, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await plantMembers(db.owner, [bodies.village], { members: 3, names: ['张三丰'] })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** As after 300 cards within the hour, in a session that began before it. */
async function afterManyCards(login: string): Promise<void> {
  const { rows } = await db.owner.query<{ id: string }>('select id from accounts.account where login = $1', [login])
  const subject = digestOf({ name: 'members.card-read-freely' }, [rows[0]?.id ?? ''])
  await db.owner.query('insert into app.attempt (subject, at) select $1, now() from generate_series(1, 300)', [subject])
  await db.owner.query(`update accounts.session set proved_at = now() - interval '1 hour'`)
}

it('after 300 cards the next one opens when the reader has shown that it is he (T06)', {
  timeout: 600_000,
}, async () => {
  for (const width of [1440, 360]) {
    const page: Page = await visitors.open('organiser', width, 'members?q=zsf')
    await afterManyCards('organiser')
    await page.getByRole('link', { name: '张三丰' }).click()
    await page.getByText('这件事要先再次确认是您本人').waitFor()
    expect(await findings(page)).toEqual([])
    if (width === 1440) {
      await page.close()
      continue
    }
    await page.getByRole('button', { name: '请再次确认是您本人' }).click()
    await page.getByLabel('密码').fill(password)
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /张三丰/ }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.close()
  }
})
