import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { Refusal } from '#kernel/errors.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { textOf } from '../../../tests/portal/live.ts'
import { actorIn, isUnder, plantTree, randomFrom, type TreeOrg } from '../../../tests/trees.ts'
import * as service from './service.ts'

const db = testDatabase()
const random = randomFrom(20261123)
const tree: TreeOrg[] = []
const byId = new Map<string, TreeOrg>()
const rows: { id: string; orgId: string; status: string }[] = []
const statuses = ['DRAFT', 'REVIEW', 'PUBLISHED', 'WITHDRAWN'] as const
const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T

beforeAll(async () => {
  tree.push(...(await plantTree(db.owner, { orgs: 120, seed: 7 })))
  for (const org of tree) byId.set(org.id, org)
  await db.owner.query(`insert into sites.site (org_id, org_path, name, hosted_by, address, phone)
    select id, path, name, name, name, '0000' from organisations.org`)
  await db.owner.query(
    `insert into publishing.article (id, org_id, org_path, section_code, title, body_html, summary, source, status, saved_by_name,
        published_at, content_digest, is_imported, withdrawn_at, withdrawn_reason, withdrawn_by, search_title, search_text, search)
      select gen_random_uuid(), o.id, o.path, 'PUBLICITY', '标题' || n, case s when 'WITHDRAWN' then '' else '<p>正文</p>' end, '', '来源', s, '某人',
        case when s in ('DRAFT', 'REVIEW') then null else now() - n * interval '1 hour' end, 'x', true,
        case s when 'WITHDRAWN' then now() end, case s when 'WITHDRAWN' then '写错' end, case s when 'WITHDRAWN' then '某组织' end,
        '', case s when 'WITHDRAWN' then '' else '标题' end, case s when 'WITHDRAWN' then '' else '''标题''' end::tsvector
      from organisations.org o, generate_series(0, 7) n, lateral (select ($1::text[])[n % 4 + 1] as s) state`,
    [statuses],
  )
  const stored = await db.owner.query('select id, org_id as "orgId", status from publishing.article')
  rows.push(...stored.rows)
  await db.owner.query(`insert into publishing.article_version (article_id, number, org_id, org_path, section_code, title, body_html, summary,
    source, saved_by_name, saved_at) select id, 1, org_id, org_path, section_code, title, body_html, summary, source, saved_by_name, saved_at from publishing.article`)
})

// The model: an editor works on the articles of his organisation and of those below it, and on no other.
const mayWork = (role: string, orgId: string, top: TreeOrg) =>
  ['EDITOR', 'SECRETARY', 'ORGANISER'].includes(role) && isUnder(byId, orgId, top)

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'done'
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code
    throw fault
  }
}

describe('over a random tree', () => {
  it('1,200 readings of articles end as the model says', async () => {
    for (let i = 0; i < 1200; i++) {
      const top = pick(tree)
      const role = pick(['EDITOR', 'SECRETARY', 'ORGANISER', 'MEMBER', 'DESK'])
      const row = pick(rows)
      const code = await codeOf(() =>
        look(db.app, actorIn(top, { role }), (ctx) => service.readArticle(ctx, { articleId: row.id })),
      )
      expect(code === 'done', `${role} of ${top.path} reading ${row.id}`).toBe(mayWork(role, row.orgId, top))
    }
  })

  it('300 lists hold exactly what the model reaches', async () => {
    for (let i = 0; i < 300; i++) {
      const top = pick(tree)
      const status = random(2) === 0 ? undefined : pick(statuses)
      const q = random(3) === 0 ? '标题' : undefined
      const { total } = await look(db.app, actorIn(top, { role: 'EDITOR' }), (ctx) =>
        service.listArticles(ctx, { page: 1, size: 1, status, q }),
      )
      const expected = rows.filter(
        (row) =>
          isUnder(byId, row.orgId, top) &&
          (status === undefined || row.status === status) &&
          (q === undefined || row.status !== 'WITHDRAWN'),
      )
      expect(total, `${top.path} ${status} ${q}`).toBe(expected.length)
    }
  })

  it('500 attempts to write or withdraw change nothing outside the reach', async () => {
    for (let i = 0; i < 500; i++) {
      const top = pick(tree)
      const role = pick(['EDITOR', 'SECRETARY', 'ORGANISER', 'MEMBER'])
      const actor = actorIn(top, { role })
      const row = pick(rows.filter(({ status }) => status === 'PUBLISHED'))
      const isWriting = random(2) === 0
      const code = await codeOf(() =>
        act(db.app, actor, (ctx) =>
          isWriting
            ? service.writeArticle(ctx, { orgId: row.orgId, ...textOf() })
            : service.withdrawArticle(ctx, { articleId: row.id, version: 1, reason: '写错了' }),
        ),
      )
      if (!isWriting && code === 'done') row.status = 'WITHDRAWN'
      expect(code === 'done', `${role} of ${top.path}: ${code}`).toBe(mayWork(role, row.orgId, top))
    }
  })

  // Reads the table itself, past the queries that are the other belt.
  it.skipIf(config.belt === 'rows-off')(
    'the public sees every published article and tombstone, and nothing else',
    async () => {
      const { rows: seen } = await db.portal.pool.query<{ id: string; status: string; body: string }>(
        'select id, status, body_html as body from publishing.article',
      )
      const published = (
        await db.owner.query(`select id from publishing.article where status in ('PUBLISHED', 'WITHDRAWN')`)
      ).rows
      expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(published.map(({ id }) => id)))
      expect(seen.filter(({ status, body }) => status === 'WITHDRAWN' && body !== '')).toEqual([])
    },
  )
})
