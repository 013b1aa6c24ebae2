import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import type * as OfficeCrypto from 'officecrypto-tool'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS
const { decrypt } = createRequire(import.meta.url)('officecrypto-tool') as typeof OfficeCrypto
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query(`update organisations.org set level = 'COUNTY' where id = $1`, [bodies.county.id])
  await plantMembers(db.owner, [bodies.village], { members: 12, names: ['张三丰'] })
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
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Goes by the Tab key alone to what bears this name. */
const tabTo = async (name: string) => {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(
      `((it) => (it?.getAttribute('aria-label') ?? it?.innerText ?? '').split('\\n')[0].trim())(document.activeElement)`,
    )
    if (text === name) return
  }
  throw new Error(`the Tab key does not lead to ${name}`)
}

const textOf = async (bytes: Buffer): Promise<string[][]> => {
  const book = new Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)))
  return rows
}

it('a roster leaves with its reason, the yes of the county and a watermark (T06)', { timeout: 600_000 }, async () => {
  page = await visitors.open('organiser', 1440, 'members?q=zsf&sort=-joinDate')
  // Not as the page has them: the file must follow what was chosen here.
  await page.getByRole('button', { name: /列设置$/ }).click()
  for (const name of ['人员类别', '民族']) await page.getByRole('checkbox', { name, exact: true }).uncheck()
  await button('“党龄”前移').click()
  await page.getByRole('columnheader', { name: '民族' }).waitFor({ state: 'detached' })
  const shown = (await page.getByRole('columnheader').allTextContents()).filter(
    (text) => text !== '' && text !== '序号',
  )
  await page.keyboard.press('Escape')
  await button('导出名册').click()
  await page.getByText('条件：姓名、拼音或身份号码 zsf').waitFor()
  await page.getByText('列表里打码的没有放进来：手机、公民身份号码').waitFor()
  await page.getByText('排序：按入党先后，倒序').waitFor()
  await page.getByLabel('导出哪些内容').fill('手机')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByLabel('用途').fill('核对组织关系')
  expect(await findings(page)).toEqual([])
  await button('导出名册').click()
  await page.getByText('已送县里审批').waitFor()
  await button('看审批到哪一步了').click()
  await page.getByText('现在不由您办理').first().waitFor()
  const matter = page.url()
  await page.close()

  page = await visitors.open('county', 360)
  await page.goto(matter)
  await heading(/导出.*党员名册/).waitFor()
  expect(await findings(page)).toEqual([])
  await tabTo('同意')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo('情况属实，同意。')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await tabTo('同意')
  await page.keyboard.press('Enter')
  await page.getByText('已同意导出').first().waitFor()
  expect(await page.getByRole('list', { name: '办理经过' }).textContent()).toContain('情况属实，同意。')
  await page.close()

  page = await visitors.open('organiser', 360)
  await page.getByText('导出已同意，请生成文件').waitFor()
  await page.getByRole('link', { name: /.+党员名册/ }).click()
  await button('生成文件').click()
  await button('下载文件').waitFor()
  expect(await findings(page)).toEqual([])
  const [file] = await Promise.all([page.waitForEvent('download'), button('下载文件').click()])
  expect(file.suggestedFilename()).toMatch(/党员名册_\d{8}_[0-9A-F]{6}\.xlsx$/)
  await button('查看密码').click()
  const told = await page.getByText('打开文件的密码：').textContent()
  expect(await findings(page)).toEqual([])
  const password = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(told ?? '')?.[0] ?? ''
  const rows = await textOf(await decrypt(await readFile(await file.path()), { password }))
  expect(rows.map(([first]) => first)).toContain('张三丰')
  const masked = ['手机', '公民身份号码']
  const heads = rows.find(([first]) => first === '姓名')
  expect(heads).toEqual([...shown.filter((name) => !masked.includes(name)), '手机'])
  const marks = rows.filter(([first]) => /导出人：青石镇组织办.*内部资料/.test(first ?? ''))
  expect(marks).toHaveLength(2)
  const fetched = await db.owner.query(`select 1 from audit.entry where act = 'members.export-fetched'`)
  expect(fetched.rowCount).toBe(1)
})
