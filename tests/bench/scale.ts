import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Ask, freshToken, type Outcome } from './ask.ts'
import { multiply } from './multiply.ts'
import type { Prepared, Subject } from './prepare.ts'
import type { Workshop } from './workshop.ts'

/** One request at two sizes of the county: p95 in ms, and what it may be (issues 3 and 4). */
export interface ScaleFigures {
  readonly what: string
  readonly aim: number
  readonly before: number
  readonly after: number
}

const trees = 10
const casesPerTree = 2

/** Asks the same of the county as it is and of ten of them in one database, at 16 connections. */
export async function measureScale(of: Workshop, superuserUrl: string): Promise<ScaleFigures[]> {
  const points = scalePoints(of.prepared, await someOf(superuserUrl, of.prepared))
  keepSums(of)
  const before = await askAll(of, points, superuserUrl)
  await multiply(superuserUrl, { trees, casesPerTree })
  keepSums(of)
  const after = await askAll(of, points, superuserUrl)
  return points.map(({ what, aim }, i) => ({ what, aim, before: before[i] ?? 0, after: after[i] ?? 0 }))
}

/** Has the sums of the day counted as the worker would (decision 122), but nothing else done that a worker does. */
function keepSums(of: Workshop): void {
  const began = performance.now()
  execFileSync(process.execPath, [fileURLToPath(new URL('keep-sums.ts', import.meta.url))], { env: of.env })
  console.error(`sums of the day: kept in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

interface ScalePoint {
  readonly what: string
  readonly aim: number
  readonly asks: readonly Ask[]
}

async function askAll(of: Workshop, points: readonly ScalePoint[], superuserUrl: string): Promise<number[]> {
  const figures: number[] = []
  const before = await countCases(superuserUrl)
  for (const { what, asks } of points) {
    await forgetTries(superuserUrl)
    const ask = (seconds: number) => of.traffic.ask<Outcome>({ port: of.product.port, asks, connections: 16, seconds })
    await ask(2)
    const { failure, p95 } = await ask(6)
    if (failure !== null) throw new Error(`${what}: ${failure}`)
    console.error(`${what}: p95 ${p95.toFixed(1)} ms`)
    figures.push(p95)
  }
  // A message that is like no other is taken in at once; then something else was measured than what is said.
  if ((await countCases(superuserUrl)) !== before)
    throw new Error('a message was taken in where it should only be compared')
  return figures
}

const countCases = (url: string): Promise<number> =>
  asOwner(url, async (owner) => Number((await owner.query('select count(*) as n from cases.case')).rows[0].n))

/** As after an hour: a quick machine opens more cards in two times eight seconds than the product lets one account open. */
const forgetTries = (url: string) => asOwner(url, (owner) => owner.query('truncate app.attempt'))

async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

interface Some {
  readonly cases: readonly { id: string }[]
  /** Of the branches. */
  readonly members: readonly { id: string; orgId: string }[]
  /** Public messages to write once more, each where it was written; a look at them is an answer, nothing is taken in. */
  readonly written: readonly { slug: string; title: string; body: string }[]
  /** Two characters each that stand in some title, as frequent as they are. */
  readonly words: readonly string[]
}

const someOf = (url: string, { branches }: Prepared): Promise<Some> =>
  asOwner(url, async (owner) => {
    await owner.query(
      `update cases.case set accept_due_on = created_at::date + 1, answer_due_on = created_at::date + 5 where source = 'bench'`,
    )
    await owner.query('vacuum analyze cases.case')
    const cases = await owner.query('select id from cases.case order by md5(id::text) limit 4000')
    const members = await owner.query(
      `select id, org_id as "orgId" from (
         select id, org_id, row_number() over (partition by org_id order by md5(id::text)) as at
         from members.member where org_id = any($1)) of_branch
       where at <= 20 order by md5(id::text)`,
      [branches.map(({ orgId }) => orgId)],
    )
    const words = await owner.query<{ word: string }>(
      `select distinct on (md5(id::text)) substring(title from '[一-龥]{2}') as word from cases.case
       where title ~ '[一-龥]{2}' order by md5(id::text) limit 200`,
    )
    // Some of the newest forty of each board; the whole board is looked through, so that each finds itself.
    const written = await owner.query<Some['written'][number]>(
      `select slug, title, body from (
         select o.slug, c.title, c.body, c.id, row_number() over (partition by o.id order by c.created_at desc) as at
         from cases.case c join organisations.org o on o.id = c.about_org_id
         where c.is_public and c.state not in ('SUBMITTED', 'NOT_ACCEPTED') and c.joined_to_id is null and c.hidden_rule is null
           and length(c.title) >= 4 and length(c.body) >= 10) shown
       where at <= 40 order by md5(id::text) limit 400`,
    )
    return {
      cases: cases.rows,
      members: members.rows,
      written: written.rows,
      words: words.rows.map(({ word }) => word),
    }
  })

function scalePoints({ branches, above, names }: Prepared, some: Some): ScalePoint[] {
  const districts = above[3] ?? []
  const roots = above[1] ?? []
  const root = (i: number) => roots[i % roots.length] as Subject
  const fromTop = (path: string) => roots.map((one) => as(one, path))
  const as = (one: Subject, path: string): Ask => ({ path, headers: { cookie: one.cookie } })
  const inTurn = (path: string): Ask[] => districts.map((one) => as(one, path))
  const found = (one: (i: number) => Subject, path: string, asked: readonly string[]) =>
    asked.map((q, i) => as(one(i), `${path}q=${encodeURIComponent(q)}`))
  // Cards are counted per account, so each branch opens its own.
  const cardOf = ({ id, orgId }: Some['members'][number]): Ask[] =>
    branches.filter((one) => one.orgId === orgId).map((one) => as(one, `/api/members/${id}`))
  const district = (i: number) => districts[i % districts.length] as Subject
  return [
    { what: 'members of a branch', aim: 50, asks: branches.map((one) => as(one, '/api/members')) },
    { what: 'members of a district', aim: 50, asks: inTurn('/api/members') },
    { what: 'members, from the top', aim: 50, asks: fromTop('/api/members') },
    { what: 'member by name, in a district', aim: 50, asks: found(district, '/api/members?', names) },
    { what: 'member by name, from the top', aim: 50, asks: found(root, '/api/members?', names) },
    { what: 'card of a member', aim: 50, asks: some.members.flatMap(cardOf) },
    {
      what: 'sums over a branch',
      aim: 50,
      asks: branches.map((one) => as(one, `/api/organisations/${one.orgId}/member-counts`)),
    },
    {
      what: 'sums over a district',
      aim: 50,
      asks: districts.map((one) => as(one, `/api/organisations/${one.orgId}/member-counts`)),
    },
    { what: 'sums from the top', aim: 50, asks: fromTop(`/api/organisations/${root(0).orgId}/member-counts`) },
    { what: 'desk list of a district, open', aim: 50, asks: inTurn('/api/cases') },
    { what: 'desk list from the top, open', aim: 50, asks: fromTop('/api/cases') },
    { what: 'desk list from the top, all', aim: 50, asks: fromTop('/api/cases?view=all') },
    { what: 'case page', aim: 30, asks: some.cases.map(({ id }, i) => as(root(i), `/api/cases/${id}`)) },
    { what: 'case search in a district', aim: 100, asks: found(district, '/api/cases?view=all&', some.words) },
    { what: 'case search from the top', aim: 100, asks: found(root, '/api/cases?view=all&', some.words) },
    { what: 'what is due, in a district', aim: 50, asks: inTurn('/api/due') },
    {
      what: 'similar messages beside a case',
      aim: 100,
      asks: some.cases.map(({ id }, i) => as(root(i), `/api/cases/${id}/similar`)),
    },
    { what: 'similar messages while one is written', aim: 100, asks: some.written.map(writtenAgain) },
  ]
}

function writtenAgain({ slug, title, body }: Some['written'][number]): Ask {
  const fields = {
    kind: 'CONSULT',
    title,
    text: body,
    name: '测量',
    phone: '',
    isPublic: 'yes',
    consent: 'on',
    token: freshToken,
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: '__Host-forms=1' }
  return { method: 'POST', path: `/o/${slug}/messages/new`, headers, body: String(new URLSearchParams(fields)) }
}
