import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
const { township } = bodies
const board = `/o/${township.code}/messages/`
const title = '桥头的水管漏了半个月'
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query('insert into cases.desk values ($1, $2)', [township.id, township.path])
  await plantAccount(db, { login: 'desk', displayName: '青石镇受理员', role: 'DESK', at: township })
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
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

it('a message is written, accepted, passed on, answered and called solved by its writer; all that is read by everybody (D17, D21)', {
  timeout: 600_000,
}, async () => {
  const written = { number: '', code: '' }
  await as(await openPage(browser, 360), async (page) => {
    await page.goto(`${server.origin}${board}new`)
    await page.getByRole('radio', { name: /^求助/ }).check()
    await page.getByRole('textbox', { name: /^标题/ }).fill(title)
    await page.getByRole('textbox', { name: /^内容/ }).fill('桥头的自来水管漏了半个月，路面一直是湿的，请派人来修。')
    await page.getByRole('radio', { name: /^公开/ }).check()
    await page.getByRole('textbox', { name: /^怎么称呼您/ }).fill('王女士')
    await page.getByLabel(/我看过上面的说明/).check()
    await press(page, '提交留言')
    await page.getByText('留言已收到').first().waitFor()
    const told = (await page.locator('main').textContent()) ?? ''
    written.number = /LX\d{8}-\d{6}/.exec(told)?.[0] ?? ''
    written.code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(told)?.[0] ?? ''
  })
  // Nobody else reads it before it was accepted.
  const shown = `${server.origin}${board}${written.number}`
  expect((await fetch(shown)).status).toBe(404)

  await as(await visitors.open('desk', 1440), async (page) => {
    await page.getByRole('link', { name: title }).click()
    await press(page, '受理')
    await press(page, '派单')
    await page.getByRole('combobox', { name: '派给哪个单位' }).fill('溪河')
    await page
      .getByTitle(/溪河村党支部/)
      .last()
      .click()
    await inDialog(page, '派单')
    await page.getByText('已办：派单').waitFor()
  })

  await as(await visitors.open('secretary', 360), async (page) => {
    await page.getByRole('link', { name: title }).click()
    await press(page, '签收')
    await page
      .getByLabel('写答复')
      .fill('感谢您的反映。漏水的水管今天上午已经换好，路面也清了，有问题请到村委会找我们。')
    await press(page, '发送答复')
    await page.getByText('已办：发送答复').waitFor()
  })

  await as(await openPage(browser, 360), async (page) => {
    await page.goto(`${server.origin}${board}follow`)
    await page.getByLabel('编号').fill(written.number)
    await page.getByLabel('查询码').fill(written.code)
    await press(page, '查看进度')
    await page.getByText('漏水的水管今天上午已经换好').first().waitFor()
    await page.getByRole('radio', { name: /^已解决/ }).check()
    await page.getByRole('radio', { name: /^非常满意/ }).check()
    await press(page, '提交评价')
    await page.getByText('留言人评价').first().waitFor()
  })

  await as(await openPage(browser, 360), async (page) => {
    await page.goto(`${server.origin}${board}`)
    await page.getByRole('link', { name: title }).click()
    const told = (await page.locator('main').textContent()) ?? ''
    for (const part of ['王**', '漏水的水管今天上午已经换好', '溪河村党支部', '已解决']) expect(told).toContain(part)
    expect(told).not.toContain('王女士')
  })
})
