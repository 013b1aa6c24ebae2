import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { prepareFirstUse } from '#modules/accounts/index.ts'
import { startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { findings, openBrowser, openPage } from './browser.ts'

// An empty installation, as its administrator finds it: the link of the first start, a passkey, the first account (E04, E05, UX-AD1).
const db = testDatabase()
const words = '山间明月照清泉四十五一百'
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let link = ''

beforeAll(async () => {
  const token = await act(db.app, systemActor('test'), prepareFirstUse)
  server = await startConsole(db)
  link = `${server.origin}/console/invitation#${token}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** A device that keeps passkeys and is unlocked by its owner, in place of one with a fingerprint. */
async function withPasskeys(page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

async function setPassword(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('新密码').fill(words)
  await press(page, '设置密码')
  await page.getByText('密码已设置，请登录。').waitFor()
  await page.goto(`${server.origin}/console/`)
}

async function typeIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.locator('input[type=password]').fill(words)
  await press(page, '登录')
}

async function signIn(page: Page, login: string): Promise<void> {
  await typeIn(page, login)
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
}

const chooseOrganisation = async (page: Page) => {
  await page.getByRole('combobox', { name: '党组织' }).fill('本级')
  await page.locator('.ant-select-item-option', { hasText: '本级（请更名）' }).first().click()
}
const linkIn = (page: Page) => page.getByRole('dialog').getByLabel('一次性设置链接').inputValue()
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

it('the first link sets a password, a passkey signs in, and two administrators give the first post', async () => {
  const page = await openPage(browser, 1440)
  await withPasskeys(page)
  await setPassword(page, link)
  await signIn(page, 'system')

  await page.goto(`${server.origin}/console/safety`)
  await press(page, '添加通行密钥')
  await page.getByLabel('给它起个名字').fill('办公室电脑')
  await page.getByRole('dialog').locator('.ant-btn-primary').click()
  await page.getByText('这十个恢复码只显示这一次').waitFor()
  expect(await page.locator('.lx-codes li').count()).toBe(10)
  await page.getByRole('dialog').getByRole('button', { name: '我已经抄好', exact: true }).click()
  await page.getByText('办公室电脑').waitFor()
  expect(await findings(page)).toEqual([])
  await press(page, '退出登录')
  await press(page, '用通行密钥登录')
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()

  await page.goto(`${server.origin}/console/accounts`)
  await rowOf(page, '安全管理员').getByRole('button', { name: '生成设置链接', exact: true }).click()
  const security = await openPage(browser, 1440)
  await setPassword(security, await linkIn(page))
  await page.goto(`${server.origin}/console/accounts/create`)
  await chooseOrganisation(page)
  await page.getByLabel('姓名').fill('杨组织')
  await page.getByLabel('账号').fill('yang.zuzhi')
  await press(page, '新建账号')
  const invitation = await linkIn(page)
  expect(await findings(page)).toEqual([])

  const owner = await openPage(browser, 360)
  await setPassword(owner, invitation)
  await typeIn(owner, 'yang.zuzhi')
  await owner.getByText('这个账号还没有可用的身份，请联系安全管理员授予。').waitFor()
  expect(await findings(owner)).toEqual([])

  await signIn(security, 'security')
  await security.goto(`${server.origin}/console/accounts`)
  await rowOf(security, '杨组织').getByRole('button', { name: '授予身份', exact: true }).click()
  await chooseOrganisation(security)
  await security.getByRole('combobox', { name: '身份' }).fill('组织')
  await security.keyboard.press('Enter')
  await press(security, '授予身份')
  await rowOf(security, '组织工作人员').waitFor()
  await signIn(owner, 'yang.zuzhi')
})

it('the link is taken once', async () => {
  const again = await openPage(browser, 360)
  await again.goto(link)
  await again.getByLabel('新密码').fill(words)
  await press(again, '设置密码')
  await again.getByText('这个链接', { exact: false }).first().waitFor()
  expect(await again.getByText('密码已设置，请登录。').count()).toBe(0)
})
