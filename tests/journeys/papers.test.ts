import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query(`update organisations.org set level = 'COUNTY' where id = $1`, [bodies.county.id])
  await plantMembers(db.owner, [bodies.village], { members: 12, names: ['张三丰'] })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(() => page.close())

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
// By the keyboard alone.
const choose = async (field: Locator) => {
  await field.focus()
  await page.keyboard.press('Space')
}
const dialog = () => page.getByRole('dialog')
const notice = (name = '县里的通知.pdf') => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 请各乡镇报送名册'),
})

it('a paper is handed in on a phone, survives a broken line, and is opened by the other side', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('organiser', 1440, 'members?q=zsf')
  await button('导出名册').click()
  await page.getByText('条件：姓名、拼音或身份号码 zsf').waitFor()
  await page.getByLabel('导出哪些内容').fill('手机')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByLabel('用途').fill('核对组织关系')
  await page.getByLabel('依据（上级通知等）').setInputFiles(notice('上级来电记录.pdf'))
  await button('去掉 上级来电记录.pdf').waitFor()
  expect(await findings(page)).toEqual([])
  await button('导出名册').click()
  await button('看审批到哪一步了').click()
  await page.getByText('现在不由您办理').first().waitFor()
  const matter = page.url()
  await page.close()

  page = await visitors.open('county', 1440)
  await page.goto(matter)
  await button('附件：上级来电记录.pdf').waitFor()
  await button('退回修改').click()
  await dialog().getByLabel('意见').fill('请附上级通知后再报。')
  await dialog().getByRole('button', { name: '退回修改' }).click()
  await page.getByText('申请人修改').first().waitFor()
  await page.close()

  page = await visitors.open('organiser', 360)
  await page.goto(matter)
  await button('改好再报').click()
  const field = dialog().getByLabel('依据（上级通知等）')
  await dialog().getByLabel('用途').fill('按县里通知报送名册')
  expect(await findings(page)).toEqual([])

  // What is no paper is told at the field, before it is sent.
  await field.setInputFiles({ ...notice('程序.exe') })
  await dialog().getByText('这种文件不能上传').waitFor()
  await field.setInputFiles({ name: '空.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) })
  await dialog().getByText('文件是空的').waitFor()
  // Only its content tells the server what it is.
  await field.setInputFiles({ name: '网页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>') })
  await dialog().getByText('网页.pdf：这种文件不能上传。可以上传 PDF、OFD').waitFor()
  expect(await findings(page)).toEqual([])
  while ((await dialog().getByRole('button', { name: '去掉', exact: true }).count()) > 0)
    await dialog().getByRole('button', { name: '去掉', exact: true }).first().click()

  // The line breaks: what was typed is there, and the file is sent again with one key.
  await page.route('**/api/files?**', (route) => route.abort())
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(field)])
  await chooser.setFiles(notice())
  await dialog().getByText('网络连不上').waitFor()
  expect(await dialog().getByLabel('用途').inputValue()).toBe('按县里通知报送名册')
  await page.unroute('**/api/files?**')
  await dialog().getByRole('button', { name: '重试' }).focus()
  await page.keyboard.press('Enter')
  await dialog().getByRole('button', { name: '去掉 县里的通知.pdf' }).waitFor()
  expect(await findings(page)).toEqual([])

  // Left and opened again, typed words and file are still there.
  await page.keyboard.press('Escape')
  await button('改好再报').click()
  await dialog().getByRole('button', { name: '去掉 县里的通知.pdf' }).waitFor()
  await page.evaluate(`document.documentElement.dataset.size = 'elder'`)
  expect(await findings(page)).toEqual([])
  await dialog().getByRole('button', { name: '改好再报' }).click()
  await page.getByText('县级审批').first().waitFor()
  await button('附件：县里的通知.pdf').waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('county', 360)
  await page.goto(matter)
  await button('附件：县里的通知.pdf').focus()
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(file.suggestedFilename()).toBe('县里的通知.pdf')
  expect((await readFile(await file.path())).toString()).toBe('%PDF-1.7 请各乡镇报送名册')
  const { rows } = await db.owner.query(`select actor_name from audit.entry where act = 'procedure.paper-opened'`)
  expect(rows).toEqual([{ actor_name: '云岭县委组织部' }])
})

it('a change of the tree brings its reply, in elder mode too, and those below read it', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('county', 1440, `organisations/${bodies.village.id}/rename`)
  await button('长辈版').click()
  await page.getByLabel('全称').fill('中共溪河村新村支部委员会')
  await page.getByLabel('简称').fill('溪河新村党支部')
  await page.getByLabel('从哪天起').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await page.getByLabel('批复或会议纪要').setInputFiles([notice('批复.pdf'), notice('会议纪要.pdf')])
  await button('去掉 批复.pdf').waitFor()
  await button('去掉 会议纪要.pdf').click()
  expect(await findings(page)).toEqual([])
  await button('更名').click()
  await page.getByRole('heading', { level: 1, name: /溪河/ }).waitFor()
  await page.goto(`${server.origin}/console/organisations?org=${bodies.village.id}&tab=changes`)
  await button('附件：批复.pdf').waitFor()
  expect(await page.getByText('会议纪要.pdf').count()).toBe(0)
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('county', 1440, 'organisations')
  const search = page.getByRole('searchbox', { name: '查找（名称、拼音首字母、代码）' })
  const found = page.getByRole('list', { name: '查找结果' }).getByRole('button')
  await search.fill('新村')
  await found.filter({ hasText: '溪河新村党支部' }).waitFor()
  expect(await findings(page)).toEqual([])
  // As on a day, it is found by the name of then.
  await page.goto(`${server.origin}/console/organisations?on=2020-01-01`)
  await search.fill('溪河')
  await found.filter({ hasText: bodies.village.name }).waitFor()
  expect(await found.filter({ hasText: '新村' }).count()).toBe(0)
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('secretary', 360, `organisations?org=${bodies.village.id}&tab=changes`)
  const [file] = await Promise.all([page.waitForEvent('download'), button('附件：批复.pdf').click()])
  expect(file.suggestedFilename()).toBe('批复.pdf')
  expect(await findings(page)).toEqual([])
  await button('选择范围：组织树').click()
  await page.getByRole('tree').waitFor()
  expect(await findings(page)).toEqual([])
})
