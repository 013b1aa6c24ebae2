import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { checkChain } from '#apps/check-chain.ts'
import { ownHeadFile, sealAll } from '../audit-scene.ts'
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

it('the auditor at the top checks the whole chain from a page and keeps its signed sheet (E03)', {
  timeout: 600_000,
}, async () => {
  const file = ownHeadFile()
  await sealAll(db, file, 1)
  page = await visitors.open('auditor', 1440, 'audit/checks')
  await page.getByRole('heading', { level: 1, name: '审计链核查' }).waitFor()
  await button('开始核查').click()
  await page.getByText('核查已排上').waitFor()
  await checkChain(db.worker, { url: db.urls.worker, file })
  await page.getByText('没有发现改动').waitFor()
  expect(await findings(page)).toEqual([])

  const [sheet] = await Promise.all([page.waitForEvent('download'), button('下载结果单').click()])
  const text = readFileSync(await sheet.path(), 'utf8')
  expect(text).toContain('发起人 / asked by: 云岭县审计员')
  const choose = (name: string, words: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(words) })
  await choose('a.txt', text)
  await page.getByText('“a.txt”是本系统出的，内容没有改过').waitFor()
  await choose('b.txt', text.replace('云岭县', '云岭市'))
  await page.getByText('“b.txt”与签名不符').waitFor()
  await page.close()

  await db.owner.query('alter table audit.entry disable trigger entry_is_append_only')
  await db.owner.query(
    `update audit.entry set role = 'EDITOR' where id = (select entry_id from audit.seal where sequence = 1)`,
  )
  await db.owner.query('alter table audit.entry enable trigger entry_is_append_only')
  page = await visitors.open('auditor', 360, 'audit/checks')
  await button('开始核查').click()
  await page.getByText('核查已排上').waitFor()
  await checkChain(db.worker, { url: db.urls.worker, file })
  await page.getByText('有 1 处与写入时不符').waitFor()
  await page.getByText('（第 1 号）的内容被改过').waitFor()
  expect(await findings(page)).toEqual([])
})
