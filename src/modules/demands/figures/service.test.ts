import { beforeAll, expect, test } from 'vitest'
import { acceptCase, classifyCase } from '#modules/cases/index.ts'
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
    { field: '城乡建设', messages: 12, before: 0 },
    { field: null, messages: 15, before: 0 },
  ])
  // One message is about the county itself: the smaller of the two places below is hidden with it.
  const told = figures.places.filter(({ messages }) => messages !== 0)
  expect(told).toEqual([
    { orgId: qingshi.id, name: qingshi.name, messages: null },
    { orgId: baiyun.id, name: baiyun.name, messages: 14 },
    { orgId: null, name: county.name, messages: null },
  ])
})

test('are those of one’s own reach, and for who handles or dispatches', async () => {
  const above = await figuresFor(county)
  const below = await figuresFor(qingshi)
  expect(below.total ?? 0).toBeLessThan(above.total ?? 0)
  await expect(figuresFor(county, 'EDITOR')).rejects.toMatchObject({ code: 'demands.not-an-analyst' })
})
