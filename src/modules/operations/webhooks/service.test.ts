import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record } from '#kernel/audit.ts'
import { newId } from '#kernel/ids.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { plantCounty } from '../../../../tests/portal/live.ts'
import { sealAll } from '../../../../tests/sealing.ts'
import { addWebhook, listDeliveries, listWebhooks, retryDeliveries, setWebhookState, testWebhook } from './service.ts'
import { tellWebhooks } from './tell.ts'

const db = testDatabase()
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN' })
const head = join(tmpdir(), `lianxin-head-${newId()}.json`)
const heard: { headers: IncomingHttpHeaders; body: string }[] = []
let mood: 'good' | 'loses' | 'redirects' | 'silent' = 'good'
let hits = 0
let receiver: Server
let canary: Server
let allowed: Allowed
let secret = ''
let orgId = ''

const port = (server: Server) => (server.address() as AddressInfo).port
const listening = (server: Server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
const tell = (now = new Date()) => tellWebhooks(db.worker, now, allowed)
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const deliveries = async () =>
  (await look(db.app, keeper, (ctx) => listDeliveries(ctx, { webhook: 'county-portal' }))).rows

beforeAll(async () => {
  const { county } = await plantCounty(db)
  orgId = county.id
  canary = createServer((_, response) => {
    hits += 1
    response.end()
  })
  await listening(canary)
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      if (mood === 'silent') return
      heard.push({ headers: request.headers, body })
      if (mood === 'loses') request.socket.destroy()
      else if (mood === 'redirects') response.writeHead(302, { location: `http://127.0.0.1:${port(canary)}/` }).end()
      else response.writeHead(204).end()
    })
  })
  await listening(receiver)
  allowed = { hosts: [`127.0.0.1:${port(receiver)}`], isPrivateAllowed: true }
})
afterAll(() => {
  for (const server of [receiver, canary]) {
    server.closeAllConnections()
    server.close()
  }
})

/** Something happens, is sealed and told of: as in life, but at once. */
async function happen(act_: string, details = {}): Promise<void> {
  await act(db.app, keeper, async (ctx) =>
    record(ctx, act_, { subject: 'sites.site', subjectId: orgId, orgId, details }),
  )
  await sealAll(db, head)
}

describe('a webhook (E06)', () => {
  test('is added to an address that the installation was told, by the keeper alone; its secret is told once', async () => {
    const input = { name: 'county-portal', events: ['sites.opened', 'sites.paused'] as const }
    const add = (address: string) =>
      act(db.app, keeper, (ctx) => addWebhook(ctx, { ...input, events: [...input.events], address }, allowed))
    await expect(add(`http://127.0.0.1:${port(canary)}/`)).rejects.toMatchObject({
      code: 'operations.address-not-allowed',
    })
    await happen('sites.opened')
    secret = (await add(`${`http://127.0.0.1:${port(receiver)}`}/in`)).secret
    await expect(add(`http://127.0.0.1:${port(receiver)}/in`)).rejects.toMatchObject({
      code: 'operations.webhook-taken',
    })
    const { rows } = await look(db.app, keeper, listWebhooks)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
  })

  test('is told of what happens from then on, signed, by ids alone', async () => {
    await happen('sites.paused', { reason: '不该出去的话' })
    await happen('organisations.renamed')
    await tell()
    expect(heard.length).toBe(1)
    const [{ headers, body } = { headers: {}, body: '' }] = heard
    const told = new Webhook(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>
    expect(told).toMatchObject({ type: 'sites.paused', data: { subject: 'sites.site', subjectId: orgId, orgId } })
    expect(Object.keys(told.data as object).toSorted()).toEqual(['orgId', 'sequence', 'subject', 'subjectId'])
    expect(body).not.toMatch(/不该出去的话|测试/)
    await tell()
    expect(heard.length).toBe(1)
  })

  test('that loses its answer is told again under the same id, so that it can tell a double', async () => {
    heard.length = 0
    mood = 'loses'
    await happen('sites.opened')
    await tell()
    expect((await deliveries())[0]).toMatchObject({ state: 'WAITING', tries: 1, lastStatus: null })
    await tell()
    expect(heard.length, 'not before its time').toBe(1)
    mood = 'good'
    await tell(later(1))
    expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual([
      heard[0]?.headers['webhook-id'],
      heard[0]?.headers['webhook-id'],
    ])
    expect((await deliveries())[0]).toMatchObject({ state: 'DONE', tries: 2, lastStatus: 204 })
  })

  test('that leads elsewhere is not followed', async () => {
    mood = 'redirects'
    await act(db.app, keeper, (ctx) => testWebhook(ctx, { webhook: 'county-portal' }))
    await tell()
    expect(hits).toBe(0)
    expect((await deliveries())[0]).toMatchObject({ event: 'operations.test', state: 'WAITING', lastStatus: 302 })
  })

  test('that never answers well is given up after eight tries, where it is seen, and can be tried again', async () => {
    for (let hours = 1; hours <= 7; hours++) await tell(later(hours * 60 * 13))
    expect((await deliveries())[0]).toMatchObject({ state: 'DEAD', tries: 8, nextAt: null })
    expect((await look(db.app, keeper, listWebhooks)).rows).toMatchObject([{ dead: 1, waiting: 0 }])
    mood = 'good'
    expect(await act(db.app, keeper, (ctx) => retryDeliveries(ctx, { webhook: 'county-portal' }))).toEqual({ count: 1 })
    await tell(later(1))
    expect((await deliveries())[0]).toMatchObject({ state: 'DONE', tries: 1 })
  })

  test('that does not answer at all holds nobody up for more than five seconds', async () => {
    mood = 'silent'
    await act(db.app, keeper, (ctx) => testWebhook(ctx, { webhook: 'county-portal' }))
    const begun = performance.now()
    await tell()
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect((await deliveries())[0]).toMatchObject({ state: 'WAITING', lastStatus: null, lastFault: 'ABORT_ERR' })
    mood = 'good'
    await tell(later(1))
  })

  test('is not called where the name stands for a number inside, unless that was allowed', async () => {
    heard.length = 0
    await act(db.app, keeper, (ctx) => testWebhook(ctx, { webhook: 'county-portal' }))
    await db.owner.query(`update operations.webhook set address = 'https://localhost/'`)
    await tellWebhooks(db.worker, later(1), { hosts: ['localhost'], isPrivateAllowed: false })
    expect((await deliveries())[0]).toMatchObject({ lastStatus: null, lastFault: 'PRIVATE_ADDRESS' })
    expect(heard).toEqual([])
  })

  test('that was paused is told nothing, and of what comes after it was resumed only', async () => {
    await db.owner.query(`update operations.webhook set address = 'http://127.0.0.1:${port(receiver)}/in'`)
    await db.owner.query(`delete from operations.delivery`)
    const set = (state: 'ACTIVE' | 'PAUSED') =>
      act(db.app, keeper, (ctx) => setWebhookState(ctx, { webhook: 'county-portal', state }))
    await set('PAUSED')
    await happen('sites.opened')
    await tell()
    await set('ACTIVE')
    await tell()
    expect(heard).toEqual([])
    await happen('sites.opened')
    await tell()
    expect(heard.length).toBe(1)
  })
})
