import { beforeAll, expect, it } from 'vitest'
import { everywhere, nowhere, type Reach, reachOf } from '#kernel/actor.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { testDatabase } from '../../../tests/database.ts'
import { plansOf } from '../../../tests/plans.ts'
import { plantTree } from '../../../tests/trees.ts'
import { findCase, partsOf, type StoredCase } from './store.ts'

const db = testDatabase()
beforeAll(async () => {
  const [root] = await plantTree(db.owner, { orgs: 60 })
  // The log is another's matter: only how many rows there are counts here.
  await db.owner.query('alter table cases.case disable trigger user')
  await db.owner.query(
    `insert into cases.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask, is_public,
       channel, created_at, source, search_text, terms)
     select gen_random_uuid(), 'LX20261101-' || n, $1, $2, '测', $1, '测', 'HELP', '路灯', '村口的路灯坏了。', '王**', true,
       'PORTAL', now(), 'test', '路灯', '' from generate_series(1, 3000) n`,
    [root?.id, root?.path],
  )
  await db.owner.query('analyze')
})

const plansOfAll = (ask: (tx: Tx, reach: Reach) => Promise<unknown>) =>
  Promise.all([everywhere, reachOf('/1/'), nowhere].map((reach) => plansOf(db, reach, ask)))

it('a case is found by the same plan whoever asks first on a connection', async () => {
  const [first, ...others] = await plansOfAll((tx, of) => findCase(tx, of, { caseId: newId() }))
  expect(first).toHaveLength(1)
  expect(first?.join()).toContain('case_pkey')
  for (const plans of others) expect(plans).toEqual(first)
})

it('so is what belongs to it, which asks for its own case and not for all in reach', async () => {
  const one = { id: newId(), previousId: null } as StoredCase
  const [first, ...others] = await plansOfAll((tx, of) => partsOf(tx, of, one))
  expect(first).toHaveLength(7)
  expect(first?.join()).not.toMatch(/hashed SubPlan/)
  for (const plans of others) expect(plans).toEqual(first)
})
