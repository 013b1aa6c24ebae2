import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { listDue } from '#modules/notices/service.ts'
import { act, look, testDatabase } from '../../../../../tests/database.ts'
import { asRead, editor, OfferScene } from '../../../../../tests/offers.ts'
import { editorsOf, publish, textOf } from '../../../../../tests/portal/live.ts'
import { actorIn } from '../../../../../tests/trees.ts'
import { due } from '../../../../apps/due.ts'
import * as publishing from '../../service.ts'
import * as store from '../store.ts'
import * as answers from './service.ts'

const db = testDatabase()
const scene = new OfferScene(db)
const { down, get, list, offered, offerIdOf, page, read, shows, slugOf, take, up, update } = scene
beforeAll(scene.begin)

describe('the version that was read', () => {
  it('is the one that is shown: another waits until somebody of the site has read it, told by 待办', async () => {
    const articleId = await offered({ title: '第一版的题目' })
    await take(articleId)
    await update(articleId, '第二版的题目')
    for (const path of ['/s/xuanchuan/', '/', '/rss.xml', `/search?q=${encodeURIComponent('第二版的题目')}&scope=site`])
      expect(await page(scene.orgs.county, path), path).not.toMatch(
        new RegExp(`/o/${await slugOf(scene.orgs.county)}/a/${articleId}`),
      )
    expect((await get(scene.orgs.county, `/a/${articleId}`)).statusCode).toBe(302)
    expect(await read(articleId)).toMatchObject({
      standing: 'CHANGED',
      title: '第二版的题目',
      publicPath: null,
      can: { takeOffer: true, endOffer: true, declineOffer: 'publishing.offer-not-now' },
    })
    const waiting = (await look(db.app, scene.chief, (ctx) => listDue(ctx, due))).rows
    const line = waiting.find(({ kind, title }) => kind === 'publishing.offer-answer' && title.zh === '第二版的题目')
    expect(line).toMatchObject({ fromName: '青溪镇党委' })
    const offerAnswerId = line?.opens.split('/').pop() ?? ''
    const opened = await look(db.app, scene.chief, (ctx) => answers.readOfferAnswer(ctx, { offerAnswerId }))
    await act(db.app, scene.chief, (ctx) => answers.takeOffer(ctx, asRead(opened)))
    expect(await page(scene.orgs.county, '/s/xuanchuan/')).toContain('第二版的题目')
    expect(await page(scene.orgs.county, `/a/${articleId}`)).toContain('第二版的题目')
  })

  it('must be the present one when it is taken: who read the one before is told so', async () => {
    const articleId = await offered()
    const before = await read(articleId)
    await update(articleId, '马上就改了')
    await expect(act(db.app, scene.chief, (ctx) => answers.takeOffer(ctx, asRead(before)))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'publishing.offer-changed-meanwhile',
    })
    expect(await shows(scene.orgs.county, articleId)).toBe(false)
  })

  it('of two who answer at once one is told; a draft of a change changes nothing', async () => {
    const articleId = await offered()
    const [writer] = editorsOf(scene.orgs.qingxi)
    await act(db.app, writer, (ctx) =>
      publishing.saveArticle(ctx, { articleId, version: 1, ...textOf({ title: '草稿' }) }),
    )
    const seen = await read(articleId)
    expect(seen.title).toBe('青溪的好做法')
    const both = await Promise.allSettled(
      [scene.chief, editor(scene.orgs.county, '另一位')].map((actor) =>
        act(db.app, actor, (ctx) => answers.takeOffer(ctx, asRead(seen))),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', code: 'publishing.offer-changed-meanwhile' },
    })
    expect(await page(scene.orgs.county, `/a/${articleId}`)).not.toContain('草稿')
  })

  it.each([
    ['before another is published', undefined],
    ['and committed while another is being published', 'INSIDE'],
    ['while another is published and committed', 'AROUND'],
  ] as const)('taken %s, it is paused, and nothing shows what nobody read', async (_, order) => {
    const articleId = await offered({ title: `竞相${order}` })
    const seen = asRead(await read(articleId))
    const taking = (meanwhile = async () => {}) =>
      act(db.app, scene.chief, (ctx) => answers.takeOffer(ctx, seen).then(meanwhile))
    const takes = async () => void (await taking())
    if (order === 'INSIDE') await update(articleId, '后来的', 1, takes)
    else if (order === 'AROUND') await taking(() => update(articleId, '后来的'))
    else await takes().then(() => update(articleId, '后来的'))
    expect(await read(articleId)).toMatchObject({ title: '后来的', standing: 'CHANGED' })
    const { body, statusCode } = await get(scene.orgs.county, `/a/${articleId}`)
    expect([body.includes('后来的'), statusCode]).toEqual([false, 302])
    expect(await page(scene.orgs.county, '/s/xuanchuan/')).not.toContain(articleId)
  })
})

