import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { hostileFiles } from '../../tests/hostile-files.ts'
import type { Actor } from './actor.ts'
import { createHttp, serveOn } from './http.ts'
import { newId } from './ids.ts'
import { mostUploadMegabytes } from './upload-contract.ts'
import { uploadRoutes } from './uploads.ts'

const db = testDatabase()
const orgId = '00000000-0000-7000-8000-0000000000b1'
const people = new Map<string, Actor>()
let app: FastifyInstance

beforeAll(async () => {
  await db.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on) values
    ('${orgId}', '/1/', '001', 'PARTY_COMMITTEE', '甲', '甲', '', '2020-01-01')`)
  app = await createHttp()
  const identify = async ({ headers }: { headers: { cookie?: string | undefined } }) => people.get(headers.cookie ?? '')
  uploadRoutes(serveOn(app, { db: db.app, portal: db.portal, signIn: db.signIn, identify }))
})
afterAll(() => app.close())

function somebody(): string {
  const cookie = newId()
  people.set(cookie, actorAt('/1/', { orgId, accountId: newId() }))
  return cookie
}

const send = (payload: Buffer, of: { cookie?: string; name?: string; key?: string } = {}) =>
  app.inject({
    method: 'PUT',
    url: `/api/files?name=${encodeURIComponent(of.name ?? '批复.pdf')}`,
    headers: {
      ...{ host: 'localhost', 'content-type': 'application/octet-stream', cookie: of.cookie ?? somebody() },
      ...(of.key ? { 'idempotency-key': of.key } : {}),
    },
    payload,
  })
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`)
const kept = async () => (await db.owner.query('select count(*)::int as n from app.file')).rows[0].n as number

describe('a file that is handed in', () => {
  it('is kept under its own kind and a harmless name, waits a day, and stands in the audit', async () => {
    const cookie = somebody()
    const answer = await send(pdf('同意撤销'), { cookie, name: '..\\批复\u202e.html' })
    expect(answer.json()).toEqual({
      id: expect.any(String),
      name: '批复.html.pdf',
      mediaType: 'application/pdf',
      size: 21,
    })
    const { rows } = await db.owner.query(
      `select f.account_id, f.taken_by, extract(epoch from f.waits_until - now())::int / 3500 as hours, e.details
       from app.file f join audit.entry e on e.subject_id = f.id::text and e.act = 'kernel.file-uploaded' where f.id = $1`,
      [answer.json().id],
    )
    expect(rows).toEqual([
      {
        ...{ account_id: people.get(cookie)?.accountId, taken_by: null, hours: 24 },
        details: { mediaType: 'application/pdf', size: 21 },
      },
    ])
  })

  it('is kept once when the line broke and it is sent again', async () => {
    const [cookie, before] = [somebody(), await kept()]
    const [one, two] = [await send(pdf('a'), { cookie, key: 'k' }), await send(pdf('a'), { cookie, key: 'k' })]
    expect(one.json()).toEqual(two.json())
    expect(await kept()).toBe(before + 1)
  })

  it('is refused in words when it is empty, too large, or of another kind than those taken, and nothing is kept', async () => {
    const before = await kept()
    const told = async (payload: Buffer) =>
      (({ statusCode, body }) => [statusCode, JSON.parse(body).code])(await send(payload))
    expect(await told(Buffer.alloc(0))).toEqual([422, 'kernel.file-empty'])
    expect(await told(Buffer.concat([pdf(''), Buffer.alloc(mostUploadMegabytes * 1024 * 1024)]))).toEqual([
      422,
      'kernel.file-too-large',
    ])
    expect(await told(Buffer.from('<script>alert(1)</script>'))).toEqual([422, 'kernel.file-kind'])
    expect(await kept()).toBe(before)
  })

  it('does not stop the server, whatever hostile file it is (T08)', async () => {
    for (const { name, bytes } of hostileFiles) {
      const hostile = bytes()
      const begun = Date.now()
      const { statusCode } = await send(hostile)
      expect([200, 422, 413], name).toContain(statusCode)
      expect(Date.now() - begun, name).toBeLessThan(2000)
    }
  })

  it('is counted: sixty an hour for one account, and no more for it alone', async () => {
    const cookie = somebody()
    for (let n = 0; n < 60; n++) expect((await send(pdf('x'), { cookie })).statusCode).toBe(200)
    const more = await send(pdf('x'), { cookie })
    expect([more.statusCode, more.json().code]).toEqual([429, 'kernel.too-many-tries'])
    expect((await send(pdf('x'))).statusCode).toBe(200)
  })

  it('does not pile up: what nothing has taken yet has an end for each account, until it is taken', async () => {
    const cookie = somebody()
    const large = (n: number) => pdf(`${n}${'x'.repeat(9.9 * 1024 * 1024)}`)
    for (let n = 0; n < 10; n++) expect((await send(large(n), { cookie })).statusCode).toBe(200)
    const more = await send(large(10), { cookie })
    expect([more.statusCode, more.json().code]).toEqual([409, 'kernel.file-waiting'])
    expect((await send(large(0))).statusCode).toBe(200)
    await db.owner.query('update app.file set waits_until = null, taken_by = $2 where account_id = $1', [
      people.get(cookie)?.accountId,
      newId(),
    ])
    expect((await send(large(10), { cookie })).statusCode).toBe(200)
  })

  it('finds the room that is left one after another, also when two are sent at the same moment', async () => {
    const cookie = somebody()
    const large = (n: number) => pdf(`${n}${'x'.repeat(9.9 * 1024 * 1024)}`)
    for (let n = 0; n < 9; n++) expect((await send(large(n), { cookie })).statusCode).toBe(200)
    const lock = `hashtextextended('kernel.upload/${people.get(cookie)?.accountId}', 0)`
    await db.owner.query(`select pg_advisory_lock(${lock})`)
    const sent = [send(large(9), { cookie }), send(large(10), { cookie })]
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
      and (classid::bigint << 32) + objid::bigint = ${lock} and database = (select oid from pg_database where datname = current_database())`
    await expect.poll(async () => (await db.owner.query(waiting)).rowCount, { timeout: 30_000 }).toBe(2)
    await db.owner.query(`select pg_advisory_unlock(${lock})`)
    expect((await Promise.all(sent)).map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  it('comes from nobody who is not signed in', async () => {
    expect((await send(pdf('x'), { cookie: 'nobody' })).statusCode).toBe(401)
  })
})
