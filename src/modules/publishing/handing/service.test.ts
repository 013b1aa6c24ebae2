import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, livePortal, open, plantCounty, publish, textOf } from '../../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../../tests/trees.ts'
import * as publishing from '../service.ts'
import { type Article, changeArticle, findArticle } from '../store.ts'
import { handDownArticle } from './service.ts'
import { handDown } from './store.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
let decider: Actor

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of [orgs.county, orgs.qingxi, orgs.village]) await open(db.app, org)
  decider = actorIn(orgs.county, { role: 'ORGANISER' })
  live = await livePortal(db)
  return () => live.app.close()
})

const hand = (articleId: string, isShownBelow = true, actor = decider, version = 1) =>
  act(db.app, actor, (ctx) => handDownArticle(ctx, { articleId, version, isShownBelow }))
const rewrite = (articleId: string, title: string) =>
  act(db.app, editorsOf(orgs.county)[0], (ctx) =>
    publishing.saveArticle(ctx, { articleId, version: 1, ...textOf({ title }) }),
  )
const slugOf = async (org: TreeOrg): Promise<string> =>
  (await db.owner.query('select slug from organisations.org where id = $1', [org.id])).rows[0].slug
// Each page under a host of its own, so that no cache stands between what is written and what is read.
let hosts = 0
const page = (url: string) => live.get(url, { headers: { host: `h${hosts++}.test` } })

