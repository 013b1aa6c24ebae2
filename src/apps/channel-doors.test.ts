import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import { createHttp } from '#kernel/http.ts'
import { signedHeaders } from '#kernel/outgoing/signing.ts'
import { addChannel } from '#modules/cases/index.ts'
import { places, plantCounty } from '../../tests/cases.ts'
import { act, actorAt, testDatabase } from '../../tests/database.ts'
import { channelDoors } from './channel-doors.ts'

const db = testDatabase()
let app: FastifyInstance
let channel: { path: string; secret: string }

beforeAll(async () => {
  await plantCounty(db)
  const given = { orgId: places.qingshi.id, kind: 'SYSTEM', name: '热线', replyUrl: '', isPrivate: true } as const
  const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN' })
  channel = await act(db.app, keeper, (ctx) => addChannel(ctx, given))
  app = await createHttp()
  channelDoors(app, db.portal)
  return () => app.close()
})

const send = (body: string, of: { headers?: Record<string, string>; path?: string; type?: string } = {}) => {
  const secret = Buffer.from(channel.secret.slice('whsec_'.length), 'base64')
  const headers = { ...signedHeaders({ id: 'm-1', at: new Date(), body, secret }), ...of.headers }
  const type = of.type ?? 'application/json'
  return app.inject({
    method: 'POST',
    url: of.path ?? channel.path,
    headers: { 'content-type': type, ...headers },
    payload: body,
  })
}
const body = JSON.stringify({ text: '集镇路口的路灯坏了一个多月。' })

it('takes in a signed message, whatever type it says it has, and answers with its number, the same again', async () => {
  const [first, second] = [await send(body), await send(body, { type: 'text/plain' })]
  expect([first.statusCode, second.statusCode]).toEqual([200, 200])
  expect(first.json()).toEqual({ number: expect.stringMatching(/^LX/) })
  expect(second.json()).toEqual(first.json())
  expect(first.headers['cache-control']).toBe('no-store')
})

it('refuses what is not signed, what is too long, and addresses that are none', async () => {
  expect((await send(body, { headers: { 'webhook-signature': 'v1,AAAA' } })).statusCode).toBe(401)
  expect((await send(`${body} `.repeat(2000))).statusCode).toBe(413)
  expect((await send(body, { path: '/channels/nothing/messages' })).statusCode).toBe(404)
  expect((await send('no json')).json()).toMatchObject({ code: 'cases.message-unreadable' })
})

it('answers the platform of official accounts in its own way: the echo, and success to what says nothing', async () => {
  const given = { orgId: places.qingshi.id, kind: 'WECHAT', name: '青石发布', isPrivate: true } as const
  const account = { appId: 'wx1', appSecret: 's1', replyUrl: 'https://api.weixin.qq.com' }
  const allowed = { hosts: ['api.weixin.qq.com'], isPrivateAllowed: false }
  const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN' })
  const { path, secret } = await act(db.app, keeper, (ctx) => addChannel(ctx, { ...given, ...account }, allowed))
  expect(path).toMatch(/\/wechat$/)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHash('sha1').update([secret, timestamp, 'n'].sort().join('')).digest('hex')
  const ask = (of: string) => app.inject(`${path}?timestamp=${timestamp}&nonce=n&signature=${of}&echostr=echo-1`)
  const [right, wrong] = [await ask(signature), await ask('0'.repeat(40))]
  expect([right.statusCode, right.body, right.headers['content-type']]).toEqual([200, 'echo-1', 'text/plain'])
  expect(wrong.statusCode).toBe(401)
  const call = { method: 'POST', url: `${path}?timestamp=${timestamp}&nonce=n&msg_signature=0` } as const
  expect(
    (await app.inject({ ...call, headers: { 'content-type': 'text/xml' }, payload: '<xml></xml>' })).statusCode,
  ).toBe(401)
})
