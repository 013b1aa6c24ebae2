import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '#kernel/http.ts'
import { testDatabase } from '../../tests/database.ts'
import { machineRoutes } from './metrics.ts'

const db = testDatabase()
const token = 'ein-langes-wort-fuer-die-maschine'
let app: Awaited<ReturnType<typeof createHttp>>

beforeAll(async () => {
  app = await createHttp()
  machineRoutes(app, { db: db.app, portal: db.portal }, token)
  app.get('/people/:name', async () => 'ok')
})
afterAll(() => app.close())

const get = (url: string, of: object = {}) => app.inject({ url, remoteAddress: '127.0.0.1', ...of })

test('a live server says so, a ready one when its database answers', async () => {
  expect((await get('/health/live')).json()).toEqual({ live: true })
  expect((await get('/health/ready')).json()).toEqual({ ready: true })
})

test('metrics are for this machine or for who says the token, and do not exist for anybody else (T35)', async () => {
  expect((await get('/metrics')).statusCode).toBe(200)
  expect((await get('/metrics', { remoteAddress: '10.1.2.3' })).statusCode).toBe(404)
  expect((await get('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode).toBe(404)
  const headers = { authorization: `Bearer ${token}` }
  expect((await get('/metrics', { remoteAddress: '10.1.2.3', headers })).statusCode).toBe(200)
  expect(
    (await get('/metrics', { remoteAddress: '10.1.2.3', headers: { authorization: 'Bearer x' } })).statusCode,
  ).toBe(404)
})

test('metrics count routes, not what people typed into them, and tell the health (T25)', async () => {
  await get('/people/wang-fang?phone=13900000000')
  const { body } = await get('/metrics')
  expect(body).toContain('route="/people/:name"')
  expect(body).not.toMatch(/wang-fang|13900000000/)
  expect(body).toMatch(/lianxin_health\{check="backup"\} 2/)
  expect(body).toMatch(/lianxin_disk_free_bytes \d/)
  expect(body).toMatch(/lianxin_database_connections\{pool="portal",state="open"\} \d/)
})
