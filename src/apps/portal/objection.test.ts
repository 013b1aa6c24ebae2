import { beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '#kernel/time.ts'
import { articlePage } from '#modules/publishing/portal.ts'
import { testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty, publish } from '../../../tests/portal/live.ts'
import { ARTICLE } from '../../../tests/portal/sample-pages.ts'
import type { TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  const { county, qingxi } = orgs
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2), ($3, $4)', [
    ...[county.id, county.path, qingxi.id, qingxi.path],
  ])
  live = await livePortal(db)
  return () => live.app.close()
})

// The notice of the sample runs from the twentieth to the twenty-sixth of November 2026, in Chinese time.
test.each([
  ['2026-11-19T15:59:59Z', '公示期还没有开始'],
  ['2026-11-19T16:00:00Z', '对公示内容有意见'],
  ['2026-11-26T15:59:59Z', '对公示内容有意见'],
  ['2026-11-26T16:00:00Z', '公示期已过'],
])('at %s the box says %s', (at, said) => {
  const { main } = articlePage({ ...ARTICLE, now: new Date(at) })
  const box = String(main)
  const all = ['公示期还没有开始', '对公示内容有意见', '公示期已过']
  expect(all.filter((one) => box.includes(one))).toEqual([said])
  expect(box.includes('notice=1')).toBe(said === '对公示内容有意见')
})

const today = dayOf(new Date())
const noticed = (from: number, until: number, title = '拟接收预备党员的公示') =>
  publish(db.app, orgs.qingxi, {
    title,
    notice: { fromOn: addDays(today, from), untilOn: addDays(today, until), objection: '请在公示期内提出。' },
  })
const linkIn = (page: string) => /href="([^"]*notice=1)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
const isChosen = (page: string, name: string, value: string) =>
  new RegExp(`name="${name}" value="${value}"[^>]* checked`).test(page)

test('while it runs the link leads to the form: a complaint, its subject filled in, not public, about this page (CZ2)', async () => {
  const id = await noticed(-1, 5)
  const link = linkIn((await live.get(`/o/qingxizhen/a/${id}`)).body) ?? ''
  expect(link).toContain('/o/qingxizhen/messages/new?')
  const { body } = await live.get(link)
  expect(body).toContain('value="对“拟接收预备党员的公示”的意见"')
  expect(body).toContain(`name="about" value="/o/qingxizhen/a/${id}"`)
  expect([isChosen(body, 'kind', 'COMPLAINT'), isChosen(body, 'isPublic', 'no')]).toEqual([true, true])
  const long = await noticed(0, 0, '关于'.repeat(30))
  const other = await live.get(linkIn((await live.get(`/o/qingxizhen/a/${long}`)).body) ?? '')
  const subject = /name="title"[^>]* value="([^"]+)"|value="([^"]+)"[^>]* name="title"/.exec(other.body)
  expect([...(subject?.[1] ?? subject?.[2] ?? '')].length).toBeLessThanOrEqual(40)
})

test('once it is over the page says so, and a link from before fills nothing in', async () => {
  const id = await noticed(-5, -1)
  const { body } = await live.get(`/o/qingxizhen/a/${id}`)
  expect(linkIn(body)).toBeUndefined()
  expect(body).toContain('公示期已过')
  const about = encodeURIComponent(`/o/qingxizhen/a/${id}`)
  const late = (await live.get(`/o/qingxizhen/messages/new?kind=COMPLAINT&about=${about}&notice=1`)).body
  expect(late).not.toContain('的意见"')
  expect(isChosen(late, 'isPublic', 'no')).toBe(false)
})
