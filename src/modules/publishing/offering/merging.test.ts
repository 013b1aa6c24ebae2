import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { listDue } from '#modules/notices/service.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, livePortal, open, publish, textOf } from '../../../../tests/portal/live.ts'
import { basis, noon, type Prefecture, plantPrefecture, watch } from '../../../../tests/prefectures.ts'
import { actorIn, type TreeOrg } from '../../../../tests/trees.ts'
import { due } from '../../../apps/due.ts'
import { followers } from '../../../apps/followers.ts'
import * as publishing from '../service.ts'
import * as answers from './answers/service.ts'
import { offerArticleDown, offerArticleUp } from './service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const { run } = watch(db)
let s: Prefecture
let live: Awaited<ReturnType<typeof livePortal>>

beforeAll(async () => {
  s = await plantPrefecture(db)
  // The planted paths were not counted; the next ones must be others.
  await db.owner.query(`select setval('organisations.path_step', 1000)`)
  for (const org of [s.county, s.east, s.west, s.upper, s.lower, s.far]) await open(db.app, org)
  live = await livePortal(db)
  return () => live.app.close()
})

const today = async ({ id }: TreeOrg) =>
  (await db.owner.query<{ path: string; slug: string }>('select path, slug from organisations.org where id = $1', [id]))
    .rows[0] as { path: string; slug: string }
const editorOf = async (org: TreeOrg): Promise<Actor> =>
  actorIn({ ...org, path: (await today(org)).path }, { role: 'EDITOR', accountId: newId() })

const offer = async (org: TreeOrg, articleId: string, direction: 'UP' | 'DOWN', isOffered = true) => {
  const actor = await editorOf(org)
  const asked = { articleId, version: 1, isOffered }
  return act(db.app, actor, (ctx) => (direction === 'UP' ? offerArticleUp(ctx, asked) : offerArticleDown(ctx, asked)))
}
const offered = async (org: TreeOrg) =>
  look(db.app, await editorOf(org), (ctx) => answers.listOfferedArticles(ctx, { orgId: org.id, page: 1, size: 100 }))
async function standing(org: TreeOrg, title: string): Promise<string | undefined> {
  return (await offered(org)).rows.find((row) => row.title === title)?.standing
}
async function take(org: TreeOrg, title: string): Promise<void> {
  const { offerId: offeredId } = (await offered(org)).rows.find((row) => row.title === title) as { offerId: string }
  const place = { sectionCode: 'PUBLICITY', columnId: null } as const
  const given = { orgId: org.id, offeredId, version: 0, articleUpdatedAt: null, ...place }
  await act(db.app, await editorOf(org), (ctx) => answers.takeOffer(ctx, given))
}

let hosts = 0
const get = async (org: TreeOrg, path: string, host = `m${hosts++}.test`) =>
  live.get(`/o/${(await today(org)).slug}${path}`, { headers: { host } })
const shows = async (org: TreeOrg, articleId: string, host?: string) =>
  (await get(org, '/rss.xml', host)).body.includes(articleId)
const dueOf = async (org: TreeOrg, wanted: string) =>
  (await look(db.app, await editorOf(org), (ctx) => listDue(ctx, due))).rows
    .filter(({ title }) => title.zh === wanted)
    .map(({ kind }) => kind)

async function merge(from: TreeOrg, into: TreeOrg, on: string): Promise<void> {
  const plan = { orgId: from.id, alsoIds: [], intoId: into.id, effectiveOn: on, basis }
  const { id } = await act(db.app, s.boss, (ctx) => changes.mergeOrgs(ctx, plan), noon(on))
  await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: id }), noon(on))
  await run(id, on)
}

