import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptCase } from '#modules/cases/service.ts'
import { submitAbout } from '../cases.ts'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { act, actorAt, testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// Several rows of a list at once, each by its own act (UX-CS8).
const titles = ['县道边的护栏什么时候能修好', '县城老车站的路灯什么时候亮', '县医院门口的坑什么时候能填']
const danger = '有人说要跳楼，请快来人看看'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
const caseIds = new Map<string, string>()

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query('insert into cases.desk values ($1, $2)', [bodies.county.id, bodies.county.path])
  await plantAccount(db, { login: 'desk', displayName: '云岭县受理员', role: 'DESK', at: bodies.county })
  for (const title of [...titles, danger]) await submitAbout(db, bodies.county, { title })
  const { rows } = await db.owner.query<{ id: string; title: string }>('select id, title from cases.case')
  for (const { id, title } of rows) caseIds.set(title, id)
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const idOf = (title: string) => caseIds.get(title) ?? ''
const colleague = actorAt(bodies.county.path, { role: 'DESK', orgId: bodies.county.id, name: '李受理' })
const statesOf = async () => {
  const { rows } = await db.owner.query<{ id: string; state: string }>('select id, state from cases.case')
  return new Map(rows.map(({ id, state }) => [id, state]))
}
const choose = async (page: Page, title: string) => {
  const line = page.locator('tr, li.lx-card').filter({ hasText: title })
  await line.getByRole('checkbox').check()
}

it.each([1440, 360])(
  'a desk accepts several at once and reads which was not done and why, at %i px',
  {
    timeout: 240_000,
  },
  async (width) => {
    await db.owner.query("update cases.case set state = 'SUBMITTED'")
    const page = await visitors.open('desk', width, 'cases')
    for (const title of [...titles, danger]) await choose(page, title)
    await page.getByText('已选 4 项').waitFor()
    // Answers are written for each message: there is nothing to send in bulk.
    expect(await page.getByRole('region', { name: '批量办理' }).getByRole('button').allInnerTexts()).toEqual([
      expect.stringMatching(/受\s?理/),
      expect.stringMatching(/签\s?收/),
      expect.stringMatching(/派\s?单/),
      '取消选择',
    ])
    await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '受理' }).click()
    const dialog = page.getByRole('dialog', { name: '受理（4项）' })
    await dialog.getByText('这件有提示要先看').waitFor()
    await button(page, '受理（3项）').waitFor()
    expect(await findings(page)).toEqual([])

    await act(db.app, colleague, (ctx) => acceptCase(ctx, { caseId: idOf(titles[1] ?? ''), isComplex: false }))
    await button(page, '受理（3项）').press('Enter')
    await dialog.getByText('办成 2 项，没办成 2 项').waitFor()
    const left = dialog.getByRole('region', { name: '没办成的' }).locator('li')
    expect(await left.count()).toBe(2)
    await left
      .filter({ hasText: titles[1] ?? '' })
      .getByText('状态已经变化')
      .waitFor()
    expect(await findings(page)).toEqual([])
    // Neither may be tried again from here.
    expect(await button(page, '重试没办成的').count()).toBe(0)
    const states = await statesOf()
    expect(titles.map((title) => states.get(idOf(title)))).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED'])
    expect(states.get(idOf(danger))).toBe('SUBMITTED')
    await page.keyboard.press('Escape')
    await page.getByText('已选 2 项').waitFor()
    await page.close()
  },
)

it('passes on what is chosen to one organisation, each with its own line in the timeline', {
  timeout: 120_000,
}, async () => {
  const page = await visitors.open('desk', 1440, 'cases')
  for (const title of titles) await choose(page, title)
  await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '派单' }).click()
  await page.getByRole('dialog').getByLabel('派给哪个单位').click()
  await page.locator('.ant-select-item-option').filter({ hasText: bodies.township.name }).click()
  await page.getByLabel('办理要求').fill('请三天内去现场')
  await button(page, '派单（3项）').click()
  await page.getByText('3 项都办成了').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText(/已选/).waitFor({ state: 'detached' })
  const { rows } = await db.owner.query(
    "select e.note, count(*)::int as count from cases.event e where e.act = 'assign' group by 1",
  )
  expect(rows).toEqual([{ note: '请三天内去现场', count: 3 }])
  await page.close()
})

it('leads back to the list from a case that went out of reach meanwhile, with what it was narrowed by', {
  timeout: 120_000,
}, async () => {
  const gone = '00000000-0000-7000-8000-00000000dead'
  const page = await visitors.open('desk', 360, `cases/${gone}?view=all&via=list`)
  await page.getByText('没有找到这个诉求件').waitFor()
  expect(await findings(page)).toEqual([])
  await button(page, '返回列表').click()
  await page.locator('li.lx-card').first().waitFor()
  expect(new URL(page.url()).search).toBe('?view=all')
  await page.close()
})

it('signs for what was passed on, on a phone', { timeout: 120_000 }, async () => {
  const page = await visitors.open('organiser', 360, 'cases')
  for (const title of titles) await choose(page, title)
  await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '签收' }).click()
  await button(page, '签收（3项）').click()
  await page.getByText('3 项都办成了').waitFor()
  expect(await findings(page)).toEqual([])
  const states = await statesOf()
  expect(titles.map((title) => states.get(idOf(title)))).toEqual(['SIGNED', 'SIGNED', 'SIGNED'])
  await page.close()
})

it('keeps what was chosen on the page before, and does it too', { timeout: 240_000 }, async () => {
  for (let at = 1; at <= 22; at += 1) await submitAbout(db, bodies.county, { title: `解放路第${at}盏路灯不亮了` })
  const page = await visitors.open('desk', 1440, 'cases?q=解放路')
  await page.getByRole('checkbox', { name: '选择第 1 项' }).check()
  // Until the other rows have come, those that stand there keep their numbers.
  let letCome = () => {}
  const isAsked = new Promise<void>((resolve) => {
    const held = async (route: Route) => {
      resolve()
      await new Promise<void>((come) => (letCome = come))
      await route.continue()
    }
    void page.route(/\/api\/cases\?.*page=2/, held, { times: 1 })
  })
  await page.getByRole('listitem', { name: '2', exact: true }).click()
  await isAsked
  expect(await page.getByRole('checkbox', { name: '选择第 1 项' }).isChecked()).toBe(true)
  expect(await page.getByRole('checkbox', { name: '选择第 21 项' }).count()).toBe(0)
  letCome()
  await page.getByRole('checkbox', { name: '选择第 21 项' }).check()
  await page.getByText('已选 2 项').waitFor()
  await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '受理' }).click()
  await button(page, '受理（2项）').click()
  await page.getByText('2 项都办成了').waitFor()
  const { rows } = await db.owner.query(
    "select count(*)::int as accepted from cases.case where title like '解放路%' and state = 'ACCEPTED'",
  )
  expect(rows).toEqual([{ accepted: 2 }])
  await page.close()
})
