import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Input } from '#kernel/contract.ts'
import { newId } from '#kernel/ids.ts'
import { listDeeds, listDue } from '#modules/notices/service.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, livePortal, open, plantCounty, publish, textOf } from '../../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../../tests/trees.ts'
import { deeds } from '../../../apps/deeds.ts'
import { due } from '../../../apps/due.ts'
import { handDownArticle } from '../handing/service.ts'
import * as publishing from '../service.ts'
import type * as contract from './contract.ts'
import * as notes from './service.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
let decider: Actor
let [writer, reader]: Actor[] = []

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  decider = actorIn(orgs.county, { role: 'SECRETARY', accountId: newId(), name: '县里书记' })
  ;[writer, reader] = editorsOf(orgs.qingxi)
  live = await livePortal(db)
  return () => live.app.close()
})

const hand = (articleId: string, isShownBelow = true, version = 1) =>
  act(db.app, decider, (ctx) => handDownArticle(ctx, { articleId, version, isShownBelow }))
async function handed(of: Parameters<typeof textOf>[0] = {}): Promise<string> {
  const articleId = await publish(db.app, orgs.county, { title: '临时救助怎么办', ...of })
  await hand(articleId)
  return articleId
}
type By = Actor | undefined
const by = (actor: By) => actor as Actor
const save = (handedArticleId: string, of: { text?: string; version?: number; actor?: By; org?: TreeOrg } = {}) => {
  const { text = '在镇便民服务中心办。', version = 0, actor = writer, org = orgs.qingxi } = of
  return act(db.app, by(actor), (ctx) => notes.saveLocalNote(ctx, { orgId: org.id, handedArticleId, text, version }))
}
const show = async (localNoteId: string, version = 1, actor: By = reader) => {
  const { updatedAt: articleUpdatedAt } = await look(db.app, by(actor), (ctx) =>
    notes.readLocalNote(ctx, { localNoteId }),
  )
  return act(db.app, by(actor), (ctx) => notes.publishLocalNote(ctx, { localNoteId, version, articleUpdatedAt }))
}
const remove = (of: Input<typeof contract.removeLocalNote>, actor: By = writer) =>
  act(db.app, by(actor), (ctx) => notes.removeLocalNote(ctx, of))
const read = (handedArticleId: string, actor: By = writer, org = orgs.qingxi) =>
  look(db.app, by(actor), (ctx) => notes.readHandedArticle(ctx, { orgId: org.id, handedArticleId }))
async function shown(articleId: string, of: { text?: string } = {}): Promise<string> {
  const { id } = await save(articleId, of)
  await show(id)
  return id
}
async function update(articleId: string, title: string, version = 1, meanwhile = async () => {}): Promise<void> {
  const [one] = editorsOf(orgs.county)
  const next = { articleId, version: version + 1 }
  await act(db.app, one, (ctx) => publishing.saveArticle(ctx, { articleId, version, ...textOf({ title }) }))
  await act(db.app, one, (ctx) => publishing.submitArticle(ctx, next))
  await act(db.app, decider, (ctx) => publishing.publishArticle(ctx, next).then(meanwhile))
}
// Each page under a host of its own, so that no cache stands between what is written and what is read.
let hosts = 0
async function page(org: TreeOrg, articleId: string, host = `n${hosts++}.test`): Promise<string> {
  const { rows } = await db.owner.query<{ slug: string }>('select slug from organisations.org where id = $1', [org.id])
  return (await live.get(`/o/${rows[0]?.slug}/a/${articleId}`, { headers: { host } })).body
}