describe('an article handed down', () => {
  it('stands on open sites below with its source: list, home, feed, archive, search; not beside, nor on one that is not open', async () => {
    const articleId = await publish(db.app, orgs.county, {
      title: '防汛值守安排',
      bodyHtml: '<p>汛期二十四小时值守。</p>',
    })
    await hand(articleId)
    const village = await slugOf(orgs.village)
    for (const list of [
      '',
      's/xuanchuan/',
      'rss.xml',
      'archive',
      `search?scope=site&q=${encodeURIComponent('防汛值守')}`,
    ]) {
      const { body } = await page(`/o/${village}/${list}`)
      expect(body, list).toContain(`/o/${village}/a/${articleId}`)
    }
    expect((await page(`/o/${village}/s/xuanchuan/`)).body).toContain('云岭县委下发')
    const shitan = await slugOf(orgs.shitan)
    expect((await page(`/o/${shitan}/s/xuanchuan/`)).body).not.toContain('防汛值守安排')
    expect((await page(`/o/${village}/sitemap.xml`)).body).not.toContain(articleId)
  })

  it('is read under the local frame, and names the original as the one to keep', async () => {
    const bodyHtml = '<p>见<a href="https://www.example.org/1.html">原件</a>。</p>'
    const articleId = await publish(db.app, orgs.county, { title: '换届纪律要求', bodyHtml })
    await hand(articleId)
    const [village, county] = [await slugOf(orgs.village), await slugOf(orgs.county)]
    const { body, statusCode } = await page(`/o/${village}/a/${articleId}`)
    expect(statusCode).toBe(200)
    expect(body).toMatch(new RegExp(`<link rel="canonical" href="[^"]*/o/${county}/a/${articleId}">`))
    expect(body).toContain(`/o/${village}/s/xuanchuan/`)
    expect(body).toContain(`/o/${county}/a/${articleId}/verify`)
    const away = /<p>见<a href="([^"]*)"/.exec(body)?.[1] ?? ''
    expect([away.startsWith(`/o/${county}/a/${articleId}/`), (await page(away)).statusCode]).toEqual([true, 200])
    expect(body).toContain('云岭县委')
  })

  it('follows its source: an update, and a withdrawal that leaves its stone everywhere at once', async () => {
    const articleId = await publish(db.app, orgs.county, { title: '有误的安排', bodyHtml: '<p>周三停水。</p>' })
    await hand(articleId)
    const [writer, reader] = editorsOf(orgs.county)
    await rewrite(articleId, '改过的安排')
    await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 2 }))
    await act(db.app, decider, (ctx) => publishing.publishArticle(ctx, { articleId, version: 2 }))
    const village = await slugOf(orgs.village)
    expect((await page(`/o/${village}/a/${articleId}`)).body).toContain('改过的安排')
    await act(db.app, reader, (ctx) => publishing.withdrawArticle(ctx, { articleId, version: 2, reason: '日期写错' }))
    const stone = (await page(`/o/${village}/a/${articleId}`)).body
    expect([stone.includes('日期写错'), stone.includes('云岭县委'), stone.includes('周三停水')]).toEqual([
      true,
      true,
      false,
    ])
    for (const list of ['', 's/xuanchuan/', 'rss.xml', `search?scope=site&q=${encodeURIComponent('改过的安排')}`])
      expect((await page(`/o/${village}/${list}`)).body, list).not.toContain(`/a/${articleId}`)
  })

  it('is updated by who hands down, also where no second reader is wanted: an editor alone changes no site below', async () => {
    await db.owner.query('update sites.site set needs_review = false where org_id = $1', [orgs.county.id])
    const articleId = await publish(db.app, orgs.county, { title: '县里的安排' })
    await hand(articleId)
    const [writer] = editorsOf(orgs.county)
    await rewrite(articleId, '编辑一个人改的')
    const publishIt = (actor: Actor) =>
      act(db.app, actor, (ctx) => publishing.publishArticle(ctx, { articleId, version: 2 }))
    await expect(publishIt(writer)).rejects.toMatchObject({ kind: 'forbidden', code: 'publishing.needs-decider' })
    const { can } = await look(db.app, writer, (ctx) => publishing.readArticle(ctx, { articleId }))
    expect([can.publishArticle, can.submitArticle, can.saveArticle]).toEqual(['publishing.needs-decider', true, true])
    const feed = `/o/${await slugOf(orgs.village)}/rss.xml`
    expect((await page(feed)).body).not.toContain('编辑一个人改的')

    const waitsFor = async (actor: Actor) =>
      (await look(db.app, actor, (ctx) => publishing.listArticles(ctx, { waiting: 'me', page: 1, size: 20 }))).rows
    await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 2 }))
    expect(await waitsFor(editorsOf(orgs.county)[1])).toEqual([])
    expect(await waitsFor(decider)).toMatchObject([{ id: articleId }])
    await publishIt(decider)
    expect((await page(feed)).body).toContain('编辑一个人改的')
    await db.owner.query('update sites.site set needs_review = true where org_id = $1', [orgs.county.id])
  })

  it('is not published by who read it before it was handed down, nor handed down as it was before it was published', async () => {
    const articleId = await publish(db.app, orgs.county)
    await rewrite(articleId, '同时在办的')
    const { reach } = decider
    const read = () => look(db.app, decider, async ({ tx }) => findArticle(tx, reach, articleId))
    const before = (await read()) as Article
    await hand(articleId, true, decider, 2)
    const change = { articleId, from: before, status: 'PUBLISHED', pending: 'REVIEW' } as const
    await act(db.app, decider, async (ctx) => {
      ctx.recorded += 1
      expect(await changeArticle(ctx.tx, reach, change)).toBeUndefined()
      const from = { version: 2, pending: 'REVIEW' } as const
      expect(await handDown(ctx.tx, reach, { articleId, from, to: null })).toBe(false)
      expect(await handDown(ctx.tx, reach, { articleId, from: before, to: null })).toBe(true)
    })
  })

  it('comes from a site that is open: one that sleeps hands nothing down', async () => {
    const articleId = await publish(db.app, orgs.qingxi)
    const sleeps = async (isAsleep: boolean) =>
      db.owner.query(`update sites.site set state = $2, paused_on = $3, paused_reason = $4 where org_id = $1`, [
        orgs.qingxi.id,
        isAsleep ? 'PAUSED' : 'ACTIVE',
        isAsleep ? '2026-11-01' : null,
        isAsleep ? '整修' : null,
      ])
    await sleeps(true)
    await expect(hand(articleId)).rejects.toMatchObject({ code: 'publishing.site-paused' })
    const { can } = await look(db.app, decider, (ctx) => publishing.readArticle(ctx, { articleId }))
    expect(can.handDownArticle).toBe('publishing.site-paused')
    await sleeps(false)
    await hand(articleId)
    await sleeps(true)
    await hand(articleId, false)
    await sleeps(false)
  })

  it('names its source in the feeds of the sites below, and not in that of its own', async () => {
    const articleId = await publish(db.app, orgs.county, { title: '订阅里的安排', bodyHtml: '<p>值守到月底。</p>' })
    await hand(articleId)
    const [village, county] = [await slugOf(orgs.village), await slugOf(orgs.county)]
    const itemOf = async (slug: string, list: string) => {
      const { body } = await page(`/o/${slug}/${list}rss.xml`)
      return body.split('<item>').find((item) => item.includes(articleId)) ?? ''
    }
    for (const list of ['', 's/xuanchuan/']) {
      const item = await itemOf(village, list)
      expect(item).toMatch(new RegExp(`<source url="[^"]*/o/${county}/rss.xml">云岭县委</source>`))
      expect(item).toContain('<description>云岭县委下发。值守到月底。')
      expect(await itemOf(county, list)).toContain('<description>值守到月底。')
      expect(await itemOf(county, list)).not.toContain('<source')
    }
  })

  it('is taken back: lists have it no more, and its addresses lead to the original', async () => {
    const articleId = await publish(db.app, orgs.county, { title: '收回的安排' })
    await hand(articleId)
    await hand(articleId, false)
    const [village, county] = [await slugOf(orgs.village), await slugOf(orgs.county)]
    expect((await page(`/o/${village}/s/xuanchuan/`)).body).not.toContain('收回的安排')
    const answer = await page(`/o/${village}/a/${articleId}`)
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `/o/${county}/a/${articleId}`])
    const { steps } = await look(db.app, decider, (ctx) => publishing.readArticle(ctx, { articleId }))
    expect(steps.map((step) => step.act).slice(0, 2)).toEqual(['TAKEN_BACK', 'HANDED_DOWN'])
  })

  it('is decided by secretaries and organisers of its organisation or above, and of what is public only', async () => {
    const articleId = await publish(db.app, orgs.qingxi)
    const [editor] = editorsOf(orgs.qingxi)
    await expect(hand(articleId, true, editor)).rejects.toMatchObject({ code: 'publishing.not-deciding' })
    for (const org of [orgs.village, orgs.shitan])
      await expect(hand(articleId, true, actorIn(org, { role: 'SECRETARY' }))).rejects.toMatchObject({
        code: 'publishing.not-found',
      })
    await expect(hand(articleId, false)).rejects.toMatchObject({ code: 'publishing.not-now' })
    await expect(hand(articleId, true, decider, 2)).rejects.toMatchObject({ code: 'publishing.changed-meanwhile' })
    await hand(articleId, true, actorIn(orgs.qingxi, { role: 'SECRETARY' }))
    await expect(hand(articleId)).rejects.toMatchObject({ code: 'publishing.not-now' })
    // Below its own organisation and not below that of who decided.
    expect((await page(`/o/${await slugOf(orgs.county)}/a/${articleId}`)).statusCode).toBe(404)
  })
})
