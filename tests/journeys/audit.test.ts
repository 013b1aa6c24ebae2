import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

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

afterEach(() => page.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const choose = async (label: string, choice: string) => {
  await page.getByRole('combobox', { name: label }).fill(choice)
  await page.keyboard.press('Enter')
}

it('an auditor finds who looked at a member, for a purpose, and his search is found too (E03)', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('organiser', 1440, 'members?q=zsf')
  await page.getByRole('link', { name: '张三丰' }).click()
  await page.getByRole('heading', { level: 1, name: /张三丰/ }).waitFor()
  await page.close()

  page = await visitors.open('auditor', 1440, 'audit')
  await page.getByRole('heading', { level: 1, name: '审计查询' }).waitFor()
  await button('查询').click()
  await page.getByText('请填写用途').or(page.getByText('请选择用途')).first().waitFor()
  await choose('用途', '例行审计')
  await choose('操作类别', '查看敏感信息')
  await button('查询').click()
  await page.getByRole('rowheader', { name: '打开党员信息卡' }).waitFor()
  expect(await page.getByText('张三丰').count()).toBe(0)
  expect(await findings(page)).toEqual([])

  await button('只看这个账号').click()
  await choose('用途', '例行审计')
  await button('查询').click()
  await page.getByText('例行审计不按账号查一个人的操作').first().waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('auditor', 360, 'audit')
  await choose('用途', '处置安全事件')
  await choose('操作类别', '审计查询')
  await button('查询').click()
  await page.getByText('这段时间的记录都在上面了。').waitFor()
  expect(await page.getByRole('list', { name: '查到的记录' }).textContent()).toContain('云岭县审计员')
  expect(await findings(page)).toEqual([])
})
