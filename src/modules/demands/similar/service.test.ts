import { beforeAll, describe, expect, it } from 'vitest'
import { acceptCase } from '#modules/cases/index.ts'
import { joinCase } from '#modules/cases/joining/service.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { hideCase } from '../../../../tests/hiding.ts'
import { CommonWords } from './common-words.ts'
import { findSimilarShown } from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe, baiyun } = places
const lamp = { title: '四组路灯坏了没人修', text: '四组路口到小学的路灯坏了两个月，晚上看不见路，请派人来修。' }
const monthsAgo = (months: number) => new Date(Date.now() - months * 30 * 86_400_000)

const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id

/** A message about a place that its desk accepted; gives its number. */
async function accepted(place: Place, of: Parameters<typeof submitAbout>[2] = {}, now = new Date()): Promise<string> {
  const { number } = await submitAbout(db, place, { ...lamp, ...of }, { now })
  const caseId = await idOf(number)
  await act(db.app, deskOf(county), (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  return number
}

const asked = { title: '四组的路灯还是不亮', body: '四组路口到小学的路灯坏了很久，孩子晚上看不见路。' }
const findAt = (place: Place, common = new CommonWords(), now = new Date()) =>
  asCitizen(
    db,
    'read',
    async (ctx) => {
      const of = { ...asked, aboutOrgId: place.id, above: [county.path].filter((path) => path !== place.path) }
      return (await findSimilarShown(ctx, of, common)).map(({ number }) => number)
    },
    { now },
  )

beforeAll(() => plantCounty(db))

describe('public messages about the same matter (D18)', () => {
  it('are found however many others came to the board since (decisions 275)', async () => {
    const old = await accepted(qingshi, {}, monthsAgo(14))
    await db.owner.query(
      `insert into cases.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
         is_public, channel, state, source, source_id, created_at, search_text, terms)
       select gen_random_uuid(), 'T' || n, $1, $2, $3, $1, $3, 'HELP', '公交车班次太少', '公交车班次太少，请加车。', '王**',
         true, 'IMPORT', 'REPLIED', 'past', n::text, now() - n * interval '1 hour', '', '''公交'' ''班次'' ''太少'' ''路口'''::tsvector
       from generate_series(1, 300) n`,
      [qingshi.id, qingshi.path, qingshi.name],
    )
    expect(await findAt(qingshi)).toEqual([old])
  })

  it('are never private, hidden, not accepted yet, or joined to another (CZ4, decisions 87)', async () => {
    const before = await findAt(qingshi)
    await accepted(qingshi, { isPublic: 'no' })
    await submitAbout(db, qingshi, lamp)
    const hidden = await accepted(qingshi)
    await hideCase(db, await idOf(hidden), qingshi)
    const joined = await accepted(qingshi)
    const ids = { caseId: await idOf(joined), intoCaseId: await idOf(before[0] ?? '') }
    await act(db.app, deskOf(county), (ctx) => joinCase(ctx, ids))
    expect(await findAt(qingshi)).toEqual(before)
    // The database itself names no other one, so that none of them takes the place of one that is shown.
    const named = await db.portal.pool.query(
      `select * from cases.shown_with('路灯'::tsquery, $1, '{}', 1000, 0) as id`,
      [qingshi.id],
    )
    expect(named.rows.map(({ id }) => id)).toEqual([await idOf(before[0] ?? '')])
  })

  it('of the levels above and right below stand after those of the board, of a neighbour nowhere (decisions 165)', async () => {
    const [above, below] = [await accepted(county), await accepted(xihe)]
    await accepted(baiyun)
    const found = await findAt(qingshi)
    expect(found.slice(0, -2)).not.toContain(above)
    expect(found.slice(-2).sort()).toEqual([above, below].sort())
  })

  it('leave a place to one that is still open among the three nearest', async () => {
    const near = { title: asked.title, text: asked.body }
    const answered: string[] = []
    for (let at = 0; at < 3; at++) answered.push(await accepted(baiyun, near))
    await accepted(baiyun, {}, monthsAgo(3))
    await db.owner.query(`update cases.case set state = 'REPLIED' where number = any($1)`, [answered])
    const first = (await findAt(baiyun)).slice(0, 3)
    expect(first.filter((number) => answered.includes(number))).toHaveLength(2)
    expect(answered).not.toContain(first[2])
  })
})

it('how common words are is counted once an hour, among public messages only', async () => {
  const common = new CommonWords()
  const now = new Date()
  const read = (at: Date) => asCitizen(db, 'read', (ctx) => common.read(ctx), { now: at })
  const first = await read(now)
  await submitAbout(db, qingshi, { title: '只有不公开的来信写到的枇杷树', isPublic: 'no' })
  await submitAbout(db, qingshi, { title: '只有不公开的来信写到的枇杷树', isPublic: 'no' })
  expect(await read(new Date(now.getTime() + 3_500_000))).toBe(first)
  const later = await read(new Date(now.getTime() + 3_700_000))
  expect(later).not.toBe(first)
  expect(later.texts).toBeGreaterThan(0)
  expect(later.standIn.has('枇杷')).toBe(false)
})
