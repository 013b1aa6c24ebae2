import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { bodies, plantAccount, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { type PlantedMember, plantMembers } from '../members.ts'
import { type TreeOrg, writeTree } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
const south: TreeOrg = {
  ...{ ...bodies.village, id: '00000000-0000-7000-8000-0000000000a4', path: '/1/1/2/' },
  ...{ code: '529904', name: '南坡村党支部' },
}
let one: PlantedMember
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  await writeTree(db.owner, [south])
  await plantAccount(db, { login: 'clerk', displayName: '南坡村组织员', role: 'ORGANISER', at: south })
  ;[one] = (await plantMembers(db.owner, [bodies.village], { members: 1, names: ['李二娃'] })) as [PlantedMember]
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
/** How many the township has, as its list says. */
const counted = async () => {
  const own = await visitors.open('organiser', 1440, 'members?q=lew')
  await own.getByRole('heading', { level: 1 }).waitFor()
  await own.getByRole('link', { name: '李二娃' }).first().waitFor()
  const names = await own.getByRole('link', { name: '李二娃' }).count()
  await own.close()
  return names
}

it('somebody is imported who stands in another branch; the superior of both merges the two, and takes it back (D02)', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('clerk', 1440, 'members/imports')
  const rows = [
    ['姓名', '身份证号', '入党时间', '党员类别', '所在支部', '工作单位'],
    ['李二娃', one.idNumber, '2005-07-01', '正式党员', south.name, '南坡村合作社'],
  ]
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '南坡名册.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(rows.map((cells) => cells.join(',')).join('\n')),
  })
  await button('导入正确的行').click()
  await inDialog('导入正确的行').click()
  await button('撤销这次导入').waitFor()
  // The clerk is told that it is so, and neither where nor whom.
  await page.getByText('公民身份号码在其他组织也有登记').waitFor()
  expect(await page.getByText(bodies.village.name).count()).toBe(0)
  expect(await findings(page)).toEqual([])
  await page.close()
  expect(await counted()).toBe(2)

  page = await visitors.open('organiser', 360)
  await page.getByRole('link', { name: /核对是否同一人：李二娃/ }).click()
  await page.getByRole('link', { name: '打开页面' }).click()
  await page.getByRole('heading', { level: 1, name: '李二娃：是不是同一人？' }).waitFor()
  await page.getByText('公民身份号码相同').waitFor()
  expect(await findings(page)).toEqual([])
  const ofVillage = page.getByRole('columnheader').filter({ hasText: bodies.village.name })
  await ofVillage.getByRole('radio').check()
  await button('是同一人，合并').click()
  await inDialog('是同一人，合并').click()
  await page.getByText('同一人，已合并').waitFor()
  await page.getByText('已并入另一条').waitFor()
  expect(await findings(page)).toEqual([])
  // The one that leads has what it lacked; the other one says that it was merged.
  const pair = page.url()
  await ofVillage.getByRole('link', { name: '李二娃' }).click()
  await page.getByText('南坡村合作社').first().waitFor()
  await page.goto(pair)
  await page.getByRole('columnheader').filter({ hasText: south.name }).getByRole('link', { name: '李二娃' }).click()
  await page.getByText('这条记录已经和另一条记录合并').waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()
  expect(await counted()).toBe(1)

  page = await visitors.open('organiser', 1440, 'members/duplicates')
  await page.getByRole('link', { name: '李二娃' }).click()
  await button('撤销合并，重新核对').click()
  await page.getByLabel('理由').fill('身份证号录错了，是两个人')
  await inDialog('撤销合并，重新核对').click()
  await page.getByText('待核对').first().waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()
  expect(await counted()).toBe(2)

  page = await visitors.open('organiser', 1440, `members/${one.id}`)
  await page.getByRole('heading', { level: 1, name: /李二娃/ }).waitFor()
  await page.getByText('同一人待核').waitFor()
  expect(await page.getByText('南坡村合作社').count()).toBe(0)
})