describe('who may', () => {
  it('offer is an editor of the article’s own organisation or above, of what is published, to whom has an open site', async () => {
    const articleId = await publish(db.app, scene.orgs.qingxi)
    await expect(up(articleId, true, { actor: editor(scene.orgs.shitan, '石滩') })).rejects.toMatchObject({
      code: 'publishing.not-found',
    })
    await expect(up(articleId, true, { actor: actorIn(scene.orgs.qingxi, { role: 'MEMBER' }) })).rejects.toMatchObject({
      code: 'publishing.not-an-editor',
    })
    const own = await publish(db.app, scene.orgs.county)
    await expect(up(own, true, { actor: scene.chief })).rejects.toMatchObject({ code: 'publishing.nobody-above' })
    const last = await publish(db.app, scene.orgs.village)
    await expect(down(last, true, editor(scene.orgs.village, '村里'))).rejects.toMatchObject({
      code: 'publishing.nobody-below',
    })
    await expect(up(articleId, false)).rejects.toMatchObject({ code: 'publishing.not-now' })
    await up(articleId)
    await expect(up(articleId)).rejects.toMatchObject({ code: 'publishing.not-now' })
    await expect(up(articleId, false, { version: 7 })).rejects.toMatchObject({ code: 'publishing.changed-meanwhile' })
  })

  it('answer is an editor of the site it was offered to; nobody gains a right by an offer', async () => {
    const articleId = await offered()
    const offeredId = await offerIdOf(articleId)
    const asked = {
      orgId: scene.orgs.county.id,
      offeredId,
      version: 0,
      articleUpdatedAt: null,
      sectionCode: 'PUBLICITY',
      columnId: null,
    } as const
    for (const [actor, orgId, code] of [
      [scene.township, scene.orgs.county.id, 'sites.not-found'],
      [editor(scene.orgs.shitan, '石滩'), scene.orgs.shitan.id, 'publishing.not-offered'],
      [scene.township, scene.orgs.qingxi.id, 'publishing.not-offered'],
      [actorIn(scene.orgs.county, { role: 'MEMBER' }), scene.orgs.county.id, 'publishing.not-an-editor'],
    ] as const)
      await expect(
        act(db.app, actor, (ctx) => answers.takeOffer(ctx, { ...asked, orgId })),
        actor.name,
      ).rejects.toMatchObject({ code })
    await expect(
      look(db.app, scene.township, (ctx) => answers.readOffer(ctx, { offerId: offeredId })),
    ).rejects.toMatchObject({
      code: 'publishing.not-offered',
    })
    // What the county makes of it, and its drafts, stay the county's.
    const draft = await publish(db.app, scene.orgs.county)
    await expect(
      look(db.app, scene.township, (ctx) => publishing.readArticle(ctx, { articleId: draft })),
    ).rejects.toMatchObject({
      code: 'publishing.not-found',
    })
    await expect(list(scene.orgs.county, scene.township)).rejects.toMatchObject({ code: 'sites.not-found' })
  })

  it('the functions that look further than the reach tell of a place or an article in reach only', async () => {
    const articleId = await offered()
    const offerId = await offerIdOf(articleId)
    await take(articleId)
    const { path } = scene.orgs.county
    const told = (actor: Actor) =>
      look(db.app, actor, async ({ tx }) => ({
        listed: (await store.listOffered(tx, { path, page: 1, size: 5 })).total > 0,
        whole: (await store.findOffered(tx, { path, offerId })) !== undefined,
        receiver: (await store.findReceiverOf(tx, offerId)) !== undefined,
        answers: (await store.listAnswersTo(tx, articleId)).length > 0,
      }))
    expect(await told(scene.chief)).toEqual({ listed: true, whole: true, receiver: true, answers: true })
    expect(await told(scene.township)).toEqual({ listed: false, whole: false, receiver: false, answers: true })
    const none = { listed: false, whole: false, receiver: false, answers: false }
    expect(await told(editor(scene.orgs.shitan, '石滩'))).toEqual(none)
  })

  it('take it is nobody who wrote it, unless the site does without review', async () => {
    const articleId = await offered()
    const [writer] = editorsOf(scene.orgs.county)
    await expect(take(articleId, { actor: writer })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'publishing.offer-needs-another-person',
    })
    await db.owner.query('update sites.site set needs_review = false where org_id = $1', [scene.orgs.county.id])
    await take(articleId, { actor: writer })
    await db.owner.query('update sites.site set needs_review = true where org_id = $1', [scene.orgs.county.id])
  })

  it('take nothing onto a site that sleeps, nor is anything shown there', async () => {
    const [articleId, taken] = [await offered(), await offered({ title: '睡前选用的' })]
    await take(taken)
    const sleeps = (state: string, on: string | null, why: string | null) =>
      db.owner.query('update sites.site set state = $2, paused_on = $3, paused_reason = $4 where org_id = $1', [
        scene.orgs.county.id,
        state,
        on,
        why,
      ])
    await sleeps('PAUSED', '2026-11-01', '整修')
    await db.owner.query(`select pg_notify('pages', '{"all":true}')`)
    await expect(take(articleId)).rejects.toMatchObject({ code: 'publishing.site-paused' })
    await expect.poll(() => shows(scene.orgs.county, taken)).toBe(false)
    await sleeps('ACTIVE', null, null)
    await db.owner.query(`select pg_notify('pages', '{"all":true}')`)
    await expect.poll(() => shows(scene.orgs.county, taken)).toBe(true)
  })
})

