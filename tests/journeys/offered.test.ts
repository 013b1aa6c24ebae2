import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { open, publish } from '../portal/live.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let writer: Page
let chief: Page
let citizen: Page
let articleId: string
let county: string
let township: string

const title = '水渠边开的主题党日'

beforeAll(async () => {
  await plantBodies(db)
  await plantAccount(db, { login: 'writer', displayName: '青石镇编辑', role: 'EDITOR', at: bodies.township })
  await plantAccount(db, { login: 'chief', displayName: '县委宣传部编辑', role: 'EDITOR', at: bodies.county })
  for (const org of Object.values(bodies)) await open(db.app, org)
  articleId = await publish(db.app, bodies.township, { title, bodyHtml: '<p>党员把会开到了水渠边，边修边议。</p>' })
  const slugOf = async (id: string) =>
    (await db.owner.query<{ slug: string }>('select slug from organisations.org where id = $1', [id])).rows[0]?.slug
  server = await startConsole(db)
  county = `${server.origin}/o/${await slugOf(bodies.county.id)}`
  township = `/o/${await slugOf(bodies.township.id)}`
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
  writer = await visitors.open('writer', 360)
  chief = await visitors.open('chief', 1440)
  citizen = await openPage(browser, 360)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
// The pages stand in the cache; they are made anew when the change is announced.
const list = async () => (await citizen.goto(`${county}/s/xuanchuan/`)) && citizen.content()
const soon = { timeout: 10_000, interval: 50 }
const fits = async (page: Page, width: number) =>
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)

it('an editor of the township offers an article upward with one tap, on a telephone, and reads before what follows', async () => {
  await writer.goto(`${server.origin}/console/articles/${articleId}`)
  await writer.getByText(/上级的编辑看过，自己决定用不用/).waitFor()
  await button(writer, '推荐给上级').click()
  await writer.getByText('已办：推荐给上级').waitFor()
  await writer.getByText(/已推荐给.*，20/).waitFor()
  await button(writer, '收回给上级的推荐').waitFor()
  expect(await findings(writer)).toEqual([])
  await fits(writer, 360)
  expect(await list()).not.toContain(title)
})

it('the editor of the county finds it in 待办, reads it whole and takes it into a section of the county', async () => {
  await chief.goto(`${server.origin}/console/`)
  await chief.getByText('下级推荐的文章').first().waitFor()
  await chief.getByRole('link', { name: title }).first().click()
  await chief.getByText('党员把会开到了水渠边').waitFor()
  await chief.getByText(/这里一人看过即可选用/).waitFor()
  expect(await findings(chief)).toEqual([])
  await button(chief, '选用').click()
  await inDialog(chief, '选用').click()
  await chief.getByText('已办：选用').waitFor()
  await chief.getByText('本网站正在展示，文字和原文一样。').waitFor()
  expect(await findings(chief)).toEqual([])
})

it('a citizen reads it on the site of the county, with credit and the way to the original', async () => {
  await expect.poll(list, soon).toContain(title)
  expect(await citizen.content()).toContain('选自：青石镇党委')
  expect(await findings(citizen)).toEqual([])
  await citizen.getByRole('link', { name: new RegExp(title) }).click()
  await citizen.getByText('党员把会开到了水渠边').waitFor()
  const original = citizen.getByRole('link', { name: '看原文' })
  expect(await original.getAttribute('href')).toBe(`${township}/a/${articleId}`)
  expect(await citizen.locator('.byline').textContent()).toMatch(/来源：.*青石镇党委，看原文/)
  expect(await findings(citizen)).toEqual([])
  await fits(citizen, 360)
})

it('the list of what was offered says what the site made of each, also on a telephone', async () => {
  const small = await visitors.open('chief', 360)
  for (const page of [chief, small]) {
    await page.goto(`${server.origin}/console/articles`)
    await button(page, '推荐来的文章').click()
    await page.getByRole('link', { name: title }).waitFor()
    await page.getByText('已选用').first().waitFor()
    expect(await findings(page)).toEqual([])
  }
  await fits(small, 360)
  await small.getByRole('link', { name: title }).click()
  await small.getByText('党员把会开到了水渠边').waitFor()
  await fits(small, 360)
  expect(await findings(small)).toEqual([])
})

it('who offered it reads who took it; withdrawn there, it is gone on the site of the county, and its stone stands in its place', async () => {
  await writer.reload()
  await writer.getByText(/云岭县委选用|县委选用/).waitFor()
  await button(writer, '撤下').click()
  await writer.getByLabel('为什么撤下').fill('照片未经本人同意，核实后再发')
  await inDialog(writer, '撤下').click()
  await writer.getByText(/^已于.*撤下：照片未经本人同意/).waitFor()
  await expect.poll(list, soon).not.toContain(title)
  await expect
    .poll(async () => (await citizen.goto(`${county}/a/${articleId}`)) && citizen.content(), soon)
    .toContain('这篇内容已撤下')
  for (const gone of ['党员把会开到了水渠边', '照片未经本人同意']) expect(await citizen.content()).not.toContain(gone)
  expect(await findings(citizen)).toEqual([])
  // Why stands where it was withdrawn.
  await citizen.getByRole('link', { name: '见原文页面' }).click()
  await citizen.getByText('照片未经本人同意，核实后再发').waitFor()
  expect(citizen.url()).toContain(`${township}/a/${articleId}`)
})
