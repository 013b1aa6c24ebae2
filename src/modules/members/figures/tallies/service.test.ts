import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { look, testDatabase } from '../../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../../tests/members.ts'
import { actorIn, plantTree, randomFrom, type TreeOrg } from '../../../../../tests/trees.ts'
import { countToday } from '../store.ts'
import { keepTallies, tallied } from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
const on = '2026-11-23'
let tree: TreeOrg[]
let branches: TreeOrg[]
let members: PlantedMember[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 30, seed: 71 })
  branches = tree.filter((org) => org.type === 'BRANCH')
  members = await plantMembers(db.owner, branches, { members: 900, seed: 72 })
})

const keep = (at = now) => keepTallies(db.app, at)
const changes = async () => (await db.owner.query('select weight from members.tally_change')).rows

/** What is kept and what is counted one by one, for every organisation for which something is kept. */
async function both() {
  const { rows } = await db.owner.query<{ orgId: string; path: string }>(
    'select t.org_id as "orgId", o.path from members.tally t join organisations.org o on o.id = t.org_id where t.on_day = $1',
    [on],
  )
  return Promise.all(
    rows.map(({ orgId, path }) =>
      look(db.app, actorIn(tree[0]!), async (ctx) => ({
        orgId,
        kept: await tallied(ctx, { orgId, path, on }),
        counted: await countToday(ctx.tx, ctx.actor.reach, { path, on }),
      })),
    ),
  )
}

async function expectExact(atLeast = 3) {
  const found = await both()
  expect(found.length).toBeGreaterThanOrEqual(atLeast)
  for (const { kept, counted } of found) expect(withoutNone(kept)).toEqual(withoutNone(counted))
}

// A group from which the last one went stands there with a nought.
function withoutNone(figures: Awaited<ReturnType<typeof tallied>>) {
  const some = (counts: Record<string, number> = {}) =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
  return { ...figures, ages: some(figures?.ages), months: some(figures?.months) }
}

