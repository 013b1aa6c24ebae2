import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { record } from '#kernel/audit.ts'
import { Db } from '#kernel/db.ts'
import { listen } from '#kernel/listen.ts'
import { migrate, roleUrls } from '#kernel/migrate.ts'
import { replicaLag } from '#kernel/replica.ts'
import { password, plantAccount } from '../../tests/accounts.ts'
import { act, actorAt, type TestDatabase } from '../../tests/database.ts'
import { plantCounty } from '../../tests/portal/live.ts'
import { type Cluster, startCluster, startStandby } from '../../tests/standby.ts'
import { composeServer, openReplica } from './start-server.ts'

const place = mkdtempSync(join(tmpdir(), 'lianxin-failover-'))
const running: Cluster[] = []
let first: Cluster
let copy: Cluster
let address: Awaited<ReturnType<typeof movingAddress>>
let db: TestDatabase
let county: Awaited<ReturnType<typeof plantCounty>>

beforeAll(async () => {
  first = await startCluster(join(place, 'first'))
  running.push(first)
  await migrate(first.server.url)
  // What the server is told is an address that can be moved: a name, or an address that the machines hand over.
  address = await movingAddress(portOf(first))
  const ownerUrl = Object.assign(new URL(first.server.url), { port: String(address.port) }).href
  const urls = roleUrls(ownerUrl)
  const owner = new pg.Client({ connectionString: first.server.url })
  owner.on('error', () => {})
  await owner.connect()
  const open = (url: string) => new Db(url, { max: 8 })
  const doors = { app: open(urls.app), portal: open(urls.portal), signIn: open(urls.signin), worker: open(urls.worker) }
  db = { owner, ownerUrl, urls, ...doors }
  county = await plantCounty(db)
  copy = await startStandby(first, join(place, 'copy'))
  running.push(copy)
}, 240_000)
afterAll(async () => {
  await db.owner.end().catch(() => {})
  await Promise.all([db.app.close(), db.portal.close(), db.signIn.close(), db.worker.close()])
  address.close()
  await Promise.all(running.map(({ server }) => server.stop()))
  rmSync(place, { recursive: true, force: true })
}, 120_000)

describe('a copy that takes over', { timeout: 180_000 }, () => {
  test('lacks what was acknowledged and had not reached it, unless commits wait for it', async () => {
    const late = await startStandby(first, join(place, 'late'))
    running.push(late)
    await write('arrived')
    await expect.poll(async () => (await writtenIn(late)).has('arrived'), { timeout: 30_000 }).toBe(true)
    await ask(late, `alter system set primary_conninfo = 'host=127.0.0.1 port=1'`)
    await ask(late, 'select pg_reload_conf()')
    await expect.poll(async () => (await ask(first, 'select 1 from pg_stat_replication')).length).toBe(1)
    await write('late')
    await promote(late)
    expect([...(await writtenIn(late))]).toEqual(['arrived'])
    await late.server.stop()
  })

  test('has everything that was acknowledged when commits wait for it, and the server goes on where it stands', async () => {
    await ask(first, `alter system set synchronous_standby_names = '*'`)
    await ask(first, 'select pg_reload_conf()')
    const isWaitedFor = `select 1 from pg_stat_replication where sync_state = 'sync'`
    await expect.poll(async () => (await ask(first, isWaitedFor)).length, { timeout: 30_000 }).toBe(1)
    const site = await serve()
    const cookie = await site.signIn()
    await expect.poll(replicaLag, { timeout: 30_000 }).toBeLessThan(1)

    const acknowledged = new Set<string>()
    const over = new AbortController()
    const writers = Array.from({ length: 4 }, (_, n) => writeOn(`${n}`, { acknowledged, over: over.signal }))
    await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(100)
    const stopped = first.server.stop()
    process.kill(first.server.pid() ?? 0, 'SIGKILL')
    await stopped
    over.abort()
    await Promise.all(writers)
    await promote(copy)
    address.moveTo(portOf(copy))

    const kept = await writtenIn(copy)
    expect([...acknowledged].filter((word) => !kept.has(word))).toEqual([])
    await expect.poll(() => site.list(cookie), { timeout: 30_000 }).toBe(200)
    await write('after')
    expect(await writtenIn(copy)).toContain('after')
    expect(await site.signIn()).not.toBe(cookie)
    // It is still told as the reading copy, and is none any more.
    expect(replicaLag()).toBe(Number.POSITIVE_INFINITY)
    // What is announced is heard again: a right that is taken is gone within a second.
    await ask(copy, `update accounts.identity set valid = '[2020-01-01,2020-01-02)'`)
    await expect.poll(() => site.list(cookie), { timeout: 5000, interval: 20 }).toBe(401)
  })
})

const portOf = ({ server }: Cluster) => server.port
const office = () => actorAt('/1/', { orgId: county.county.id })
const write = (word: string) =>
  act(db.app, office(), async (ctx) => record(ctx, 'test.noted', { subject: 'test', subjectId: word }))

async function writeOn(who: string, of: { acknowledged: Set<string>; over: AbortSignal }): Promise<void> {
  for (let n = 0; !of.over.aborted; n++) {
    const word = `${who}.${n}`
    await write(word).then(
      () => of.acknowledged.add(word),
      () => new Promise((resolve) => setTimeout(resolve, 50)),
    )
  }
}

async function writtenIn(cluster: Cluster): Promise<Set<string>> {
  const rows = await ask<{ word: string }>(
    cluster,
    `select subject_id as word from audit.entry where act = 'test.noted'`,
  )
  return new Set(rows.map(({ word }) => word))
}

// What the operator does, once the first machine is certain not to come back.
async function promote(cluster: Cluster): Promise<void> {
  await ask(cluster, 'select pg_promote()')
  await ask(cluster, 'alter system reset synchronous_standby_names')
  await ask(cluster, 'select pg_reload_conf()')
}

async function ask<R extends pg.QueryResultRow>({ server }: Cluster, query: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  try {
    return (await client.query<R>(query)).rows
  } finally {
    await client.end()
  }
}

/** A whole server at the address that moves, with an account at the township. */
async function serve() {
  await plantAccount(db, { login: 'secretary', at: county.qingxi, roles: ['SECRETARY'] })
  const { replica, close } = openReplica(copy.server.url, db.app)
  const { app, sessions } = await composeServer({ db: db.app, portal: db.portal, signIn: db.signIn, replica })
  const forget = () => sessions.forget()
  const listener = listen(db.urls.app, { rights: forget }, forget)
  onTestFinished(async () => {
    await listener.close()
    await app.close()
    await close()
  })
  return {
    async signIn(): Promise<string> {
      const payload = { login: 'secretary', password }
      const { headers } = await app.inject({ method: 'POST', url: '/api/session', payload })
      return String(headers['set-cookie']).split(';')[0] ?? ''
    },
    async list(cookie: string): Promise<number> {
      const url = `/api/organisations?parentId=${county.qingxi.id}`
      return (await app.inject({ url, headers: { cookie } })).statusCode
    },
  }
}

/** An address on this machine that leads to one port, and to another once it was moved; whoever was connected is cut off. */
async function movingAddress(target: number) {
  let to = target
  const open = new Set<Socket>()
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  const server = createServer((from) => {
    const onward = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy()).on('close', () => open.delete(one) && other.destroy())
    }
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    moveTo(port: number) {
      to = port
      cut()
    },
    close() {
      server.close()
      cut()
    },
  }
}
