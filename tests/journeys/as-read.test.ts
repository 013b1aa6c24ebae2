import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { handDownArticle } from '#modules/publishing/handing/service.ts'
import { saveLocalNote } from '#modules/publishing/local-notes/service.ts'
import { offerArticleUp } from '#modules/publishing/offering/service.ts'
import { publishArticle, saveArticle, submitArticle } from '#modules/publishing/service.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { editorsOf, open, publish, textOf } from '../portal/live.ts'
import { actorIn } from '../trees.ts'
import { openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let chief: Page
let villager: Page

const read = { title: '读过的标题', bodyHtml: '<p>读过的正文</p>' }
const [writer] = editorsOf(bodies.township)
const decider = actorIn(bodies.township, { role: 'SECRETARY', accountId: newId(), name: '镇里书记' })

beforeAll(async () => {
  await plantBodies(db)
  await plantAccount(db, { login: 'chief', displayName: '县委宣传部编辑', role: 'EDITOR', at: bodies.county })
  await plantAccount(db, { login: 'villager', displayName: '村里编辑', role: 'EDITOR', at: bodies.village })
  for (const org of Object.values(bodies)) await open(db.app, org)
  server = await startConsole(db)
  browser = await openBrowser()
  const visitors = new Visitors(browser, server.origin)
  chief = await visitors.open('chief', 1440)
  villager = await visitors.open('villager', 1440)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })

async function update(articleId: string, from = 1): Promise<void> {
  const next = { articleId, version: from + 1 }
  const text = textOf({ title: '没读过的标题', bodyHtml: '<p>没读过的正文</p>' })
  await act(db.app, writer, (ctx) => saveArticle(ctx, { articleId, version: from, ...text }))
  await act(db.app, writer, (ctx) => submitArticle(ctx, next))
  await act(db.app, decider, (ctx) => publishArticle(ctx, next))
}

// Whoever comes back to the window after a minute; what would be read anew then has a second to arrive.
async function comeBack(page: Page, asked: string): Promise<void> {
  const answer = page.waitForResponse((one) => one.url().includes(asked), { timeout: 1000 }).catch(() => undefined)
  await page.evaluate(`{
    const now = Date.now
    Date.now = () => now() + 60_000
    window.dispatchEvent(new Event('visibilitychange'))
  }`)
  await answer
  await page.waitForTimeout(100)
}

// What a page asks for comes when the function is called that this gives.
async function late(page: Page, asked: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(asked, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

it('what was published behind an open dialog is not taken: the page stays as it was read, and who sends it is told', async () => {
  const articleId = await publish(db.app, bodies.township, read)
  await act(db.app, writer, (ctx) => offerArticleUp(ctx, { articleId, version: 1, isOffered: true }))
  await chief.goto(`${server.origin}/console/`)
  await chief.getByRole('link', { name: read.title }).first().click()
  await chief.getByText('读过的正文').waitFor()
  await button(chief, '选用').click()
  await inDialog(chief, '选用').waitFor()
  await update(articleId)
  await comeBack(chief, '/offers/')
  expect(await chief.getByText('没读过的正文').count()).toBe(0)
  await inDialog(chief, '选用').click()
  await chief.getByRole('dialog').getByText('您看着的时候，原文发布了新的版本').waitFor()
  await chief.reload()
  await chief.getByText('没读过的正文').waitFor()
  const { rows } = await db.owner.query('select from publishing.offer_answer where article_id = $1', [articleId])
  expect(rows).toEqual([])
})

it('what comes late over a page kept from before takes an open dialog with it', async () => {
  const articleId = await publish(db.app, bodies.township, { ...read, title: '先前看过的标题' })
  await act(db.app, writer, (ctx) => offerArticleUp(ctx, { articleId, version: 1, isOffered: true }))
  await chief.goto(`${server.origin}/console/`)
  await chief.getByRole('link', { name: '先前看过的标题' }).first().click()
  await chief.getByText('读过的正文').waitFor()
  await button(chief, '返回列表').click()
  await chief.getByRole('link', { name: '先前看过的标题' }).waitFor()
  await update(articleId)
  await comeBack(chief, '/offered-articles')
  const arrives = await late(chief, '**/api/offers/*')
  await chief.goBack()
  await chief.getByText('读过的正文').waitFor()
  await button(chief, '选用').click()
  await inDialog(chief, '选用').waitFor()
  arrives()
  await chief.getByText('没读过的正文').waitFor()
  await chief.getByRole('dialog').waitFor({ state: 'detached' })
})

it('the sections to choose from are not told before the windows of the site are known', async () => {
  const articleId = await publish(db.app, bodies.township, { ...read, title: '放在哪个栏目' })
  await act(db.app, writer, (ctx) => offerArticleUp(ctx, { articleId, version: 1, isOffered: true }))
  const arrives = await late(chief, '**/api/sites/*')
  await chief.goto(`${server.origin}/console/`)
  await chief.getByRole('link', { name: '放在哪个栏目' }).first().click()
  await button(chief, '选用').click()
  const loading = chief.getByRole('dialog').getByText('正在加载…').first()
  await loading.waitFor({ timeout: 5000 })
  arrives()
  await loading.waitFor({ state: 'detached' })
})

it('a note is not made public, or kept, below an article that was changed behind its page', async () => {
  const articleId = await publish(db.app, bodies.township, read)
  await act(db.app, decider, (ctx) => handDownArticle(ctx, { articleId, version: 1, isShownBelow: true }))
  const note = { orgId: bodies.village.id, handedArticleId: articleId, version: 0, text: '在村委会办。' }
  const { id } = await act(db.app, editorsOf(bodies.village)[0], (ctx) => saveLocalNote(ctx, note))
  await villager.goto(`${server.origin}/console/local-notes/${id}`)
  await villager.getByText('读过的正文').waitFor()
  await update(articleId)
  await comeBack(villager, `/local-notes/${id}`)
  expect(await villager.getByText('没读过的正文').count()).toBe(0)
  await button(villager, '公开').click()
  await villager.getByText('您看着的时候，文章或者这条本地说明改过了').waitFor()
  const { rows } = await db.owner.query('select state from publishing.local_note where id = $1', [id])
  expect(rows).toEqual([{ state: 'WAITING' }])
})
