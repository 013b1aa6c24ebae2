import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { dayOf } from '#kernel/time.ts'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { signIn } from '../service.ts'
import { admitProgram, programKeyIn } from './admission.ts'
import { isGoodLastDay, readingsPerMinute, stateOf } from './rules.ts'
import * as service from './service.ts'

const db = testDatabase()
const county: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '云岭县委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
const town: TreeOrg = {
  ...{
    id: '00000000-0000-7000-8000-0000000000a2',
    path: '/1/2/',
    parentId: county.id,
    code: '001001',
    name: '青石镇党委',
  },
  ...{ type: 'PARTY_COMMITTEE', depth: 2 },
}
const other: TreeOrg = {
  ...town,
  id: '00000000-0000-7000-8000-0000000000a3',
  path: '/1/3/',
  code: '001002',
  name: '溪口镇党委',
}
const visits = new Visits(db)
const [system, security, elsewhere] = [new Browser(), new Browser(), new Browser()]
const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
let count = 0

beforeAll(async () => {
  await writeTree(db.owner, [county, town, other])
  const enter = async (browser: Browser, login: string, of: { at: TreeOrg; role: string }) => {
    await plantAccount(db, { login, at: of.at, roles: [of.role], name: login })
    await visits.open(browser, (ctx) => signIn(ctx, { login, password }))
  }
  await enter(system, 'system', { at: county, role: 'SYSTEM_ADMIN' })
  await enter(security, 'security', { at: county, role: 'SECURITY_ADMIN' })
  await enter(elsewhere, 'elsewhere', { at: other, role: 'SECURITY_ADMIN' })
})

const ask = (of: { orgId?: string; name?: string; lastDay?: string } = {}) => {
  count += 1
  const asked = { orgId: town.id, name: `平台${count}`, purpose: '每晚同步党组织', lastDay: day(30), ...of }
  return visits.inside(system, (ctx) => service.askProgramKey(ctx, { ...asked, readings: ['GET /api/organisations'] }))
}
const decide = (programKeyId: string, isAllowed = true, by = security) =>
  visits.inside(by, (ctx) => service.decideProgramKey(ctx, { programKeyId, isAllowed }))
const take = (programKeyId: string) => visits.inside(system, (ctx) => service.takeProgramKey(ctx, { programKeyId }))
const end = (programKeyId: string) => visits.inside(security, (ctx) => service.endProgramKey(ctx, { programKeyId }))
const use = (key: string, endpoint = 'GET /api/organisations', now?: Date): Promise<Actor> =>
  admitProgram(db.app, { key, endpoint, requestId: 'r' }, now)

async function given(): Promise<{ id: string; key: string }> {
  const { id } = await ask()
  await decide(id)
  return { id, key: (await take(id)).key }
}
const auditOf = async (id: string) =>
  (await db.owner.query(`select act, actor_name, details from audit.entry where subject_id = $1 order by at, id`, [id]))
    .rows

