import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainXlsx } from '#kernel/spreadsheet/plain.ts'
import { textsOf } from '../account-lists.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

// The first day with a sheet: the template, planted errors, mended, the links, and the posts by another person (E01, E02).
const db = testDatabase()
const words = '山间明月照清泉四十五一百'
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await plantAccount(db, { login: 'system', displayName: '系统管理员', role: 'SYSTEM_ADMIN', at: bodies.county })
  await plantAccount(db, { login: 'security', displayName: '安全管理员', role: 'SECURITY_ADMIN', at: bodies.county })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const download = async (page: Page, press: () => Promise<void>) => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await file.path())
}
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

async function upload(page: Page, rows: string[][], name: string): Promise<void> {
  await page.goto(`${server.origin}/console/accounts/lists`)
  const buffer = Buffer.from(await plainXlsx(rows, { sheet: '账号名单', widths: [16, 16, 16, 16, 16] }))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('选择表格').first().setInputFiles({ name, mimeType, buffer })
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function setPassword(address: string): Promise<Page> {
  const owner = await openPage(browser, 360)
  await owner.goto(address)
  await owner.getByLabel('新密码').fill(words)
  await button(owner, '设置密码').click()
  await owner.getByText('密码已设置，请登录。').waitFor()
  return owner
}

it('a list is filled in on the template, mended, made, and its posts are granted by somebody else', {
  timeout: 600_000,
}, async () => {
  const page = await visitors.open('system', 360, 'accounts')
  await button(page, '按名单新建').click()
  await page.getByText('还没有上传过账号名单').waitFor()
  expect(await findings(page)).toEqual([])
  const template = await textsOf(await download(page, () => page.getByRole('link', { name: '下载模板' }).click()))
  const right = ['孙莉', '', '溪河村党支部', '党支部书记', '2099-12-31']
  const wrong = [
    ['周正', 'county', '青石镇党委', '组织工作人员', ''],
    ['郑好', '', '青石镇政府', '信息编辑', ''],
  ]
  await upload(page, [...template, right, ...wrong], '首日名单.xlsx')
  await page.getByText('要改正的2处', { exact: false }).waitFor()
  await page.getByText('第4行“账号”：这个账号名已经有人用了，请换一个。').waitFor()
  await page.getByText(/第5行“党组织”：在您管理的范围内没有/).waitFor()
  await page.getByText('sunli（提议）').waitFor()
  expect(await findings(page)).toEqual([])

  const mended = [
    ['周正', '', '青石镇党委', '组织工作人员', ''],
    ['郑好', '', '青石镇党委', '信息编辑', ''],
  ]
  await upload(page, [...template, right, ...mended], '改好的名单.xlsx')
  await button(page, '全部正确才新建').click()
  await confirm(page, '全部正确才新建')
  await button(page, '取设置链接表').click()
  const sheet = await textsOf(await download(page, () => confirm(page, '取设置链接表')))
  expect(sheet.slice(1).map(([name, login]) => [name, login])).toEqual([
    ['孙莉', 'sunli'],
    ['周正', 'zhouzheng'],
    ['郑好', 'zhenghao'],
  ])
  expect(await findings(page)).toEqual([])
  const address = page.url()
  await page.close()

  const security = await visitors.open('security', 360)
  await security.getByText('改好的名单.xlsx').first().waitFor()
  await security.goto(address)
  await security.getByText('身份待授予').first().waitFor()
  expect(await security.getByRole('button', { name: '取设置链接表' }).count()).toBe(0)
  for (const box of await security.getByRole('checkbox').all()) if (!(await box.isChecked())) await box.check()
  await button(security, '授予选定行的身份').click()
  await confirm(security, '授予选定行的身份')
  await security.getByText('身份已授予').first().waitFor()
  expect(await findings(security)).toEqual([])

  const owner = await setPassword(sheet[1]?.[3] ?? '')
  await owner.goto(`${server.origin}/console/`)
  await owner.getByLabel('账号').fill('sunli')
  await owner.locator('input[type=password]').fill(words)
  await button(owner, '登录').click()
  await owner.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await security.close()
})
