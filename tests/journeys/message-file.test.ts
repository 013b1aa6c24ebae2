import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { acceptCase, addChannel, replyCase } from '#modules/cases/index.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { act, actorAt, testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
const { village } = bodies
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  const given = { orgId: village.id, kind: 'FILE', name: '12345热线工单', isPrivate: false, replyUrl: '' } as const
  await act(db.app, actorAt('/1/', { role: 'SYSTEM_ADMIN' }), (ctx) => addChannel(ctx, given))
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
const sheet = [
  '工单编号,内容,姓名,电话',
  'H-1,村口的路灯坏了一个多月，晚上看不见路。,王女士,13900001234',
  'H-2,菜场门口的井盖松了，怕摔着人。,李先生,打村里电话',
].join('\n')

/** What the desk says to the matter of the first row, with its own acts. */
async function answerFirst(text: string): Promise<void> {
  const { rows } = await db.owner.query<{ id: string }>(`select id from cases.case where body like '村口的路灯%'`)
  const caseId = rows[0]?.id ?? ''
  const desk = actorAt(village.path, { role: 'DESK', orgId: village.id })
  await act(db.app, desk, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, desk, (ctx) => replyCase(ctx, { caseId, text }))
}

it('a file of the hotline is checked, filed and goes back with its answers (B17, D17)', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('secretary', 360, 'message-files')
  await page.getByText('还没有上传过留言文件').waitFor()
  await page
    .getByLabel('选择表格')
    .first()
    .setInputFiles({ name: '热线工单.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await page.getByText('要改正的1处').waitFor()
  await page.getByText(/第3行“电话”/).waitFor()
  expect(await findings(page)).toEqual([])
  await button('登记1条').click()
  await page.getByText('登记1条留言？').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '登记1条' }).click()
  await button('取回答复').waitFor()
  const address = page.url()
  expect(await findings(page)).toEqual([])
  await page.close()

  await answerFirst('已换上新的路灯。')
  page = await visitors.open('secretary', 1440)
  await page.goto(address)
  await page.getByText('有新答复', { exact: true }).waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), button('取回答复').click()])
  const fetched = readFileSync(await file.path(), 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
  expect(fetched[0]).toBe('来源编号,编号,答复,日期,一级分类,二级分类,三级分类')
  expect(fetched[1]).toContain('已换上新的路灯。')
  expect(fetched.join()).not.toMatch(/王女士|13900001234|H-2/)
  await page.getByText('最近取回答复', { exact: true }).waitFor()
})
