// One branch list, answered by one layer more each time, so that what each costs can be told apart.
import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'
import { type Actor, reachOf } from '#kernel/actor.ts'
import { type Statement, sendBatch } from '#kernel/batch.ts'
import { perform } from '#kernel/ctx.ts'
import { Db } from '#kernel/db.ts'
import { createHttp, serveOn } from '#kernel/http.ts'
import { roleUrls } from '#kernel/migrate.ts'
import * as contract from '#modules/members/contract.ts'
import { listMembers as listFromStore } from '#modules/members/listing/store.ts'
import * as service from '#modules/members/service.ts'
import { floorSql } from './floor-sql.ts'

const statuses = ['NORMAL', 'SUSPENDED']
const ownerUrl = process.env.DATABASE_URL ?? ''
const urls = roleUrls(ownerUrl)
const withMode = (url: string, mode: string) => `${url}?options=-c%20plan_cache_mode%3D${mode}`
const pool = (url: string) => new pg.Pool({ connectionString: url, max: 10 })
const owner = pool(ownerUrl)
const keptOwner = pool(withMode(ownerUrl, 'force_generic_plan'))
const automatic = pool(withMode(urls.app, 'auto'))
const custom = pool(withMode(urls.app, 'force_custom_plan'))
const kept = pool(withMode(urls.app, 'force_generic_plan'))
const db = new Db(withMode(urls.app, 'force_custom_plan'))

type Layer = (path: string) => Promise<unknown>

const [listed = '', counted = ''] = floorSql.list
const pages = { list: listed, count: counted }
const onTables = inSchemas({
  'floor.member': 'members.member',
  'floor.person': 'people.person',
  'floor.org': 'organisations.org',
})
const onViews = inSchemas({
  'floor.member': 'members.member',
  'floor.person': 'people.profile',
  'floor.org': 'organisations.directory',
})
const inReach = (alias: string) => `${alias}.org_path >= $4 and ${alias}.org_path < $5`
const withinReach = {
  list: onViews.list
    .replace('where m.', `where ${inReach('m')} and m.`)
    .replace('on m.id = hit.id', `on m.id = hit.id and ${inReach('m')}`)
    .replace('on p.id = m.person_id', `on p.id = m.person_id and ${inReach('p')}`),
  count: onViews.count.replace('where m.', `where ${inReach('m')} and m.`),
}

/** The layers in order; each adds what its name says. */
export const layers: Readonly<Record<string, Layer>> = {
  'floor: node:http, pg, unnamed': (path) => twoQueries(path, false),
  'floor: the same, named': (path) => twoQueries(path, true),
  'floor: named, plans kept': (path) => twoQueries(path, true, keptOwner),
  'one batch': (path) => batch(owner, pageOf(pages, path)),
  'scope statement': (path) => batch(owner, [scopeOf(path), ...pageOf(pages, path)]),
  'row policy, generic plans allowed': (path) => batch(automatic, [scopeOf(path), ...pageOf(onTables, path)]),
  'published views': (path) => batch(automatic, [scopeOf(path), ...pageOf(onViews, path)]),
  'within(reach)': (path) => batch(automatic, [scopeOf(path), ...pageOf(withinReach, path, true)]),
  'custom plans only': (path) => batch(custom, [scopeOf(path), ...pageOf(withinReach, path, true)]),
  'steady: plans are kept': (path) => batch(kept, [scopeOf(path), ...pageOf(withinReach, path, true)]),
  'store: SQL built by Kysely': (path) => db.read(actorAt(path), (tx) => listFromStore(tx, reachOf(path), queryOf())),
  'service: masks, ages, Ctx': (path) =>
    perform({ db, actor: actorAt(path), effect: 'read', requestId: 'bench' }, (ctx) => service.listMembers(ctx, input)),
}

const input = contract.MemberFilter.parse({})
const queryOf = () => ({
  ...input,
  today: new Date().toISOString().slice(0, 10),
  org: undefined,
  name: undefined,
  personId: undefined,
  group: undefined,
  category: undefined,
  gender: undefined,
  ageFrom: undefined,
  ageTo: undefined,
  education: undefined,
  ethnicMinority: undefined,
  joinedFrom: undefined,
  joinedTo: undefined,
  floating: undefined,
  statuses,
  limit: 20,
  offset: 0,
})

function inSchemas(names: Readonly<Record<string, string>>) {
  const put = (text: string) => Object.entries(names).reduce((sql, [from, to]) => sql.replaceAll(from, to), text)
  return { list: put(pages.list), count: put(pages.count) }
}

function pageOf(of: { list: string; count: string }, path: string, twice = false): Statement[] {
  const { pathEnd } = reachOf(path)
  const again = twice ? [path, pathEnd] : []
  return [
    { sql: of.list, parameters: [path, pathEnd, statuses, ...again] },
    { sql: of.count, parameters: [path, pathEnd, statuses, ...again] },
  ]
}

const scopeOf = (path: string): Statement => ({
  sql: `select set_config('app.path', $1, true), set_config('app.path_end', $2, true),
    set_config('app.actor', $3, true), set_config('app.purpose', $4, true)`,
  parameters: [path, reachOf(path).pathEnd, '', ''],
})

async function twoQueries(path: string, isNamed: boolean, of = owner): Promise<unknown> {
  const [list, count] = pageOf(pages, path).map(({ sql, parameters }, at) =>
    of.query({ text: sql, values: [...parameters], ...(isNamed ? { name: `page-${at}` } : {}) }),
  )
  const [rows, counted] = await Promise.all([list, count])
  return { rows: rows?.rows, total: Number(counted?.rows[0].total) }
}

async function batch(of: pg.Pool, statements: readonly Statement[]): Promise<unknown> {
  const client = await of.connect()
  try {
    const [counted, rows] = (await sendBatch(client, statements)).reverse()
    return { rows: rows?.rows, total: counted?.rows[0]?.total }
  } finally {
    client.release()
  }
}

function actorAt(path: string): Actor {
  const of = {
    kind: 'account',
    accountId: '00000000-0000-7000-8000-000000000001',
    identityId: null,
    personId: null,
  } as const
  return { ...of, name: '测量', role: 'SECRETARY', orgId: null, reach: reachOf(path) }
}

const run = Object.values(layers)
const plain = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const layer = run[Number(url.pathname.slice(1))]
  layer?.(url.searchParams.get('path') ?? '').then(
    (answer) => send(response, answer),
    (fault: Error) => send(response, fault.stack, 500),
  )
})

function send(response: ServerResponse, answer: unknown, status = 200): void {
  const body = Buffer.from(JSON.stringify(answer))
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
    .end(body)
}

// The product's routes, but everybody is who the header says: what looking up a session costs is the last step.
const app = await createHttp()
const surface = {
  db,
  portal: db,
  identify: async (request: { headers: Record<string, unknown> }) => actorAt(String(request.headers['x-path'])),
}
serveOn(app, surface as never)(contract.listMembers, service.listMembers)

await app.listen({ port: 0, host: '127.0.0.1' })
await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
const portOf = (address: unknown) => (address as { port: number }).port
process.send?.({ plain: portOf(plain.address()), fastify: portOf(app.server.address()), names: Object.keys(layers) })
process.on('disconnect', () => process.exit(0))
