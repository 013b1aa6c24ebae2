import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptCase } from '#modules/cases/service.ts'
import { submitAbout } from '../cases.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { actorIn } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// What a secretary handled stands behind 待办, leads to it, and is counted nowhere (UX-CS1).
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  const accountId = (await db.owner.query(`select id from accounts.account where login = 'secretary'`)).rows[0].id
  const secretary = actorIn(bodies.village, { role: 'SECRETARY', accountId, name: '溪河村书记' })
  for (let count = 1; count <= 21; count++) {
    const { number } = await submitAbout(db, bodies.village, { title: `第${count}盏路灯什么时候修好` })
    const { rows } = await db.owner.query('select id from cases.case where number = $1', [number])
    await act(db.app, secretary, (ctx) => acceptCase(ctx, { caseId: rows[0].id, isComplex: false }))
  }
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it.each([1440, 360])('at %i pixels', { timeout: 120_000 }, async (width) => {
  const page = await visitors.open('secretary', width, '')
  await page.getByRole('tab', { name: '已办' }).click()
  await page.getByRole('link', { name: '第21盏路灯什么时候修好' }).waitFor()
  expect(await findings(page)).toEqual([])
  expect(await page.getByRole('tabpanel', { name: '已办' }).textContent()).not.toMatch(/共 ?\d+|\d+ ?件/)
  await page.getByRole('button', { name: '较早的' }).click()
  await page.getByRole('link', { name: '第1盏路灯什么时候修好' }).click()
  await page.getByRole('heading', { level: 1, name: '第1盏路灯什么时候修好' }).waitFor()
  await page.goto(`${server.origin}/console/?tab=started`)
  await page.getByText('还没有发起过事情。').waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()
})