describe('a key for a program', () => {
  it('is asked for by one administrator, allowed by another, taken once, and reads in its reach', async () => {
    const { id, key } = await given()
    const actor = await use(key)
    expect(actor).toMatchObject({ kind: 'program', role: 'PROGRAM', accountId: null, personId: null, orgId: town.id })
    expect(actor.reach.path).toBe('/1/2/')
    await expect(take(id)).rejects.toMatchObject({ code: 'accounts.key-not-to-take' })
    const { rows } = await db.owner.query(`select * from accounts.program_key where id = $1`, [id])
    expect(JSON.stringify(rows)).not.toContain(key)
    expect((await auditOf(id)).map(({ act }) => act)).toEqual(
      ['asked', 'allowed', 'taken', 'used'].map((act) => `accounts.key-${act}`),
    )
    expect((await auditOf(id)).at(-1)).toMatchObject({
      actor_name: `接口密钥“平台${count}”`,
      details: { endpoint: 'GET /api/organisations' },
    })
  })

  it('is not taken before it is allowed, nor by who allowed it, nor decided twice', async () => {
    const { id } = await ask()
    await expect(take(id)).rejects.toMatchObject({ code: 'accounts.key-not-to-take' })
    await expect(
      visits.inside(system, (ctx) => service.decideProgramKey(ctx, { programKeyId: id, isAllowed: true })),
    ).rejects.toMatchObject({ code: 'accounts.for-security-admin' })
    await decide(id, false)
    await expect(decide(id)).rejects.toMatchObject({ code: 'accounts.key-not-to-decide' })
    await expect(take(id)).rejects.toMatchObject({ code: 'accounts.key-not-to-take' })
    await expect(
      visits.inside(security, (ctx) => service.takeProgramKey(ctx, { programKeyId: id })),
    ).rejects.toMatchObject({ code: 'accounts.for-system-admin' })
  })

  it('is asked for and decided inside one’s reach only, and lasts no longer than the post of who allows it (E02)', async () => {
    const { id } = await ask()
    await expect(decide(id, true, elsewhere)).rejects.toMatchObject({ code: 'accounts.key-missing' })
    await db.owner.query(
      `update accounts.identity set valid = daterange('2020-01-01', $1::date) where role = 'SECURITY_ADMIN' and org_id = $2`,
      [day(10), county.id],
    )
    await expect(decide(id)).rejects.toMatchObject({ code: 'accounts.until-too-late' })
    await db.owner.query(
      `update accounts.identity set valid = '[2020-01-01,)' where role = 'SECURITY_ADMIN' and org_id = $1`,
      [county.id],
    )
    await decide(id)
  })

  it('opens nothing but what was asked for, and a try is in the audit', async () => {
    const { id, key } = await given()
    await expect(use(key, 'GET /api/sites')).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'accounts.key-not-for-this',
    })
    expect((await auditOf(id)).at(-1)).toMatchObject({
      act: 'accounts.key-refused',
      details: { endpoint: 'GET /api/sites' },
    })
  })

  it('is over with the next request when it is ended, after its last day, and with its organisation', async () => {
    const gone = { kind: 'unauthenticated', code: 'accounts.key-unknown' }
    const one = await given()
    await use(one.key)
    await end(one.id)
    await expect(use(one.key)).rejects.toMatchObject(gone)
    await expect(end(one.id)).rejects.toMatchObject({ code: 'accounts.key-over' })
    const two = await given()
    await use(two.key, undefined, new Date(Date.now() + 29 * 86_400_000))
    await expect(use(two.key, undefined, new Date(Date.now() + 31 * 86_400_000))).rejects.toMatchObject(gone)
    await db.owner.query(`update organisations.org set dissolved_on = current_date where id = $1`, [town.id])
    await expect(use(two.key)).rejects.toMatchObject(gone)
    await db.owner.query(`update organisations.org set dissolved_on = null where id = $1`, [town.id])
    await expect(use(`${two.key}x`)).rejects.toMatchObject(gone)
  })

  it('reads so often a minute and then waits', async () => {
    const { key } = await given()
    const now = new Date()
    for (let i = 0; i < readingsPerMinute; i++) await use(key, undefined, now)
    await expect(use(key, undefined, now)).rejects.toMatchObject({ kind: 'busy', code: 'kernel.too-many-tries' })
    await use(key, undefined, new Date(now.getTime() + 121_000))
  })

  it('has a name of its own while it lives, and a last day within a year', async () => {
    const { id } = await ask({ name: '同名' })
    await expect(ask({ name: '同名' })).rejects.toMatchObject({
      code: 'accounts.key-name-taken',
      fields: [{ path: 'name' }],
    })
    await end(id)
    await ask({ name: '同名' })
    await expect(ask({ lastDay: day(-1) })).rejects.toMatchObject({
      code: 'accounts.key-day',
      fields: [{ path: 'lastDay' }],
    })
    await expect(ask({ lastDay: day(400) })).rejects.toMatchObject({ code: 'accounts.key-day' })
  })

  it('that ran out is ended by who may, and its name is free', async () => {
    const { id } = await ask({ name: '到期的' })
    await db.owner.query(`update accounts.program_key set last_day = $2 where id = $1`, [id, day(-1)])
    await expect(ask({ name: '到期的' })).rejects.toMatchObject({ code: 'accounts.key-name-taken' })
    const { rows } = await visits.inside(security, (ctx) => service.listProgramKeys(ctx, { page: 1, size: 50 }), 'read')
    expect(rows.find((row) => row.id === id)).toMatchObject({ state: 'OVER', can: { endProgramKey: true } })
    await end(id)
    await ask({ name: '到期的' })
  })

  it('is listed with what may be done with it', async () => {
    const { id } = await ask()
    const list = (by: Browser) =>
      visits.inside(by, (ctx) => service.listProgramKeys(ctx, { page: 1, size: 50 }), 'read')
    const found = (rows: Awaited<ReturnType<typeof list>>['rows']) => rows.find((row) => row.id === id)
    expect(found((await list(system)).rows)).toMatchObject({ state: 'ASKED', can: { endProgramKey: true } })
    expect(found((await list(security)).rows)?.can).toEqual({ decideProgramKey: true, endProgramKey: true })
    expect(found((await list(elsewhere)).rows)).toBeUndefined()
  })
})

it.each([
  { header: 'Bearer lxkey_abc', key: 'lxkey_abc' },
  { header: 'bearer lxkey_abc', key: 'lxkey_abc' },
  { header: 'Bearer other', key: undefined },
  { header: 'Basic lxkey_abc', key: undefined },
  { header: undefined, key: undefined },
])('in “$header” stands the key $key', ({ header, key }) => {
  expect(programKeyIn(header)).toBe(key)
})

it.each([
  { lastDay: '2026-12-01', is: true },
  { lastDay: '2026-11-30', is: false },
  { lastDay: '2027-12-02', is: true },
  { lastDay: '2027-12-03', is: false },
])('a key asked for on 1 December 2026 until $lastDay: $is', ({ lastDay, is }) => {
  expect(isGoodLastDay(lastDay, '2026-12-01')).toBe(is)
})

it.each([
  { of: {}, state: 'ASKED' },
  { of: { isAllowed: true }, state: 'ALLOWED' },
  { of: { isAllowed: false, endedAt: new Date() }, state: 'REFUSED' },
  { of: { isAllowed: true, takenAt: new Date() }, state: 'IN_USE' },
  { of: { isAllowed: true, takenAt: new Date(), endedAt: new Date() }, state: 'ENDED' },
  { of: { isAllowed: true, takenAt: new Date(), lastDay: '2026-11-30' }, state: 'OVER' },
])('a key that is $of stands as $state', ({ of, state }) => {
  const key = { isAllowed: null, takenAt: null, endedAt: null, lastDay: '2026-12-31', ...of }
  expect(stateOf(key, '2026-12-01')).toBe(state)
})