it('who moved away is offered nothing by who stands above it no more: what it took of that leads to the original, at once and also in what was kept of its pages', async () => {
  const articleId = await publish(db.app, s.east, { title: '河边的巡查办法', bodyHtml: '<p>梧桐芭蕉</p>' })
  await offer(s.east, articleId, 'DOWN')
  await take(s.lower, '河边的巡查办法')
  const finds = async () =>
    (await get(s.lower, `/search?q=${encodeURIComponent('梧桐')}&scope=site`)).body.includes(articleId)
  expect([await shows(s.lower, articleId, 'kept.test'), await finds()]).toEqual([true, true])
  const plan = { orgId: s.lower.id, parentId: s.west.id, effectiveOn: '2026-06-01', basis }
  await act(db.app, s.boss, (ctx) => changes.moveOrg(ctx, plan), noon('2026-06-01'))

  await expect.poll(() => shows(s.lower, articleId, 'kept.test')).toBe(false)
  expect([await shows(s.lower, articleId), await finds()]).toEqual([false, false])
  const { statusCode, headers } = await get(s.lower, `/a/${articleId}`)
  expect([statusCode, headers.location]).toEqual([302, `/o/${(await today(s.east)).slug}/a/${articleId}`])
  expect(await standing(s.lower, '河边的巡查办法')).toBeUndefined()
  const [writer, reader] = editorsOf({ ...s.east, path: (await today(s.east)).path })
  const text = textOf({ title: '河边的巡查新办法' })
  await act(db.app, writer, (ctx) => publishing.saveArticle(ctx, { articleId, version: 1, ...text }))
  await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 2 }))
  await act(db.app, reader, (ctx) => publishing.publishArticle(ctx, { articleId, version: 2 }))
  // A line of 待办 that nobody could open would wait for ever.
  expect(await dueOf(s.lower, '河边的巡查新办法')).toEqual([])
})

it('a merge gives the heir what nobody answered yet and what was offered to the sites below; what was taken stays with the window that sleeps', async () => {
  const waits = await publish(db.app, s.upper, { title: '等答复的' })
  const taken = await publish(db.app, s.upper, { title: '已经选用的' })
  const below = await publish(db.app, s.east, { title: '给下级参考的' })
  await offer(s.upper, waits, 'UP')
  await offer(s.upper, taken, 'UP')
  await offer(s.east, below, 'DOWN')
  await take(s.east, '已经选用的')
  await take(s.upper, '给下级参考的')
  expect([await shows(s.east, taken), await shows(s.upper, below)]).toEqual([true, true])
  await merge(s.east, s.west, '2026-07-01')

  expect(await standing(s.west, '等答复的')).toBe('OFFERED')
  expect(await standing(s.west, '已经选用的')).toBeUndefined()
  await take(s.west, '等答复的')
  expect(await shows(s.west, waits)).toBe(true)
  // Below the heir it is shown on as it was, and others below may take it too.
  expect(await shows(s.upper, below)).toBe(true)
  expect(await standing(s.far, '给下级参考的')).toBe('OFFERED')
  // The article of who ended is the heir's to answer for: it takes the offer back.
  const { offers } = await look(db.app, await editorOf(s.west), (ctx) =>
    publishing.readArticle(ctx, { articleId: below }),
  )
  expect(offers).toMatchObject([{ direction: 'DOWN' }])
  await offer(s.west, below, 'DOWN', false)
  expect(await shows(s.upper, below)).toBe(false)
})

it('a move changes nothing of what was taken: the window goes on, and who moved takes the offer back and offers to its new superior', async () => {
  const upper = { ...s.upper, path: (await today(s.upper)).path }
  const articleId = await publish(db.app, upper, { title: '搬家前推荐的' })
  await offer(s.upper, articleId, 'UP')
  await take(s.west, '搬家前推荐的')
  const plan = { orgId: s.upper.id, parentId: s.county.id, effectiveOn: '2026-08-01', basis }
  await act(db.app, s.boss, (ctx) => changes.moveOrg(ctx, plan), noon('2026-08-01'))
  expect([await shows(s.west, articleId), await standing(s.west, '搬家前推荐的')]).toEqual([true, 'TAKEN'])
  expect(await standing(s.county, '搬家前推荐的')).toBeUndefined()
  await offer(s.upper, articleId, 'UP', false)
  await offer(s.upper, articleId, 'UP')
  expect([await shows(s.west, articleId), await standing(s.county, '搬家前推荐的')]).toEqual([false, 'OFFERED'])
})

it('what a site offered that sleeps since waits for nobody, and may be taken all the same', async () => {
  const articleId = await publish(db.app, { ...s.far, path: (await today(s.far)).path }, { title: '撤并前推荐的' })
  await offer(s.far, articleId, 'UP')
  expect(await dueOf(s.west, '撤并前推荐的')).toEqual(['publishing.offer'])
  await merge(s.far, s.lower, '2026-09-01')
  expect(await dueOf(s.west, '撤并前推荐的')).toEqual([])
  expect(await standing(s.west, '撤并前推荐的')).toBe('OFFERED')
  await take(s.west, '撤并前推荐的')
  expect(await shows(s.west, articleId)).toBe(true)
})
