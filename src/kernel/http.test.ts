import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { deprecation } from './api-version.ts'
import { record } from './audit.ts'
import { endpoint } from './contract.ts'
import type { Ctx } from './ctx.ts'
import { sql } from './db.ts'
import { refusals } from './errors.ts'
import { createHttp, Download, serveOn } from './http.ts'
import { words } from './words.ts'

const db = testDatabase()
const { refuse } = refusals(words)
const text = { zh: '试', en: 'try' }
const host = 'localhost:3000'
let app: FastifyInstance

const addThing = endpoint({
  method: 'POST',
  path: '/api/things/:thingId',
  summary: text,
  params: z.object({ thingId: z.string().max(20) }),
  query: z.object({ loud: z.enum(['yes', 'no']).default('no') }),
  body: z.strictObject({
    title: z.string().min(1).max(5),
    count: z.int().min(1).max(9),
    on: z.iso.date().optional(),
    parts: z.array(z.object({ name: z.string().min(2) })).default([]),
  }),
  answer: z.object({ said: z.string() }),
})
const clearThing = endpoint({
  method: 'POST',
  path: '/api/things/:thingId/clear',
  summary: text,
  params: z.object({ thingId: z.string() }),
  answer: z.void(),
})
const readThing = endpoint({ method: 'GET', path: '/api/read', summary: text, answer: z.object({ one: z.number() }) })
const writeByGet = endpoint({ method: 'GET', path: '/api/write-by-get', summary: text, answer: z.void() })
const fail = endpoint({
  method: 'GET',
  path: '/api/fail',
  summary: text,
  access: 'public',
  query: z.object({ how: z.string() }),
  answer: z.void(),
})
const download = endpoint({
  method: 'GET',
  path: '/api/download',
  summary: text,
  query: z.object({ name: z.string() }),
  answer: z.any(),
})
const Size = z.object({ size: z.number() })
const upload = endpoint({ method: 'POST', path: '/api/upload', summary: text, answer: Size, isUpload: true })
const forbidden = endpoint({ method: 'POST', path: '/api/upload-not', summary: text, answer: Size, isUpload: true })
const word = z.strictObject({ word: z.string() })
const arrive = endpoint({
  method: 'POST',
  path: '/api/arrive',
  summary: text,
  access: 'sign-in',
  body: word,
  answer: Size,
  effect: 'read',
})
const oldThing = endpoint({
  ...{ method: 'GET', path: '/api/old', summary: text, answer: Size },
  deprecated: deprecation({ since: '2026-12-01', until: '2027-06-01', successor: '/api/read' }),
})
const wrongAnswer = endpoint({ method: 'GET', path: '/api/wrong', summary: text, answer: z.object({ a: z.string() }) })

const keep = async (ctx: Ctx, name: string) => {
  await ctx.tx.run(sql`insert into app.setting (name, value) values (${name}, '1')
    on conflict (name) do update set value = to_jsonb((app.setting.value)::int + 1)`)
  record(ctx, 'kernel.kept', { subjectId: name })
}
const countOf = async (name: string) =>
  (await db.owner.query('select value from app.setting where name = $1', [name])).rows[0]?.value ?? 0

beforeAll(async () => {
  app = await createHttp()
  const serve = serveOn(app, {
    db: db.app,
    portal: db.portal,
    signIn: db.signIn,
    identify: async ({ headers }) => (headers.cookie === 'session=good' ? actorAt('/') : undefined),
  })
  serve(addThing, async (ctx, { thingId, title, loud }) => {
    await keep(ctx, thingId)
    return { said: `${thingId} ${title} ${loud}`, secret: 'not in the contract' }
  })
  serve(clearThing, (ctx, { thingId }) => keep(ctx, `clear-${thingId}`))
  serve(readThing, (ctx) => ctx.tx.one(sql<{ one: number }>`select 1 as one`))
  serve(writeByGet, (ctx) => keep(ctx, 'by-get'))
  serve(fail, async (_, { how }) => {
    if (how === 'busy') throw refuse('busy', 'kernel.busy', { retryAfterSeconds: 7 })
    throw new Error('secret of the house')
  })
  serve(download, async (_, { name }) => new Download(name, 'text/html', Buffer.from('<script>')))
  serve(upload, async (ctx) => {
    await keep(ctx, `upload-${ctx.caller?.upload?.length}`)
    return { size: ctx.caller?.upload?.length ?? -1 }
  })
  serve(
    forbidden,
    async () => ({ size: 0 }),
    () => {
      throw refuse('forbidden', 'kernel.foreign-origin')
    },
  )
  serve(arrive, async (_, { word }) => ({ size: word.length }))
  serve(oldThing, async () => ({ size: 1 }))
  serve(wrongAnswer, async () => ({ a: 5 }) as never)
})
afterAll(() => app.close())

