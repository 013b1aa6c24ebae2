import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { cleanRichText } from '#kernel/rich-text.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { jpegOf } from '../../../../tests/pictures.ts'
import {
  editorsOf,
  handIn,
  livePortal,
  open,
  plantCounty,
  publish,
  textOf,
  write,
} from '../../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../../tests/trees.ts'
import * as publishing from '../service.ts'
import { openArticleFile } from './service.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
let writer: Actor
let reader: Actor

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of [orgs.qingxi, orgs.shitan]) await open(db.app, org)
  ;[writer, reader] = editorsOf(orgs.qingxi)
  live = await livePortal(db)
  return () => live.app.close()
})

let count = 0
const pdf = (): Buffer => Buffer.from(`%PDF-1.7\n名单 ${count++}`)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const attach = async (bytes: Buffer = pdf(), name = '拟表彰对象名单.pdf', actor = writer) => ({
  file: (await handIn(db.app, actor, { name, bytes })).id,
  name,
})
const read = (articleId: string) => look(db.app, reader, (ctx) => publishing.readArticle(ctx, { articleId }))
const opened = (actor: Actor, articleFileId: string) =>
  look(db.app, actor, (ctx) => openArticleFile(ctx, { articleFileId }))
const address = (articleId: string, file: string) => `/o/qingxizhen/a/${articleId}/files/${file}`
const seen = async (url: string) => (await live.get(url)).statusCode
const photo = (exif?: string): Buffer =>
  jpegOf({ width: 640, height: 480, ...(exif === undefined ? {} : { exif }), bytes: 900 + count++ })
const putIn = async (bytes: Buffer = photo(), alt = '会场里坐满了人') => {
  const { address: src } = await handIn(db.app, writer, { name: '会场.jpg', bytes, use: 'PICTURE' })
  return { src: src ?? '', markup: `<p><img src="${src}" alt="${alt}" width="640" height="480" /></p>` }
}

