import { beforeAll, expect, it } from 'vitest'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { livePortal, open, publish } from '../../../../tests/portal/live.ts'
import { basis, noon, type Prefecture, plantPrefecture, watch } from '../../../../tests/prefectures.ts'
import { actorIn, type TreeOrg } from '../../../../tests/trees.ts'
import { followers } from '../../../apps/followers.ts'
import * as publishing from '../service.ts'
import { handDownArticle } from './service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const { run } = watch(db)
let s: Prefecture
let live: Awaited<ReturnType<typeof livePortal>>

beforeAll(async () => {
  s = await plantPrefecture(db)
  // The planted paths were not counted; the next ones must be others.
  await db.owner.query(`select setval('organisations.path_step', 1000)`)
  for (const org of [s.county, s.east, s.west, s.upper, s.far]) await open(db.app, org)
  live = await livePortal(db)
  return () => live.app.close()
})

const hand = (org: TreeOrg, articleId: string, isShownBelow: boolean) =>
  act(db.app, actorIn(org, { role: 'SECRETARY' }), (ctx) =>
    handDownArticle(ctx, { articleId, version: 1, isShownBelow }),
  )
const today = async ({ id }: TreeOrg) =>
  (await db.owner.query<{ path: string; slug: string }>('select path, slug from organisations.org where id = $1', [id]))
    .rows[0] as { path: string; slug: string }

/** The organisations whose feed has it. */
const showing = async (articleId: string): Promise<string[]> => {
  const names: string[] = []
  for (const org of [s.county, s.west, s.upper, s.far]) {
    const { body } = await live.get(`/o/${(await today(org)).slug}/rss.xml`, { headers: { host: `h${hosts++}.test` } })
    if (body.includes(articleId)) names.push(org.name)
  }
  return names
}
// Each page under a host of its own: what stands in the tree is asked for here, and not what a cache remembers.
let hosts = 0

async function merge(from: TreeOrg, into: TreeOrg, on: string): Promise<void> {
  const plan = { orgId: from.id, alsoIds: [], intoId: into.id, effectiveOn: on, basis }
  const { id } = await act(db.app, s.boss, (ctx) => changes.mergeOrgs(ctx, plan), noon(on))
  await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: id }), noon(on))
  await run(id, on)
}

it('after a merge into its sibling the heir shows it below, reads it and takes it back; nothing is handed down from a site that ended', async () => {
  const articleId = await publish(db.app, s.east, { title: '合并前下发的安排' })
  await hand(s.east, articleId, true)
  expect(await showing(articleId)).toEqual([s.upper.name])
  await merge(s.east, s.west, '2026-07-01')
  expect((await showing(articleId)).sort()).toEqual([s.upper.name, s.far.name].sort())

  const heir = { ...s.west, path: (await today(s.west)).path }
  const read = () =>
    look(db.app, actorIn(heir, { role: 'SECRETARY' }), (ctx) => publishing.readArticle(ctx, { articleId }))
  expect((await read()).can).toMatchObject({ handDownArticle: true, withdrawArticle: true })
  for (const stranger of [s.upper, s.far, s.other]) {
    const { path } = await today(stranger)
    await expect(hand({ ...stranger, path }, articleId, false)).rejects.toMatchObject({ code: 'publishing.not-found' })
  }
  await hand(heir, articleId, false)
  expect(await showing(articleId)).toEqual([])
  expect((await read()).can.handDownArticle).toBe('publishing.site-paused')
  await expect(hand(heir, articleId, true)).rejects.toMatchObject({ code: 'publishing.site-paused' })
})

it('a merge into the organisation above leaves it on the sites that showed it, and the heir withdraws it', async () => {
  const articleId = await publish(db.app, s.west, { title: '并入县委前的安排' })
  await hand({ ...s.west, path: (await today(s.west)).path }, articleId, true)
  const before = await showing(articleId)
  expect(before.sort()).toEqual([s.west.name, s.upper.name, s.far.name].sort())
  await merge(s.west, s.county, '2026-08-01')
  expect((await showing(articleId)).sort()).toEqual(before)
  const heir = actorIn(s.county, { role: 'EDITOR' })
  await act(db.app, heir, (ctx) => publishing.withdrawArticle(ctx, { articleId, version: 1, reason: '已经过时' }))
  expect(await showing(articleId)).toEqual([])
})
