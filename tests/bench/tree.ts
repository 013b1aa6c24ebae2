import pg from 'pg'
import { newId } from '#kernel/ids.ts'
import { searchTextOf } from '#modules/organisations/index.ts'
import type { Outcome } from './ask.ts'
import type { Subject } from './prepare.ts'
import type { Workshop } from './workshop.ts'

/** How long one request took, in ms. */
export interface TreeFigures {
  readonly what: string
  readonly p50: number
  readonly p95: number
}

const committees = 40
const branches = 8000

/** The tree with 10,000 organisations: a level, the widest level, and searches, one request at a time (UX-CS2). */
export async function measureTree(of: Workshop): Promise<TreeFigures[]> {
  const top = of.prepared.above[1]?.[0] as Subject
  const district = of.prepared.above[3]?.[0] as Subject
  const widest = await plantBranches(of.env.DATABASE_URL ?? '', top)
  const search = (q: string) => `/api/organisations/search?q=${encodeURIComponent(q)}`
  const level = (parentId: string) => `/api/organisations?parentId=${parentId}`
  const asked: [string, Subject, string][] = [
    ['tree: the level below the top', top, level(top.orgId)],
    ['tree: a level of 200 branches', top, level(widest)],
    ['tree: search by name, from the top', top, search('大河湾村第7')],
    ['tree: search by initials, from the top', top, search('dhwcd7')],
    ['tree: search by code, from the top', top, search('W01.10')],
    ['tree: search by name, in a district', district, search('支部')],
  ]
  const figures: TreeFigures[] = []
  for (const [what, subject, path] of asked) {
    const asks = [{ path, headers: { cookie: subject.cookie } }]
    const ask = async (answers: number): Promise<Outcome> =>
      of.traffic.ask({ port: of.product.port, asks, connections: 1, seconds: 600, answers })
    await ask(200)
    const { failure, p50, p95 } = await ask(1000)
    if (failure !== null) throw new Error(`${what}: ${failure}`)
    figures.push({ what, p50, p95 })
  }
  return figures
}

// Branches with names as villages have them, 200 under each of 40 committees; gives the first committee.
async function plantBranches(ownerUrl: string, top: Subject): Promise<string> {
  const above = Array.from({ length: committees }, (_, i) => ({
    id: newId(),
    path: `${top.path}9${String(i).padStart(3, '0')}/`,
    parentId: top.orgId,
    code: `W${String(i).padStart(2, '0')}`,
    name: `石桥镇第${i + 1}片区党委`,
    type: 'PARTY_COMMITTEE',
  }))
  const below = Array.from({ length: branches }, (_, i) => {
    const parent = above[i % committees] as (typeof above)[number]
    const at = Math.floor(i / committees)
    const name = `大河湾村第${i + 1}党支部`
    const place = {
      parentId: parent.id,
      path: `${parent.path}${at}/`,
      code: `${parent.code}.${String(at).padStart(3, '0')}`,
    }
    return { id: newId(), ...place, name, type: 'BRANCH' }
  })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    for (const level of [above, below]) await insertOrgs(owner, level)
    await owner.query('analyze organisations.org')
  } finally {
    await owner.end()
  }
  return above[0]?.id ?? ''
}

type Planted = Readonly<Record<'id' | 'path' | 'parentId' | 'code' | 'name' | 'type', string>>

async function insertOrgs(owner: pg.Client, orgs: readonly Planted[]): Promise<void> {
  const column = (key: keyof Planted) => orgs.map((org) => org[key])
  const search = orgs.map(({ name }) => searchTextOf({ name, shortName: name }))
  await owner.query(
    `insert into organisations.org (id, path, parent_id, code, type, name, short_name, name_search, founded_on)
     select id, path, parent_id, code, type, name, name, search, '2001-01-01'
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as t (id, path, parent_id, code, type, name, search)`,
    [column('id'), column('path'), column('parentId'), column('code'), column('type'), column('name'), search],
  )
}