describe('a note of a site', () => {
  it('stands on the page of its site only, marked with whose it is, and the article stays to the letter', async () => {
    const articleId = await handed()
    const { contentDigest } = (
      await db.owner.query('select content_digest as "contentDigest" from publishing.article where id = $1', [
        articleId,
      ])
    ).rows[0]
    const { id, state } = await save(articleId, { text: '带身份证。\n\n找<b>民政办</b>老李\n截止12月31日' })
    expect(state).toBe('WAITING')
    expect(await page(orgs.qingxi, articleId)).not.toContain('民政办')
    await show(id)
    const body = await page(orgs.qingxi, articleId)
    expect(body).toMatch(/本地说明<span>（.*青溪镇党委.*<time datetime="20\d\d-\d\d-\d\d">/)
    expect(body).toContain('<p>带身份证。</p><p>找&lt;b&gt;民政办&lt;/b&gt;老李</p><p>截止12月31日</p>')
    expect(body).toContain('data-listen="local-note text"')
    expect(body.indexOf('id="local-note"')).toBeLessThan(body.indexOf('id="text"'))
    expect(body).toContain(contentDigest)
    for (const other of [orgs.county, orgs.village, orgs.shitan]) {
      const elsewhere = await page(other, articleId)
      expect([elsewhere.includes('临时救助怎么办'), elsewhere.includes('本地说明')], other.name).toEqual([true, false])
    }
  })

  it('is published by another person than who wrote it last, unless the site does without', async () => {
    const articleId = await handed()
    const { id } = await save(articleId)
    await expect(show(id, 1, writer)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'publishing.note-needs-another-person',
    })
    expect((await read(articleId)).can).toMatchObject({
      publishLocalNote: 'publishing.note-needs-another-person',
      saveLocalNote: true,
    })
    // Who changes it last is its writer; then the first may publish.
    await save(articleId, { actor: reader, version: 1, text: '改过的' })
    await expect(show(id, 2, reader)).rejects.toMatchObject({ code: 'publishing.note-needs-another-person' })
    await show(id, 2, writer)
    expect((await read(articleId)).note).toMatchObject({ state: 'SHOWN', shownText: '改过的', version: 3 })
    await db.owner.query('update sites.site set needs_review = false where org_id = $1', [orgs.qingxi.id])
    const alone = await handed()
    await show((await save(alone)).id, 1, writer)
    await db.owner.query('update sites.site set needs_review = true where org_id = $1', [orgs.qingxi.id])
    expect(await page(orgs.qingxi, alone)).toContain('在镇便民服务中心办。')
  })

  it('stays as it is shown while a change waits, is returned with a reason, and keeps who did what', async () => {
    const articleId = await handed()
    const id = await shown(articleId)
    await save(articleId, { text: '改到周三。', version: 2 })
    expect(await page(orgs.qingxi, articleId)).not.toContain('改到周三。')
    const returned = { localNoteId: id, version: 3, reason: '写明几点' }
    await act(db.app, by(reader), (ctx) => notes.returnLocalNote(ctx, returned))
    await expect(show(id, 4, reader)).rejects.toMatchObject({ code: 'publishing.note-not-now' })
    await save(articleId, { text: '改到周三九点。', version: 4 })
    await show(id, 5)
    const body = await page(orgs.qingxi, articleId)
    expect([body.includes('改到周三九点。'), body.includes('在镇便民服务中心办。')]).toEqual([true, false])
    const { note } = await look(db.app, by(reader), (ctx) => notes.readLocalNote(ctx, { localNoteId: id }))
    expect(note?.steps.map(({ act, actorName, words }) => [act, actorName, words])).toEqual([
      ['SHOWN', '林小满', null],
      ['SAVED', '周禾', '改到周三九点。'],
      ['RETURNED', '林小满', '写明几点'],
      ['SAVED', '周禾', '改到周三。'],
      ['SHOWN', '林小满', null],
      ['SAVED', '周禾', '在镇便民服务中心办。'],
    ])
  })

  it('taken away leaves the day and the reason on the page, its texts in the history, and may be written anew', async () => {
    const articleId = await handed()
    const id = await shown(articleId)
    await remove({ localNoteId: id, version: 2, reason: '办事地点搬了' })
    const body = await page(orgs.qingxi, articleId)
    expect(body).toMatch(/青溪镇党委的本地说明已于 20\d\d-\d\d-\d\d 撤下：办事地点搬了/)
    expect([body.includes('在镇便民服务中心办。'), body.includes('data-listen="text"')]).toEqual([false, true])
    const { note, can } = await read(articleId)
    expect(note?.steps[0]).toMatchObject({ act: 'REMOVED', actorName: '周禾', words: '办事地点搬了' })
    expect(can).toMatchObject({ removeLocalNote: 'publishing.note-not-now', saveLocalNote: true })
    await save(articleId, { text: '新地点在二楼。', version: 3 })
    expect(await page(orgs.qingxi, articleId)).toContain('办事地点搬了')
    await show(id, 4)
    const anew = await page(orgs.qingxi, articleId)
    expect([anew.includes('新地点在二楼。'), anew.includes('办事地点搬了')]).toEqual([true, false])
  })

  it('that was never shown leaves nothing on the page when it is taken away', async () => {
    const articleId = await handed()
    const { id } = await save(articleId)
    await remove({ localNoteId: id, version: 1, reason: '写错了文章' })
    const body = await page(orgs.qingxi, articleId)
    expect([body.includes('写错了文章'), body.includes('本地说明')]).toEqual([false, false])
  })

  it('goes with an article that is taken back or withdrawn, is kept, and does not come back by itself', async () => {
    const articleId = await handed()
    const id = await shown(articleId)
    await hand(articleId, false)
    await expect(read(articleId)).rejects.toMatchObject({ kind: 'missing', code: 'publishing.not-handed' })
    await expect(remove({ localNoteId: id, version: 2, reason: '不要了' })).rejects.toMatchObject({
      code: 'publishing.not-handed',
    })
    await hand(articleId)
    expect(await page(orgs.qingxi, articleId)).not.toContain('在镇便民服务中心办。')
    expect((await read(articleId)).note).toMatchObject({ state: 'SHOWN', isLapsed: true })
    await save(articleId, { version: 2 })
    await show(id, 3)
    expect(await page(orgs.qingxi, articleId)).toContain('在镇便民服务中心办。')
    const withdrawal = { articleId, version: 1, reason: '政策停了' }
    await act(db.app, editorsOf(orgs.county)[0], (ctx) => publishing.withdrawArticle(ctx, withdrawal))
    const stone = await page(orgs.qingxi, articleId)
    expect([stone.includes('政策停了'), stone.includes('本地说明')]).toEqual([true, false])
    const { rows } = await db.owner.query('select shown_text from publishing.local_note where id = $1', [id])
    expect(rows).toEqual([{ shown_text: '在镇便民服务中心办。' }])
  })

  it('that lapsed leaves nothing on the page when it is taken away: nobody saw it there', async () => {
    const articleId = await handed()
    const id = await shown(articleId)
    await hand(articleId, false)
    await hand(articleId)
    await remove({ localNoteId: id, version: 2, reason: '旧的不要了' })
    const body = await page(orgs.qingxi, articleId)
    expect([body.includes('旧的不要了'), body.includes('本地说明')]).toEqual([false, false])
    const { note } = await read(articleId)
    expect(note).toMatchObject({ state: 'REMOVED', shownText: null, isLapsed: false })
    expect(note?.steps[0]).toMatchObject({ act: 'REMOVED', words: '旧的不要了' })
  })

  it('is not published by who read an article that was changed meanwhile', async () => {
    const articleId = await handed()
    const { id } = await save(articleId)
    const { updatedAt } = await read(articleId, reader)
    await update(articleId, '临时救助改了办法')
    const asRead = { localNoteId: id, version: 1, articleUpdatedAt: updatedAt }
    await expect(act(db.app, by(reader), (ctx) => notes.publishLocalNote(ctx, asRead))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'publishing.note-changed-meanwhile',
    })
    expect((await show(id)).state).toBe('SHOWN')
  })

  it('stays below a new version of the article, and says that it changed since until somebody looked', async () => {
    const articleId = await handed()
    const id = await shown(articleId)
    expect((await read(articleId)).note?.changedOn).toBeNull()
    await update(articleId, '临时救助标准提高了')
    const body = await page(orgs.qingxi, articleId)
    expect([body.includes('临时救助标准提高了'), body.includes('在镇便民服务中心办。')]).toEqual([true, true])
    expect((await read(articleId)).note?.changedOn).toMatch(/^20\d\d-\d\d-\d\d$/)
    const list = async () =>
      (
        await look(db.app, by(writer), (ctx) =>
          notes.listHandedArticles(ctx, { orgId: orgs.qingxi.id, page: 1, size: 100 }),
        )
      ).rows.find((row) => row.articleId === articleId)
    expect(await list()).toMatchObject({ noteState: 'SHOWN', isOutdated: true, title: '临时救助标准提高了' })
    await save(articleId, { version: 2 })
    // A change that nobody published leaves the public with the note of before.
    expect((await read(articleId)).note?.changedOn).not.toBeNull()
    await show(id, 3)
    expect((await read(articleId)).note?.changedOn).toBeNull()
    expect(await list()).toMatchObject({ isOutdated: false })
  })

  it('is announced by the key of the one page that shows it, and that page follows', async () => {
    const articleId = await handed()
    const { id } = await save(articleId)
    const [here, village] = [orgs.qingxi, orgs.village]
    await page(here, articleId, 'same.test')
    const heard: string[] = []
    await db.owner.query('listen pages')
    db.owner.on('notification', ({ payload }) => heard.push(payload ?? ''))
    await show(id)
    await expect.poll(() => page(here, articleId, 'same.test')).toContain('在镇便民服务中心办。')
    expect(await page(village, articleId, 'same.test')).not.toContain('本地说明')
    await save(articleId, { text: '改了还没有审', version: 2 })
    await remove({ localNoteId: id, version: 3, reason: '搬了' })
    await expect.poll(() => page(here, articleId, 'same.test')).toContain('撤下：搬了')
    await db.owner.query('select 1')
    await db.owner.query('unlisten pages')
    const keys = [`local-note:${here.id}:${articleId}`]
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([{ keys }, { keys, forGood: true }])
  })

  it('is of who writes the articles of its site: not of neighbours, of members, nor below an article of one’s own', async () => {
    const articleId = await handed()
    const stranger = editorsOf(orgs.shitan)[0]
    await expect(save(articleId, { actor: stranger })).rejects.toMatchObject({ code: 'sites.not-found' })
    const member = actorIn(orgs.qingxi, { role: 'MEMBER' })
    await expect(save(articleId, { actor: member })).rejects.toMatchObject({ code: 'publishing.not-an-editor' })
    const { id } = await save(articleId)
    await expect(show(id, 1, stranger)).rejects.toMatchObject({ code: 'publishing.note-not-found' })
    const county = editorsOf(orgs.county)[0]
    await expect(save(articleId, { actor: county, org: orgs.county })).rejects.toMatchObject({
      code: 'publishing.not-handed',
    })
    // The county works on the sites of its townships, as on their articles.
    await show(id, 1, decider)
    const own = await publish(db.app, orgs.qingxi)
    await expect(save(own)).rejects.toMatchObject({ code: 'publishing.not-handed' })
    const unhanded = await publish(db.app, orgs.county)
    await expect(save(unhanded)).rejects.toMatchObject({ code: 'publishing.not-handed' })
  })

  it('of two who write at once one is told, and nobody publishes what he has not read', async () => {
    const articleId = await handed()
    const { id } = await save(articleId)
    await expect(save(articleId, { actor: reader })).rejects.toMatchObject({
      code: 'publishing.note-changed-meanwhile',
    })
    await save(articleId, { version: 1, text: '换了一句' })
    await expect(show(id, 1)).rejects.toMatchObject({ kind: 'conflict', code: 'publishing.note-changed-meanwhile' })
  })

  it('waits in 待办 of the other editors of its site while the article is handed down, and stands in 已办 of who acted', async () => {
    const articleId = await handed()
    const { id } = await save(articleId)
    const waitingFor = async (actor: By) =>
      (await look(db.app, by(actor), (ctx) => listDue(ctx, due))).rows.filter(({ opens }) => opens.endsWith(id))
    const line = { kind: 'publishing.local-note', fromName: '周禾', opens: `/console/local-notes/${id}` }
    expect(await waitingFor(writer)).toEqual([])
    expect(await waitingFor(editorsOf(orgs.shitan)[1])).toEqual([])
    expect(await waitingFor(reader)).toMatchObject([line])
    await hand(articleId, false)
    expect(await waitingFor(reader)).toEqual([])
    await hand(articleId)
    expect(await waitingFor(reader)).toMatchObject([line])
    await show(id)
    expect(await waitingFor(reader)).toEqual([])
    for (const [which, actor] of [
      ['handled', reader],
      ['started', writer],
    ] as const) {
      const { rows } = await look(db.app, by(actor), (ctx) => listDeeds(ctx, { which, page: 1 }, deeds))
      expect(rows.find(({ opens }) => opens.endsWith(id))).toMatchObject({ state: { zh: '已公开' } })
    }
  })

  it('waits in 待办 of who may write it when the article changed above, until it was kept, changed or taken away', async () => {
    const articleId = await handed()
    const id = await shown(articleId)
    const waitingFor = async (actor: By) =>
      (await look(db.app, by(actor), (ctx) => listDue(ctx, due))).rows
        .filter(({ opens }) => opens.endsWith(id))
        .map(({ kind }) => kind)
    const keep = async (version: number, actor: By = writer) => {
      const { updatedAt: articleUpdatedAt } = await read(articleId)
      return act(db.app, by(actor), (ctx) => notes.keepLocalNote(ctx, { localNoteId: id, version, articleUpdatedAt }))
    }
    const outdated = ['publishing.outdated-note']
    expect(await waitingFor(writer)).toEqual([])
    await expect(keep(2)).rejects.toMatchObject({ code: 'publishing.note-not-now' })
    expect((await read(articleId)).can.keepLocalNote).toBe('publishing.note-not-now')
    await update(articleId, '临时救助标准又提高了')
    for (const one of [writer, reader]) expect(await waitingFor(one)).toEqual(outdated)
    // Neighbours have nothing to do with it, and who changed the article knows.
    for (const one of [editorsOf(orgs.shitan)[0], decider]) expect(await waitingFor(one)).toEqual([])
    expect((await read(articleId)).can.keepLocalNote).toBe(true)
    await expect(keep(2, editorsOf(orgs.shitan)[0])).rejects.toMatchObject({ code: 'publishing.note-not-found' })
    const unread = { localNoteId: id, version: 2, articleUpdatedAt: null }
    await expect(act(db.app, by(writer), (ctx) => notes.keepLocalNote(ctx, unread))).rejects.toMatchObject({
      code: 'publishing.note-changed-meanwhile',
    })
    expect(await keep(2)).toMatchObject({ state: 'SHOWN', version: 3 })
    expect((await read(articleId)).note).toMatchObject({
      changedOn: null,
      steps: [{ act: 'KEPT', words: null }, {}, {}],
    })
    for (const one of [writer, reader]) expect(await waitingFor(one)).toEqual([])
    // Another change of the article is another question; a change of the note waits for a second person instead.
    await update(articleId, '临时救助标准再提高', 2)
    expect(await waitingFor(reader)).toEqual(outdated)
    await save(articleId, { version: 3, text: '改到二楼。' })
    expect([await waitingFor(writer), await waitingFor(reader)]).toEqual([[], ['publishing.local-note']])
    const returned = { localNoteId: id, version: 4, reason: '写明几号窗口' }
    await act(db.app, by(reader), (ctx) => notes.returnLocalNote(ctx, returned))
    expect(await waitingFor(writer)).toEqual(outdated)
    await hand(articleId, false, 3)
    expect(await waitingFor(writer)).toEqual([])
    await hand(articleId, true, 3)
    // Taken back and handed down again it is not shown any more.
    expect(await waitingFor(writer)).toEqual([])
    await save(articleId, { version: 5, text: '改到二楼三号窗口。' })
    await show(id, 6)
    await update(articleId, '临时救助停办', 3)
    expect(await waitingFor(writer)).toEqual(outdated)
    await remove({ localNoteId: id, version: 7, reason: '停办了' })
    expect(await waitingFor(writer)).toEqual([])
  })

  it.each([
    ['kept', notes.keepLocalNote],
    ['published', notes.publishLocalNote],
  ] as const)('%s while its article is being published is asked for: nobody read that', async (_, say) => {
    const isKept = say === notes.keepLocalNote
    const articleId = await handed()
    const id = isKept ? await shown(articleId) : (await save(articleId)).id
    if (isKept) await update(articleId, '先改了一次')
    const { updatedAt: articleUpdatedAt, note } = await read(articleId, reader)
    const said = { localNoteId: id, version: note?.version ?? 0, articleUpdatedAt }
    await update(articleId, '谁也没看过', isKept ? 2 : 1, async () => {
      await act(db.app, by(reader), (ctx) => say(ctx, said))
    })
    expect((await read(articleId)).note?.changedOn).not.toBeNull()
    const { rows } = await look(db.app, by(writer), (ctx) => listDue(ctx, due))
    expect(rows.filter(({ opens }) => opens.endsWith(id))).toMatchObject([{ kind: 'publishing.outdated-note' }])
  })

  it('is not published on a site that sleeps', async () => {
    const articleId = await handed()
    const { id } = await save(articleId)
    const sleeps = (state: string, on: string | null, why: string | null) =>
      db.owner.query('update sites.site set state = $2, paused_on = $3, paused_reason = $4 where org_id = $1', [
        orgs.qingxi.id,
        ...[state, on, why],
      ])
    await sleeps('PAUSED', '2026-11-01', '整修')
    await expect(show(id)).rejects.toMatchObject({ code: 'publishing.site-paused' })
    expect((await read(articleId)).can.publishLocalNote).toBe('publishing.site-paused')
    await sleeps('ACTIVE', null, null)
  })
})
