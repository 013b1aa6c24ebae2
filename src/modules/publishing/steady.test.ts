import { beforeAll, expect, it } from 'vitest'
import { everywhere, nowhere, type Reach, reachOf } from '#kernel/actor.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { testDatabase } from '../../../tests/database.ts'
import { plansOf } from '../../../tests/plans.ts'
import { plantTree } from '../../../tests/trees.ts'
import { findSite } from '../sites/store.ts'
import { findArticle, readHistory } from './store.ts'

const db = testDatabase()
beforeAll(async () => {
  await plantTree(db.owner, { orgs: 400 })
  await db.owner.query('analyze')
})

const id = newId()
const asked: [string, (tx: Tx, reach: Reach) => Promise<unknown>][] = [
  ['an article', (tx, reach) => findArticle(tx, reach, id)],
  ['its versions and steps', (tx, reach) => readHistory(tx, reach, id)],
  ['its site', (tx, reach) => findSite(tx, reach, id)],
  ['its organisation', (tx, reach) => findOrg(tx, reach, id)],
]

it.each(asked)('%s is found by the same plan whoever asks first on a connection', async (_, ask) => {
  const [first, ...others] = await Promise.all(
    [everywhere, reachOf('/1/'), nowhere].map((reach) => plansOf(db, reach, ask)),
  )
  expect(first?.length).toBeGreaterThan(0)
  for (const plans of others) expect(plans).toEqual(first)
})
