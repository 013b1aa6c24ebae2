import { beforeAll, describe, expect, it, test } from 'vitest'
import { acceptCase, classifyCase, saveClassList } from '#modules/cases/index.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { findTopicsOf } from './finding.ts'
import { findAllTopics, findTopics, listTopics } from './service.ts'
import { clearClass, withoutNames } from './telling.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const organiserOf = (place: Place) => deskOf(place, { role: 'ORGANISER' })
const idle = { progress: async () => {} }

const find = (place: Place) =>
  act(db.app, deskOf(place), (ctx) => findTopicsOf(ctx, { orgId: place.id }, idle).then((found) => found!))
const listFor = (actor: ReturnType<typeof deskOf>) => look(db.app, actor, (ctx) => listTopics(ctx))

const lamps = ['村口路灯坏了', '村口路灯又不亮', '村口路灯修了又坏', '路灯坏了晚上摔跤']
const water = Array.from({ length: 12 }, (_, at) => `自来水水压低停水第${'一二三四五六七八九十百千'[at]}次`)

beforeAll(async () => {
  await plantCounty(db)
  for (const [at, title] of lamps.entries())
    await submitAbout(db, xihe, {
      title,
      text: `${title}，请派人修理路灯，第${at}回写信。`,
      isPublic: at < 2 ? 'yes' : 'no',
    })
  for (const [at, title] of water.entries())
    await submitAbout(db, qingshi, { title, text: `${title}，自来水水压低，做不了饭，第${at}回写信。` })
  const { rows } = await db.owner.query<{ id: string }>(
    `select id from cases.case where is_public and title like '%路灯%'`,
  )
  for (const { id } of rows)
    await act(db.app, deskOf(county), (ctx) => acceptCase(ctx, { caseId: id, isComplex: false }))
})

