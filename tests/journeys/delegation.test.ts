import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { addDays, dayOf } from '#kernel/time.ts'
import { askCorrection } from '#modules/members/index.ts'
import { bodies, password, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { actorIn } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  const [member] = await plantMembers(db.owner, [bodies.village], { members: 1, names: ['张三丰'] })
  const own = actorIn(bodies.village, { role: 'MEMBER', personId: member?.personId ?? null, name: '张三丰' })
  const asked = { person: { landline: '0599-1234567' }, why: '装了新电话' }
  await act(db.app, own, (ctx) => askCorrection(ctx, asked))
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
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const banner = () => page.getByRole('complementary', { name: '代溪河村书记办理' })

it('the secretary lets another act for him, who decides under the banner in both names; taken back, the session that acted is over at once (B01)', {
  timeout: 600_000,
}, async () => {
  const today = dayOf(new Date())
  page = await visitors.open('secretary', 360, 'me')
  await page.getByRole('link', { name: /^代办/ }).click()
  await button('请人代办').click()
  await page.getByLabel('代办人的账号').fill('nobody.here')
  await page.getByLabel('从哪天开始').fill(today)
  await page.getByLabel('到哪天为止').fill(addDays(today, 7))
  await page.getByLabel('原因').fill('外出学习')
  await inDialog('请人代办').click()
  await page.getByText('没有找到可以代办的账号', { exact: false }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByLabel('代办人的账号').fill('organiser')
  await inDialog('请人代办').click()
  await page.getByText(/青石镇组织办：溪河村党支部 党支部书记/).waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('organiser', 1440)
  await page.getByText('溪河村书记请您代办', { exact: false }).waitFor()
  expect(await page.getByRole('link', { name: /申请更正：固定电话/ }).count()).toBe(0)
  await page.getByRole('button', { name: /切换身份/ }).click()
  await page.getByRole('menuitem', { name: '代溪河村书记：溪河村党支部 · 党支部书记', exact: true }).click()
  await banner().waitFor()
  await page.getByRole('link', { name: '待办', exact: true }).first().click()
  await page.getByRole('link', { name: /申请更正：固定电话/ }).click()
  await page.getByText('您代溪河村书记办理，记录里会写明两个人。').waitFor()
  expect(await findings(page)).toEqual([])
  await button('属实，更正').click()
  await inDialog('属实，更正').click()
  await page.getByText('青石镇组织办（代溪河村书记）', { exact: false }).waitFor()
  expect(await banner().count()).toBe(1)
  expect(await findings(page)).toEqual([])

  await db.owner.query(`update accounts.identity set line = 'PUBLICITY' where role = 'SECRETARY'`)
  const secretary = await visitors.open('secretary', 1440, 'delegations')
  await secretary.getByText(/青石镇组织办：溪河村党支部 党支部书记（宣传）/).waitFor()
  await secretary.getByRole('button', { name: '收回', exact: true }).click()
  await secretary.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click()
  await secretary.getByText('没有', { exact: true }).nth(1).waitFor()
  expect(await findings(secretary)).toEqual([])
  await secretary.close()

  // The session that acted for him is over (decisions 54); whoever signs in anew is himself.
  await page.reload()
  await page.getByLabel('账号').fill('organiser')
  await page.locator('input[type=password]').fill(password)
  await button('登录').click()
  await page.locator('.top-bar-org', { hasText: /^\s*青石镇党委/ }).waitFor()
  expect(await banner().count()).toBe(0)
  await page.goto(`${server.origin}/console/delegations`)
  // Both lists are there, and empty, before what is gone from them is counted.
  await page.getByText('没有', { exact: true }).nth(1).waitFor()
  expect(await page.getByText('溪河村书记', { exact: false }).count()).toBe(0)
  const { rows } = await db.owner.query(`select landline from people.person where name = '张三丰'`)
  expect(rows).toEqual([{ landline: '0599-1234567' }])
})
