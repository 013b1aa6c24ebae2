import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { dayOf } from '#kernel/time.ts'
import { hashPassword, insertAccount, insertIdentity, setPassword } from '#modules/accounts/index.ts'
import { bodies, password, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { actorIn } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page
let memberId = ''

beforeAll(async () => {
  await plantBodies(db)
  const [member] = await plantMembers(db.owner, [bodies.village], { members: 3, names: ['张三丰'] })
  memberId = member?.id ?? ''
  const { rows } = await db.owner.query('select person_id from members.member where id = $1', [memberId])
  await plantMemberAccount(rows[0].person_id)
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

async function plantMemberAccount(personId: string): Promise<void> {
  const place = { orgId: bodies.village.id, orgPath: bodies.village.path }
  const passwordHash = await hashPassword(password)
  await act(db.app, systemActor('test'), async (ctx) => {
    const of = { ...place, login: 'member', displayName: '张三丰', personId }
    const accountId = await insertAccount(ctx.tx, of)
    setPassword(ctx.tx, accountId, passwordHash)
    await insertIdentity(ctx.tx, { ...place, accountId, role: 'MEMBER', from: dayOf(ctx.now), grantedBy: null })
    record(ctx, 'accounts.account-created', { details: { login: 'member' } })
  })
}

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(() => page.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })

it('a member asks for a correction on a phone, the secretary corrects it, and the member reads that (D15)', {
  timeout: 600_000,
}, async () => {
  page = await visitors.open('member', 360, 'my-record')
  await button('申请更正').click()
  await page.getByRole('link', { name: '固定电话' }).click()
  await page.getByRole('heading', { level: 1, name: '申请更正：固定电话' }).waitFor()
  await page.getByLabel('固定电话').fill('0599-1234567')
  await page.getByLabel('理由').fill('装了新电话')
  expect(await findings(page)).toEqual([])
  await button('送党支部核对').click()
  await page.getByText('固定电话：核对中').waitFor()
  expect(await findings(page)).toEqual([])
  await page.close()

  page = await visitors.open('secretary', 360)
  await page.getByRole('link', { name: /申请更正：固定电话/ }).click()
  await page.getByText('0599-1234567').waitFor()
  expect(await findings(page)).toEqual([])
  await button('属实，更正').click()
  await page.getByRole('dialog').getByRole('button', { name: '属实，更正' }).click()
  await page.getByText('已更正').first().waitFor()
  await page.close()

  const keeper = actorIn(bodies.village, { role: 'ORGANISER/ORGANISATION', name: '镇组织办李四' })
  await act(db.app, keeper, async (ctx) =>
    record(ctx, 'members.card-read', { subject: 'members.member', subjectId: memberId }),
  )
  page = await visitors.open('member', 1440, 'my-record')
  await page.getByText('组织工作人员（组织） 镇组织办李四', { exact: false }).waitFor()
  await page.getByText('固定电话：已更正').waitFor()
  await page.getByText('0599-1234567').first().waitFor()
  await page.getByText('更正了固定电话').waitFor()
  expect(await findings(page)).toEqual([])
})
