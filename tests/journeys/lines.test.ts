import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, dayOf } from '#kernel/time.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query(
    `insert into organisations.line_seat (org_id, org_path, line) select id, path, 'PUBLICITY' from organisations.org`,
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
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const title = '核对宣传栏里的旧内容'

it('a county writes to a line and sees whom it reaches; a township has it in 待办 and says that it is done; the county reads it (A02)', {
  timeout: 600_000,
}, async () => {
  let page = await visitors.open('county', 360, 'line-matters')
  await page.getByRole('heading', { level: 1, name: '条线事项' }).waitFor()
  // None stands above the county, so what it sent comes first.
  await page.getByRole('tab', { name: '发出的', selected: true }).waitFor()
  await page.getByText('还没有发出过条线事项').waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('tab', { name: '发到本单位的' }).click()
  await page.getByText('没有发到本单位的条线事项').waitFor()
  await page.getByRole('tab', { name: '发出的' }).click()
  await page.getByText('还没有发出过条线事项').waitFor()
  expect(await findings(page)).toEqual([])
  await button(page, '发一件条线事项').click()
  await page.getByRole('combobox', { name: /发给哪条线/ }).click()
  await page.getByTitle('宣传', { exact: true }).click()
  await page.getByText('今天会发到 2 个党组织。').waitFor()
  await button(page, '看名单').click()
  for (const { name } of [bodies.township, bodies.village]) await page.getByText(name).first().waitFor()
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('最后一天').fill(addDays(dayOf(new Date()), 10))
  await page.getByLabel('要办什么').fill('请各村党员每天打卡，月底报一次。')
  expect(await findings(page)).toEqual([])
  await button(page, '发一件条线事项').click()
  await page
    .getByText(/不能设置“请各村党员每天打卡”/)
    .first()
    .waitFor()
  await page.getByLabel('要办什么').fill('请核对本单位宣传栏，过期的换掉，换好回一句话。')
  await button(page, '发一件条线事项').click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText(bodies.village.name).first().waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('organiser', 360)
  await page.getByRole('link', { name: title }).click()
  await button(page, '办结').click()
  await page.getByLabel('结果').fill('已核对，换掉两期。')
  expect(await findings(page)).toEqual([])
  await inDialog(page, '办结').click()
  await page.getByText('已核对，换掉两期。').waitFor()
  expect(await findings(page)).toEqual([])
  await page.goto(`${server.origin}/console/`)
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  // The list is there, with others or with none.
  await page
    .getByText(/^共 \d+ 件|眼下没有等您办的事/)
    .first()
    .waitFor()
  expect(await page.getByRole('link', { name: title }).count()).toBe(0)
  await page.close()

  page = await visitors.open('secretary', 360, 'line-matters')
  await page.getByRole('link', { name: title }).click()
  await button(page, '退回').click()
  await page.getByRole('combobox', { name: /为什么退回/ }).click()
  await page.getByTitle(/^重复/).click()
  await page.getByLabel('说明').fill('镇里上月已经要过一次。')
  await inDialog(page, '退回').click()
  await page.getByText('镇里上月已经要过一次。').waitFor()
  await page.close()

  page = await visitors.open('county', 1440, 'line-matters?tab=sent')
  await page.getByRole('link', { name: title }).click()
  await page.getByText('已核对，换掉两期。').waitFor()
  await page.getByText(/镇里上月已经要过一次。/).waitFor()
  expect(await findings(page)).toEqual([])
  await button(page, '结束这件事').click()
  await inDialog(page, '结束这件事').click()
  await page.getByText('已结束', { exact: true }).first().waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()
})
