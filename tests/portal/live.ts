import type { FastifyInstance, InjectOptions } from 'fastify'
import { portal } from '#apps/portal/server.ts'
import type { Actor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { createHttp } from '#kernel/http.ts'
import type { Replica } from '#kernel/replica.ts'
import type { ArticleText } from '#modules/publishing/contract.ts'
import type { FileUse } from '#modules/publishing/files/contract.ts'
import { handInFile } from '#modules/publishing/files/service.ts'
import * as publishing from '#modules/publishing/service.ts'
import { act, type TestDatabase } from '../database.ts'
import { wholePng } from '../pictures.ts'
import { actorIn, type TreeOrg, writeTree } from '../trees.ts'

/** Two different editors of an organisation: one writes, the other publishes. */
export function editorsOf(org: TreeOrg): readonly [Actor, Actor] {
  return [
    actorIn(org, { role: 'EDITOR', accountId: '00000000-0000-7000-8000-00000000000a', name: '周禾' }),
    actorIn(org, { role: 'EDITOR', accountId: '00000000-0000-7000-8000-00000000000b', name: '林小满' }),
  ]
}

/** A county, two townships and a village, made up (division 5299xx). */
export async function plantCounty(
  db: TestDatabase,
): Promise<Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>> {
  const org = (
    id: string,
    path: string,
    of: Pick<TreeOrg, 'parentId' | 'code' | 'name' | 'type' | 'depth'>,
  ): TreeOrg => ({
    id: `00000000-0000-7000-8000-0000000000${id}`,
    path,
    ...of,
  })
  const county = org('c1', '/1/', { parentId: null, code: '001', name: '云岭县委', type: 'PARTY_COMMITTEE', depth: 1 })
  const below = { parentId: county.id, type: 'PARTY_COMMITTEE', depth: 2 } as const
  const qingxi = org('c2', '/1/2/', { ...below, code: '001.001', name: '青溪镇党委' })
  const shitan = org('c3', '/1/20/', { ...below, code: '001.002', name: '石滩镇党委' })
  const village = org('c4', '/1/2/3/', {
    parentId: qingxi.id,
    code: '001.001.001',
    name: '大石村党支部',
    type: 'BRANCH',
    depth: 3,
  })
  await writeTree(db.owner, [county, qingxi, shitan, village])
  return { county, qingxi, shitan, village }
}

/** Opens the site of an organisation as one of its editors. */
export function open(db: Db, org: TreeOrg, of: { slug?: string } = {}) {
  return act(db, editorsOf(org)[0], (ctx) =>
    publishing.openSite(ctx, { orgId: org.id, theme: 'red', address: '云岭县溪口路1号', phone: '0000-5299012', ...of }),
  )
}

/** An article's text with everything optional left out. */
export function textOf(of: Partial<ArticleText> = {}): ArticleText {
  return {
    sectionCode: 'PUBLICITY',
    columnId: null,
    title: '屋场会开到家门口',
    subtitle: null,
    bodyHtml: '<p>二十七条意见当场答复十九条。</p>',
    summary: null,
    source: null,
    sourceUrl: null,
    author: null,
    editor: null,
    notice: null,
    attachments: [],
    ...of,
  }
}

/** Writes a draft; gives its id. */
export async function write(db: Db, org: TreeOrg, of: Partial<ArticleText> = {}): Promise<string> {
  const [writer] = editorsOf(org)
  const { id } = await act(db, writer, (ctx) => publishing.writeArticle(ctx, { orgId: org.id, ...textOf(of) }))
  return id
}

/** Writes an article, hands it in and has the other editor publish it. */
export async function publish(db: Db, org: TreeOrg, of: Partial<ArticleText> = {}): Promise<string> {
  const [writer, reader] = editorsOf(org)
  const articleId = await write(db, org, of)
  await act(db, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: 1 }))
  await act(db, reader, (ctx) => publishing.publishArticle(ctx, { articleId, version: 1 }))
  return articleId
}

/** Publishes a notice with its list and a picture of the hall; gives their ids and where the picture stands. */
export async function publishWithFiles(
  db: Db,
  place: { id: string; path: string; code: string },
): Promise<{ id: string; list: string; picture: string }> {
  const org: TreeOrg = { ...place, name: '', type: 'PARTY_COMMITTEE', parentId: null, depth: 2 }
  const [writer] = editorsOf(org)
  const list = await handIn(db, writer, { name: '名单.pdf', bytes: Buffer.from('%PDF-1.7 名单') })
  const bytes = wholePng({ width: 8, height: 6 })
  const picture = (await handIn(db, writer, { name: '会场.png', bytes, use: 'PICTURE' })).address ?? ''
  const bodyHtml = `<p>名单见附件。<img src="${picture}" alt="会场" width="8" height="6" /></p>`
  const id = await publish(db, org, { bodyHtml, attachments: [{ file: list.id, name: '拟表彰对象名单' }] })
  return { id, list: list.id, picture }
}

/** A running portal on this database, asked without a network. */
export async function livePortal(
  db: TestDatabase,
  of: { portal?: Db; hosts?: readonly string[]; replica?: Replica } = {},
) {
  const app: FastifyInstance = await createHttp()
  const surface = {
    db: db.app,
    portal: of.portal ?? db.portal,
    signIn: db.signIn,
    replica: of.replica,
    identify: async () => undefined,
  }
  await portal(app, surface, { hosts: of.hosts ?? [] })
  await app.ready()
  const get = (url: string, more: Partial<InjectOptions> = {}) => app.inject({ method: 'GET', url, ...more })
  const post = (url: string, form: Record<string, string>, more: Partial<InjectOptions> = {}) =>
    app.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...more,
    })
  return { app, get, post }
}

/** Hands a file in for an article; gives its id and, of a picture, where it stands. */
export function handIn(
  db: Db,
  actor: Actor,
  of: { name: string; bytes: Buffer; use?: FileUse },
): Promise<{ id: string; address: string | null }> {
  const { name, bytes, use = 'ATTACHMENT' } = of
  const caller = {
    ...{ address: '192.0.2.1', userAgent: '', origin: 'http://localhost', upload: bytes },
    cookie: () => undefined,
    setCookie: () => {},
  }
  return perform({ db, actor, effect: 'write', requestId: 'test', now: new Date(), caller }, (ctx) =>
    handInFile(ctx, { name, use }),
  )
}