const send = (method: 'GET' | 'POST', url: string, more: { body?: unknown; headers?: Record<string, string> } = {}) =>
  app.inject({
    method,
    url,
    headers: { host, cookie: 'session=good', ...more.headers },
    ...(more.body === undefined ? {} : { payload: more.body as object }),
  })
const good = { title: '题', count: 3 }

describe('an endpoint', () => {
  it('takes params, query and body as one typed input, and lets only its answer out', async () => {
    const answer = await send('POST', '/api/things/t1?loud=yes', { body: good })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ said: 't1 题 yes' })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('names each field that does not fit, in both languages', async () => {
    const body = { title: '太长的一个题', count: 0, on: '2026-02-30', parts: [{ name: 'x' }] }
    const answer = await send('POST', '/api/things/t2', { body })
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const problem = answer.json()
    expect(problem).toMatchObject({ code: 'kernel.invalid', status: 422 })
    expect(problem.fields.map((field: { path: string }) => field.path)).toEqual([
      'title',
      'count',
      'on',
      'parts.0.name',
    ])
    expect(problem.fields[0]).toMatchObject({ zh: '最多写 5 个字。', en: 'Please write at most 5 characters.' })
    expect(problem.fields[1]).toMatchObject({ zh: '不能小于 1。' })
    expect(await countOf('t2')).toBe(0)
  })

  it('finds nothing under an address of the wrong form, and names no field of it', async () => {
    const answer = await send('POST', `/api/things/${'x'.repeat(21)}`, { body: {} })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'kernel.not-found' })
  })

  it('says of a missing field that it is required', async () => {
    const { fields } = (await send('POST', '/api/things/t3', { body: {} })).json()
    expect(fields).toMatchObject([
      { path: 'title', zh: '这一项要填。' },
      { path: 'count', zh: '这一项要填。' },
    ])
    expect((await send('POST', '/api/things/t3')).statusCode).toBe(422)
  })

  it('refuses keys that a strict body does not know, by name', async () => {
    const answer = await send('POST', '/api/things/t4', { body: { ...good, role: 'ADMIN' } })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().fields).toMatchObject([{ path: 'role', zh: '提交了这里不收的内容。' }])
  })

  it('does not let a part without a shape replace what was checked', async () => {
    await send('POST', '/api/things/mine/clear?thingId=yours', { body: { thingId: 'yours' } })
    expect(await countOf('clear-yours')).toBe(0)
    expect(await countOf('clear-mine')).toBe(1)
  })

  it('that reads cannot write', async () => {
    expect((await send('GET', '/api/read')).json()).toEqual({ one: 1 })
    expect((await send('GET', '/api/write-by-get')).statusCode).toBeGreaterThanOrEqual(500)
    expect(await countOf('by-get')).toBe(0)
  })

  it('whose use case breaks its own contract lets nothing out', async () => {
    const answer = await send('GET', '/api/wrong')
    expect(answer.statusCode).toBe(500)
    expect(answer.json().code).toBe('kernel.unexpected')
  })

  it('says with each answer and refusal which version it is of, and when it goes and what to call instead (E06)', async () => {
    const { headers } = await send('GET', '/api/old')
    expect(headers).toMatchObject({
      'lianxin-api-version': '1',
      deprecation: '@1796054400',
      sunset: 'Mon, 31 May 2027 16:00:00 GMT',
      link: '</api/read>; rel="successor-version"',
    })
    const refused = await send('POST', '/api/things/t6', { headers: { cookie: '' }, body: good })
    expect(refused.headers).toMatchObject({ 'lianxin-api-version': '1' })
    expect(refused.headers).not.toHaveProperty('deprecation')
  })

  it('goes half a year after that was said, and not before', () => {
    const going = (until: string) => () => deprecation({ since: '2026-12-01', until, successor: '/api/read' })
    expect(going('2027-05-30')).not.toThrow()
    expect(going('2027-05-29')).toThrow('180 days')
  })

  it('takes the bytes of an upload', async () => {
    const headers = { 'content-type': 'application/octet-stream' }
    expect((await send('POST', '/api/upload', { body: Buffer.from('abc'), headers })).json()).toEqual({ size: 3 })
  })
})

