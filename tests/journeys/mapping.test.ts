import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { completeIdNumber } from '#modules/people/rules.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

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

afterEach(() => page.close())

const headings = ['哪个支部', '姓名', '身份证号', '入党时间', '党员类别', '籍贯', '干什么的', '在哪上班', '婚姻']
const cells = (name: string, idNumber: string) => [
  ...[bodies.village.name, name, idNumber, '2005-7-1', '正式党员', '云南大理', '务农', '青石镇合作社', '已婚'],
]
const upload = (rows: readonly (readonly string[])[]) =>
  page.locator('input[type=file]').setInputFiles({
    ...{ name: '花名册.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(rows.join('\n')),
  })

describe('a county’s own sheet (UX §6.1)', () => {
  it.each([
    [1440, '方一', '52990119800101001', [] as string[]],
    // Another shape, for which nothing is remembered.
    [360, '方二', '52990119800101003', ['备注']],
  ])('on a page of %d is mapped among meanings in groups, found by any of their names', async (width, ...of) => {
    const [name, number, more] = of
    page = await visitors.open('organiser', width, 'members/imports')
    await page.getByRole('link', { name: '下载全部项目的模板' }).waitFor()
    expect(await findings(page)).toEqual([])
    await upload([[...headings, ...more], cells(name, completeIdNumber(number))])
    await page.getByRole('heading', { name: '各列是什么内容' }).waitFor()
    for (const [heading, typed, meaning] of [
      ['哪个支部', '所属党支部', '所在党支部'],
      ['干什么的', '职业', '工作岗位'],
      ['在哪上班', '现工作', '工作单位'],
    ] as const) {
      const box = page.getByRole('combobox', { name: `“${heading}”是什么内容` })
      await box.fill(typed)
      await page.locator('.ant-select-item-option', { hasText: meaning }).first().waitFor()
      expect(await findings(page)).toEqual([])
      await page.locator('.ant-select-item-option', { hasText: meaning }).last().click()
    }
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: '按这样重新核对' }).click()
    await page.getByRole('button', { name: '导入正确的行' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导入正确的行' }).click()
    await page.getByRole('button', { name: '撤销这次导入' }).waitFor()
    const { rows } = await db.owner.query(
      'select native_place, occupation, employer, marital_status from people.person where name = $1',
      [name],
    )
    const written = { native_place: '云南大理', occupation: 'FARMER', employer: '青石镇合作社', marital_status: '20' }
    expect(rows).toEqual([written])
  })
})
