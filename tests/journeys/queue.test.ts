import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import type { Procedure } from '#kernel/procedure/definition.ts'
import { actOnMatter, startMatter } from '#kernel/procedure/service.ts'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { duplicateReview, exportApproval } from '#modules/members/index.ts'
import { returnArticle, saveArticle, submitArticle } from '#modules/publishing/service.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { editorsOf, open, textOf, write } from '../portal/live.ts'
import { actorIn } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// Who reviews goes through what waits, one after the other, and does at once what may be done so (TO2, UX-CS8, decisions 350).
const { county, township, village } = bodies
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query(`update organisations.org set level = 'COUNTY' where id = $1`, [county.id])
  await plantAccount(db, { login: 'colleague', displayName: '赵组织员', role: 'ORGANISER', at: county })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const clerk: Actor = actorIn(township, {
  ...{ accountId: newId(), identityId: newId(), personId: newId() },
  ...{ name: '张干事', role: 'ORGANISER' },
})
const countySeat = {
  ...{ orgId: county.id, orgName: county.name, posts: ['ORGANISER'] },
  ...{ accountId: null, name: null },
}

/** Something that waits for the county. */
const wait = async (of: Procedure, title: string) => {
  const matter = await act(db.app, clerk, async (ctx) =>
    startMatter(ctx, of, {
      title: { zh: title, en: title },
      ...{ subject: 'members.export', orgName: township.name },
      parties: { county: [countySeat], superior: [countySeat], above: [] },
      data: { reason: '核对组织关系', scope: '青石镇', rows: 120, columns: ['name'] },
    }),
  )
  return matter.id
}
const stateOf = async (id: string): Promise<string> =>
  (await db.owner.query('select state from procedure.matter where id = $1', [id])).rows[0].state

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const batch = (page: Page) => page.getByRole('region', { name: '批量办理' })
const choose = (page: Page, title: string) =>
  page.locator('tr, li.lx-card').filter({ hasText: title }).getByRole('checkbox').check()
const offered = async (page: Page) =>
  (await batch(page).getByRole('button').allInnerTexts()).map((text) => text.replaceAll(' ', ''))

describe.each([1440, 360])('what waits for the county, at %i px', (width) => {
  const names = ['导出甲村名册', '导出乙村名册', '导出丙村名册'].map((name) => `${name}（${width}）`)
  const pair = `同一人核对（${width}）`
  const ids: string[] = []
  let page: Page

  beforeAll(async () => {
    await db.owner.query(`update procedure.assignment set state = 'DONE'`)
    for (const name of names) ids.push(await wait(exportApproval, name))
    ids.push(await wait(duplicateReview, pair))
    page = await visitors.open('county', width)
  })
  afterAll(() => page?.close())

  it('is gone through from one to the next, in the order in which the list was opened', {
    timeout: 240_000,
  }, async () => {
    await page.getByRole('link', { name: /其中审批事项 4 件/ }).click()
    await page.getByRole('heading', { level: 1, name: '等我审批的事项' }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByRole('link', { name: names[0] ?? '' }).click()
    await page.getByText('本页第 1 件，共 4 件').waitFor()
    expect(await button(page, '上一件').count()).toBe(0)
    await button(page, '下一件').click()
    await page.getByRole('heading', { level: 1, name: names[1] ?? '' }).waitFor()
    await button(page, '同意').click()
    await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
    const next = page.getByRole('link', { name: `下一件：${names[2]}` })
    await next.waitFor()
    await page.getByText('本页第 2 件，共 4 件').waitFor()
    expect(await findings(page)).toEqual([])
    await next.click()
    await page.getByText('本页第 3 件，共 4 件').waitFor()
    await button(page, '返回列表').click()
    await page.getByRole('heading', { level: 1, name: '等我审批的事项' }).waitFor()
    await page.getByRole('link', { name: names[1] ?? '' }).waitFor({ state: 'detached' })
  })

  it('goes back with one reason, and none of it is agreed to unread', { timeout: 240_000 }, async () => {
    await choose(page, pair)
    await page.getByText('已选 1 项').waitFor()
    expect(await offered(page)).toEqual(['转办', '取消选择'])
    await choose(page, names[0] ?? '')
    await choose(page, names[2] ?? '')
    expect(await offered(page)).toEqual(['退回修改', '转办', '取消选择'])
    await button(page, '退回修改').click()
    const dialog = page.getByRole('dialog', { name: '退回修改（3项）' })
    await dialog.getByText('这一件不能成批这样办').waitFor()
    await dialog.getByLabel('意见').fill('请写明依据哪份通知。')
    expect(await findings(page)).toEqual([])
    // Its asker takes one back meanwhile.
    await act(db.app, clerk, (ctx) =>
      actOnMatter(ctx, registry, { matterId: ids[2] ?? '', act: 'withdraw', version: 1 }),
    )
    await button(page, '退回修改（2项）').press('Enter')
    await dialog.getByText('办成 1 项，没办成 2 项').waitFor()
    await dialog.getByText('张干事已经办了“撤回”').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await Promise.all(ids.map(stateOf))).toEqual(['REVISION', 'ALLOWED', 'WITHDRAWN', 'OPEN'])
    const { rows } = await db.owner.query(
      `select count(*)::int as count from procedure.act where opinion = '请写明依据哪份通知。' and matter_id = any ($1)`,
      [ids],
    )
    expect(rows).toEqual([{ count: 1 }])
  })

  it('is handed over to a colleague', { timeout: 120_000 }, async () => {
    await page.getByText('已选 2 项').waitFor()
    await button(page, '转办').click()
    await page.getByRole('dialog').getByLabel('由谁办理').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '赵组织员' }).click()
    await button(page, '转办（1项）').click()
    await page.getByText('办成 1 项，没办成 1 项').waitFor()
    const { rows } = await db.owner.query(
      `select name from procedure.assignment where state = 'OPEN' and matter_id = $1`,
      [ids[3]],
    )
    expect(rows).toEqual([{ name: '赵组织员' }])
    await page.keyboard.press('Escape')
  })

  it('ends only when nothing waits: behind the last stands what was passed over', { timeout: 240_000 }, async () => {
    const passed = `导出丁村名册（${width}）`
    const last = `导出戊村名册（${width}）`
    await wait(exportApproval, passed)
    await wait(exportApproval, last)
    const agree = async () => {
      await button(page, '同意').click()
      await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
    }
    // What stood on a later page was done meanwhile: the page says so and leads to one that holds something.
    await page.goto(`${server.origin}/console/matters?page=9`)
    await page.getByText('这一页已经没有内容了').waitFor()
    expect(await findings(page)).toEqual([])
    await button(page, '到第 1 页').click()
    await page.getByRole('link', { name: last }).click()
    await page.getByText('本页第 2 件，共 2 件').waitFor()
    await agree()
    await page.getByRole('link', { name: `下一件：${passed}` }).click()
    await page.getByRole('heading', { level: 1, name: passed }).waitFor()
    await agree()
    await page.getByText('没有等您审批的了').waitFor()
    await button(page, '返回列表').click()
    await page.getByText('眼下没有等您审批的事项').waitFor()
    expect(new URL(page.url()).search).toBe('')
  })
})

