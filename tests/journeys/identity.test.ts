import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { insertDelegation, insertIdentity } from '#modules/accounts/index.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { act, testDatabase } from '../database.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// One identity at a time, with a switch that is seen (B01): what one may do is that of the post one acts in, and no more.
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors

beforeAll(async () => {
  await plantBodies(db)
  await giveSecondPostAndDelegation()
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const ways = [
  [1440, 'the menu of the top bar', throughTopBar],
  [360, 'the page 我的', throughOwnPage],
] as const

describe.each(ways)('who has two posts and stands in for somebody, at %i px by %s', (width, _, choose) => {
  it('switches, and sees and may do what belongs to the post', { timeout: 300_000 }, async () => {
    const page = await visitors.open('organiser', width)
    await actingIn(page, '青石镇党委')
    expect(await rightsOf(page)).toEqual({ township: 200, mayRename: true })

    await choose(page, '溪河村党支部 · 党支部书记')
    await actingIn(page, '溪河村党支部')
    expect(await rightsOf(page)).toEqual({ township: 404, mayRename: 'organisations.not-yours' })
    expect(await page.locator('.acting-banner').count()).toBe(0)
    expect(await findings(page)).toEqual([])

    await choose(page, '代溪河村书记：溪河村党支部 · 党支部书记')
    await page.getByText('代溪河村书记办理', { exact: true }).waitFor()
    expect(await findings(page)).toEqual([])

    await page.getByRole('button', { name: '回到自己的身份' }).click()
    await actingIn(page, '青石镇党委')
    expect(await rightsOf(page)).toEqual({ township: 200, mayRename: true })
    await page.close()
  })
})

async function giveSecondPostAndDelegation(): Promise<void> {
  const accountOf = async (login: string) =>
    (await db.owner.query<{ id: string }>('select id from accounts.account where login = $1', [login])).rows[0]!.id
  const [organiser, secretary] = [await accountOf('organiser'), await accountOf('secretary')]
  const { rows } = await db.owner.query('select id from accounts.identity where account_id = $1', [secretary])
  const { id: orgId, path: orgPath } = bodies.village
  await act(db.app, systemActor('test'), async (ctx) => {
    const today = dayOf(ctx.now)
    const post = { orgId, orgPath, role: 'SECRETARY' as const, from: today, grantedBy: null }
    await insertIdentity(ctx.tx, { ...post, accountId: organiser })
    const identity = { id: rows[0].id, accountId: secretary, orgId, orgPath }
    const days = { startsOn: today, endsOn: addDays(today, 7), reason: '住院' }
    await insertDelegation(ctx.tx, { identity, takerId: organiser, madeBy: secretary, ...days })
    record(ctx, 'accounts.delegated')
  })
}

async function throughTopBar(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /切换身份/ }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

async function throughOwnPage(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await page.getByText(name, { exact: true }).click()
}

/** The top bar says first in whose name one acts, then where that stands. */
const actingIn = (page: Page, name: string) =>
  page.locator('.top-bar-org', { hasText: new RegExp(`^\\s*${name}`) }).waitFor()

/** What the server lets the page do now: is the township in reach, and may the village be renamed? */
async function rightsOf(page: Page): Promise<{ township: number; mayRename: unknown }> {
  const read = async (id: string) => {
    const answer = await page.context().request.get(`${server.origin}/api/organisations/${id}`)
    return { status: answer.status(), body: await answer.json() }
  }
  const [township, village] = [await read(bodies.township.id), await read(bodies.village.id)]
  return { township: township.status, mayRename: village.body.can.renameOrg }
}
