import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '#kernel/ctx.ts'
import { addDays, toDay } from '#kernel/time.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { plantMembers } from '../../../../tests/members.ts'
import { noon, watch } from '../../../../tests/prefectures.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { followers } from '../../../apps/followers.ts'
import { createOrg, getOrg } from '../service.ts'
import { reshapings } from './service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const { see, total, names } = watch(db)
const runs = Number(process.env.LIANXIN_HISTORY_RUNS ?? 3)

/** One step: what, with which of the organisations that stand, how many days after the last. */
const step = fc.record({
  kind: fc.constantFrom('create', 'create', 'move', 'merge', 'split', 'dissolve'),
  one: fc.nat(1000),
  other: fc.nat(1000),
  days: fc.integer({ min: 1, max: 60 }),
  members: fc.integer({ min: 0, max: 3 }),
})

/** The model: who stands under whom and how many members stand where; copied at each step, so any day can be asked. */
interface State {
  readonly day: string
  readonly parent: Map<string, string>
  readonly name: Map<string, string>
  readonly members: Map<string, number>
}
const below = (state: State, id: string): string[] =>
  [...state.parent].filter(([, up]) => up === id).map(([child]) => child)
const sum = (state: State, id: string): number =>
  (state.members.get(id) ?? 0) + below(state, id).reduce((all, child) => all + sum(state, child), 0)
const under = (state: State, id: string, top: string): boolean =>
  id === top || (state.parent.has(id) && under(state, state.parent.get(id) as string, top))

let made = 0

class History {
  readonly states: State[] = []
  readonly root: TreeOrg
  day: string
  private readonly boss
  private readonly second

  constructor() {
    made += 1
    const id = `00000000-0000-7000-8000-0000000${String(made).padStart(5, '0')}`
    this.root = {
      id,
      path: `/h${made}/`,
      parentId: null,
      code: `H${made}`,
      name: `根${made}`,
      type: 'PARTY_COMMITTEE',
      depth: 1,
    }
    this.day = '2024-01-01'
    this.boss = actorIn(this.root, { accountId: '00000000-0000-7000-8000-0000000000a1' })
    this.second = { ...this.boss, accountId: '00000000-0000-7000-8000-0000000000a2' }
    this.states.push({ day: this.day, parent: new Map(), name: new Map([[id, this.root.name]]), members: new Map() })
  }

  get actor() {
    return this.boss
  }

  get now(): State {
    return this.states.at(-1) as State
  }

  on(day: string): State {
    return this.states.filter((state) => state.day <= day).at(-1) as State
  }

  async take(of: { kind: string; one: number; other: number; days: number; members: number }): Promise<void> {
    this.day = addDays(toDay(this.day), of.days)
    const { day, now } = this
    const standing = [...now.name.keys()]
    const one = standing[of.one % standing.length] as string
    const other = standing[of.other % standing.length] as string
    const next: State = { day, parent: new Map(now.parent), name: new Map(now.name), members: new Map(now.members) }
    const isRoot = one === this.root.id
    if (of.kind === 'create') await this.create(next, one, of.members)
    else if (isRoot) return
    else if (of.kind === 'move') {
      if (under(now, other, one)) return
      await this.do((ctx) => changes.moveOrg(ctx, { orgId: one, parentId: other, effectiveOn: day }))
      next.parent.set(one, other)
    } else if (of.kind === 'merge') {
      if (under(now, other, one)) return
      await this.twice((ctx) =>
        changes.mergeOrgs(ctx, { orgId: one, alsoIds: [], intoId: other, effectiveOn: day, basis: '决定' }),
      )
      for (const child of below(next, one)) next.parent.set(child, other)
      next.members.set(other, (next.members.get(other) ?? 0) + (next.members.get(one) ?? 0))
      this.drop(next, one)
    } else if (of.kind === 'split') await this.split(next, one)
    else {
      if (below(now, one).length > 0 || (now.members.get(one) ?? 0) > 0) return
      await this.twice((ctx) => changes.dissolveOrg(ctx, { orgId: one, effectiveOn: day, basis: '决定' }))
      this.drop(next, one)
    }
    this.states.push(next)
  }

  private drop(next: State, id: string) {
    next.parent.delete(id)
    next.name.delete(id)
    next.members.delete(id)
  }