describe('before the body of a request is read (T22)', () => {
  // The head says that much follows, and nothing does: only who does not wait for it can answer.
  const announce = async (path: string, headers: Record<string, string>) => {
    await app.listen({ port: 0, host: 'localhost' }).catch(() => {})
    const { port } = app.server.address() as AddressInfo
    return new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
      const sent = request({
        method: 'POST',
        host: 'localhost',
        port,
        path,
        headers: { 'content-length': '19000000', ...headers },
      })
      sent.on('response', (answer) => {
        resolve({ status: answer.statusCode, connection: answer.headers.connection })
        sent.destroy()
      })
      sent.on('error', reject)
      sent.flushHeaders()
    })
  }
  const bytes = { 'content-type': 'application/octet-stream' }

  it('a stranger is told that he is not signed in', async () => {
    expect(await announce('/api/upload', bytes)).toEqual({ status: 401, connection: 'close' })
  })

  it('somebody without the right is told so', async () => {
    expect((await announce('/api/upload-not', { ...bytes, cookie: 'session=good' })).status).toBe(403)
  })

  it('bytes for a form, and a form for bytes, are refused', async () => {
    expect((await announce('/api/things/b', { ...bytes, cookie: 'session=good' })).status).toBe(422)
    const form = { 'content-type': 'application/json', cookie: 'session=good' }
    expect((await announce('/api/upload', form)).status).toBe(422)
  })

  it('a stranger’s form is a small one', async () => {
    expect((await send('POST', '/api/arrive', { body: { word: 'x'.repeat(60_000) } })).json()).toEqual({ size: 60_000 })
    expect((await send('POST', '/api/arrive', { body: { word: 'x'.repeat(70_000) } })).statusCode).toBe(413)
  })
})

describe('a refusal', () => {
  it('is a problem with its sentence, its number and when to come back', async () => {
    const answer = await send('GET', '/api/fail?how=busy')
    expect(answer.statusCode).toBe(429)
    expect(answer.headers['retry-after']).toBe('7')
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toEqual({
      type: 'about:blank',
      status: 429,
      code: 'kernel.busy',
      ...words['kernel.busy'],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      fields: [],
    })
  })

  it('tells nothing of what broke inside', async () => {
    const answer = await send('GET', '/api/fail?how=else')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
  })

  it('answers what is not there, who is not signed in, and a body that is no JSON', async () => {
    expect((await send('GET', '/api/nothing')).json()).toMatchObject({ status: 404, code: 'kernel.not-found' })
    const stranger = await send('GET', '/api/read', { headers: { cookie: 'session=bad' } })
    expect(stranger.json()).toMatchObject({ status: 401, code: 'kernel.not-signed-in' })
    const headers = { 'content-type': 'application/json' }
    expect((await send('POST', '/api/things/t5', { body: '{', headers })).json()).toMatchObject({
      status: 400,
      code: 'kernel.invalid',
    })
    const large = await send('POST', '/api/things/t5', { body: { ...good, title: 'x'.repeat(2_000_000) } })
    expect(large.json()).toMatchObject({ status: 413, code: 'kernel.too-large' })
  })
})

describe('a request from elsewhere', () => {
  const from = (headers: Record<string, string>) => send('POST', '/api/things/origin', { body: good, headers })

  it('is not carried out', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'not a url' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: `http://${host}` },
      { origin: 'http://localhost:3001' },
    ]) {
      const answer = await from(headers as Record<string, string>)
      expect(answer.json()).toMatchObject({ status: 403, code: 'kernel.foreign-origin' })
    }
    expect(await countOf('origin')).toBe(0)
  })

  it('of our own pages and of programs is carried out', async () => {
    for (const headers of [{ origin: `http://${host}` }, { 'sec-fetch-site': 'same-origin', origin: 'null' }, {}])
      expect((await from(headers as Record<string, string>)).statusCode).toBe(200)
  })
})

describe('a download', () => {
  it('is never shown in our own origin', async () => {
    const { headers, body } = await send('GET', `/api/download?name=${encodeURIComponent("党员'(1)*.html")}`)
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename*=UTF-8''%E5%85%9A%E5%91%98%27%281%29%2a.html`,
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(body).toBe('<script>')
  })

  it('keeps hostile names out of the header', async () => {
    const { headers } = await send('GET', `/api/download?name=${encodeURIComponent('a"\r\nx-evil: 1;\u202E.html')}`)
    expect(headers['x-evil']).toBeUndefined()
    expect(headers['content-disposition']).not.toMatch(/[\r\n"]/)
  })
})