describe('an attachment', () => {
  it('is named, kept in order in every version, and stands on the public page with its kind and size', async () => {
    const [list, plan] = [pdf(), Buffer.concat([pdf(), Buffer.alloc(1_500_000, 0x20)])]
    const attachments = [await attach(list), { ...(await attach(plan, '安排.pdf')), name: '送水安排' }]
    const articleId = await publish(db.app, orgs.qingxi, { attachments })
    const { text } = await read(articleId)
    expect(text.attachments).toEqual([
      { ...attachments[0], mediaType: 'application/pdf', size: list.length, sha256: sha256(list) },
      {
        ...attachments[1],
        name: '送水安排.pdf',
        mediaType: 'application/pdf',
        size: plan.length,
        sha256: sha256(plan),
      },
    ])
    const page = (await live.get(`/o/qingxizhen/a/${articleId}`)).body
    expect(page.indexOf('拟表彰对象名单.pdf')).toBeLessThan(page.indexOf('送水安排.pdf'))
    expect(page).toContain('PDF 文件，1 千字节（KB）')
    expect(page).toContain('PDF 文件，1.4 兆（MB）')
    await act(db.app, writer, (ctx) =>
      publishing.saveArticle(ctx, { articleId, version: 1, ...textOf({ attachments: attachments.slice(1) }) }),
    )
    const first = await look(db.app, reader, (ctx) => publishing.readVersion(ctx, { articleId, number: 1 }))
    expect([first.text.attachments.length, (await read(articleId)).text.attachments.length]).toEqual([2, 1])
    // The public has what was published until the change is published too.
    expect(await seen(address(articleId, attachments[0]?.file ?? ''))).toBe(200)
  })

  it('is downloaded under its name, as a file that does nothing in our origin', async () => {
    const bytes = pdf()
    const one = await attach(bytes)
    const articleId = await publish(db.app, orgs.qingxi, { attachments: [one] })
    const answer = await live.get(address(articleId, one.file))
    expect(answer.rawPayload.equals(bytes)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('拟表彰对象名单.pdf')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, no-cache',
    })
    const again = await live.get(address(articleId, one.file), { headers: { 'if-none-match': answer.headers.etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('is nobody’s before its article is published nor after it is withdrawn, and of no other article', async () => {
    const one = await attach()
    const articleId = await write(db.app, orgs.qingxi, { attachments: [one] })
    expect(await seen(address(articleId, one.file))).toBe(404)
    await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 1 }))
    expect(await seen(address(articleId, one.file))).toBe(404)
    await act(db.app, reader, (ctx) => publishing.publishArticle(ctx, { articleId, version: 1 }))
    expect(await seen(address(articleId, one.file))).toBe(200)
    const other = await publish(db.app, orgs.qingxi)
    expect(await seen(address(other, one.file))).toBe(404)
    expect(await seen(`/o/shitanzhen/a/${articleId}/files/${one.file}`)).toBe(404)
    await act(db.app, reader, (ctx) => publishing.withdrawArticle(ctx, { articleId, version: 1, reason: '名单有误' }))
    expect(await seen(address(articleId, one.file))).toBe(404)
    const stone = (await live.get(`/o/qingxizhen/a/${articleId}`)).body
    expect([stone.includes('名单有误'), stone.includes('拟表彰对象名单')]).toEqual([true, false])
    expect((await read(articleId)).text.attachments).toHaveLength(1)
    expect((await opened(reader, one.file)).name).toBe('拟表彰对象名单.pdf')
  })

  it('is not given away when it was only added to a change that waits', async () => {
    const articleId = await publish(db.app, orgs.qingxi)
    const one = await attach()
    await act(db.app, writer, (ctx) =>
      publishing.saveArticle(ctx, { articleId, version: 1, ...textOf({ attachments: [one] }) }),
    )
    expect(await seen(address(articleId, one.file))).toBe(404)
  })

  it('is opened by those who work on its article, and by nobody outside the reach or with another post', async () => {
    const one = await attach()
    expect((await opened(writer, one.file)).bytes.length).toBeGreaterThan(0)
    // What waits is its sender’s alone.
    await expect(opened(reader, one.file)).rejects.toMatchObject({ code: 'publishing.file-not-found' })
    await write(db.app, orgs.qingxi, { attachments: [one] })
    expect((await opened(reader, one.file)).bytes.length).toBeGreaterThan(0)
    expect((await opened(actorIn(orgs.county, { role: 'EDITOR' }), one.file)).bytes.length).toBeGreaterThan(0)
    for (const org of [orgs.shitan, orgs.village])
      await expect(opened(actorIn(org, { role: 'EDITOR' }), one.file)).rejects.toMatchObject({
        code: 'publishing.file-not-found',
      })
    await expect(opened(actorIn(orgs.qingxi, { role: 'MEMBER' }), one.file)).rejects.toMatchObject({
      code: 'publishing.not-an-editor',
    })
  })

  it('is no paper of another record, whoever asks', async () => {
    const one = await attach()
    await db.owner.query('update app.file set taken_by = $2, waits_until = null where id = $1', [
      one.file,
      orgs.qingxi.id,
    ])
    await expect(opened(writer, one.file)).rejects.toMatchObject({ code: 'publishing.file-not-found' })
    await expect(write(db.app, orgs.qingxi, { attachments: [one] })).rejects.toMatchObject({
      code: 'publishing.file-gone',
    })
  })

  it('is taken from its sender only, and kept when another editor saves', async () => {
    const one = await attach(pdf(), '名单.pdf', reader)
    await expect(write(db.app, orgs.qingxi, { attachments: [one] })).rejects.toMatchObject({
      code: 'publishing.file-gone',
    })
    const own = await attach()
    const articleId = await write(db.app, orgs.qingxi, { attachments: [own] })
    const other = await publish(db.app, orgs.qingxi)
    await expect(
      act(db.app, writer, (ctx) =>
        publishing.saveArticle(ctx, { articleId: other, version: 1, ...textOf({ attachments: [own] }) }),
      ),
    ).rejects.toMatchObject({ code: 'publishing.file-gone' })
    await act(db.app, reader, (ctx) =>
      publishing.saveArticle(ctx, { articleId, version: 1, ...textOf({ attachments: [{ ...own, name: '改名' }] }) }),
    )
    expect((await read(articleId)).text.attachments[0]?.name).toBe('改名.pdf')
  })

  it('is found by its name, and no longer when its article is withdrawn', async () => {
    const one = await attach(pdf(), '稻虾共作补贴名单.pdf')
    const articleId = await publish(db.app, orgs.qingxi, { attachments: [one] })
    const find = async () => (await live.get(`/o/qingxizhen/search?q=${encodeURIComponent('虾共作补')}`)).body
    const page = await find()
    expect(page).toContain(articleId)
    expect(page).toContain('附件：稻')
    await act(db.app, reader, (ctx) => publishing.withdrawArticle(ctx, { articleId, version: 1, reason: '重发' }))
    expect(await find()).not.toContain(articleId)
  })

  it('belongs to the digest of its article: another file, another name, another digest; without any it is as before', async () => {
    const [bytes, name] = [pdf(), '名单.pdf']
    const of = async (more: Buffer, called: string) => {
      const articleId = await publish(db.app, orgs.qingxi, { attachments: [{ ...(await attach(more)), name: called }] })
      return (await read(articleId)).contentDigest
    }
    const first = await of(bytes, name)
    const lines = `屋场会开到家门口\n\n<p>二十七条意见当场答复十九条。</p>\n<file sha256="${sha256(bytes)}">名单.pdf</file>`
    expect(first).toBe(`sha256:${sha256(Buffer.from(lines))}`)
    expect(await of(pdf(), name)).not.toBe(first)
    expect(await of(bytes, '别的名单.pdf')).not.toBe(first)
    const bare = (await read(await publish(db.app, orgs.qingxi))).contentDigest
    expect(bare).toBe(`sha256:${sha256(Buffer.from(lines.split('\n').slice(0, 3).join('\n')))}`)
  })

  it.each([
    ['a list named as a PDF', '名单.pdf', jpegOf({ width: 8, height: 8 }), 'publishing.file-other-kind'],
    ['a PDF with a script', '名单.pdf', Buffer.from('%PDF-1.7 <</S /JavaScript /JS (x)>>'), 'publishing.file-runs'],
    ['a program', '名单.exe', Buffer.from('MZ\x90\0'), 'kernel.file-kind'],
    ['a page', '名单.html', Buffer.from('<script>alert(1)</script>'), 'kernel.file-kind'],
    ['nothing', '名单.pdf', Buffer.alloc(0), 'kernel.file-empty'],
    ['too much', '名单.pdf', Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)]), 'kernel.file-too-large'],
  ])('is refused with its sentence: %s', async (_, name, bytes, code) => {
    await expect(handIn(db.app, writer, { name, bytes })).rejects.toMatchObject({ code })
  })

  it('is handed in by those who write, and by nobody else', async () => {
    const member = actorIn(orgs.qingxi, { role: 'MEMBER' })
    await expect(handIn(db.app, member, { name: '名单.pdf', bytes: pdf() })).rejects.toMatchObject({
      code: 'publishing.not-an-editor',
    })
  })
})

