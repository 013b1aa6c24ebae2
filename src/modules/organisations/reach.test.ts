import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { toDay } from '#kernel/time.ts'
import { testDatabase } from '../../../tests/database.ts'
import {
  allRoles,
  byIdOf,
  changes,
  type Kept,
  reads,
  rowsByTheDatabase,
  tryReach,
  type Way,
} from '../../../tests/reach.ts'
import { isUnder, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import { followers } from '../../apps/followers.ts'
import { reshapings } from './reshaping/service.ts'
import * as service from './service.ts'

const db = testDatabase()
const reshape = reshapings(followers)
let tree: TreeOrg[]
let byId: Map<string, TreeOrg>
const [past, future] = [toDay('2001-01-02'), toDay('2100-01-01')]
const basis = '按县委常委会会议纪要办理'

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 31 })
  byId = byIdOf(tree)
  await db.owner.query(`insert into organisations.term (id, org_id, org_path, elected_on, years, ends_on)
    select gen_random_uuid(), id, path, '2024-01-01', 3, '2027-01-01' from organisations.org`)
  await db.owner.query(`insert into organisations.line_seat (org_id, org_path, line)
    select id, path, 'PUBLICITY' from organisations.org`)
  await db.owner.query(`insert into organisations.reshaping
      (id, org_id, org_path, kind, effective_on, basis, plan, state, planned_by_name, planned_at)
    select gen_random_uuid(), id, path, 'RENAME', '2024-01-01', '${basis}', '{}', 'REVOKED', '', now() from organisations.org`)
})

const has = (rows: readonly { id: string }[], one: Kept) => rows.some(({ id }) => id === one.id) || undefined
const isBelow = (one: Kept, place: TreeOrg) => isUnder(byId, one.org.id, place) && one.org.id !== place.id

const ways: Record<string, Way<Kept>> = {
  reads: { roles: allRoles, tries: (actor, { id }) => reads(db, actor, (ctx) => service.readOrg(ctx, { orgId: id })) },
  'finds by the code': {
    roles: allRoles,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => has((await service.searchOrgs(ctx, { q: one.org.code, limit: 50 })).rows, one)),
  },
  'finds by the name': {
    roles: allRoles,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => has((await service.searchOrgs(ctx, { q: one.org.name, limit: 50 })).rows, one)),
  },
  'sees below its superior': {
    roles: allRoles,
    from: isBelow,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const parentId = one.org.parentId ?? one.id
        return has((await service.listChildren(ctx, { parentId })).rows, one)
      }),
  },
  'sets lines of': {
    roles: ['ORGANISER'],
    tries: (actor, { id }) => changes(db, actor, (ctx) => service.setLines(ctx, { orgId: id, lines: ['PUBLICITY'] })),
  },
  'records a term of tomorrow for': {
    roles: ['ORGANISER'],
    tries: (actor, { id }) =>
      changes(
        db,
        actor,
        (ctx) => service.recordTerm(ctx, { orgId: id, electedOn: future }),
        'organisations.day-in-future',
      ),
  },
  'sets up one of tomorrow below': {
    roles: ['ORGANISER'],
    tries: (actor, { id }) => {
      const given = { type: 'BRANCH', name: '新村党支部', shortName: '新村', isVillage: true, foundedOn: future }
      const work = (ctx: Parameters<typeof service.createOrg>[0]) => service.createOrg(ctx, { ...given, parentId: id })
      return changes(db, actor, work, 'organisations.day-in-future')
    },
  },
  'renames in the past': {
    roles: ['ORGANISER'],
    from: (one, place) => isBelow(one, place) || (one.org.parentId === null && one.id === place.id),
    tries: (actor, { id }) => {
      const given = { name: '改名党支部', shortName: '改名', effectiveOn: past, basis, papers: [] }
      return changes(db, actor, (ctx) => reshape.renameOrg(ctx, { ...given, orgId: id }), 'organisations.day-past')
    },
  },
}

describe('who reaches which organisation', () => {
  it('is the post’s own subtree in 2,000 random cases of place, post, organisation and act (T01)', async () => {
    const records = tree.map((org) => ({ id: org.id, org }))
    expect(await tryReach({ tree, records, ways })).toBeGreaterThan(200)
  })

  it.skipIf(config.belt === 'rows-off')('is the same by the database alone, table by table', () =>
    rowsByTheDatabase(
      db,
      tree,
      ['org', 'placement', 'naming', 'term', 'line_seat', 'reshaping'].map((table) => `organisations.${table}`),
    ),
  )
})