  private async create(next: State, parentId: string, members: number) {
    const name = `第${this.states.length}支部`
    const of = { parentId, type: 'BRANCH', name, shortName: name, isVillage: false, foundedOn: this.day }
    const { id } = await this.do((ctx) => createOrg(ctx, of))
    const { path } = await see(this.boss, (ctx) => getOrg(ctx, id), this.day)
    const org = { ...this.root, id, path, name }
    const planted = await plantMembers(db.owner, [org], { members, seed: made * 1000 + this.states.length })
    const ids = planted.map((member) => member.id)
    await db.owner.query(
      `update members.posting set valid = daterange($2::date, null) where member_id = any($1::uuid[])`,
      [ids, this.day],
    )
    await db.owner.query(`update members.member set join_date = '2010-06-01' where id = any($1::uuid[])`, [ids])
    next.parent.set(id, parentId)
    next.name.set(id, name)
    next.members.set(id, members)
  }

  private async split(next: State, one: string) {
    const childIds = below(this.now, one).slice(0, 1)
    const { rows } = await see(this.boss, (ctx) => changes.listItems(ctx, { orgId: one }), this.day)
    const itemIds = rows.slice(0, 1).map((row) => row.id)
    const name = `分${this.states.length}支部`
    const part = { name, shortName: name, type: 'BRANCH', isVillage: false, childIds, itemIds }
    await this.twice((ctx) =>
      changes.splitOrg(ctx, { orgId: one, parts: [part], isEnding: false, effectiveOn: this.day, basis: '决定' }),
    )
    const id = (
      await db.owner.query(`select id from organisations.org where name = $1 and path like $2`, [
        name,
        `${this.root.path}%`,
      ])
    ).rows[0].id
    next.parent.set(id, next.parent.get(one) as string)
    next.name.set(id, name)
    for (const child of childIds) next.parent.set(child, id)
    next.members.set(id, itemIds.length)
    next.members.set(one, (next.members.get(one) ?? 0) - itemIds.length)
  }

  private do<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
    return act(db.app, this.boss, work, noon(this.day))
  }

  private async twice(work: (ctx: Ctx) => Promise<{ id: string }>): Promise<void> {
    const { id } = await this.do(work)
    const done = await act(
      db.app,
      this.second,
      (ctx) => changes.approveReshaping(ctx, { reshapingId: id }),
      noon(this.day),
    )
    expect(done.state).toBe('DONE')
  }
}

describe('after any history of two years (A01)', { timeout: 3_600_000 }, () => {
  it('places, numbers and paths are those of the model, on any day', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 20 }),
        fc.array(fc.nat(730), { minLength: 3, maxLength: 5 }),
        async (steps, asked) => {
          const history = new History()
          await writeTree(db.owner, [history.root])
          for (const one of steps) await history.take(one)
          for (const offset of asked) await compare(history, addDays(toDay('2024-01-01'), offset))
          await compare(history, history.day)
          await comparePaths(history)
        },
      ),
      { numRuns: runs },
    )
  })
})

async function compare(history: History, day: string): Promise<void> {
  const state = history.on(day)
  for (const [id, name] of state.name) {
    const shown = await names(history.actor, { id }, day)
    expect([...shown].sort(), `${name} on ${day}`).toEqual(
      below(state, id)
        .map((child) => state.name.get(child))
        .sort(),
    )
    expect(await total(history.actor, { id }, day, '2027-01-01'), `${name} on ${day}`).toBe(sum(state, id))
  }
}

// Today's copies: each path continues that of the superior, and every copy is that of its organisation.
async function comparePaths({ now, root }: History): Promise<void> {
  const { rows } = await db.owner.query(
    `select id, parent_id, path from organisations.org where path like $1 and dissolved_on is null and id <> $2`,
    [`${root.path}%`, root.id],
  )
  expect(new Map(rows.map((row) => [row.id, row.parent_id]))).toEqual(now.parent)
  const astray = await db.owner.query(
    `select o.name from organisations.org o join organisations.org p on p.id = o.parent_id where o.path !~ ('^' || p.path || '[0-9a-z]+/$')
     union all select m.name from members.member m join organisations.org o on o.id = m.org_id where o.path <> m.org_path
     union all select m.name from members.member m join people.person p on p.id = m.person_id where p.org_id <> m.org_id`,
  )
  expect(astray.rows).toEqual([])
}
