import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { open, publish } from '../portal/live.ts'
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
  for (const org of [bodies.township, bodies.village]) await open(db.app, org)
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
