import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { addDays, dayOf } from '#kernel/time.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { type TreeOrg, writeTree } from '../trees.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
const { village } = bodies
const heir: TreeOrg = {
  ...{ ...village, id: '00000000-0000-7000-8000-0000000000a4', path: '/1/1/2/' },
  ...{ code: '529904', name: '南坡村党支部' },
}
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  await writeTree(db.owner, [heir])
  await plantMembers(db.owner, [village], { members: 1, names: ['李二娃'] })
  await db.owner.query(`update organisations.org set slug = 'xihecun' where id = $1`, [village.id])
  await db.owner.query(
    `insert into sites.site (org_id, org_path, name, hosted_by, address, phone) values ($1, $2, $3, '', '', '1')`,
    [village.id, village.path, village.name],
  )
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(() => page.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const basis = '云岭县委会议纪要〔2026〕14号'

/** The organiser of the township asks for it, from this day on. */
async function ask(width: number, day: string): Promise<void> {
  page = await visitors.open('organiser', width, `organisations?org=${village.id}`)
  await button('合并').click()
  await page.getByText('党员1名').waitFor()
  await page.getByRole('combobox', { name: '并入哪个党组织' }).fill('南坡')
  await page
    .getByTitle(/南坡村党支部/)
    .last()
    .click()
  await page.getByLabel('从哪天起').fill(day)
  await page.getByLabel('依据').fill(basis)
  expect(await findings(page)).toEqual([])
  await button('提交批准').click()
  await page.getByText('待批准').waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()
}

/** Another organiser allows it, from his tasks. */
async function approve(width: number): Promise<void> {
  page = await visitors.open('county', width)
  await page
    .getByRole('link', { name: new RegExp(village.name) })
    .first()
    .click()
  // He reads what goes along and what ends before he approves, as who asked did.
  await page.getByText(`${village.name}：这项变更涉及：`).waitFor()
  await page.getByText('党员1名').waitFor()
  await button('批准').click()
  expect(await findings(page)).toEqual([])
  await inDialog('批准').click()
}

/** What the public sees at the old address: that of its code leads to that of its site. */
async function atOldAddress(): Promise<Page> {
  const visitor = await openPage(browser, 360)
  await visitor.goto(`${server.origin}/o/${village.code}/`)
  return visitor
}

it('one branch goes into another from a day on: asked for, allowed by a second person, taken back, and done; the old address says where to (A12, V2.3.5)', {
  timeout: 600_000,
}, async () => {
  const today = dayOf(new Date())
  const later = addDays(today, 30)
  await ask(1440, later)
  await approve(360)
  await page.getByText('待生效').waitFor()
  await page.getByText(later).first().waitFor()
  // Until its day everything stands, and it may still be taken back.
  let visitor = await atOldAddress()
  expect(await visitor.getByText('已停止更新').count()).toBe(0)
  await visitor.context().close()
  await button('撤回').click()
  await inDialog('撤回').click()
  await page.getByText('已撤回').waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()

  await ask(360, today)
  await approve(1440)
  await page.getByText('已办').waitFor()
  await page.getByText(today).first().waitFor()
  await page.goto(`${server.origin}/console/organisations?org=${village.id}&tab=history`)
  await page.getByRole('heading', { level: 2, name: '并入或分设为' }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('tabpanel').getByRole('link', { name: heir.name }).click()
  await page.getByRole('heading', { level: 1, name: heir.name }).waitFor()

  visitor = await atOldAddress()
  await visitor.getByRole('heading', { level: 1, name: `${village.name}已停止更新` }).waitFor()
  expect(await findings(visitor)).toEqual([])
  await visitor.getByRole('main').getByRole('link', { name: heir.name }).click()
  await visitor.waitForURL(`**/o/${heir.code}/`)
  expect(await findings(visitor)).toEqual([])
  await visitor.context().close()

  const { rows } = await db.owner.query('select org_id from members.member')
  expect(rows).toEqual([{ org_id: heir.id }])
})
