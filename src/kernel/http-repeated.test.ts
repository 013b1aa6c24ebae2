import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { record } from './audit.ts'
import { endpoint } from './contract.ts'
import type { Ctx } from './ctx.ts'
import { sql } from './db.ts'
import { createHttp, Download, serveOn } from './http.ts'
import { words } from './words.ts'

// What a request that comes again under its key is told (R-F08, decisions 38, 286).
const db = testDatabase()
const text = { zh: '试', en: 'try' }
let app: FastifyInstance

const addThing = endpoint({
  method: 'POST',
  path: '/api/things/:thingId',
  summary: text,
  params: z.object({ thingId: z.string() }),
  body: z.strictObject({ title: z.string(), count: z.int().max(9) }),
  answer: z.object({ said: z.string() }),
})
const clearThing = endpoint({
  method: 'POST',
  path: '/api/things/:thingId/clear',
  summary: text,
  params: z.object({ thingId: z.string() }),
  answer: z.void(),
})
const otherThing = endpoint({ ...clearThing, path: '/api/things/:thingId/other' })
const take = endpoint({ method: 'POST', path: '/api/take', summary: text, answer: z.any() })
const showOnce = endpoint({
  ...{ method: 'POST', path: '/api/show-once', summary: text, isShownOnce: true },
  body: z.strictObject({ name: z.string() }),
  answer: z.object({ key: z.string() }),
})
const upload = endpoint({
  method: 'POST',
  path: '/api/upload',
  summary: text,
  answer: z.object({ size: z.number() }),
  isUpload: true,
})

const keep = async (ctx: Ctx, name: string) => {
  await ctx.tx.run(sql`insert into app.setting (name, value) values (${name}, '1')
    on conflict (name) do update set value = to_jsonb((app.setting.value)::int + 1)`)
  record(ctx, 'kernel.kept', { subjectId: name })
}
const countOf = async (name: string) =>
  (await db.owner.query('select value from app.setting where name = $1', [name])).rows[0]?.value ?? 0

beforeAll(async () => {
  app = await createHttp()
  const serve = serveOn(app, { db: db.app, portal: db.portal, signIn: db.signIn, identify: async () => actorAt('/') })
  serve(addThing, async (ctx, { thingId, title }) => {
    await keep(ctx, thingId)
    return { said: `${thingId} ${title}` }
  })
  serve(clearThing, (ctx, { thingId }) => keep(ctx, `clear-${thingId}`))
  serve(otherThing, (ctx, { thingId }) => keep(ctx, `other-${thingId}`))
  serve(take, async (ctx) => {
    await keep(ctx, 'taken')
    return new Download('links.csv', 'text/csv', Buffer.from('a one-time link'))
  })
  serve(showOnce, async (ctx, { name }) => {
    await keep(ctx, `shown-${name}`)
    return { key: 'a one-time key' }
  })
  serve(upload, async (ctx) => {
    await keep(ctx, `upload-${ctx.caller?.upload?.length}`)
    return { size: ctx.caller?.upload?.length ?? -1 }
  })
})
afterAll(() => app.close())

const good = { title: '题', count: 3 }

describe('an idempotency key', () => {
  const withKey = (key: string, url: string, body?: unknown, more: Record<string, string> = {}) =>
    app.inject({
      ...{ method: 'POST', url },
      headers: { host: 'localhost:3000', 'idempotency-key': key, ...more },
      ...(body === undefined ? {} : { payload: body as object }),
    })

  it('gives the first answer again without doing it again', async () => {
    const first = await withKey('k1', '/api/things/once', good)
    const second = await withKey('k1', '/api/things/once', good)
    expect(second.json()).toEqual(first.json())
    expect(await countOf('once')).toBe(1)
  })

  it('gives an answer without content again without content', async () => {
    expect((await withKey('k2', '/api/things/empty/clear')).statusCode).toBe(204)
    expect((await withKey('k2', '/api/things/empty/clear')).statusCode).toBe(204)
    expect(await countOf('clear-empty')).toBe(1)
  })

  it('is refused for another input, another endpoint and other bytes', async () => {
    await withKey('k3', '/api/things/k3/clear')
    for (const url of ['/api/things/k3b/clear', '/api/things/k3/other'])
      expect((await withKey('k3', url)).json()).toMatchObject({ status: 422, code: 'kernel.key-reused' })
    const bytes = { 'content-type': 'application/octet-stream' }
    await withKey('k4', '/api/upload', Buffer.from('12345'), bytes)
    expect((await withKey('k4', '/api/upload', Buffer.from('54321'), bytes)).json()).toMatchObject({
      code: 'kernel.key-reused',
    })
  })

  it('gives no file a second time: it is told that it was given, and nothing of it is kept', async () => {
    expect((await withKey('k6', '/api/take')).body).toBe('a one-time link')
    const again = await withKey('k6', '/api/take')
    expect(again.json()).toMatchObject({ status: 409, code: 'kernel.file-given', ...words['kernel.file-given'] })
    expect(again.body).not.toContain('one-time')
    expect(await countOf('taken')).toBe(1)
    const { rows } = await db.owner.query(`select answer from app.idempotency where key = 'k6'`)
    expect(rows).toEqual([{ answer: null }])
    expect((await withKey('k7', '/api/take')).body).toBe('a one-time link')
    expect(await countOf('taken')).toBe(2)
  })

  it('shows a secret once: a repetition does nothing, is told what to do, and nothing of the answer is kept', async () => {
    expect((await withKey('k8', '/api/show-once', { name: 'one' })).json()).toEqual({ key: 'a one-time key' })
    const again = await withKey('k8', '/api/show-once', { name: 'one' })
    expect(again.json()).toMatchObject({ status: 409, code: 'kernel.shown-once', ...words['kernel.shown-once'] })
    expect(again.body).not.toContain('one-time key')
    expect(await countOf('shown-one')).toBe(1)
    const { rows } = await db.owner.query(`select answer from app.idempotency where key = 'k8'`)
    expect(rows).toEqual([{ answer: null }])
    const other = await withKey('k8', '/api/show-once', { name: 'two' })
    expect(other.json()).toMatchObject({ status: 422, code: 'kernel.key-reused' })
    expect((await withKey('k9', '/api/show-once', { name: 'one' })).json()).toEqual({ key: 'a one-time key' })
  })

  it('is free again after a refusal', async () => {
    await withKey('k5', '/api/things/k5', { ...good, count: 99 })
    expect((await withKey('k5', '/api/things/k5', good)).statusCode).toBe(200)
  })
})
