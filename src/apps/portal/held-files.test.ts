import { beforeAll, expect, it, vi } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { editorsOf, handIn, livePortal, open, plantCounty, publish } from '../../../tests/portal/live.ts'
import { slowReaders } from '../../../tests/portal/slow.ts'

const db = testDatabase()
let live: Awaited<ReturnType<typeof livePortal>>
let slow: Awaited<ReturnType<typeof slowReaders>>
let url = ''

beforeAll(async () => {
  const { qingxi } = await plantCounty(db)
  await open(db.app, qingxi)
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(9 * 1024 * 1024, 'x')])
  const { id } = await handIn(db.app, editorsOf(qingxi)[0], { name: '名单.pdf', bytes })
  const articleId = await publish(db.app, qingxi, { attachments: [{ file: id, name: '名单' }] })
  url = `/o/qingxizhen/a/${articleId}/files/${id}`
  live = await livePortal(db)
  slow = await slowReaders(live.app)
  return async () => {
    slow.leave()
    await live.app.close()
  }
})

it('slow readers hold four files for an address and 24 for all, and who closes makes room (T22)', async () => {
  const { ask, held, leave, settle } = slow
  const own = Array.from({ length: 6 }, () => ask(url, { from: '127.0.0.1' }))
  await vi.waitUntil(() => held() >= 4, { timeout: 10_000 })
  await settle()
  expect(held()).toBe(4)
  own[0]?.destroy()
  own[1]?.destroy()
  await settle()
  expect(held()).toBe(4)
  for (const host of [2, 3, 4, 5, 6, 7]) for (let n = 0; n < 4; n++) ask(url, { from: `127.0.0.${host}` })
  await vi.waitUntil(() => held() >= 24, { timeout: 20_000 })
  await settle()
  expect(held()).toBe(24)
  // Beyond it one waits a little, and then is told when to come again.
  const told = await live.app.inject({ url, remoteAddress: '192.0.2.9' })
  expect(told.statusCode).toBe(429)
  expect(told.headers['retry-after']).toBe('5')
  expect(told.json().zh).toContain('同时下载的文件太多')
  leave()
  await vi.waitUntil(() => held() === 0, { timeout: 10_000 })
  expect((await live.app.inject({ url, remoteAddress: '192.0.2.9' })).statusCode).toBe(200)
}, 60_000)

it('an answer that is not sent, or has no file, gives its turn back', async () => {
  const etag = (await live.app.inject({ url })).headers.etag ?? ''
  for (let n = 0; n < 13; n++) {
    const known = await live.app.inject({ url, headers: { 'if-none-match': etag } })
    expect(known.statusCode).toBe(304)
    expect((await live.app.inject({ url: url.slice(0, -1) })).statusCode).toBe(404)
  }
  expect((await live.app.inject({ url })).statusCode).toBe(200)
}, 60_000)
