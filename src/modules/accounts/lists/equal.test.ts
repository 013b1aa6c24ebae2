import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { listOf, uploadList } from '../../../../tests/account-lists.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, actorAt, look, type TestDatabase, testDatabase } from '../../../../tests/database.ts'
import { plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { createAccount } from '../administration.ts'
import { roleNames } from '../codes.ts'
import type { Role } from '../contract.ts'
import { grantRole } from '../identities/service.ts'
import { decideListedPosts, makeListedAccounts } from './making.ts'
import { proposedLogins } from './rules.ts'
import { readAccountList } from './service.ts'

// The same county twice: in one lists are brought in, in the other somebody does by hand what they say.
const [listed, byHand] = [testDatabase(), testDatabase()]
const today = dayOf(new Date())
const lastDay = addDays(today, 30)
// Ids differ between the two, codes and paths do not.
let tree: TreeOrg[]
const people = new Map<TestDatabase, { home: TreeOrg; makerId: string; granterId: string; identityId: string }>()

beforeAll(async () => {
  for (const db of [listed, byHand]) {
    const planted = await plantTree(db.owner, { orgs: 40, seed: 7 })
    tree = planted
    const sizeOf = ({ path }: TreeOrg) => planted.filter((org) => org.path.startsWith(path)).length
    const [home] = planted.filter(({ depth }) => depth === 2).sort((one, other) => sizeOf(other) - sizeOf(one))
    if (!home) throw new Error('a county without townships')
    const maker = await plantAccount(db, { login: 'maker', at: home, roles: ['SYSTEM_ADMIN'] })
    const granter = await plantAccount(db, { login: 'granter', at: home, roles: ['SECURITY_ADMIN'] })
    await db.owner.query(
      `update accounts.identity set valid = daterange('2020-01-01', $2::date + 1) where account_id = $1`,
      [granter.id, lastDay],
    )
    await plantAccount(db, { login: 'wangfang', at: planted[0]!, roles: [] })
    people.set(db, { home, makerId: maker.id, granterId: granter.id, identityId: granter.identityIds[0] ?? '' })
  }
})

const peopleOf = (db: TestDatabase) => people.get(db)!
const maker = (db: TestDatabase) => {
  const { home, makerId } = peopleOf(db)
  return actorAt(home.path, { role: 'SYSTEM_ADMIN', orgId: home.id, accountId: makerId })
}
const granter = (db: TestDatabase) => {
  const { home, granterId: accountId, identityId } = peopleOf(db)
  return actorAt(home.path, { role: 'SECURITY_ADMIN', orgId: home.id, accountId, identityId })
}

interface Row {
  readonly name: string
  readonly login: string | null
  readonly org: TreeOrg
  readonly role: Role
  readonly until: string | null
}

const surnames = [...'王李张刘陈杨赵黄周吴']
let made = 0
const rows = () =>
  fc.record({
    surname: fc.constantFrom(...surnames),
    given: fc.constantFrom('芳', '伟', '强', '敏', '静', '丽', '勇', '杰'),
    login: fc.option(fc.constantFrom('maker', 'wangfang', 'li.wei', 'zhangqiang2', 'a-b', 'chenmin'), { freq: 2 }),
    org: fc.nat(1000),
    role: fc.constantFrom(...(Object.keys(roleNames) as Role[])),
    until: fc.constantFrom(null, addDays(today, 1), lastDay, addDays(lastDay, 1)),
  })

// Nobody is brought in twice here: who is there already is the list's own matter, and stands in its other tests.
const drawn = (seed: number, count: number): Row[] =>
  fc.sample(rows(), { seed, numRuns: count }).map(({ surname, given, login, org, role, until }) => {
    made += 1
    const suffix = String.fromCodePoint(0x4e00 + made)
    // Three of four in the reach of who brings them in.
    const places = org % 4 === 0 ? tree : tree.filter(({ path }) => path.startsWith(peopleOf(byHand).home.path))
    return { name: `${surname}${given}${suffix}`, login, org: places[org % places.length]!, role, until }
  })

async function bringIn(given: readonly Row[]): Promise<void> {
  const cells = given.map(
    ({ name, login, org, role, until }) => `${name},${login ?? ''},${org.code},${roleNames[role].zh},${until ?? ''}`,
  )
  const { id: accountListId, rowsNew } = await uploadList(listed, maker(listed), { bytes: listOf(...cells) })
  if (rowsNew === 0) return
  await act(listed.app, maker(listed), (ctx) => makeListedAccounts(ctx, { accountListId, mode: 'RIGHT_ROWS' }))
  const { rows: asked } = await look(listed.app, maker(listed), (ctx) => readAccountList(ctx, { accountListId }))
  const numbers = asked.map(({ row }) => row)
  await act(listed.app, granter(listed), (ctx) =>
    decideListedPosts(ctx, { accountListId, rows: numbers, decision: 'GRANT' }),
  )
}

async function doByHand(given: readonly Row[]): Promise<void> {
  const ids = new Map<Row, string>()
  const nothing = () => undefined
  for (const row of given.toSorted((one, other) => Number(one.login === null) - Number(other.login === null))) {
    const logins = row.login === null ? proposedLogins(pinyinOfName(row.name).full) : [row.login]
    for (const login of logins) {
      const of = { orgId: row.org.id, login, displayName: row.name }
      const done = await act(byHand.app, maker(byHand), (ctx) => createAccount(ctx, of)).catch(nothing)
      if (done) ids.set(row, done.id)
      if (done) break
      if (!row.org.path.startsWith(peopleOf(byHand).home.path)) break
    }
  }
  for (const row of given) {
    const accountId = ids.get(row)
    if (accountId === undefined) continue
    const of = { accountId, orgId: row.org.id, role: row.role, until: row.until }
    await act(byHand.app, granter(byHand), (ctx) => grantRole(ctx, of)).catch(nothing)
  }
}

/** All that stands of accounts, posts, links and the audit, without what is drawn by chance. */
async function standing({ owner }: TestDatabase): Promise<Record<string, unknown[]>> {
  const read = async (text: string) => (await owner.query(text)).rows
  return {
    accounts:
      await read(`select a.login, a.display_name, o.code, a.password_hash is null as is_new from accounts.account a
      join organisations.org o on o.id = a.org_id order by a.login`),
    posts: await read(`select a.login, i.role, o.code, i.valid::text, g.login as granted_by from accounts.identity i
      join accounts.account a on a.id = i.account_id join organisations.org o on o.id = i.org_id
      left join accounts.account g on g.id = i.granted_by order by a.login, i.role`),
    links: await read(`select a.login, v.used_at, round(extract(epoch from v.expires_at - now()) / 36000) as hours
      from accounts.invitation v join accounts.account a on a.id = v.account_id order by a.login`),
    audit: await read(`select e.act, e.role, o.code, a.login, e.details - 'accountId' as details from audit.entry e
      left join organisations.org o on o.id = e.org_id
      left join accounts.identity i on i.id::text = e.subject_id
      left join accounts.account a on a.id::text = coalesce(i.account_id::text, e.subject_id)
      where e.act not like 'accounts.list-%' order by e.act, a.login, e.role`),
  }
}

it('a list makes the accounts, posts, links and entries that making each by hand would have made', {
  timeout: 300_000,
}, async () => {
  for (const seed of [1, 20261130, 77]) {
    const given = drawn(seed, 30)
    await bringIn(given)
    await doByHand(given)
    expect(await standing(listed), `seed ${seed}`).toEqual(await standing(byHand))
  }
  const { accounts, posts } = await standing(listed)
  expect(accounts!.length).toBeGreaterThan(20)
  expect(posts!.length).toBeGreaterThan(10)
  expect(posts!.length).toBeLessThan(accounts!.length)
})
