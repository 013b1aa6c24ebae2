import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { acceptCase, replyCase } from '#modules/cases/index.ts'
import { drawMapOf, findShownConsultation, takeStances } from '#modules/consultations/index.ts'
import { countRepliesOf } from '#modules/demands/checks/service.ts'
import { asCitizen, submitAbout } from '../cases.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { act, actorAt, testDatabase } from '../database.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
const { village } = bodies
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  // Nothing is kept back by one person.
  for (const [login, displayName] of [
    ['desk', '溪河村受理员'],
    ['second', '溪河村第二人'],
  ] as const)
    await plantAccount(db, { login, displayName, role: 'DESK', at: village })
  await db.owner.query(
    `insert into sites.site (org_id, org_path, name, hosted_by, address, phone) values ($1, $2, $3, '', '', '1')`,
    [village.id, village.path, village.name],
  )
  await answerTwelve()
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

const copied = '经现场查看，已经请施工队在十二月五日前处理完毕，期间请您注意安全，有问题打0859-1234567找李站长。'

/** Twelve public messages about lamps, each answered with the same sentence, counted as at night. */
async function answerTwelve(): Promise<void> {
  const desk = actorAt(village.path, { role: 'DESK', orgId: village.id })
  for (const [at, sign] of [...'甲乙丙丁戊己庚辛壬癸子丑'].entries()) {
    const title = `村口路灯坏了没人修${sign}`
    const { number } = await submitAbout(db, village, { title, text: `${title}，晚上看不见路，第${at}回写信。` })
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
    const caseId = rows[0]?.id ?? ''
    await act(db.app, desk, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
    await act(db.app, desk, (ctx) => replyCase(ctx, { caseId, text: copied }))
  }
  await act(db.app, systemActor('demands.count-replies'), (ctx) => countRepliesOf(ctx, { orgId: village.id }))
}

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(() => page.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true })
const leave = () => page.close()
const choose = async (label: string | RegExp, option: string | RegExp) => {
  await dialog().getByLabel(label).click()
  await page.getByTitle(option).last().click()
}

it('what is found in answers is read by who leads, by organisation and month, with how often it is right (D26)', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('secretary', 1440)
  await page.getByRole('link', { name: '答复核查' }).click()
  await page.getByRole('heading', { level: 1, name: '答复核查' }).waitFor()
  const row = page.getByRole('row', { name: new RegExp(`^${village.name}`) })
  await row.waitFor()
  // All ask the same, so that the same sentence is no copy of an answer to another matter; ten times it names nothing of it.
  expect(await row.getByRole('cell').allTextContents()).toEqual(['12', '0', '10', '12'])
  await page.getByText('每4件里约有1件是查错的').waitFor()
  expect(await findings(page)).toEqual([])
  await leave()

  page = await visitors.open('secretary', 360, 'reply-checks')
  await page.getByLabel('看哪个单位').click()
  await page.getByTitle(village.name).last().click()
  await page.waitForURL(/[?&]org=/)
  await page.getByRole('heading', { level: 2, name: '与另一件的答复几乎一样' }).waitFor()
  expect(await findings(page)).toEqual([])
  await leave()

  // Who handles messages has no such page.
  page = await visitors.open('desk', 1440)
  await page.getByRole('link', { name: '热点诉求' }).waitFor()
  expect(await page.getByRole('link', { name: '答复核查' }).count()).toBe(0)
})

let one = ''
const about = '村口路灯先修哪里'

/** The page everybody reads, in a browser of which nothing is known. */
async function visit(width = 360): Promise<void> {
  page = await openPage(browser, width)
  await page.goto(`${server.origin}${one}`)
  await page.getByRole('heading', { level: 1, name: about }).waitFor()
}

async function openOne(login: string, width: number): Promise<void> {
  page = await visitors.open(login, width, 'consultations')
  await page.getByRole('link', { name: about }).first().click()
  await page.getByRole('heading', { level: 1, name: about }).waitFor()
}

it('a desk asks everybody about a topic with one tap; people say what they think without an account (D27, D28, decisions 170)', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('desk', 1440, 'topics')
  await button('现在找一遍').click()
  await page
    .getByRole('cell', { name: /^村口路灯坏了没人修/ })
    .first()
    .waitFor()
  await page
    .getByRole('link', { name: /^村口路灯坏了没人修/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /^村口路灯坏了没人修/ }).waitFor()
  await page.getByText('第一件是近90天内写来的').waitFor()
  await page.getByText('同样的数字列成表').click()
  // All came in this month: the table says what the picture shows, and its numbers add up to those of the topic.
  const course = page.getByRole('region', { name: '按月的件数' })
  await course.getByRole('img', { name: /数字见下面的表/ }).waitFor()
  const counts = await course.getByRole('cell').allTextContents()
  expect(counts.slice(0, -1)).toEqual(Array(24).fill('0'))
  expect(await page.getByRole('definition').first().textContent()).toBe(counts.at(-1))
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goBack()
  await button('征求意见').first().click()
  // What is filled in is the title of a public message; the number of messages stands nowhere.
  expect(await dialog().getByLabel('题目').inputValue()).toMatch(/^村口路灯坏了没人修.$/)
  expect(await dialog().getByLabel('为什么问、打算什么时候定').inputValue()).not.toMatch(/\d/)
  await dialog().getByLabel('题目').fill(about)
  await dialog()
    .getByLabel(/^先给出的几条看法/)
    .fill('先修学校门口的\n先修村口的')
  expect(await findings(page)).toEqual([])
  await inDialog('征求意见').click()
  await page.getByText('已在网站上公开').waitFor()
  await page.getByRole('link', { name: about }).first().click()
  await page.getByText(/的热点诉求（.*）；不公开/).waitFor()
  expect(await findings(page)).toEqual([])
  one = ((await page.getByRole('link', { name: '在网站上看图和每条的人数' }).getAttribute('href')) ?? '').replace(
    /\/map$/,
    '',
  )
  await leave()

  await visit()
  expect(await page.content()).not.toContain('热点')
  for (const said of ['同意', '不同意']) await button(said).click()
  await page.getByText('每一条您都表过态了').waitFor()
  for (const text of ['装上太阳能的，不用拉电线', '加微信低价买灯，包装包送']) {
    await page.getByLabel('您的看法').fill(text)
    await button('交上去').click()
    await page.getByText('收到了，是第').waitFor()
  }
  expect(await findings(page)).toEqual([])
})

