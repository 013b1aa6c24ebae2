import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { testDatabase } from '../../../tests/database.ts'
import { changes, type Kept, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { plantTree, type TreeOrg } from '../../../tests/trees.ts'
import * as service from './service.ts'

const db = testDatabase()
let tree: TreeOrg[]
let remarks: Kept[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 81 })
  await db.owner.query(`insert into feedback.remark (id, org_id, org_path, number, kind, text, from_path, created_at, code_hash)
    select gen_random_uuid(), id, path, code, 'BURDEN', '字太小', '', now(), decode(md5(code), 'hex') from organisations.org`)
  await db.owner.query(`insert into feedback.answer (id, remark_id, org_id, org_path, at, kind, outcome, summary, text, by_name)
    select gen_random_uuid(), id, org_id, org_path, now(), kind, 'FIXED', '字太小', '改大了', '' from feedback.remark`)
  const { rows } = await db.owner.query<{ id: string; orgId: string }>(
    'select id, org_id as "orgId" from feedback.remark',
  )
  remarks = rows.map(({ id, orgId }) => ({ id, org: tree.find((org) => org.id === orgId) as TreeOrg }))
})

// The product has one inbox: who keeps the installation at its top reads it whole, and nobody below reads any of it.
const atTop = (_: Kept, place: TreeOrg) => place.parentId === null
const roles = ['SYSTEM_ADMIN']

const ways: Record<string, Way<Kept>> = {
  finds: {
    roles,
    from: atTop,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const { rows } = await service.listRemarks(ctx, { page: 1, size: 100 })
        return rows.find(({ id }) => id === one.id)
      }),
  },
  answers: {
    roles,
    from: atTop,
    tries: (actor, { id }) =>
      changes(db, actor, (ctx) =>
        service.answerRemark(ctx, { remarkId: id, outcome: 'FIXED', summary: '字太小', text: '已经改大了' }),
      ),
  },
}

describe('who reaches which remark about the product', () => {
  it('is the top’s keeper alone in 2,000 random cases of place, post, remark and act (T01)', async () => {
    expect(await tryReach({ tree, records: remarks, ways })).toBeGreaterThan(50)
  })

  it.skipIf(config.belt === 'rows-off')('is the subtree by the database alone, table by table', () =>
    rowsByTheDatabase(db, tree, ['feedback.remark', 'feedback.answer']),
  )
})
