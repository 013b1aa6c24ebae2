import { beforeAll, describe, expect, it } from 'vitest'
import { look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, isUnder, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { countMembers, listWarnings } from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let tree: TreeOrg[]
let byId: Map<string, TreeOrg>
let planted: PlantedMember[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 40, seed: 31 })
  byId = new Map(tree.map((org) => [org.id, org]))
  planted = await plantMembers(
    db.owner,
    tree.filter((org) => org.type === 'BRANCH'),
    { members: 300, seed: 32 },
  )
})

const count = (org: TreeOrg, on?: string) =>
  look(db.app, actorIn(tree[0]!), (ctx) => countMembers(ctx, { orgId: org.id, on }), now)

describe('counts', () => {
  it('are those of the subtree, by category, gender and age', async () => {
    for (const org of tree.slice(0, 12)) {
      const mine = planted.filter((one) => isUnder(byId, one.org.id, org))
      const got = await count(org)
      expect(got).toMatchObject({
        total: mine.length,
        full: mine.filter((one) => one.category === 'FULL').length,
        women: mine.filter((one) => one.gender === '2').length,
        collegePlus: mine.filter((one) => one.gender === '1').length,
        minority: mine.filter((one) => one.name.startsWith('欧')).length,
      })
      const old = mine.filter((one) => one.birthDate <= '1965-11-23').length
      expect(got.byAge.at(-1)).toEqual({ group: '>=61', count: old })
      expect(got.byAge.reduce((sum, group) => sum + group.count, 0)).toBe(mine.length)
      expect(got.byJoinPeriod.reduce((sum, period) => sum + period.count, 0)).toBe(mine.length)
    }
  })

  it('on another day go by the tree, the postings and the categories of that day (decisions 7)', async () => {
    const [root, first] = [
      tree[0]!,
      tree.find((org) => org.type === 'BRANCH' && planted.some((one) => one.org.id === org.id))!,
    ]
    const full = planted.filter((one) => one.category === 'FULL').length
    expect(await count(root, '2020-01-01')).toMatchObject({ on: '2020-01-01', total: full, full, probationary: 0 })
    expect(await count(root, '2014-12-31')).toMatchObject({ total: 0 })
    const below = planted.filter((one) => one.org.id === first.id && one.category === 'FULL').length
    expect((await count(first, '2020-01-01')).total).toBeGreaterThanOrEqual(below)
    await db.owner.query(`update organisations.placement set valid = daterange('2024-01-01', null) where org_id = $1`, [
      first.id,
    ])
    expect((await count(root, '2020-01-01')).total).toBe(
      full - planted.filter((one) => isUnder(byId, one.org.id, first) && one.category === 'FULL').length,
    )
  })
})

describe('warnings', () => {
  it('name branches with too few or too many and without a committee, with the counts (ORG-16, ORG-17, ORG-20)', async () => {
    const answer = await look(db.app, actorIn(tree[0]!), (ctx) => listWarnings(ctx, { orgId: tree[0]!.id }), now)
    for (const org of tree.filter((one) => one.type === 'BRANCH')) {
      const own = planted.filter((one) => one.org.id === org.id && one.category === 'FULL').length
      const said = answer.rows.find((row) => row.orgId === org.id)?.warnings.map((warning) => warning.code) ?? []
      const isLeaf = !tree.some((one) => one.parentId === org.id)
      if (isLeaf) expect(said.includes('organisations.branch-too-small')).toBe(own < 3)
      if (isLeaf) expect(said.includes('organisations.branch-committee-missing')).toBe(own >= 7)
    }
    expect(answer.rows.every((row) => row.warnings.every((warning) => !/\{/.test(warning.zh)))).toBe(true)
    expect(answer.total).toBe(answer.rows.length)
  })
})