it('a statement is kept back by two persons and leaves its stone; the other one is shown (D24, T38)', {
  timeout: 600_000,
}, async () => {
  await openOne('desk', 360)
  const line = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  await line('装上太阳能的').getByRole('button', { name: '公开', exact: true }).click()
  await page.getByText('已公开').first().waitFor()
  await line('加微信低价买灯').getByRole('button', { name: '提出不公开', exact: true }).click()
  await choose(/^依据的规则/, /^H5/)
  await dialog().getByLabel(/^理由/).fill('卖灯的广告，和先修哪里没有关系。')
  expect(await findings(page)).toEqual([])
  await inDialog('提出不公开').click()
  await page.getByText('第二人审核').first().waitFor()
  await leave()

  await visit()
  await page.getByText('有人提出不公开，另一个人正在审核').waitFor()
  await leave()

  page = await visitors.open('second', 360)
  await page
    .getByRole('link', { name: /^不公开第4条看法/ })
    .first()
    .click()
  await button('同意不公开').click()
  await inDialog('同意不公开').click()
  await page.getByText('未公开，可以申请复核').first().waitFor()
  await leave()

  await visit(1440)
  await page.getByText(/没有公开。规则：.*广告.*理由：卖灯的广告/).waitFor()
  await page.getByText('共4条，其中没有公开的1条').waitFor()
  expect(await page.content()).not.toContain('加微信')
  expect(await findings(page)).toEqual([])
})

/** Twelve for the school, twelve for the entrance of the village, each at an address of his own. */
async function manySay(): Promise<void> {
  const consultationId = one.split('/').at(-1) ?? ''
  const found = await asCitizen(db, 'read', (ctx) =>
    findShownConsultation(ctx, { id: consultationId, orgId: village.id }),
  )
  const [school = newId(), entrance = newId()] = (found?.statements ?? []).map(({ id }) => id)
  for (let at = 0; at < 24; at++) {
    const [yes, no] = at % 2 === 0 ? [school, entrance] : [entrance, school]
    const told = { consultationId, token: undefined, of: { [yes]: 'agree', [no]: 'disagree' } as const }
    await asCitizen(db, 'write', (ctx) => takeStances(ctx, told), { address: `198.51.99.${at}` })
  }
}

const draw = () =>
  act(db.app, systemActor('consultations.draw-map'), (ctx) =>
    drawMapOf(ctx, { consultationId: one.split('/').at(-1) ?? '' }),
  )

it('the map is read by everybody, and after the end what is taken up with its day (D28, decisions 145)', {
  timeout: 600_000,
}, async () => {
  await manySay()
  await draw()
  await visit()
  await page.getByRole('link', { name: '看共识图和每条的人数' }).click()
  await page
    .getByText(/约\d+人参加/)
    .first()
    .waitFor()
  expect(await findings(page)).toEqual([])
  await leave()

  await db.owner.query(`update consultations.consultation set opened_on = opened_on - 30, closes_on = current_date - 2`)
  await draw()
  await openOne('desk', 1440)
  await button('公开答复').click()
  const outcomes = await dialog()
    .getByLabel(/^第 \d+ 条“/)
    .all()
  expect(outcomes.length).toBeGreaterThan(0)
  for (const [at, outcome] of outcomes.entries()) {
    await outcome.click()
    await page
      .getByTitle(at === 0 ? '采纳' : '不采纳', { exact: true })
      .last()
      .click()
    await dialog()
      .getByLabel(/^第 \d+ 条为什么/)
      .nth(at)
      .fill('查过了，这样定最省钱，也最快。')
  }
  await dialog()
    .getByLabel(/^第 \d+ 条到哪天办成/)
    .fill('2099-12-31')
  await dialog().getByLabel('总的答复').fill('谢谢大家。先修哪里、为什么，一条一条写在下面。')
  expect(await findings(page)).toEqual([])
  await inDialog('公开答复').click()
  await page.getByText('已公开答复').waitFor()
  await leave()

  await visit()
  await page.getByText('谢谢大家。先修哪里').waitFor()
  await page.getByText('2099年12月31日前办成').waitFor()
  expect(await findings(page)).toEqual([])
})