describe('a picture in a text', () => {
  it('is served from the site’s own address, without what the camera wrote, and kept by browsers', async () => {
    const { src, markup } = await putIn(photo('GPS 26.5N 106.7E'))
    expect(cleanRichText(markup)).toContain('loading="lazy"')
    expect(await seen(src)).toBe(404)
    const articleId = await publish(db.app, orgs.qingxi, { bodyHtml: markup })
    expect((await live.get(`/o/qingxizhen/a/${articleId}`)).body).toMatch(
      new RegExp(`<img src="${src}" alt="会场里坐满了人" width="640" height="480" loading="lazy"`),
    )
    const answer = await live.get(src)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(answer.rawPayload.includes('GPS')).toBe(false)
    expect(src).toContain(sha256(answer.rawPayload))
    expect(await seen(src.replace(/\/[0-9a-f]{8}([0-9a-f]{56})/, '/00000000$1'))).toBe(404)
    await act(db.app, reader, (ctx) => publishing.withdrawArticle(ctx, { articleId, version: 1, reason: '照片有误' }))
    expect(await seen(src)).toBe(404)
  })

  it('must be of this article and be what its address says', async () => {
    const { src, markup } = await putIn()
    await publish(db.app, orgs.qingxi, { bodyHtml: markup })
    const gone = { code: 'publishing.picture-gone', fields: [expect.objectContaining({ path: 'bodyHtml' })] }
    await expect(write(db.app, orgs.qingxi, { bodyHtml: markup })).rejects.toMatchObject(gone)
    const fresh = await putIn()
    const otherBytes = fresh.markup.replace(/[0-9a-f]{64}/, /[0-9a-f]{64}/.exec(src)?.[0] ?? '')
    await expect(write(db.app, orgs.qingxi, { bodyHtml: otherBytes })).rejects.toMatchObject(gone)
    const file = await attach()
    const paper = fresh.markup.replace(/[0-9a-f-]{36}/, file.file)
    await expect(write(db.app, orgs.qingxi, { bodyHtml: paper })).rejects.toMatchObject(gone)
    await write(db.app, orgs.qingxi, { bodyHtml: fresh.markup })
  })

  it('needs a description before the public is to read it; a draft may wait for one', async () => {
    const { markup } = await putIn(photo(), '')
    const articleId = await write(db.app, orgs.qingxi, { bodyHtml: markup })
    await expect(
      act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 1 })),
    ).rejects.toMatchObject({ code: 'publishing.picture-without-words' })
    const described = { bodyHtml: markup.replace('alt=""', 'alt="村口的路灯"') }
    await act(db.app, writer, (ctx) => publishing.saveArticle(ctx, { articleId, version: 1, ...textOf(described) }))
    await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 2 }))
  })

  it('is no drawing that can act, and from nowhere else', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    await expect(handIn(db.app, writer, { name: '图.png', bytes: svg, use: 'PICTURE' })).rejects.toMatchObject({
      code: 'publishing.not-a-picture',
    })
    const foreign =
      '<p>字<img src="https://elsewhere.example/a.png" alt="图"><img src="data:image/png;base64,AA" alt="图"></p>'
    const articleId = await write(db.app, orgs.qingxi, { bodyHtml: foreign })
    expect((await read(articleId)).text.bodyHtml).toBe('<p>字</p>')
  })
})
