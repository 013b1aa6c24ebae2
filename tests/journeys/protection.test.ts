import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
const { village } = bodies
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page
let own: { number: string; code: string }

beforeAll(async () => {
  await plantBodies(db)
  // Nothing is hidden by one person: somebody else of the village's desk.
  await plantAccount(db, { login: 'second', displayName: '溪河村受理员', role: 'DESK', at: village })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(() => page.close())

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const phone = '13800000000'
const board = `/o/${village.code}/messages/`

/** The citizen's page of the message, opened by number and code. */
async function follow(width = 360): Promise<void> {
  page = await openPage(browser, width)
  await page.goto(`${server.origin}${board}follow`)
  await page.getByLabel('编号').fill(own.number)
  await page.getByLabel('查询码').fill(own.code)
  await page.locator('main form button').click()
  await page.getByRole('heading', { level: 1, name: '楼道里电线冒火花没人管' }).waitFor()
}

async function openCase(login: string, width: number): Promise<void> {
  page = await visitors.open(login, width, 'cases?view=all')
  await page.getByRole('link', { name: '楼道里电线冒火花没人管' }).first().click()
  await page.getByRole('heading', { level: 1, name: '楼道里电线冒火花没人管' }).waitFor()
}

const leave = () => page.close()

it('what is urgent is declared by the desk, and its writer hears a first word before the answer (11.2, decisions 143)', {
  timeout: 600_000,
}, async () => {
  page = await openPage(browser, 360)
  await page.goto(`${server.origin}${board}new`)
  await page.getByText('紧急的2小时、水电气暖急修24小时内先给您回话').waitFor()
  await page.getByRole('radio', { name: /^求助/ }).check()
  await page.getByRole('textbox', { name: /^标题/ }).fill('楼道里电线冒火花没人管')
  await page
    .getByRole('textbox', { name: /^内容/ })
    .fill('三号楼二单元楼道里电线冒火花，昨天晚上起火一次，扑灭了，请快来人。')
  await page.getByRole('radio', { name: /^公开/ }).check()
  await page.getByRole('textbox', { name: /^怎么称呼您/ }).fill('王女士')
  await page.getByLabel(/我看过上面的说明/).check()
  expect(await findings(page)).toEqual([])
  await button('提交留言').click()
  // It sounds like danger: whom to call first stands before the button.
  await page.getByText('119').first().waitFor()
  await button('提交留言').click()
  await page.getByText('留言已收到').first().waitFor()
  const told = (await page.locator('main').textContent()) ?? ''
  own = {
    number: /LX\d{8}-\d{6}/.exec(told)?.[0] ?? '',
    code: /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(told)?.[0] ?? '',
  }
  await leave()

  await openCase('secretary', 360)
  await page.getByText('留言里的字像是“紧急：人身、财产安全”').waitFor()
  expect(await findings(page)).toEqual([])
  await button('受理并定为急件').click()
  await inDialog('受理并定为急件').waitFor()
  expect(await findings(page)).toEqual([])
  await inDialog('受理并定为急件').click()
  await page
    .getByText(/前先回话/)
    .first()
    .waitFor()
  expect(await findings(page)).toEqual([])
  await leave()

  await follow()
  await page.getByText(/已定为急件（紧急：人身、财产安全）/).waitFor()
  expect(await findings(page)).toEqual([])
  await leave()

  await openCase('secretary', 1440)
  await button('先回话').click()
  await page.getByLabel('回话', { exact: true }).fill('电工已经拉下总闸，正在换线，下午五点前来电。')
  await inDialog('先回话').click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('电工已经拉下总闸').waitFor()
  expect(await findings(page)).toEqual([])
  await leave()

  await follow(1440)
  await page.getByText(/急件，已于.*首次反馈/).waitFor()
  await page.getByText('电工已经拉下总闸').waitFor()
  expect(await findings(page)).toEqual([])
})

it('words of an answer are taken out by two persons, and the level above lifts it when its reader appeals (D24, decisions 144)', {
  timeout: 600_000,
}, async () => {
  await openCase('secretary', 1440)
  const answer = `电线已经换好。电工李师傅的电话是${phone}，有事找他。`
  await page.getByLabel('写答复').fill(answer)
  // What the second look says is on the page before it is sent.
  await button('照样发送').click()
  await page.getByText('已答复').first().waitFor()
  await leave()

  await openCase('secretary', 360)
  await button('提出隐藏或遮盖').click()
  const choose = async (label: string, option: RegExp) => {
    await page.getByRole('dialog').getByLabel(label).click()
    await page.getByTitle(option).last().click()
  }
  await choose('哪一段话', /^答复：/)
  await choose('怎样处置', /^遮盖部分文字/)
  await choose('依据公布的哪一条规则', /^H1/)
  await page.getByLabel('要遮盖的原文').fill(phone)
  await page.getByLabel('给留言人的说明').fill('答复里写了电工个人的电话，遮住了。')
  expect(await findings(page)).toEqual([])
  await inDialog('提出隐藏或遮盖').click()
  await page.getByText('第二人审核').first().waitFor()
  expect(await findings(page)).toEqual([])
  await leave()

  await follow()
  await page.getByText(phone).waitFor()
  await leave()

  page = await visitors.open('second', 360)
  await page.getByRole('link', { name: /遮盖部分文字/ }).click()
  await page.getByText('遮盖以后').waitFor()
  expect(await findings(page)).toEqual([])
  await button('同意处置').click()
  await inDialog('同意处置').click()
  await page.getByText('已处置').first().waitFor()
  await leave()

  await follow()
  expect(await page.content()).not.toContain(phone)
  await page.getByText('■■■■■■■■■■■').first().waitFor()
  await page.getByText('遮盖部分文字（答复），依据：H1').waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByLabel('为什么不同意').fill('电话是楼里公告过的，遮了就找不到人。')
  await button('申请复核').click()
  await page.getByText('您已申请复核').waitFor()
  await leave()

  page = await visitors.open('county', 1440)
  await page.getByRole('link', { name: /遮盖部分文字/ }).click()
  await button('撤销处置').click()
  await page.getByRole('dialog').getByRole('textbox').fill('是公告过的服务电话，恢复。')
  await inDialog('撤销处置').click()
  await page.getByText('已撤销处置').first().waitFor()
  await leave()

  await follow(1440)
  await page.getByText(phone).waitFor()
  await page.getByText('已撤销，恢复原样').waitFor()
  expect(await findings(page)).toEqual([])
})
