import { beforeAll, expect, it } from 'vitest'
import type { Input } from '#kernel/contract.ts'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { act, actorAt, testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { disableAccount } from '../administration.ts'
import { signIn } from '../service.ts'
import type { readViews } from './contract.ts'
import { mostViews } from './rules.ts'
import * as service from './service.ts'

const db = testDatabase()
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
beforeAll(() => writeTree(db.owner, [town]))

type List = Input<typeof readViews>['list']
let count = 0
/** Somebody with an account, and what he does at one device or another. */
async function somebody() {
  const { login, id } = await plantAccount(db, { login: `viewer-${++count}`, at: town, roles: ['DESK'] })
  const visits = new Visits(db)
  const device = async () => {
    const browser = new Browser()
    await visits.open(browser, (ctx) => signIn(ctx, { login, password }))
    return {
      read: async (list: List) =>
        (await visits.inside(browser, (ctx) => service.readViews(ctx, { list }), 'read')).views,
      keep: (list: List, views: { name: string; query: string }[]) =>
        visits.inside(browser, (ctx) => service.keepViews(ctx, { list, views }), 'steps'),
    }
  }
  return { id, device }
}

it('a saved view is there on another device, list by list, until it is removed there (UX-CS3)', async () => {
  const { device } = await somebody()
  const [office, home] = [await device(), await device()]
  expect(await home.read('members')).toEqual([])
  const overdue = { name: '逾期', query: 'late=1' }
  await office.keep('cases', [overdue])
  await office.keep('members', [{ name: '预备党员', query: 'category=PROBATIONARY' }])
  expect(await home.read('cases')).toEqual([overdue])
  await home.keep('members', [])
  expect(await office.read('members')).toEqual([])
  expect(await office.read('cases')).toEqual([overdue])
})

it('belongs to one account alone, and nobody reads in the database what was searched for', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const [mine, theirs] = [await one.device(), await other.device()]
  await mine.keep('members', [{ name: '张三丰', query: 'q=529901196402290038' }])
  expect(await theirs.read('members')).toEqual([])
  const { rows } = await db.owner.query<{ sealed: Buffer }>('select sealed from accounts.saved_view')
  expect(rows.map(({ sealed }) => sealed.includes('529901196402290038'))).not.toContain(true)
  await expect(db.app.pool.query('select * from accounts.saved_view')).rejects.toThrow('permission denied')
  await db.owner.query(
    `insert into accounts.saved_view (account_id, list, sealed_for, sealed, saved_at)
     select o.id, l.list, o.id || '/' || l.list, v.sealed, v.saved_at from accounts.saved_view v,
       (values ($1::uuid, 'cases'), ($2::uuid, 'members')) as l (account_id, list) join accounts.account o on o.id = l.account_id
     where v.account_id = $1`,
    [one.id, other.id],
  )
  await expect(theirs.read('members')).rejects.toThrow()
  await expect(mine.read('cases')).rejects.toThrow()
  expect(await mine.read('members')).toHaveLength(1)
})

it('two lists that are kept at the same moment are both kept', async () => {
  const { device } = await somebody()
  const [office, home] = [await device(), await device()]
  for (let time = 1; time <= 5; time++) {
    const view = { name: `第${time}次`, query: '' }
    await Promise.all([office.keep('members', [view]), home.keep('cases', [view])])
    expect([await home.read('members'), await office.read('cases')]).toEqual([[view], [view]])
  }
})

it('a list keeps twenty, and says so to the twenty-first', async () => {
  const { device } = await somebody()
  const { read, keep } = await device()
  const views = Array.from({ length: mostViews }, (_, at) => ({ name: `视图${at}`, query: '' }))
  await keep('members', views)
  const refused = { code: 'accounts.too-many-views', kind: 'invalid' }
  await expect(keep('members', [...views, { name: '又一个', query: '' }])).rejects.toMatchObject(refused)
  expect(await read('members')).toEqual(views)
})

it('what a disabled account searched for is forgotten, and nobody else’s', async () => {
  const [gone, other] = [await somebody(), await somebody()]
  const [mine, theirs] = [await gone.device(), await other.device()]
  for (const list of ['members', 'cases'] as const) await mine.keep(list, [{ name: '张三丰', query: 'q=zsf' }])
  await theirs.keep('members', [{ name: '李四', query: 'q=ls' }])
  const admin = actorAt('/1/', { orgId: town.id, role: 'SYSTEM_ADMIN' })
  const disable = (disabled: boolean) =>
    act(db.app, admin, (ctx) => disableAccount(ctx, { accountId: gone.id, disabled }))
  const left = async () => {
    const { rows } = await db.owner.query('select list from accounts.saved_view where account_id = $1', [gone.id])
    return rows.length
  }
  expect(await left()).toBe(2)
  await disable(false)
  expect(await left()).toBe(2)
  await disable(true)
  expect(await left()).toBe(0)
  expect(await theirs.read('members')).toHaveLength(1)
})
