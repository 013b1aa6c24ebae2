import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#kernel/db.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../tests/members.ts'
import { actorIn, isUnder, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import * as contract from './contract.ts'
import { countMembers } from './figures/service.ts'
import { roles } from './policy.ts'
import { editMember, enterMember } from './record/service.ts'
import { listMembers, readCard, revealFields } from './service.ts'

const db = testDatabase()
let tree: TreeOrg[]
let byId: Map<string, TreeOrg>
let planted: PlantedMember[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 11 })
  byId = new Map(tree.map((org) => [org.id, org]))
  planted = await plantMembers(db.owner, tree, { members: 300, seed: 12 })
})

// The model: only these two roles, and only from the organisation itself or one above it.
const mayTouch = (role: string, from: TreeOrg, orgId: string) =>
  (role === 'ORGANISER' || role === 'SECRETARY') && isUnder(byId, orgId, from)

const ways: Record<string, (actor: Actor, one: PlantedMember) => Promise<boolean>> = {
  'reads the card': (actor, one) => yes(look(db.app, actor, (ctx) => readCard(ctx, { memberId: one.id }))),
  'opens fields': (actor, one) =>
    yes(act(db.app, actor, (ctx) => revealFields(ctx, { memberId: one.id, fields: ['mobile'], reason: 'CONTACT' }))),
  'edits with an old version': (actor, one) =>
    act(db.app, actor, (ctx) => editMember(ctx, { memberId: one.id, version: 99, reason: '核对', person: {} })).then(
      () => true,
      (fault) => fault.code === 'members.changed-meanwhile',
    ),
  'finds by the name': async (actor, one) => (await hits(actor, { q: one.name, size: '100' })).includes(one.id),
  'finds by the number': async (actor, one) => (await hits(actor, { q: one.idNumber })).includes(one.id),
  'sees in the list of the branch': async (actor, one) =>
    (await hits(actor, { orgId: one.org.id, includeBelow: 'false', size: '100' })).includes(one.id),
  'counts the branch': (actor, one) => yes(look(db.app, actor, (ctx) => countMembers(ctx, { orgId: one.org.id }))),
  'enters without a name': (actor, one) =>
    act(db.app, actor, (ctx) => enterMember(ctx, { orgId: one.org.id, person: {}, facts: {} })).then(
      () => true,
      (fault) => fault.code === 'members.check-fields',
    ),
}

const yes = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  )
const hits = (actor: Actor, query: Record<string, string>) =>
  look(db.app, actor, (ctx) => listMembers(ctx, contract.MemberFilter.parse(query))).then(
    (page) => page.rows.map((row) => row.id),
    (): string[] => [],
  )

describe('whoever asks reaches exactly what the model says (T01)', () => {
  it('in 2,400 random cases of tree, actor, record and act', async () => {
    const cases = fc.record({
      from: fc.integer({ min: 0, max: 59 }),
      member: fc.integer({ min: 0, max: 299 }),
      role: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('ORGANISER', 'SECRETARY') }, fc.constantFrom(...roles)),
      way: fc.constantFrom(...Object.keys(ways)),
      account: fc.uuid(),
    })
    let reached = 0
    await fc.assert(
      fc.asyncProperty(cases, async ({ from, member, role, way, account }) => {
        const [org, one] = [tree[from]!, planted[member]!]
        const got = await ways[way]!(actorIn(org, { role, accountId: account }), one)
        if (got) reached += 1
        expect(`${way}: ${got}`).toBe(`${way}: ${mayTouch(role, org, one.org.id)}`)
      }),
      { numRuns: 2400, seed: 20261123 },
    )
    expect(reached).toBeGreaterThan(100)
  })

  it('and every list from every organisation holds exactly the members below it', async () => {
    for (const org of tree) {
      const expected = planted.filter((one) => isUnder(byId, one.org.id, org)).map((one) => one.id)
      const page = await look(db.app, actorIn(org), (ctx) =>
        listMembers(ctx, contract.MemberFilter.parse({ size: '100' })),
      )
      expect(page.total).toBe(expected.length)
      expect(page.rows.every((row) => expected.includes(row.id))).toBe(true)
    }
  })

  it('and a search never brings out a foreign row, not even asked with a wider range', async () => {
    const leaf = tree.find((org) => org.type === 'BRANCH')!
    const rows = await db.app.read(actorIn(leaf), async (tx) =>
      tx.rows(sql<{ id: string }>`select members.search_ids('''i/'':*'::tsquery, '{}', '/', '0', 1000) as id`),
    )
    const expected = planted.filter((one) => isUnder(byId, one.org.id, leaf)).map((one) => one.id)
    expect(rows.map((row) => row.id).sort()).toEqual(expected.sort())
  })
})