describe('kept sums', () => {
  beforeEach(async () => {
    await keep()
  })

  it('are kept for organisations of a hundred and more, and for nobody smaller', async () => {
    const found = await both()
    expect(found.every(({ counted }) => counted.total >= 100)).toBe(true)
    expect(found.map(({ orgId }) => orgId)).toContain(tree[0]?.id)
    await expectExact()
  })

  it('are exact after whatever happens to members, persons and the tree', async () => {
    const random = randomFrom(73)
    const one = <T>(from: readonly T[]) => from[random(from.length)] as T
    const acts: (() => [string, unknown[]])[] = [
      () => [`update members.member set status = 'DECEASED' where id = $1`, [one(members).id]],
      () => [`update members.member set status = 'NORMAL' where id = $1`, [one(members).id]],
      () => [`update members.member set category = 'FULL', full_date = '2026-11-20' where id = $1`, [one(members).id]],
      () => [`update members.member set full_date = '2027-02-01' where id = $1`, [one(members).id]],
      () => [`update members.member set floating_since = '2026-01-01' where org_id = $1`, [one(branches).id]],
      () => [`update members.member set join_date = '1999-07-01', full_date = null where id = $1`, [one(members).id]],
      () => [`update people.person set birth_date = '1950-02-28', gender = '2' where id = $1`, [one(members).personId]],
      () => [`update people.person set education = '21', name = name || '二' where id = $1`, [one(members).personId]],
      () => [`delete from members.member where id = $1`, [one(members).id]],
      () => {
        const to = one(branches)
        return [
          `update members.member m set org_id = o.id, org_path = o.path from organisations.org o where o.id = $2 and m.id = $1`,
          [one(members).id, to.id],
        ]
      },
    ]
    for (let step = 0; step < 60; step++) {
      await db.owner.query(...one(acts)())
      if (step % 20 === 10) await keep()
      if (step % 6 === 0) await expectExact()
    }
    await plantMembers(db.owner, branches, { members: 40, seed: 74 })
    await expectExact()
  })

  it('count a change that commits after they were counted, once', async () => {
    const other = new pg.Client({ connectionString: db.ownerUrl })
    await other.connect()
    onTestFinished(() => other.end())
    await other.query('begin')
    await other.query(
      `update members.member set status = 'SUSPENDED' where id in (select id from members.member where status = 'NORMAL' order by id limit 3)`,
    )
    await keep()
    await db.owner.query(
      `update members.member set status = 'DECEASED' where id = (select id from members.member where status = 'NORMAL' order by id desc limit 1)`,
    )
    await expectExact()
    await other.query('commit')
    await expectExact()
    await keep()
    await expectExact()
  })

  it('count a person and his status that change at the same moment, when who changes a person holds the member first', async () => {
    const { rows } = await db.owner.query<{ id: string; personId: string }>(
      `select id, person_id as "personId" from members.member where status = 'NORMAL' order by id limit 1`,
    )
    const { id, personId } = rows[0]!
    const other = new pg.Client({ connectionString: db.ownerUrl })
    await other.connect()
    onTestFinished(() => other.end())
    await other.query('begin')
    await other.query('update members.member set version = version + 1 where id = $1', [id])
    await other.query(`update people.person set birth_date = birth_date - 3000 where id = $1`, [personId])
    const leaving = db.owner.query(`update members.member set status = 'SUSPENDED' where id = $1`, [id])
    await other.query('commit')
    await leaving
    await expectExact()
  })

  it('say nothing of an organisation that moved until it is counted again', async () => {
    const moved = tree.find((org) => org.parentId === tree[0]?.id)!
    const before = (await both()).length
    await db.owner.query(
      `update organisations.org set path = $2 || substring(path from length($1) + 1) where path >= $1 and path < $3`,
      [moved.path, `${tree[0]?.path}zz/`, `${moved.path.slice(0, -1)}0`],
    )
    await expectExact(1)
    expect((await both()).length).toBeLessThan(before)
    await keep()
    await expectExact(before)
  })

  it('are counted anew where more than a thousand changes lie beside them, and then the changes go', async () => {
    expect(await keep()).toBe(0)
    await db.owner.query(`update people.person set birth_date = birth_date - 1 + (random() * 0)::integer`)
    expect((await changes()).length).toBeGreaterThan(1000)
    await expectExact()
    expect(await keep()).toBeGreaterThan(0)
    await expectExact()
    // A transaction of anybody on the server that is older keeps them a while.
    const left = async () => {
      await db.owner.query('delete from members.tally')
      await keep()
      return (await changes()).length
    }
    await expect.poll(left, { timeout: 60_000, interval: 200 }).toBe(0)
    await expectExact()
  })

  it('hold no person: what stands beside them names none (D29)', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'members' and table_name in ('tally', 'tally_change')`,
    )
    expect(rows.map(({ name }) => name).filter((name) => /person|member|name|number|account/.test(name))).toEqual([])
  })
})

it('are of one day: on the next nothing is said until they are counted again', async () => {
  await keep()
  const root = tree[0]!
  const tomorrow = { orgId: root.id, path: root.path, on: '2026-11-24' }
  expect(await look(db.app, actorIn(root), (ctx) => tallied(ctx, tomorrow))).toBeUndefined()
  await keep(new Date('2026-11-24T02:00:00Z'))
  expect(await look(db.app, actorIn(root), (ctx) => tallied(ctx, tomorrow))).toMatchObject({
    women: expect.any(Number),
  })
  expect(await both()).toEqual([])
})

it('are told within the reach of who asks only (T01)', async () => {
  await keep()
  const other = tree.find((org) => org.parentId === tree[0]?.id)!
  const of = { orgId: tree[0]!.id, path: tree[0]!.path, on }
  expect(await look(db.app, actorIn(other), (ctx) => tallied(ctx, of))).toBeUndefined()
})
