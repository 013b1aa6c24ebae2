import { beforeAll, expect, it } from 'vitest'
import { everywhere } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { plansOf } from '../../../../tests/plans.ts'
import { plantTree } from '../../../../tests/trees.ts'
import { readNeighbours, readSite } from './store.ts'

const db = testDatabase()
beforeAll(async () => {
  await plantTree(db.owner, { orgs: 1500 })
  await db.owner.query(`insert into sites.site (org_id, org_path, name, hosted_by, address, phone)
    select id, path, name, name, '', '1' from organisations.org`)
  await db.owner.query('analyze')
})

it('what the frame of a page is made from is found by plans that are kept, and by indexes', async () => {
  const plans = await plansOf(db, everywhere, async (tx) => {
    await readSite(tx, 'org-7')
    await readNeighbours(tx, { orgId: newId(), paths: ['/1/', '/1/20/'], successorOrgId: null })
  })
  expect(plans).toHaveLength(8)
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (org|site)\b/)
})
