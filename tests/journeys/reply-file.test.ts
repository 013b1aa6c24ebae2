import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeMessage } from '#modules/cases/channels/arriving.ts'
import { addChannel } from '#modules/cases/channels/service.ts'
import { asCitizen, submitAbout } from '../cases.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { act, actorAt, testDatabase } from '../database.ts'
import { jpegOf, pdfOf } from '../pictures.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
const { township } = bodies
const board = `/o/${township.code}/messages/`
const title = '小学门口的路灯坏了'
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let receipt: Awaited<ReturnType<typeof submitAbout>>

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query('insert into cases.desk values ($1, $2)', [township.id, township.path])
  await plantAccount(db, { login: 'desk', displayName: '青石镇受理员', role: 'DESK', at: township })
  receipt = await submitAbout(db, township, { title })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function ownPage(page: Page) {
  await page.goto(`${server.origin}${board}follow`)
  await page.getByLabel('编号').fill(receipt.number)
  await page.getByLabel('查询码').fill(receipt.code)
  await press(page, '查看进度')
  await page.getByRole('heading', { name: '随答复的文件' }).waitFor()
}

it('a desk answers with a photo for everybody and a paper for the writer; each gets what is his (decisions 325)', {
  timeout: 600_000,
}, async () => {
  const desk = await visitors.open('desk', 360)
  await desk.getByRole('link', { name: title, exact: true }).click()
  await press(desk, '受理')
  await desk.getByRole('textbox', { name: '写答复' }).fill('路灯已经修好，照片和通知附后，谢谢您的提醒。')
  await desk.locator('input[type=file]').setInputFiles([
    { name: '修好了.jpg', mimeType: 'image/jpeg', buffer: jpegOf({ width: 40, height: 30, exif: 'GPS 27.7N' }) },
    { name: '通知.pdf', mimeType: 'application/pdf', buffer: pdfOf() },
    { name: '页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') },
  ])
  await desk.getByText(/“页\.pdf”没有收下/).waitFor()
  await desk.getByRole('checkbox', { name: '随答复公开：修好了.jpg' }).check()
  await desk.getByText(/有1个文件会随答复公开/).waitFor()
  // What the coach says of the words comes a moment after they stand; who sends before that reads it first.
  await desk.getByText(/没有写明由哪个单位办/).waitFor()
  expect(await findings(desk)).toEqual([])
  await press(desk, '照样发送')
  const panel = desk.getByRole('region', { name: '随答复发出的文件' })
  await panel.getByText('已公开', { exact: true }).waitFor()
  await panel.getByText('只有留言人看得到', { exact: true }).waitFor()
  await panel.getByRole('button', { name: /^打开 修好了\.jpg/ }).click()
  await desk.getByRole('dialog').getByRole('img', { name: '修好了.jpg' }).waitFor()
  await desk.close()

  // Everybody, without a script.
  const bare = await openPage(browser, 360, { javaScriptEnabled: false })
  await bare.goto(`${server.origin}${board}${receipt.number}`)
  const link = bare.getByRole('link', { name: /^打开照片 修好了\.jpg/ })
  const address = await link.getAttribute('href')
  const given = await bare.request.get(`${server.origin}${address}`)
  expect([given.status(), given.headers()['content-type'], (await given.body()).includes('GPS')]).toEqual([
    ...[200, 'image/jpeg', false],
  ])
  expect(given.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect(await bare.content()).not.toContain('通知.pdf')
  await ownPage(bare)
  const opened = bare.waitForEvent('popup')
  await bare.getByRole('button', { name: /^打开照片 修好了\.jpg/ }).click()
  await (await opened).locator('img').waitFor()
  await bare.close()

  const page = await openPage(browser, 1440)
  await ownPage(page)
  expect(await findings(page)).toEqual([])
  const answered = page.context().waitForEvent('response', (response) => response.url().endsWith('/answer-file'))
  await page.getByRole('button', { name: /^打开PDF文件 通知\.pdf/ }).click()
  expect((await answered).headers()).toMatchObject({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('通知.pdf')}`,
    'content-type': 'application/pdf',
  })
  await page.goto(`${server.origin}${board}${receipt.number}`)
  await page.getByRole('link', { name: /^打开照片 修好了\.jpg/ }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()
})

it('who answers what came in a list is told that its writer has no code, before and after a file is chosen', {
  timeout: 600_000,
}, async () => {
  const given = { orgId: township.id, kind: 'FILE', name: '热线工单', isPrivate: false, replyUrl: '' } as const
  const keeper = actorAt(township.path, { role: 'SYSTEM_ADMIN', orgId: township.id })
  const { id } = await act(db.app, keeper, (ctx) => addChannel(ctx, given))
  const channel = { ...given, id, state: 'ACTIVE', canAnswer: false } as const
  const message = { messageId: 'H-1', title: '菜场门口的井盖松了', text: '菜场门口的井盖松了，怕摔着人。' }
  await asCitizen(db, 'write', (ctx) => takeMessage(ctx, channel, { ...message, isPublic: true, handle: null }))
  const desk = await visitors.open('desk', 360)
  await desk.getByRole('link', { name: message.title, exact: true }).click()
  await press(desk, '受理')
  await desk.getByText(/留言人没有查询码：只有公开的文件他在网站上打得开/).waitFor()
  await desk
    .getByRole('textbox', { name: '写答复' })
    .fill('井盖已由镇建设办于2026年12月1日换好，照片附后。有疑问请打镇便民服务中心电话。')
  await desk
    .locator('input[type=file]')
    .setInputFiles([{ name: '换好了.jpg', mimeType: 'image/jpeg', buffer: jpegOf({ width: 40, height: 30 }) }])
  await desk.getByText(/有1个文件没有公开，留言人没有查询码/).waitFor()
  expect(await findings(desk)).toEqual([])
  await desk.getByRole('checkbox', { name: '随答复公开：换好了.jpg' }).check()
  await desk.getByText(/有1个文件没有公开/).waitFor({ state: 'detached' })
  await press(desk, '照样发送')
  const panel = desk.getByRole('region', { name: '随答复发出的文件' })
  await panel.getByText('已公开', { exact: true }).waitFor()
  await desk.close()
})
