import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// Each kind of work is told where its owner wants it, except what has its limit by law (UX-NT1).
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it.each([1440, 360])(
  'one chooses by keyboard for each kind, and it is there the next time, at %i px',
  {
    timeout: 240_000,
  },
  async (width) => {
    const page = await visitors.open('organiser', width, 'reminder')
    const box = () => page.getByRole('group', { name: '名册已检查，待确认' }).getByRole('checkbox', { name: '日历' })
    await page.getByRole('group', { name: '换届：请提醒，选举后登记' }).first().getByText('一直提醒').waitFor()
    await page.getByRole('group', { name: '法定期限事项' }).getByText('一直提醒').waitFor()
    await page.getByText('下面没选提醒的也在内').waitFor()
    const wasChecked = await box().isChecked()
    await box().focus()
    await page.keyboard.press('Space')
    await page.getByText('已改好：').waitFor()
    expect(await findings(page)).toEqual([])
    await page.reload()
    await page.getByRole('group', { name: '名册已检查，待确认' }).waitFor()
    expect(await box().isChecked()).toBe(!wasChecked)
    await page.close()
  },
)
