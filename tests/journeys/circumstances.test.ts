import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { addDays, addMonths, dayOf } from '#kernel/time.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { type PlantedMember, plantMembers } from '../members.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let one: PlantedMember
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  ;[one] = (await plantMembers(db.owner, [bodies.village], { members: 1, names: ['张三丰'] })) as [PlantedMember]
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(() => page.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
async function save(): Promise<void> {
  await page.getByLabel('为什么更正').fill('支部补录')
  await button('保存更正').click()
}

it('the branch is told that a member who studies abroad is to be contacted, enters the contact, and is told no more (STA-06)', {
  timeout: 600_000,
}, async () => {
  const today = dayOf(new Date())
  const left = addMonths(today, -7)
  page = await visitors.open('secretary', 360, `members/${one.id}/edit`)
  await fill('出国（境）日期', left)
  await fill('所在国家（地区）', '日本')
  await page.getByLabel('出国（境）情形').click()
  await page.getByTitle('留学').last().click()
  await fill('出国（境）后最近联系日期', addDays(left, -1))
  await fill('流动起始日期', left)
  await fill('流出地', '溪河村二组')
  await page.getByLabel('流入地党组织').fill(`青石镇党委（${bodies.township.code}）`)
  await fill('生活困难起始日期', '2023-01-01')
  await fill('生活困难结束日期', '2022-12-31')
  expect(await findings(page)).toEqual([])
  await save()
  await page.getByText('最近联系日期早于出国（境）日期').first().waitFor()
  await page.getByText('生活困难结束日期早于起始日期').first().waitFor()
  expect(await findings(page)).toEqual([])
  await fill('出国（境）后最近联系日期', '')
  await fill('生活困难结束日期', '2023-12-31')
  await save()
  await page.getByRole('heading', { level: 1, name: /张三丰/ }).waitFor()
  await page.getByText(`青石镇党委（${bodies.township.code}）`).waitFor()
  await page.getByText(`还没有；请不晚于 ${addMonths(left, 6)} 联系`).waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('secretary', 1440)
  await page.getByRole('link', { name: /张三丰：留学，每半年联系一次/ }).click()
  await page.getByRole('heading', { level: 1, name: /张三丰/ }).waitFor()
  expect(await findings(page)).toEqual([])
  await button('更正信息').click()
  await fill('出国（境）后最近联系日期', today)
  expect(await findings(page)).toEqual([])
  await save()
  await page.getByText(`${today}；下次不晚于 ${addMonths(today, 6)}`).waitFor()
  await page.goto(`${server.origin}/console/`)
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  // The list is there, with others or with none.
  await page
    .getByText(/^共 \d+ 件|眼下没有等您办的事/)
    .first()
    .waitFor()
  expect(await page.getByText('张三丰：留学').count()).toBe(0)
})
