import { beforeAll, describe, expect, it } from 'vitest'
import { everywhere, nowhere, type Reach, reachOf } from '#kernel/actor.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { testDatabase } from '../../../tests/database.ts'
import { plansOf } from '../../../tests/plans.ts'
import { plantTree } from '../../../tests/trees.ts'
import { findSite } from '../sites/store.ts'
import { readArticle } from './portal/store.ts'
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

describe('a page for the public', () => {
  let orgId = ''
  beforeAll(async () => {
    const { rows } = await db.owner.query<{ id: string; path: string }>(
      'select id, path from organisations.org where parent_id is null',
    )
    const [root] = rows
    orgId = root?.id ?? ''
    await db.owner.query(
      `insert into sites.site (org_id, org_path, name, hosted_by, address, phone) values ($1, $2, '测', '测', '测', '0')`,
      [orgId, root?.path],
    )
    await db.owner.query(
      `insert into publishing.article (id, org_id, org_path, section_code, title, body_html, summary, source, status, saved_by_name,
         published_at, content_digest, search_text, search_title, search)
       select gen_random_uuid(), $1, $2, (array['PUBLICITY', 'ORGANISATION', 'DISCIPLINE'])[1 + n % 3], '测', '<p>测</p>', '测', '本站', 'PUBLISHED', '测',
         timestamptz '2020-01-01' + n * interval '1 hour', 'sha-256:0', '测', '测', '' from generate_series(1, 6000) n`,
      [orgId, root?.path],
    )
    await db.owner.query('analyze publishing.article')
  })

  it('takes its article and those around it from an index, in its order (decisions 44)', async () => {
    const asPortal = { ...db, urls: { ...db.urls, app: db.urls.portal } }
    const plans = await plansOf(asPortal, nowhere, (tx) => readArticle(tx, { orgId, articleId: id }))
    expect(plans).toHaveLength(2)
    const [article, around] = plans
    expect(article).toContain('Index Scan using article_pkey')
    expect(around?.match(/Index Scan (?:Backward )?using article_published_/g)?.length).toBeGreaterThanOrEqual(3)
    expect(around).toMatch(/using article_published_at_column/)
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan|Sort/)
  })
})
