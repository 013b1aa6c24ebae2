import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { testDatabase } from '../../../tests/database.ts'
import { allRoles, changes, type Kept, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { plantTree, type TreeOrg } from '../../../tests/trees.ts'
import * as service from './service.ts'

const db = testDatabase()
interface Site extends Kept {
  readonly columnId: string
}
let tree: TreeOrg[]
let sites: Site[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 61 })
  await db.owner.query(`insert into sites.site (org_id, org_path, name, hosted_by, address, phone)
    select id, path, name || '党建网', name, name, '0870-1234567' from organisations.org`)
  const columns = await db.owner.query<{ id: string; orgId: string }>(
    `insert into sites.column (id, org_id, org_path, section_code, slug, name, promise_days, owner)
     select gen_random_uuid(), id, path, 'PUBLICITY', 'dongtai', '本村动态', 30, name from organisations.org
     returning id, org_id as "orgId"`,
  )
  const columnAt = new Map(columns.rows.map(({ id, orgId }) => [orgId, id]))
  sites = tree.map((org) => ({ id: org.id, org, columnId: columnAt.get(org.id) ?? '' }))
})

const writers = ['ORGANISER', 'EDITOR', 'SECRETARY']
const facts = {
  ...({ name: '新的党建网', theme: 'red', greyFrom: null, greyUntil: null, hostedBy: '某支部' } as const),
  ...{ address: '某村', phone: '0870-1234567', siteCode: null, icpNumber: null, policeNumber: null, support: null },
  needsReview: true,
}
const window_ = { sectionCode: 'PUBLICITY', position: 0, promiseDays: 30, owner: '某支部' } as const

const ways: Record<string, Way<Site>> = {
  reads: { roles: allRoles, tries: (actor, { id }) => reads(db, actor, (ctx) => service.readSite(ctx, { orgId: id })) },
  finds: {
    roles: allRoles,
    tries: (actor, { id, org }) =>
      reads(db, actor, async (ctx) => {
        const { rows } = await service.listSites(ctx, { q: org.name, page: 1, size: 100 })
        return rows.find(({ orgId }) => orgId === id)
      }),
  },
  edits: {
    roles: writers,
    tries: (actor, { id }) => changes(db, actor, (ctx) => service.editSite(ctx, { ...facts, orgId: id, version: 1 })),
  },
  pauses: {
    roles: ['ORGANISER', 'EDITOR'],
    tries: (actor, { id }) =>
      changes(db, actor, (ctx) => service.pauseSite(ctx, { orgId: id, reason: '人员变动', successorOrgId: null })),
  },
  'adds a window to': {
    roles: writers,
    tries: (actor, { id }) =>
      changes(db, actor, (ctx) => service.addColumn(ctx, { ...window_, orgId: id, name: '田间课堂' })),
  },
  'closes the window of': {
    roles: writers,
    tries: (actor, { id, columnId }) =>
      changes(db, actor, (ctx) =>
        service.editColumn(ctx, { ...window_, orgId: id, columnId, name: '本村动态', isClosed: true }),
      ),
  },
}

describe('who reaches which site', () => {
  it('is the post’s own subtree in 2,000 random cases of place, post, site and act (T01)', async () => {
    expect(await tryReach({ tree, records: sites, ways })).toBeGreaterThan(200)
  })

  it.skipIf(config.belt === 'rows-off')('is the same by the database alone, table by table', () =>
    rowsByTheDatabase(db, tree, ['sites.site', 'sites.column']),
  )
})
