import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { handDownArticle } from '#modules/publishing/handing/service.ts'
import { publishArticle, saveArticle, submitArticle } from '#modules/publishing/service.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { editorsOf, open, publish, textOf } from '../portal/live.ts'
import { actorIn } from '../trees.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let organiser: Page
let citizen: Page
let articleId: string
let village: string
let township: string

beforeAll(async () => {
  await plantBodies(db)
  await plantAccount(db, { login: 'writer', displayName: '青石镇编辑', role: 'EDITOR', at: bodies.township })
  for (const org of Object.values(bodies)) await open(db.app, org)
  articleId = await publish(db.app, bodies.township, { title: '全镇防汛值守安排' })
  const slugOf = async (id: string) =>
    (await db.owner.query<{ slug: string }>('select slug from organisations.org where id = $1', [id])).rows[0]?.slug
  server = await startConsole(db)
  village = `${server.origin}/o/${await slugOf(bodies.village.id)}`
  township = `/o/${await slugOf(bodies.township.id)}`
  browser = await openBrowser()
  organiser = await new Visitors(browser, server.origin).open('organiser', 1440)
  citizen = await openPage(browser, 360)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
// The pages stand in the cache; they are made anew when the change is announced.
const sees = (path: string, text: string) =>
  expect
    .poll(async () => (await citizen.goto(`${village}${path}`)) && citizen.content(), { timeout: 10_000, interval: 50 })
    .toContain(text)

it('an article of the township is handed down once and read on the site of the village, in the township’s name', async () => {
  await citizen.goto(`${village}/s/xuanchuan/`)
  expect(await citizen.content()).not.toContain('全镇防汛值守安排')
  await organiser.goto(`${server.origin}/console/articles/${articleId}`)
  await button(organiser, '下发给下级网站').click()
  await inDialog(organiser, '下发给下级网站').click()
  await organiser.getByText('已办：下发给下级网站').waitFor()
  expect(await findings(organiser)).toEqual([])

  await sees('/s/xuanchuan/', '青石镇党委下发')
  expect(await findings(citizen)).toEqual([])
  await citizen.getByRole('link', { name: /全镇防汛值守安排/ }).click()
  await citizen.getByText('上级下发：青石镇党委').waitFor()
  expect(await citizen.getByRole('link', { name: '看原文' }).getAttribute('href')).toBe(`${township}/a/${articleId}`)
  expect(await findings(citizen)).toEqual([])
})

it('taken back it leaves the list of the village at once, and its address there leads to the original', async () => {
  await organiser.reload()
  await organiser.getByText('这篇已经下发，下级网站都在显示。').waitFor()
  await button(organiser, '收回下发').click()
  await inDialog(organiser, '收回下发').click()
  await organiser.getByText('已办：收回下发').waitFor()
  await expect
    .poll(async () => (await citizen.goto(`${village}/s/xuanchuan/`)) && citizen.content(), {
      timeout: 10_000,
      interval: 50,
    })
    .not.toContain('全镇防汛值守安排')
  await citizen.goto(`${village}/a/${articleId}`)
  await citizen.waitForURL(`**${township}/a/${articleId}`)
})

it('handed down again, and its editor reads before he begins who publishes an update', async () => {
  await organiser.reload()
  await button(organiser, '下发给下级网站').click()
  await inDialog(organiser, '下发给下级网站').click()
  await organiser.getByText('已办：下发给下级网站').waitFor()
  await sees('/s/xuanchuan/', '青石镇党委下发')
  await organiser.goto(`${server.origin}/console/articles/${articleId}/edit`)
  await organiser.getByText(/修改由本级或上级党组织的书记、组织工作人员发布/).waitFor()
  expect(await findings(organiser)).toEqual([])
  await organiser.goto(`${server.origin}/console/articles/${articleId}`)
})

it('withdrawn at its source it leaves its stone on the site of the village', async () => {
  await organiser.reload()
  await button(organiser, '撤下').click()
  await organiser.getByLabel('为什么撤下').fill('日期写错，核实后再发')
  await inDialog(organiser, '撤下').click()
  await organiser.getByText(/^已于.*撤下：日期写错/).waitFor()
  await sees(`/a/${articleId}`, '日期写错，核实后再发')
  await citizen.goto(`${village}/s/xuanchuan/`)
  expect(await citizen.content()).not.toContain('全镇防汛值守安排')
})

it('a policy of the county gets a note of the township: one writes it, another reads and publishes it, a citizen finds it', async () => {
  const policy = await publish(db.app, bodies.county, { title: '临时救助办理办法', bodyHtml: '<p>由户籍地受理。</p>' })
  const county = actorIn(bodies.county, { role: 'SECRETARY' })
  const handing = { articleId: policy, version: 1, isShownBelow: true }
  await act(db.app, county, (ctx) => handDownArticle(ctx, handing))
  const writer = await new Visitors(browser, server.origin).open('writer', 360)
  await writer.goto(`${server.origin}/console/articles`)
  await button(writer, '上级下发的文章').click()
  await writer.getByRole('link', { name: '临时救助办理办法' }).click()
  await writer.getByText('由户籍地受理。').waitFor()
  await button(writer, '写本地说明').click()
  const note = '带身份证和户口簿，到镇便民服务中心3号窗口。\n问民政办老李，电话0859-5299012。\n12月31日前办。'
  await writer.getByRole('textbox', { name: '本地说明' }).fill(note)
  await inDialog(writer, '写本地说明').click()
  await writer.getByText('已办：写本地说明').waitFor()
  await writer
    .getByText(/写本地说明的人和公开它的人不能是同一个人/)
    .last()
    .waitFor()
  expect(await findings(writer)).toEqual([])

  const here = `${server.origin}${township}/a/${policy}`
  await citizen.goto(here)
  expect(await citizen.content()).not.toContain('本地说明')
  await organiser.goto(`${server.origin}/console/`)
  await organiser.getByText('本地说明待审核').first().waitFor()
  await organiser.getByRole('link', { name: '临时救助办理办法' }).click()
  await organiser.getByText('问民政办老李').first().waitFor()
  await button(organiser, '公开').click()
  await organiser.getByText('已办：公开').waitFor()
  expect(await findings(organiser)).toEqual([])

  await expect
    .poll(async () => (await citizen.goto(here)) && citizen.content(), { timeout: 10_000 })
    .toContain('3号窗口')
  const box = citizen.getByRole('complementary', { name: /本地说明（青石镇党委，20\d\d-\d\d-\d\d）/ })
  expect(await box.locator('p').allTextContents()).toEqual(note.split('\n'))
  expect(await citizen.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  expect(await findings(citizen)).toEqual([])
  await citizen.goto(`${village}/a/${policy}`)
  expect(await citizen.content()).not.toContain('本地说明')

  // The county changes the article: the township is asked in 待办 whether its note still holds.
  await update(policy, '临时救助办理办法（修订）')
  await writer.goto(`${server.origin}/console/`)
  await writer.getByText('上级文章已更新，请看说明是否仍对').first().waitFor()
  await writer.getByRole('link', { name: '临时救助办理办法（修订）' }).click()
  await writer.getByText(/上级改过这篇文章/).waitFor()
  expect(await findings(writer)).toEqual([])
  await button(writer, '仍然适用').click()
  await writer.getByText('已办：仍然适用').waitFor()
  await writer.getByText('看过，仍然适用').waitFor()
  expect(await writer.getByText(/上级改过这篇文章/).count()).toBe(0)
  expect(await findings(writer)).toEqual([])
  await organiser.goto(`${server.origin}/console/`)
  await organiser.getByRole('heading', { name: '待办', exact: true }).first().waitFor()
  expect(await organiser.getByText('上级文章已更新，请看说明是否仍对').count()).toBe(0)
})

async function update(policy: string, title: string): Promise<void> {
  const [editor] = editorsOf(bodies.county)
  const changed = { articleId: policy, version: 2 }
  const written = textOf({ title, bodyHtml: '<p>由居住地受理。</p>' })
  await act(db.app, editor, (ctx) => saveArticle(ctx, { ...changed, version: 1, ...written }))
  await act(db.app, editor, (ctx) => submitArticle(ctx, changed))
  const decider = actorIn(bodies.county, { role: 'SECRETARY', accountId: newId() })
  await act(db.app, decider, (ctx) => publishArticle(ctx, changed))
}
