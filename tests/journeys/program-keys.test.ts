import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// Another system gets a key: one administrator asks, another allows, the first takes it, and it reads until it is ended (E06).
const db = testDatabase()
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
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const read = (key: string) =>
  fetch(`${server.origin}/api/organisations`, { headers: { authorization: `Bearer ${key}` } })

it('a key is asked for, allowed, taken, read with and ended', { timeout: 600_000 }, async () => {
  const asker = await visitors.open('system', 360, 'accounts')
  await button(asker, '接口密钥').click()
  await asker.getByText('还没有接口密钥').waitFor()
  expect(await findings(asker)).toEqual([])
  await button(asker, '申请密钥').click()
  await asker.getByLabel('给哪个系统').fill('县政务数据平台')
  await asker.getByLabel('读取范围').fill('青石镇党委')
  await asker.getByTitle('青石镇党委').first().click()
  await asker.getByLabel('用途').fill('每晚同步党组织名称和隶属关系')
  await asker.getByLabel('可以读取').click()
  await asker.getByTitle('组织树的各层').click()
  await asker.keyboard.press('Escape')
  await asker.getByLabel('最后一天').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10))
  await inDialog(asker, '申请密钥').click()
  await asker.getByText('待安全管理员同意').waitFor()
  expect(await findings(asker)).toEqual([])

  const allower = await visitors.open('security', 1440, 'accounts/program-keys')
  await button(allower, '同意').click()
  await inDialog(allower, '同意').click()
  await allower.getByText('已同意，待领取').waitFor()
  expect(await findings(allower)).toEqual([])

  // Over plain http a browser gives no clipboard: the dialog says how to copy by hand.
  await asker.addInitScript('Object.defineProperty(navigator, "clipboard", { value: undefined })')
  await asker.reload()
  await button(asker, '领取密钥').click()
  await asker.getByRole('dialog').getByText('按 Ctrl+C', { exact: false }).waitFor()
  expect(await inDialog(asker, '复制密钥').count()).toBe(0)
  const key = await asker.getByRole('dialog').getByRole('textbox', { name: '接口密钥' }).inputValue()
  expect(key).toMatch(/^lxkey_[\w-]{40,}$/)
  expect(await findings(asker)).toEqual([])
  const answer = (await (await read(key)).json()) as { rows: { name: string }[] }
  expect(answer.rows.map(({ name }) => name)).toEqual([bodies.township.name])

  await allower.reload()
  await button(allower, '作废').click()
  await inDialog(allower, '作废').click()
  await allower.getByText('已作废').waitFor()
  expect((await read(key)).status).toBe(401)
})
