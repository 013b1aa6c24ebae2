import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { act, testDatabase } from '../../../tests/database.ts'
import {
  editorsOf,
  livePortal,
  open,
  plantCounty,
  publish,
  publishWithFiles,
  textOf,
  write,
} from '../../../tests/portal/live.ts'
import type { TreeOrg } from '../../../tests/trees.ts'
import * as publishing from './service.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>

beforeAll(async () => {
  orgs = await plantCounty(db)
  await open(db.app, orgs.qingxi)
  live = await livePortal(db)
  return () => live.app.close()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const at = (articleId: string, rest = '') => `/o/qingxizhen/a/${articleId}/${rest}`
const page = async (articleId: string, query = '') => (await live.get(at(articleId, `verify${query}`))).body
const content = async (articleId: string) => (await live.get(at(articleId, 'content.txt'))).rawPayload
const digestOn = async (url: string) => /sha256:([0-9a-f]{64})/.exec((await live.get(url)).body)?.[1] ?? ''

describe('anybody checks a published article', () => {
  it('from its page: both digests are there, and the text they are taken of is what a program of anybody takes one of', async () => {
    const articleId = await publish(db.app, orgs.qingxi)
    const article = (await live.get(at(articleId).slice(0, -1))).body
    expect(article).toContain(`href="${at(articleId, 'verify')}"`)
    const digest = sha256(await content(articleId))
    expect(await digestOn(at(articleId).slice(0, -1))).toBe(digest)
    const checked = await page(articleId)
    expect(checked.split(`sha256:${digest}`)).toHaveLength(3)
    expect(checked).toContain('一致：')
  })

  it('with its attachments, each with the digest of its bytes', async () => {
    const { id, list } = await publishWithFiles(db.app, orgs.qingxi)
    const bytes = (await live.get(at(id, `files/${list}`))).rawPayload
    expect(await page(id)).toContain(sha256(bytes))
    expect((await content(id)).toString()).toContain(`<file sha256="${sha256(bytes)}">拟表彰对象名单.pdf</file>`)
  })

  it.each([
    ['the text', `body_html = replace(body_html, '九', '八')`],
    ['the title', `title = title || ' '`],
    ['the subtitle', `subtitle = '副'`],
    ['the name of an attachment', `attachments = jsonb_set(attachments, '{0,name}', '"别的名单.pdf"')`],
    ['the digest of an attachment', `attachments = jsonb_set(attachments, '{0,sha256}', '"00"')`],
    ['the address of a picture', `body_html = regexp_replace(body_html, '[0-9a-f]\\.png', 'x.png')`],
  ])('and sees at once when one character of %s was changed behind our back', async (_, change) => {
    const { id } = await publishWithFiles(db.app, orgs.qingxi)
    await db.owner.query(`update publishing.article set body_html = body_html || '<p>十九条</p>' where id = $1`, [id])
    await db.owner.query(
      `update publishing.article set content_digest = 'sha256:' || encode(sha256(convert_to(title || E'\\n' || coalesce(subtitle, '') || E'\\n' || body_html
        || E'\\n' || format('<file sha256="%s">%s</file>', attachments->0->>'sha256', attachments->0->>'name'), 'UTF8')), 'hex') where id = $1`,
      [id],
    )
    expect(await page(id)).toContain('一致：')
    expect(await page(id)).not.toContain('不一致：')
    await db.owner.query(`update publishing.article set ${change} where id = $1`, [id])
    expect(await page(id)).toContain('不一致：')
  })

  it('against the digest he wrote down, however he wrote it', async () => {
    const articleId = await publish(db.app, orgs.qingxi)
    const digest = sha256(await content(articleId))
    for (const code of [digest, `SHA256:${digest.toUpperCase()}`, ` ${digest.slice(0, 32)} ${digest.slice(32)} `])
      expect(await page(articleId, `?code=${encodeURIComponent(code)}`)).toContain('一样：现在的内容就是')
    const [writer, reader] = editorsOf(orgs.qingxi)
    await act(db.app, writer, (ctx) =>
      publishing.saveArticle(ctx, { articleId, version: 1, ...textOf({ title: '改过' }) }),
    )
    await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 2 }))
    await act(db.app, reader, (ctx) => publishing.publishArticle(ctx, { articleId, version: 2 }))
    const later = await page(articleId, `?code=${digest}`)
    expect(later).toContain('不一样：内容在您记下以后更新过')
    expect(later).toContain('一致：现在的标题')
  })

  it('and finds nothing before it is published nor after it is withdrawn, and shows no markup that was typed', async () => {
    const draft = await write(db.app, orgs.qingxi)
    const articleId = await publish(db.app, orgs.qingxi)
    expect(await page(articleId, `?code=${encodeURIComponent('"><script>alert(1)</script>')}`)).not.toContain(
      '<script>alert',
    )
    const [, reader] = editorsOf(orgs.qingxi)
    await act(db.app, reader, (ctx) => publishing.withdrawArticle(ctx, { articleId, version: 1, reason: '写错' }))
    for (const id of [draft, articleId, 'x'])
      for (const rest of ['verify', 'content.txt']) expect((await live.get(at(id, rest))).statusCode).toBe(404)
  })
})