it('pages in the cache follow: taken, updated, taken again, taken back, withdrawn', async () => {
  const articleId = await offered({ title: '缓存里的题目' })
  const host = 'kept.test'
  const listed = () => page(scene.orgs.county, '/s/xuanchuan/', host)
  expect(await listed()).not.toContain(articleId)
  const heard: string[] = []
  await db.owner.query('listen pages')
  db.owner.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await take(articleId)
  await expect.poll(listed).toContain(articleId)
  await update(articleId, '改了的题目')
  await expect.poll(listed).not.toContain(articleId)
  await take(articleId)
  await expect.poll(listed).toContain('改了的题目')
  await up(articleId, false, { version: 2 })
  await expect.poll(listed).not.toContain(articleId)
  await up(articleId, true, { version: 2 })
  await take(articleId)
  await expect.poll(listed).toContain(articleId)
  const reason = { articleId, version: 2, reason: '核实后再发' }
  await act(db.app, editorsOf(scene.orgs.qingxi)[0], (ctx) => publishing.withdrawArticle(ctx, reason))
  await expect.poll(listed).not.toContain(articleId)
  await db.owner.query('select 1')
  await db.owner.query('unlisten pages')
  const county = `org:${scene.orgs.county.id}`
  const origin = [`article:${articleId}`, `org:${scene.orgs.qingxi.id}`]
  expect(heard.map((payload) => JSON.parse(payload))).toEqual([
    { keys: [county] },
    { keys: [...origin, county] },
    { keys: [county] },
    { keys: [county], forGood: true },
    { keys: [county] },
    { keys: [...origin, county], forGood: true },
  ])
})
