import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { startSmsGateway } from '../sms-gateway.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// Each kind of work is told where its owner wants it, except what has its limit by law (UX-NT1).
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it.each([1440, 360])(
  'one chooses by keyboard for each kind, and it is there the next time, at %i px',
  {
    timeout: 240_000,
  },
  async (width) => {
    const page = await visitors.open('organiser', width, 'reminder')
    const box = () => page.getByRole('group', { name: '名册已检查，待确认' }).getByRole('checkbox', { name: '日历' })
    await page.getByRole('group', { name: '换届：请提醒，选举后登记' }).first().getByText('一直提醒').waitFor()
    await page.getByRole('group', { name: '法定期限事项' }).getByText('一直提醒').waitFor()
    await page.getByText('下面没选提醒的也在内').waitFor()
    const wasChecked = await box().isChecked()
    await box().focus()
    await page.keyboard.press('Space')
    await page.getByText('已改好：').waitFor()
    expect(await findings(page)).toEqual([])
    // No gateway was named, and nothing is said of one.
    expect(await page.getByText('短信').count()).toBe(0)
    await page.reload()
    await page.getByRole('group', { name: '名册已检查，待确认' }).waitFor()
    expect(await box().isChecked()).toBe(!wasChecked)
    await page.close()
  },
)

it('one gives the number of one’s telephone on it, types the code that arrives, stops and deletes it, at 360 px', {
  timeout: 240_000,
}, async () => {
  const gateway = await startSmsGateway()
  // The installation is told of its gateway, as by the environment.
  Object.assign(config, { sms: gateway.way })
  try {
    const page = await visitors.open('organiser', 360, 'reminder')
    const panel = page.locator('section', { has: page.getByRole('heading', { name: '短信提醒' }) })
    const dialog = page.getByRole('dialog')
    const act = (name: string) => panel.getByRole('button', { name, exact: true }).click()
    await panel.getByText('现在不发短信').waitFor()
    await page.getByRole('checkbox', { name: '邮件和短信' }).first().waitFor()
    await act('填写手机号')
    await dialog.getByLabel('手机号').fill('138 0000 567')
    await dialog.getByRole('button', { name: '填写手机号' }).click()
    await dialog.getByText('请填11位手机号').waitFor()
    expect(await dialog.getByLabel('手机号').inputValue()).toBe('138 0000 567')
    expect(await findings(page)).toEqual([])
    await dialog.getByLabel('手机号').fill('138 0000 5678')
    await dialog.getByRole('button', { name: '填写手机号' }).click()
    await panel.getByText('把验证码发到 138****5678').waitFor()
    expect(await findings(page)).toEqual([])
    await panel.getByRole('button', { name: '删除手机号', exact: true }).waitFor()
    // Typed wrong five times, the number can still be deleted, and given again.
    await db.owner.query('update notices.sms set asked_tries = 5')
    await page.reload()
    await panel.getByText('的验证码不能用了').waitFor()
    expect(await panel.getByRole('button', { name: '输入验证码' }).count()).toBe(0)
    expect(await findings(page)).toEqual([])
    await panel.getByRole('button', { name: '删除手机号', exact: true }).waitFor()
    await db.owner.query('update notices.sms set asked_tries = 0')
    await page.reload()
    await panel.getByText('把验证码发到 138****5678').waitFor()
    await act('输入验证码')
    const code = /验证码(\d{6})/.exec(gateway.sent.at(-1)?.text ?? '')?.[1] ?? ''
    await dialog.getByLabel('短信里的六位数字').fill(code)
    await dialog.getByRole('button', { name: '输入验证码' }).click()
    await panel.getByText('发到 138****5678', { exact: true }).waitFor()
    expect(await findings(page)).toEqual([])
    await act('暂停短信')
    await panel.getByText('已暂停').waitFor()
    await act('恢复短信')
    await panel.getByText('发到 138****5678', { exact: true }).waitFor()
    await act('删除手机号')
    await page.getByRole('dialog').getByRole('button', { name: '删除手机号' }).click()
    await panel.getByText('现在不发短信').waitFor()
    await page.close()
  } finally {
    Object.assign(config, { sms: undefined })
    await gateway.close()
  }
})