describe('the topics of an organisation (D27)', () => {
  it('are those of the messages in its reach, the hottest first', async () => {
    expect(await find(county)).toEqual({ messages: 16, topics: 2 })
    const { run, rows } = await listFor(deskOf(county))
    expect(run).toMatchObject({ messages: 16 })
    expect(rows.map(({ messages }) => messages)).toEqual([12, 4])
    expect(rows.map(({ position }) => position)).toEqual([1, 2])
    expect(rows[1]!.words.join()).toContain('路灯')
    expect(rows[0]!.courses).toEqual(['EMERGING'])
  })

  it('show titles of public cases only, and are named by them', async () => {
    await find(county)
    const { rows } = await listFor(deskOf(county))
    expect(rows[1]!.samples.map(({ title }) => title).sort()).toEqual(['村口路灯又不亮', '村口路灯坏了'])
    expect(lamps.slice(0, 2)).toContain(rows[1]!.name)
    // No message about water was accepted yet, so none is public.
    expect(rows[0]!.samples).toEqual([])
    expect(water).not.toContain(rows[0]!.name)
  })

  it('of fewer than ten messages are told to the desk only', async () => {
    await find(county)
    const { rows, smaller } = await listFor(organiserOf(county))
    expect(rows.map(({ messages }) => messages)).toEqual([12])
    expect(smaller).toBe(1)
    expect((await listFor(deskOf(county))).smaller).toBe(0)
  })

  it('take the place of those found before', async () => {
    await find(county)
    await find(county)
    const { rows } = await db.owner.query('select run_id from demands.topic where org_id = $1', [county.id])
    expect(rows).toHaveLength(2)
  })

  it('are one’s own organisation’s: a village is not told the county’s', async () => {
    await find(county)
    expect(await listFor(deskOf(xihe))).toMatchObject({ run: null, rows: [] })
    await find(xihe)
    expect((await listFor(deskOf(xihe))).run!.messages).toBeLessThan(16)
  })

  it('name the second level that most of their messages were decided to be (D27)', async () => {
    await act(db.app, deskOf(county), (ctx) =>
      saveClassList(ctx, { text: '农村农业,饮水,\n农村农业,灌溉,', changedAt: null }),
    )
    const { rows } = await db.owner.query<{ id: string }>(
      "select id from cases.case where title like '自来水%' order by number",
    )
    const decide = (caseId: string, second: string) =>
      act(db.app, deskOf(county), (ctx) => classifyCase(ctx, { caseId, field: '农村农业', second }))
    for (const [at, { id }] of rows.entries()) await decide(id, at < 9 ? '饮水' : '灌溉')
    await find(county)
    const classes = async () => (await listFor(deskOf(county))).rows.map(({ field, second }) => [field, second])
    expect(await classes()).toEqual([
      ['农村农业', '饮水'],
      [null, null],
    ])
    await decide(rows[0]!.id, '灌溉')
    await find(county)
    expect((await classes())[0]).toEqual([null, null])
  })

  it('are found each night for every desk, and when somebody asks', async () => {
    expect(await act(db.app, actorAt('/', { kind: 'system', role: 'SYSTEM' }), findAllTopics)).toBe(3)
    expect(await act(db.app, organiserOf(county), (ctx) => findTopics(ctx))).toHaveProperty('taskId')
  })

  it('are refused to who neither handles nor dispatches', async () => {
    const member = deskOf(county, { role: 'MEMBER' })
    await expect(listFor(member)).rejects.toMatchObject({ code: 'demands.not-an-analyst' })
    await expect(act(db.app, member, (ctx) => findTopics(ctx))).rejects.toMatchObject({
      code: 'demands.not-an-analyst',
    })
  })

  it('keep no word of only one or two messages and no column for a writer (D29)', async () => {
    await find(county)
    const { rows } = await db.owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'demands' and table_name = 'topic'`,
    )
    expect(rows.map(({ name }) => name).filter((name) => /writer|person|phone|contact|case_ids/.test(name))).toEqual([])
    const topics = (await listFor(deskOf(county))).rows
    for (const { words } of topics) expect(words.join()).not.toMatch(/摔跤/)
  })

  it('tell their course by month: a small month to the desk only (D27, decisions 84)', async () => {
    const now = Date.now()
    for (let at = 0; at < 12; at++) {
      const title = `养猪场的臭味第${at}次`
      const sent = new Date(now - (at < 2 ? 200 : 0) * 86_400_000)
      await submitAbout(db, qingshi, { title, text: `${title}，养猪场臭味熏人，请来查一查。` }, { now: sent })
    }
    await find(qingshi)
    const [desk, organiser] = [await listFor(deskOf(qingshi)), await listFor(organiserOf(qingshi))]
    const pigsOf = ({ rows }: typeof desk) => rows.find(({ words }) => words.join().includes('养猪'))
    const toldOf = (list: typeof desk) => pigsOf(list)?.months.filter((count) => count !== 0)
    expect(desk.run?.months).toHaveLength(25)
    expect(toldOf(desk)).toEqual([2, 10])
    expect(toldOf(organiser)).toEqual([null, null])
    expect(pigsOf(desk)).toMatchObject({ courses: ['RECURRING'], season: null })
  })
})

test.each([
  ['举报张三丰书记占用耕地', '举报某书记占用耕地'],
  ['感谢王女士帮忙', '感谢某女士帮忙'],
  ['村口路灯坏了', '村口路灯坏了'],
])('a title calls nobody by name: %s', (title, told) => {
  expect(withoutNames(title)).toBe(told)
})

test('a class is clear where ten were decided and three of four are one', () => {
  const many = (count: number, second: string | null) => Array.from({ length: count }, () => ({ field: '水', second }))
  const of = (...groups: ReturnType<typeof many>[]) => clearClass(groups.flat()).second
  expect(of(many(10, '停水'))).toBe('停水')
  expect(of(many(9, '停水'), many(20, null))).toBeNull()
  expect(of(many(9, '停水'), many(3, '水费'))).toBe('停水')
  expect(of(many(8, '停水'), many(3, '水费'))).toBeNull()
})
