import { beforeAll, describe, expect, it } from 'vitest'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { look, testDatabase } from '../../../../tests/database.ts'
import * as contract from '../contract.ts'
import { listCases } from '../service.ts'
import { mostFound } from './store.ts'

const db = testDatabase()
const { county, qingshi, xihe, baiyun } = places
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** Finished messages with the words of another one, one a minute since a day: more than a search gives. */
async function copiesOf(
  number: string,
  { since, count, day = '20200101' }: { since: Date; count: number; day?: string },
): Promise<void> {
  const { rows } = await db.owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = 'cases.case'::regclass and attnum > 0
       and not attisdropped and attgenerated = ''`,
  )
  const own: Readonly<Record<string, string>> = {
    id: 'gen_random_uuid()',
    number: `'LX${day}-' || lpad(n::text, 6, '0')`,
    code_hash: 'null',
    source: `'past ${day}'`,
    source_id: 'n::text',
    state: `'CLOSED'`,
    created_at: `$2::timestamptz + n * interval '1 minute'`,
  }
  const names = rows.map(({ name }) => name)
  await db.owner.query(
    `insert into cases.case (${names}) select ${names.map((name) => own[name] ?? name)} from cases.case, generate_series(1, $3) n
     where number = $1`,
    [number, since, count],
  )
}

const find = async (place: Place, query: Record<string, string>) => {
  const input = contract.listCases.query.parse({ size: 100, ...query })
  return look(db.app, deskOf(place), (ctx) => listCases(ctx, input))
}

let old: string
beforeAll(async () => {
  await plantCounty(db)
  const title = { title: '河堤上的路灯坏了很久' }
  old = (await submitAbout(db, xihe, title, { now: daysAgo(400) })).number
  await submitAbout(db, baiyun, title, { now: daysAgo(390) })
  await copiesOf(old, { since: daysAgo(30), count: mostFound + 50 })
})

describe('a search', () => {
  it('finds the one that waits behind a thousand newer finished ones with the same words', async () => {
    const open = await find(qingshi, { q: '路灯' })
    expect(open.rows.map(({ number }) => number)).toEqual([old])
    expect(open.newestOnly).toBeNull()
    expect((await find(qingshi, { q: '路灯', view: 'all', state: 'SUBMITTED' })).total).toBe(1)
  })

  it('says that it looked at the newest only when there are more than it gives', async () => {
    const all = await find(qingshi, { q: '路灯', view: 'all' })
    expect(all).toMatchObject({ total: mostFound, newestOnly: mostFound })
    expect(all.rows[0]?.number).toBe(`LX20200101-${String(mostFound + 50).padStart(6, '0')}`)
    expect(await find(qingshi, { q: '水渠', view: 'all' })).toMatchObject({ total: 0, newestOnly: null })
  })

  it('gives as many as it may and one fewer or more', async () => {
    const title = { title: '井盖松动没有人来修', text: '夜里有人踩空，请派人来看看，先围起来。' }
    const { number } = await submitAbout(db, xihe, title, { now: daysAgo(450) })
    const all = () => find(qingshi, { q: '井盖松动', view: 'all', size: '1', page: String(mostFound) })
    for (const [added, before] of [
      [mostFound - 2, 1],
      [1, mostFound - 1],
    ] as const) {
      await copiesOf(number, {
        since: daysAgo(440 - before / 100),
        count: added,
        day: before === 1 ? '20190101' : '20190102',
      })
      expect(await all()).toMatchObject({ total: before + added, newestOnly: null })
    }
    expect((await all()).rows).toMatchObject([{ number }])
    await copiesOf(number, { since: daysAgo(420), count: 1, day: '20190103' })
    const cut = await all()
    expect(cut).toMatchObject({ total: mostFound, newestOnly: mostFound })
    // The oldest of all is the one left out.
    expect(cut.rows.map((row) => row.number)).not.toContain(number)
    expect((await find(qingshi, { q: '井盖松动', view: 'all', size: '1', page: String(mostFound + 1) })).rows).toEqual(
      [],
    )
  })

  it('looks at the newest thousand first, and as far back as it takes, however long nothing came before them', async () => {
    await db.owner.query('analyze cases.case')
    const { rows: sample } = await db.owner.query('select part, since from cases.newest_sample()')
    expect(sample[0].part).toBeLessThan(1)
    const counted = await db.owner.query('select count(*)::integer as n from cases.case where created_at >= $1', [
      sample[0].since,
    ])
    expect(counted.rows[0].n).toBe(1000)
    const newest = await find(qingshi, { q: '路灯', view: 'all', size: '1' })
    expect(newest).toMatchObject({ total: mostFound, newestOnly: mostFound })
    // A tenth of all since a day ago: half of the rest reaches half-way to the oldest, and all is all.
    const { rows } = await db.owner.query(
      `select extract(epoch from cases.since_when('2026-01-01', '2026-01-11', 0.1, part) - '2026-01-01') / 86400 as day
       from unnest(array[0.05, 0.1, 0.55, 0.91]) part`,
    )
    expect(rows.map(({ day }) => Number(day))).toEqual([10, 10, 5, expect.closeTo(1)])
    const all = await db.owner.query(`select cases.since_when('2026-01-01', '2026-01-11', 0.1, 1) = '-infinity' as yes`)
    expect(all.rows).toEqual([{ yes: true }])
  })

  it('gives open cases by deadline, page by page, whatever else they are narrowed by', async () => {
    const words = { q: '河堤', size: '1' }
    const late = await submitAbout(
      db,
      xihe,
      { title: '河堤塌了一角', text: '昨天夜里塌的，请来看看。' },
      { now: daysAgo(500) },
    )
    const pages = [await find(county, { ...words, page: '1' }), await find(county, { ...words, page: '2' })]
    expect(pages.map(({ total }) => total)).toEqual([3, 3])
    expect(pages.map(({ rows }) => rows[0]?.number)).toEqual([late.number, old])
    const overdue = await find(county, { ...words, overdue: 'true' })
    expect(overdue).toMatchObject({ total: 3, rows: [{ number: late.number }] })
    expect((await find(county, { ...words, overdue: 'false' })).total).toBe(0)
    expect(await find(county, { ...words, page: '4' })).toMatchObject({ total: 3, rows: [] })
  })

  it('is narrowed to an organisation with or without those below, and never leaves the reach', async () => {
    const at = (orgId: string, includeBelow: boolean) =>
      find(county, { q: '路灯', orgId, includeBelow: String(includeBelow) })
    expect((await at(qingshi.id, true)).rows.map(({ number }) => number)).toEqual([old])
    expect((await at(qingshi.id, false)).total).toBe(0)
    expect((await at(xihe.id, false)).total).toBe(1)
    expect((await find(baiyun, { q: '路灯' })).rows.map(({ number }) => number)).not.toContain(old)
  })

  it('goes as far back as it takes: of what lies behind the newest thousand nothing is lost, within and in public', async () => {
    // Newer ones of another matter, so that the first look finds none.
    const other = (
      await submitAbout(
        db,
        xihe,
        { title: '水渠堵了没有人管', text: '堵了三天，请派人来清一清。' },
        { now: daysAgo(20) },
      )
    ).number
    await copiesOf(other, { since: daysAgo(10), count: 1200, day: '20200102' })
    await db.owner.query('analyze cases.case')
    expect((await find(qingshi, { q: '河堤', view: 'all', size: '1' })).total).toBe(mostFound)
    const shown = await db.portal.pool.query(`select * from cases.search_public('河堤'::tsquery, '{}', null, 2000)`)
    const all = await db.owner.query(
      `select 1 from cases.case where terms @@ '河堤'::tsquery and is_public and hidden_rule is null and state <> 'SUBMITTED' and not is_withheld`,
    )
    expect(shown.rowCount).toBe(all.rowCount)
    expect(shown.rowCount).toBeGreaterThan(0)
  })
})
