import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await plantAccount(db, { login: 'keeper', displayName: '云岭县系统管理员', role: 'SYSTEM_ADMIN', at: bodies.county })
  await db.owner.query(
    `insert into sites.site (org_id, org_path, name, hosted_by, address, phone) values ($1, $2, $3, '', '', '1')`,
    [bodies.county.id, bodies.county.path, bodies.county.name],
  )
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** What one person does in a window of his own, which is looked at whenever he is done. */
async function as(page: Page, work: (page: Page) => Promise<unknown>): Promise<void> {
  await work(page)
  expect(await findings(page)).toEqual([])
  await page.close()
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const typed = '手机上导入名册，错误说明要横着拉才看得到，我是李二娃。'
const summary = '手机上导入名册时，错误说明要横着拉才看得到'
const said = '窄屏上错误说明改为排在每一行下面。'

/** Opens one's own remark by number and code. */
async function follow(page: Page, { number, code }: { number: string; code: string }): Promise<void> {
  await page.goto(`${server.origin}/feedback/follow`)
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await press(page, '查看')
}

it('a remark is left without a name, answered in public by the keeper, and its writer reads the answer by number and code (E11)', {
  timeout: 600_000,
}, async () => {
  const receipt = { number: '', code: '' }
  await as(await openPage(browser, 360), async (page) => {
    await page.goto(`${server.origin}/`)
    await page.getByRole('link', { name: '对本系统提意见' }).click()
    await page.getByRole('radio').first().check()
    await page.getByRole('textbox', { name: /说说是怎么回事/ }).fill(typed)
    expect(await findings(page)).toEqual([])
    await press(page, '提交')
    await page.getByRole('heading', { level: 1, name: '意见收到了' }).waitFor()
    const [number = '', code = ''] = await page.locator('.slip dd').allTextContents()
    Object.assign(receipt, { number, code })
  })
  await as(await openPage(browser, 1440), async (page) => {
    await follow(page, receipt)
    await page.getByText('还没有答复').waitFor()
  })

  await as(await visitors.open('keeper', 360, 'feedback'), async (page) => {
    await page.getByText(typed).waitFor()
    expect(await findings(page)).toEqual([])
    await press(page, '答复')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('处理结果').click()
    await page.locator('.ant-select-item-option').first().click()
    await dialog.getByLabel('反映的问题').fill(summary)
    await dialog.getByLabel('怎么办的').fill(said)
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('已答复并公开').waitFor()
    await page.getByText(said).waitFor()
  })

  // Everybody reads the keeper's words, nobody what was typed.
  await as(await openPage(browser, 360), async (page) => {
    await page.goto(`${server.origin}/feedback/`)
    await page.getByRole('heading', { level: 3, name: summary }).waitFor()
    await page.getByText(said).waitFor()
    await page.getByText('一共收到 1 条意见，已答复 1 条。').waitFor()
    expect(await page.getByText('李二娃').count()).toBe(0)
  })
  await as(await openPage(browser, 360), async (page) => {
    await follow(page, receipt)
    await page.getByRole('heading', { level: 1, name: '我提的意见' }).waitFor()
    await page.getByText(typed).waitFor()
    await page.getByText(said).waitFor()
    expect(new URL(page.url()).search).toBe('')
  })
  await as(await openPage(browser, 360), async (page) => {
    await follow(page, { ...receipt, code: `${receipt.code.slice(0, -1)}${receipt.code.endsWith('A') ? 'B' : 'A'}` })
    await page.getByText('编号或查询码不对').first().waitFor()
    expect(await page.getByText(said).count()).toBe(0)
  })
})
