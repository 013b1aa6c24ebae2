import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, visitor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { sql } from '#kernel/db.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { editorsOf, open, plantCounty, publish, textOf, write } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'
import * as sites from '../sites/service.ts'
import { ArticleText, saveArticle as saveContract, writeArticle as writeContract } from './contract.ts'
import { digestOf } from './prepare.ts'
import * as service from './service.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let writer: Actor
let reader: Actor

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  ;[writer, reader] = editorsOf(orgs.qingxi)
})

type Do = <T>(work: (ctx: Parameters<typeof service.readArticle>[0]) => Promise<T>) => Promise<T>
const asWriter: Do = (work) => act(db.app, writer, work)
const asReader: Do = (work) => act(db.app, reader, work)
const read = (articleId: string) => look(db.app, writer, (ctx) => service.readArticle(ctx, { articleId }))
const row = async (id: string) => (await db.owner.query('select * from publishing.article where id = $1', [id])).rows[0]

describe('an article', () => {
  it('is written, handed in, read by another person and published', async () => {
    const articleId = await write(db.app, orgs.qingxi)
    expect(await read(articleId)).toMatchObject({
      status: 'DRAFT',
      version: 1,
      publishedAt: null,
      can: { submitArticle: true, publishArticle: 'publishing.not-now' },
    })
    await asWriter((ctx) => service.submitArticle(ctx, { articleId, version: 1 }))
    await expect(asWriter((ctx) => service.publishArticle(ctx, { articleId, version: 1 }))).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'publishing.needs-another-person',
    })
    await asReader((ctx) => service.publishArticle(ctx, { articleId, version: 1 }))
    const article = await read(articleId)
    expect(article).toMatchObject({ status: 'PUBLISHED', can: { saveArticle: true, withdrawArticle: true } })
    expect(article.steps.map((step) => step.act)).toEqual(['PUBLISHED', 'SUBMITTED'])
    expect(article.contentDigest).toBe(digestOf(article.text))
  })

  it('is published by its writer where an organiser said that no second reader is wanted', async () => {
    await db.owner.query('update sites.site set needs_review = false where org_id = $1', [orgs.shitan.id])
    const articleId = await write(db.app, orgs.shitan)
    const [own] = editorsOf(orgs.shitan)
    const published = await act(db.app, own, (ctx) => service.publishArticle(ctx, { articleId, version: 1 }))
    expect(published.status).toBe('PUBLISHED')
  })

  it('keeps every saved version, and the public one until a new one is published', async () => {
    const articleId = await publish(db.app, orgs.qingxi, { title: '第一版' })
    await asWriter((ctx) => service.saveArticle(ctx, { articleId, version: 1, ...textOf({ title: '第二版' }) }))
    expect(await row(articleId)).toMatchObject({ title: '第一版', status: 'PUBLISHED', pending: 'DRAFT', version: 2 })
    expect((await read(articleId)).text.title).toBe('第二版')
    await asWriter((ctx) => service.submitArticle(ctx, { articleId, version: 2 }))
    const before = await row(articleId)
    await asReader((ctx) => service.publishArticle(ctx, { articleId, version: 2 }))
    const after = await row(articleId)
    expect(after).toMatchObject({ title: '第二版', pending: null, published_at: before.published_at })
    expect(after.updated_at).toBeInstanceOf(Date)
    const versions = (await read(articleId)).versions.map(({ number, title }) => [number, title])
    expect(versions).toEqual([
      [2, '第二版'],
      [1, '第一版'],
    ])
    const first = await look(db.app, writer, (ctx) => service.readVersion(ctx, { articleId, number: 1 }))
    expect(first.text.title).toBe('第一版')
  })

  it('is not saved over what somebody saved meanwhile', async () => {
    const articleId = await write(db.app, orgs.qingxi)
    const save = (version: number) =>
      asWriter((ctx) => service.saveArticle(ctx, { articleId, version, ...textOf({ title: '改过' }) }))
    await save(1)
    await expect(save(1)).rejects.toMatchObject({ code: 'publishing.changed-meanwhile' })
    const both = await Promise.allSettled([save(2), save(2)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('goes back to its writer with the reason', async () => {
    const articleId = await write(db.app, orgs.qingxi)
    await asWriter((ctx) => service.submitArticle(ctx, { articleId, version: 1 }))
    await asReader((ctx) => service.returnArticle(ctx, { articleId, version: 1, reason: '日期请核对' }))
    const article = await read(articleId)
    expect([article.status, article.steps[0]?.note]).toEqual(['DRAFT', '日期请核对'])
  })

  it('leaves its title and the reason when it is withdrawn, and its text to those who answer for it', async () => {
    const articleId = await publish(db.app, orgs.qingxi, { title: '有误的通知', bodyHtml: '<p>绝密词语</p>' })
    await asReader((ctx) => service.withdrawArticle(ctx, { articleId, version: 1, reason: '时间写错' }))
    expect(await row(articleId)).toMatchObject({
      title: '有误的通知',
      body_html: '',
      summary: '',
      search_text: '',
      withdrawn_reason: '时间写错',
      withdrawn_by: '青溪镇党委',
    })
    expect((await read(articleId)).text.bodyHtml).toBe('<p>绝密词语</p>')
    for (const again of [
      () => asWriter((ctx) => service.saveArticle(ctx, { articleId, version: 1, ...textOf() })),
      () => asReader((ctx) => service.publishArticle(ctx, { articleId, version: 1 })),
    ])
      await expect(again()).rejects.toMatchObject({ code: 'publishing.withdrawn' })
  })

  it('stands in a window of its own section only, and in none that is closed', async () => {
    const of = { sectionCode: 'SERVICES', name: '便民电话', position: 0, promiseDays: 30, owner: '周禾' } as const
    const column = await asWriter((ctx) => sites.addColumn(ctx, { ...of, orgId: orgs.qingxi.id }))
    await expect(write(db.app, orgs.qingxi, { columnId: column.id })).rejects.toMatchObject({
      code: 'publishing.column-elsewhere',
    })
    await write(db.app, orgs.qingxi, { columnId: column.id, sectionCode: 'SERVICES' })
    await expect(write(db.app, orgs.shitan, { columnId: column.id, sectionCode: 'SERVICES' })).rejects.toMatchObject({
      code: 'sites.column-not-found',
    })
  })

  it('is refused when nothing is written or no phone could load it, and a notice needs its days in order', async () => {
    const attempts: [Partial<ArticleText>, string][] = [
      [{ bodyHtml: '<script>alert(1)</script><p> </p>' }, 'publishing.nothing-written'],
      [{ bodyHtml: `<p>${'字'.repeat(80_000)}</p>` }, 'publishing.too-long'],
      [{ notice: { fromOn: '2026-11-26', untilOn: '2026-11-20', objection: '请留言' } }, 'publishing.notice-days'],
    ]
    for (const [of, code] of attempts) await expect(write(db.app, orgs.qingxi, of)).rejects.toMatchObject({ code })
  })

  it('is not published on a paused site', async () => {
    const articleId = await write(db.app, orgs.village)
    const [one, other] = editorsOf(orgs.village)
    await act(db.app, one, (ctx) => service.submitArticle(ctx, { articleId, version: 1 }))
    const pause = { orgId: orgs.village.id, reason: '由镇里统一发布', successorOrgId: null }
    await act(db.app, one, (ctx) => sites.pauseSite(ctx, pause))
    await expect(
      act(db.app, other, (ctx) => service.publishArticle(ctx, { articleId, version: 1 })),
    ).rejects.toMatchObject({ code: 'publishing.site-paused' })
  })
})

describe('the hour of publication', () => {
  it('is no field that anybody can fill in', () => {
    for (const field of ['publishedAt', 'published_at', 'isImported', 'status', 'updatedAt']) {
      expect(ArticleText.safeParse({ ...textOf(), [field]: '2020-01-01T00:00:00Z' }).success).toBe(false)
      expect(writeContract.body.safeParse({ orgId: orgs.qingxi.id, ...textOf(), [field]: 'x' }).success).toBe(false)
      expect(saveContract.body.safeParse({ version: 1, ...textOf(), [field]: 'x' }).success).toBe(false)
    }
  })

  it('is the database’s own, whatever time the use case believes it is', async () => {
    const articleId = await write(db.app, orgs.qingxi)
    const past = new Date('2020-01-01T00:00:00Z')
    await act(db.app, writer, (ctx) => service.submitArticle(ctx, { articleId, version: 1 }), past)
    await act(db.app, reader, (ctx) => service.publishArticle(ctx, { articleId, version: 1 }), past)
    expect(Math.abs((await row(articleId)).published_at.getTime() - Date.now())).toBeLessThan(60_000)
  })

  it('cannot be written by the application at all', async () => {
    const articleId = await publish(db.app, orgs.qingxi)
    const client = await db.app.pool.connect()
    await client.query(`begin; select set_config('app.path', '/', true), set_config('app.path_end', '0', true)`)
    for (const change of [
      `update publishing.article set published_at = '2020-01-01' where id = '${articleId}'`,
      `update publishing.article set is_imported = true where id = '${articleId}'`,
      `update publishing.article_version set title = 'x' where article_id = '${articleId}'`,
      `delete from publishing.article_version where article_id = '${articleId}'`,
      `delete from publishing.article where id = '${articleId}'`,
    ]) {
      await client.query('savepoint before')
      await expect(client.query(change)).rejects.toThrow('permission denied')
      await client.query('rollback to savepoint before')
    }
    await client.query('rollback')
    client.release()
  })
})

describe('a list of articles', () => {
  const list = (of: object, actor = writer) =>
    look(db.app, actor, (ctx) => service.listArticles(ctx, { page: 1, size: 100, ...of }))

  it('is narrowed in the query: by state, section, words and own hand, with the right total', async () => {
    const id = await write(db.app, orgs.qingxi, { title: '河道清理两公里', sectionCode: 'ORGANISATION' })
    for (const of of [
      { q: '清理' },
      { q: '河道 两公里' },
      { status: 'DRAFT', sectionCode: 'ORGANISATION' },
      { mine: 'true', q: '河' },
    ]) {
      const { rows, total } = await list(of)
      expect(rows.map((each) => each.id)).toEqual([id])
      expect(total).toBe(1)
    }
    expect((await list({ q: '道河' })).total).toBe(0)
    expect((await list({ q: '。' })).total).toBe(0)
    await asWriter((ctx) => service.submitArticle(ctx, { articleId: id, version: 1 }))
    expect(
      (await list({ waiting: 'true', orgId: orgs.qingxi.id, includeBelow: 'false' })).rows.map((each) => each.id),
    ).toEqual([id])
    expect((await list({ mine: 'true', q: '清理' }, reader)).total).toBe(0)
  })

  it('is not for those who do not write', async () => {
    const member = actorIn(orgs.county, { role: 'MEMBER' })
    await expect(list({}, member)).rejects.toMatchObject({ code: 'publishing.not-an-editor' })
  })
})

it('a withdrawn text is found by no search, in the console neither', async () => {
  const articleId = await publish(db.app, orgs.qingxi, { title: '撤下的', bodyHtml: '<p>独一无二的词</p>' })
  await asReader((ctx) => service.withdrawArticle(ctx, { articleId, version: 1, reason: '写错了' }))
  const { total } = await look(db.app, writer, (ctx) => service.listArticles(ctx, { page: 1, size: 20, q: '独一无二' }))
  expect(total).toBe(0)
  const { rows } = await db.portal.pool.query(
    `select * from publishing.search_published($1, '{}', '{}', '{"size": 10, "skip": 0, "sort": "time"}')`,
    ["'独一'"],
  )
  expect(rows).toEqual([])
})

it('every step is in the audit', async () => {
  const articleId = await publish(db.app, orgs.qingxi)
  const { rows } = await db.owner.query('select act from audit.entry where subject_id = $1 order by id', [articleId])
  expect(rows.map((entry) => entry.act)).toEqual(['publishing.written', 'publishing.submitted', 'publishing.published'])
})

it('the public reads as the visitor and has no way to what is not published', async () => {
  const articleId = await write(db.app, orgs.qingxi)
  const seen = await look(db.portal, visitor, (ctx) => ctx.tx.rows(sql`select id from publishing.article`))
  // With the policies switched off the table itself hides nothing; the queries of the pages still do.
  if (config.belt !== 'rows-off') expect(seen).not.toContainEqual(expect.objectContaining({ id: articleId }))
  for (const table of ['publishing.article_version', 'publishing.article_step'])
    await expect(db.portal.pool.query(`select * from ${table}`)).rejects.toThrow('permission denied')
  for (const column of ['saved_by', 'saved_by_name', 'pending', 'search_text', 'submitted_by'])
    await expect(db.portal.pool.query(`select ${column} from publishing.article`)).rejects.toThrow('permission denied')
})

describe('the editors’ list', () => {
  const list = (actor: typeof writer, of: Partial<Parameters<typeof service.listArticles>[1]>) =>
    look(db.app, actor, (ctx) => service.listArticles(ctx, { page: 1, size: 100, ...of }))

  it('holds an organisation alone or with those below it', async () => {
    const here = await write(db.app, orgs.qingxi, { title: '镇里的稿子' })
    const below = await write(db.app, orgs.village, { title: '村里的稿子' })
    const idsOf = async (includeBelow: 'true' | 'false') =>
      (await list(writer, { orgId: orgs.qingxi.id, includeBelow })).rows.map(({ id }) => id)
    expect(await idsOf('true')).toEqual(expect.arrayContaining([here, below]))
    expect(await idsOf('false')).toContain(here)
    expect(await idsOf('false')).not.toContain(below)
  })

  it('counts as waiting for me what another person handed in, and nothing of my own', async () => {
    const articleId = await write(db.app, orgs.qingxi)
    await asWriter((ctx) => service.submitArticle(ctx, { articleId, version: 1 }))
    const waits = async (actor: typeof writer, waiting: 'true' | 'me') =>
      (await list(actor, { waiting })).rows.some(({ id }) => id === articleId)
    expect(await waits(writer, 'true')).toBe(true)
    expect(await waits(writer, 'me')).toBe(false)
    expect(await waits(reader, 'me')).toBe(true)
  })

  it('is narrowed by days, the last one included', async () => {
    const articleId = await write(db.app, orgs.qingxi)
    await db.owner.query(`update publishing.article set saved_at = '2026-03-05T23:30:00+08:00' where id = $1`, [
      articleId,
    ])
    const within = async (from: string, until: string) =>
      (await list(writer, { from, until })).rows.some(({ id }) => id === articleId)
    expect(await within('2026-03-01', '2026-03-05')).toBe(true)
    expect(await within('2026-03-06', '2026-03-31')).toBe(false)
  })
})

describe('the windows of a site', () => {
  it('are fresh by what is their own; a reprint changes nothing (A10)', async () => {
    const of = { sectionCode: 'PUBLICITY', name: '清溪故事', position: 0, promiseDays: 30, owner: '周禾' } as const
    const { id } = await asWriter((ctx) => sites.addColumn(ctx, { ...of, orgId: orgs.qingxi.id }))
    const state = async () => {
      const { rows } = await look(db.app, writer, (ctx) => service.readFreshness(ctx, { orgId: orgs.qingxi.id }))
      return rows.find(({ columnId }) => columnId === id)?.state
    }
    expect(await state()).toBe('EMPTY')
    await publish(db.app, orgs.qingxi, { columnId: id, sourceUrl: 'https://example.org/a' })
    expect(await state()).toBe('EMPTY')
    await publish(db.app, orgs.qingxi, { columnId: id })
    expect(await state()).toBe('FRESH')
  })
})
