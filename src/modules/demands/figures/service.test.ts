import { beforeAll, expect, test } from 'vitest'
import { acceptCase, classifyCase, saveClassList } from '#modules/cases/index.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { readDemandFigures } from './service.ts'

const db = testDatabase()
const { county, qingshi, baiyun } = places
const figuresFor = (place: Place, role = 'ORGANISER') =>
  look(db.app, deskOf(place, { role }), (ctx) => readDemandFigures(ctx))

beforeAll(async () => {
  await plantCounty(db)
  for (let at = 0; at < 12; at++) await submitAbout(db, qingshi, { title: `自来水水压低第${at}次` })
  for (let at = 0; at < 14; at++) await submitAbout(db, baiyun, { title: `村口路灯不亮第${at}次` })
  await submitAbout(db, county, { title: '公交车班次太少' })
  const { rows } = await db.owner.query<{ id: string }>("select id from cases.case where title like '自来水%'")
  for (const { id } of rows) {
    await act(db.app, deskOf(county), (ctx) => acceptCase(ctx, { caseId: id, isComplex: false }))
    await act(db.app, deskOf(county), (ctx) => classifyCase(ctx, { caseId: id, field: '城乡建设' }))
  }
})

test('tell how many messages there were by month, field and place, and hide a small number with the smallest beside it (D27)', async () => {
  const figures = await figuresFor(county)
  expect(figures.total).toBe(27)
  expect(figures.totalBefore).toBe(0)
  expect(figures.months).toHaveLength(24)
  expect(figures.months.at(-1)).toEqual({ month: figures.until, messages: 27 })
  expect(figures.fields).toEqual([
    { field: '城乡建设', messages: 12, before: 0, seconds: [] },
    { field: null, messages: 15, before: 0, seconds: [] },
  ])
  // One message is about the county itself: the smaller of the two places below is hidden with it.
  const told = figures.places.filter(({ messages }) => messages !== 0)
  expect(told).toEqual([
    { orgId: qingshi.id, name: qingshi.name, messages: null },
    { orgId: baiyun.id, name: baiyun.name, messages: 14 },
    { orgId: null, name: county.name, messages: null },
  ])
})

test('tell the second levels of a field that is told, small ones hidden with another (D27)', async () => {
  for (let at = 0; at < 8; at++) await submitAbout(db, county, { title: `公交车班次太少第${at}次` })
  const list = '城乡建设,供水,\n城乡建设,路灯,\n教育文体,入学,'
  await act(db.app, deskOf(county), (ctx) => saveClassList(ctx, { text: list, changedAt: null }))
  const { rows } = await db.owner.query<{ id: string }>(
    "select id from cases.case where title like '村口路灯%' order by number",
  )
  const decide = (caseId: string, field: string, second: string) =>
    act(db.app, deskOf(county), (ctx) => classifyCase(ctx, { caseId, field, second }))
  for (const { id } of rows.slice(0, 10)) await decide(id, '城乡建设', '路灯')
  const water = await db.owner.query<{ id: string }>(
    "select id from cases.case where title like '自来水%' order by number",
  )
  for (const { id } of water.rows.slice(0, 4)) await decide(id, '城乡建设', '供水')
  for (const { id } of rows.slice(10, 13)) await decide(id, '教育文体', '入学')
  const { fields } = await figuresFor(county)
  expect(fields).toEqual([
    // Four of 22 are few, and with the smallest beside them they are ten and more.
    {
      ...{ field: '城乡建设', messages: 22, before: 0 },
      seconds: [
        { second: '路灯', messages: 10, before: 0 },
        { second: '供水', messages: null, before: 0 },
        { second: null, messages: null, before: 0 },
      ],
    },
    // A field that is hidden has no parts from which it could be added up.
    {
      ...{ field: '教育文体', messages: null, before: 0 },
      seconds: [{ second: '入学', messages: null, before: 0 }],
    },
    { field: null, messages: null, before: 0, seconds: [] },
  ])
})

test('are those of one’s own reach, and for who handles or dispatches', async () => {
  const above = await figuresFor(county)
  const below = await figuresFor(qingshi)
  expect(below.total ?? 0).toBeLessThan(above.total ?? 0)
  await expect(figuresFor(county, 'EDITOR')).rejects.toMatchObject({ code: 'demands.not-an-analyst' })
})
