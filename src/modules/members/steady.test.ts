import { beforeAll, describe, expect, it } from 'vitest'
import { everywhere, nowhere, type Reach, reachOf } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { testDatabase } from '../../../tests/database.ts'
import { plantMembers } from '../../../tests/members.ts'
import { plansOf } from '../../../tests/plans.ts'
import { plantTree, type TreeOrg } from '../../../tests/trees.ts'
import { findTally } from './figures/tallies/store.ts'
import { listMembers, type MemberQuery } from './listing/store.ts'

const db = testDatabase()
let tree: TreeOrg[]
beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60 })
  await plantMembers(db.owner, tree, { members: 3000 })
  await db.owner.query('analyze')
})

const anything = {
  today: '2026-11-23',
  org: undefined,
  includeBelow: true,
  name: undefined,
  group: undefined,
  personId: undefined,
  statuses: ['NORMAL', 'SUSPENDED'],
  category: undefined,
  gender: undefined,
  ageFrom: undefined,
  ageTo: undefined,
  education: undefined,
  ethnicMinority: undefined,
  joinedFrom: undefined,
  joinedTo: undefined,
  floating: undefined,
  sort: 'name',
  limit: 20,
  offset: 0,
} satisfies MemberQuery

const list = (of: Partial<MemberQuery>) => (tx: Tx, reach: Reach) => listMembers(tx, reach, { ...anything, ...of })

// A steady plan needs the reach in the query itself (decisions 43).
const byQuery = it.skipIf(config.belt === 'service-off')

describe('the plans of the roster', () => {
  byQuery.each([
    ['the list as it opens', {}, 2],
    ['a search by name', { name: { tsquery: "'王伟'", patterns: [] } }, 1],
    ['the newest first', { sort: '-joined' as const }, 2],
  ])('%s: are the same whoever asks first on a connection', async (_, of, statements) => {
    const branch = tree.find((org) => org.depth === 4)
    const firsts = [everywhere, reachOf(branch?.path ?? ''), nowhere]
    const plans = await Promise.all(firsts.map((reach) => plansOf(db, reach, list(of))))
    expect(plans[0]).toHaveLength(statements)
    expect(plans[1]).toEqual(plans[0])
    expect(plans[2]).toEqual(plans[0])
  })

  it('are made anew for what is asked of persons, which may fit few or nearly all', async () => {
    expect(await plansOf(db, everywhere, list({ gender: '2' }))).toEqual([])
  })
})

describe('the plan of kept sums (decisions 122)', () => {
  const of = { orgId: newId(), path: '/1/', on: '2026-11-23' }
  it('is the same whoever asks first on a connection', async () => {
    const ask = (tx: Tx, reach: Reach) => findTally(tx, reach, of)
    const [first, ...others] = await Promise.all(
      [everywhere, reachOf('/1/'), nowhere].map((reach) => plansOf(db, reach, ask)),
    )
    expect(first).toHaveLength(1)
    for (const plans of others) expect(plans).toEqual(first)
  })
})
