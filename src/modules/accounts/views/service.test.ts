import { beforeAll, expect, it } from 'vitest'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { signIn } from '../service.ts'
import * as service from './service.ts'

const db = testDatabase()
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
beforeAll(() => writeTree(db.owner, [town]))

let count = 0
/** Somebody with an account, and what he does at one device or another. */
async function somebody() {
  const { login, id } = await plantAccount(db, { login: `viewer-${++count}`, at: town, roles: ['DESK'] })
  const visits = new Visits(db)
  const device = async () => {
    const browser = new Browser()
    await visits.open(browser, (ctx) => signIn(ctx, { login, password }))
    return {
      read: async (list: string) =>
        (await visits.inside(browser, (ctx) => service.readViews(ctx, { list }), 'read')).views,
      keep: (list: string, views: { name: string; query: string }[]) =>
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
    'insert into accounts.saved_view select $2, sealed, saved_at from accounts.saved_view where account_id = $1',
    [one.id, other.id],
  )
  await expect(theirs.read('members')).rejects.toThrow()
})

it('is kept for the fifteen lists that were changed last', async () => {
  const { device } = await somebody()
  const { read, keep } = await device()
  const lists = [...'abcdefghijklmno'].map((letter) => `list-${letter}`)
  for (const list of lists) await keep(list, [{ name: list, query: '' }])
  await keep('list-a', [{ name: '又改', query: '' }])
  await keep('list-z', [{ name: 'list-z', query: '' }])
  expect(await read('list-b')).toEqual([])
  expect(await read('list-a')).toEqual([{ name: '又改', query: '' }])
  expect(await read('list-c')).toHaveLength(1)
})