it('several articles go back to their writers with one reason; publishing is not offered', {
  timeout: 240_000,
}, async () => {
  await open(db.app, village)
  const [writer, other] = editorsOf(village)
  const titles = ['春耕通知', '夏收通知', '秋种通知']
  const articleIds: string[] = []
  for (const title of titles) {
    const articleId = await write(db.app, village, { title })
    await act(db.app, writer, (ctx) => submitArticle(ctx, { articleId, version: 1 }))
    articleIds.push(articleId)
  }
  const page = await visitors.open('organiser', 1440, 'articles?state=FOR_ME')
  await choose(page, titles[0] ?? '')
  await choose(page, titles[1] ?? '')
  expect(await offered(page)).toEqual(['退回修改', '取消选择'])
  await button(page, '退回修改').click()
  await page.getByLabel('哪里要改').fill('标题请写明哪个村。')
  // One of them came back and was handed in anew meanwhile: nobody has read it so, and it stays chosen.
  const again = articleIds[1] ?? ''
  await act(db.app, other, (ctx) => returnArticle(ctx, { articleId: again, version: 1, reason: '先看一遍。' }))
  const text = textOf({ title: titles[1] ?? '' })
  await act(db.app, writer, (ctx) => saveArticle(ctx, { articleId: again, version: 1, ...text }))
  await act(db.app, writer, (ctx) => submitArticle(ctx, { articleId: again, version: 2 }))
  await button(page, '退回修改（2项）').click()
  await page.getByText('办成 1 项，没办成 1 项').waitFor()
  expect(await button(page, '重试没办成的').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByText('已选 1 项').waitFor()
  await button(page, '退回修改').click()
  await page.getByLabel('哪里要改').fill('标题请写明哪个村。')
  await button(page, '退回修改（1项）').click()
  await page.getByText('1 项都办成了').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /列设置$/ }).click()
  await page.getByRole('checkbox', { name: '统一栏目', exact: true }).uncheck()
  await page.keyboard.press('Escape')
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, '下载表格').click()])
  const [sheet] = await openSheets(await readFile(await file.path()))
  const lines: (readonly string[])[] = []
  for await (const { cells } of sheet?.rows() ?? []) lines.push([...cells])
  expect(lines.find(([first]) => first === '标题')?.at(-1)).toBe('保存时间')
  expect(lines.find(([first]) => first === '标题')?.indexOf('统一栏目')).toBe(6)
  expect(lines.map(([first]) => first)).toContain('秋种通知')
  expect(lines.map(([first]) => first)).not.toContain('春耕通知')
  const { rows } = await db.owner.query('select title, status from publishing.article order by title')
  expect(rows.filter(({ status }) => status === 'REVIEW').map(({ title }) => title)).toEqual(['秋种通知'])
  await page.close()
})

it('articles are gone through in the order of the list without a filter too; elsewhere no place is told', {
  timeout: 240_000,
}, async () => {
  const page = await visitors.open('organiser', 1440, 'articles')
  await page.getByRole('link', { name: '秋种通知' }).click()
  // What was saved last stands first.
  await page.getByText('本页第 2 件，共 7 件').waitFor()
  await button(page, '退回修改').click()
  await page.getByLabel('哪里要改').fill('请写明时间。')
  await page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click()
  await page.getByRole('link', { name: '下一篇：春耕通知' }).click()
  await page.getByText('本页第 3 件，共 7 件').waitFor()
  await button(page, '上一件').click()
  await page.getByRole('heading', { level: 1, name: '秋种通知' }).waitFor()
  await button(page, '下一件').click()
  await page.getByRole('heading', { level: 1, name: '春耕通知' }).waitFor()
  const articleAt = new URL(page.url()).pathname
  await button(page, '返回列表').click()
  await page.getByRole('link', { name: '秋种通知' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  await page.goto(`${server.origin}${articleAt}`)
  await page.getByRole('heading', { level: 1, name: '春耕通知' }).waitFor()
  expect(await page.getByText(/本页第/).count()).toBe(0)
  await page.close()
})
