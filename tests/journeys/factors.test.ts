import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { password, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { type IdentityProvider, startProvider } from '../provider.ts'
import { findings, openBrowser, openPage } from './browser.ts'

// A code app and a provider of identities, as somebody adds and uses them in a browser (E05).
const db = testDatabase()
const { address, provider: none } = config
let server: Awaited<ReturnType<typeof startConsole>>
let provider: IdentityProvider
let browser: Browser
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  server = await startConsole(db)
  provider = await startProvider({ at: server.origin })
  // The installation is told of its provider and of its own address, as by the environment.
  Object.assign(config, provider.setting)
  browser = await openBrowser()
})

afterAll(async () => {
  Object.assign(config, { address, provider: none })
  await browser?.close()
  await provider?.close()
  await server?.close()
})

afterEach(() => page.context().close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const atHome = () => page.getByRole('heading', { level: 1, name: '待办' }).waitFor()

async function typeIn(width: number, login: string): Promise<void> {
  page = await openPage(browser, width)
  await page.goto(`${server.origin}/console/`)
  await page.getByLabel('账号').fill(login)
  await page.locator('input[type=password]').fill(password)
  await button('登录').click()
}

/** The code that the app shows so many steps of time from now. */
const codeOf = (secret: string, steps = 0) =>
  generateSync({ strategy: 'totp', secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 })
const wrongCode = (secret: string) => {
  const near = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return ['123456', '654321', '111222', '222111', '333444', '444333'].find((code) => !near.includes(code)) ?? ''
}

it('adds a code app, is asked for its six digits from then on, and a wrong code lets nobody in', {
  timeout: 300_000,
}, async () => {
  await typeIn(360, 'secretary')
  await atHome()
  await page.goto(`${server.origin}/console/safety`)
  await button('启用动态口令').click()
  await page.getByRole('img', { name: '动态口令二维码' }).waitFor()
  expect(await findings(page)).toEqual([])
  const secret = (await page.getByRole('textbox', { name: /把密钥抄进去/ }).inputValue()).replaceAll(' ', '')
  await page.getByLabel('六位数字').fill(wrongCode(secret))
  await button('确认启用').click()
  await page.getByText('未启用').first().waitFor()
  await page.getByLabel('六位数字').fill(codeOf(secret))
  await button('确认启用').click()
  await page.getByText('这十个恢复码只显示这一次').waitFor()
  const recovery = await page.locator('.lx-codes li').allTextContents()
  expect(recovery).toHaveLength(10)
  expect(await findings(page)).toEqual([])
  await inDialog('我已经抄好').click()
  await button('停用动态口令').waitFor()
  expect(await findings(page)).toEqual([])
  await page.context().close()

  await typeIn(1440, 'secretary')
  await page.getByText('还差一步：请输入验证器上的六位数字').waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByLabel('动态口令或恢复码').fill(wrongCode(secret))
  await button('登录').click()
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByRole('heading', { level: 1, name: '待办' }).count()).toBe(0)
  // The code that turned the app on is spent; the next one is taken a little early.
  await page.getByLabel('动态口令或恢复码').fill(codeOf(secret, 1))
  await button('登录').click()
  await atHome()
  await page.context().close()

  await typeIn(360, 'secretary')
  await page.getByLabel('动态口令或恢复码').fill(recovery[0]?.trim() ?? '')
  await button('登录').click()
  await atHome()
  await page.goto(`${server.origin}/console/safety`)
  await page.getByText('还剩 9 个').waitFor()
})

it('links the account to a person of the provider, and signs in by its button; who is linked to nothing stays outside', {
  timeout: 300_000,
}, async () => {
  provider.expect('person-of-the-county')
  await typeIn(1440, 'organiser')
  await atHome()
  await page.goto(`${server.origin}/console/safety`)
  await page.getByRole('heading', { level: 2, name: /县统一身份认证/ }).waitFor()
  expect(await findings(page)).toEqual([])
  await button('关联我的统一身份').click()
  await page.getByText('已关联').waitFor()
  await page.waitForURL('**/console/safety')
  expect(await findings(page)).toEqual([])
  await page.context().close()

  page = await openPage(browser, 360)
  await page.goto(`${server.origin}/console/`)
  await button('用县统一身份认证登录').waitFor()
  expect(await findings(page)).toEqual([])
  await button('用县统一身份认证登录').click()
  await atHome()
  // What the provider said does not stay in the address.
  expect(new URL(page.url()).search).toBe('')
  await page.locator('.top-bar-org', { hasText: /^\s*青石镇党委/ }).waitFor()
  await page.context().close()

  provider.expect('somebody-else')
  page = await openPage(browser, 360)
  await page.goto(`${server.origin}/console/`)
  await button('用县统一身份认证登录').click()
  await page.getByRole('alert').first().waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('link', { name: '返回', exact: true }).click()
  await page.getByLabel('账号').waitFor()
})
