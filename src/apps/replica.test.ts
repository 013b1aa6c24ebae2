import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { reachOf } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { Db, sql, within } from '#kernel/db.ts'
import { listen } from '#kernel/listen.ts'
import { migrate } from '#kernel/migrate.ts'
import { moment, mostLag, replicaLag } from '#kernel/replica.ts'
import { listChildren } from '#modules/organisations/service.ts'
import { password, plantAccount } from '../../tests/accounts.ts'
import { actorAt, type TestDatabase } from '../../tests/database.ts'
import { livePortal, open, plantCounty, publish } from '../../tests/portal/live.ts'
import { type Cluster, startCluster, startStandby } from '../../tests/standby.ts'
import { endpoints } from './chapters.ts'
import { composeServer, openReplica } from './start-server.ts'

const place = mkdtempSync(join(tmpdir(), 'lianxin-replica-'))
let primary: Cluster
let standby: Cluster
let copyAdmin: pg.Client
let db: TestDatabase
let county: Awaited<ReturnType<typeof plantCounty>>
let copy: ReturnType<typeof openReplica>

beforeAll(async () => {
  primary = await startCluster(join(place, 'primary'))
  const urls = await migrate(primary.server.url)
  const owner = new pg.Client({ connectionString: primary.server.url })
  await owner.connect()
  const connect = (url: string) => new Db(url, { max: 4 })
  const doors = {
    app: connect(urls.app),
    portal: connect(urls.portal),
    signIn: connect(urls.signin),
    worker: connect(urls.worker),
  }
  db = { owner, ownerUrl: primary.server.url, urls, ...doors }
  county = await plantCounty(db)
  standby = await startStandby(primary, join(place, 'standby'))
  copyAdmin = new pg.Client({ connectionString: standby.server.superuserUrl })
  copyAdmin.on('error', () => {})
  await copyAdmin.connect()
  await copyAdmin.query('select pg_wal_replay_resume()')
  copy = openReplica(standby.server.url, db.app)
}, 240_000)
afterAll(async () => {
  await copy?.close()
  await copyAdmin?.end().catch(() => {})
  await db.owner.end()
  await Promise.all([db.app.close(), db.portal.close(), db.signIn.close(), db.worker.close()])
  await Promise.all([standby?.server.stop(), primary?.server.stop()])
  rmSync(place, { recursive: true, force: true })
}, 120_000)

const reader = actorAt('/1/2/', { accountId: '00000000-0000-7000-8000-0000000000e1' })
const isCopy = sql<{ copied: boolean }>`select pg_is_in_recovery() as copied`

/** Where a read of this actor is answered. */
const answeredBy = async (since?: number) => {
  const work = { door: 'db', actor: reader, since, otherwise: db.app, purpose: '' } as const
  const { copied } = await copy.replica.read({ ...work, work: (tx) => tx.one(isCopy) })
  return copied ? 'copy' : 'database'
}

/** Waits until the copy is known to hold what was written till now. */
async function caughtUp(): Promise<void> {
  await expect.poll(() => answeredBy(begun), { timeout: 30_000 }).toBe('copy')
}
let begun = 0
async function whilePaused(work: () => Promise<void>): Promise<void> {
  begun = moment()
  await caughtUp()
  await copyAdmin.query('select pg_wal_replay_pause()')
  try {
    await work()
  } finally {
    await copyAdmin.query('select pg_wal_replay_resume()')
  }
}

describe('a reading copy of the database', { timeout: 120_000 }, () => {
  test('answers lists that may be a second old', async () => {
    begun = moment()
    await caughtUp()
    expect(replicaLag()).toBeLessThan(mostLag / 1000)
    const rows = await perform(
      { db: db.app, actor: reader, effect: 'read', requestId: 'test', copy: { replica: copy.replica, door: 'db' } },
      (ctx) => listChildren(ctx, { parentId: county.qingxi.id }),
    )
    expect(rows.rows.map(({ name }) => name)).toEqual(['大石村党支部'])
  })

  test('is asked only for what changes nothing and opens nothing restricted', () => {
    const asked = endpoints.filter(({ mayBeOld }) => mayBeOld)
    expect(asked.length).toBeGreaterThan(5)
    expect(
      asked.filter(({ method, effect, purpose }) => method !== 'GET' || effect !== 'read' || purpose !== ''),
    ).toEqual([])
  })

  test('keeps both belts: the rows and the query, each alone', async () => {
    const all = sql<{ name: string }>`select name from organisations.org order by path`
    const rows = { door: 'db', actor: { ...reader, reach: reachOf('/1/20/') }, otherwise: db.app, purpose: '' } as const
    expect(await copy.replica.read({ ...rows, work: (tx) => tx.rows(all) })).toEqual([{ name: '石滩镇党委' }])
    const owner = new Db(standby.server.url, { max: 1 })
    const narrowed = sql<{ name: string }>`select name from organisations.org where ${within(reachOf('/1/20/'))}`
    expect(await owner.read(actorAt('/'), (tx) => tx.rows(narrowed))).toEqual([{ name: '石滩镇党委' }])
    await owner.close()
  })

  test('never answers who has just written before it holds what he wrote', async () => {
    await whilePaused(async () => {
      await db.owner.query(`update organisations.org set short_name = short_name`)
      copy.replica.wrote(reader.accountId ?? '')
      expect(await answeredBy()).toBe('database')
    })
    begun = moment()
    await caughtUp()
    expect(await answeredBy()).toBe('copy')
  })

  test('is left alone by everybody once it is a second behind, and asked again when it has caught up', async () => {
    await whilePaused(async () => {
      await db.owner.query(`update organisations.org set short_name = short_name`)
      await expect.poll(() => answeredBy(), { timeout: 30_000 }).toBe('database')
      await expect.poll(() => replicaLag(), { timeout: 30_000 }).toBeGreaterThan(mostLag / 1000)
      expect(await answeredBy()).toBe('database')
    })
    await caughtUp()
  })

  test('is left alone too when the clock of the machine is set back ten minutes while it lags', async () => {
    await whilePaused(async () => {
      const clock = Date.now
      const setBack = vi.spyOn(Date, 'now').mockImplementation(() => clock() - 600_000)
      onTestFinished(() => setBack.mockRestore())
      await db.owner.query(`update organisations.org set short_name = short_name`)
      await expect.poll(() => replicaLag(), { timeout: 30_000 }).toBeGreaterThan(mostLag / 1000)
      expect(await answeredBy()).toBe('database')
    })
  })

  test('never makes a page older than what was announced: an article is there at once', async () => {
    await open(db.app, county.village, { slug: 'dashi' })
    const portal = await livePortal(db, { replica: copy.replica })
    const page = async () => (await portal.get('/o/dashi/')).body
    expect(await page()).not.toContain('今天发布的文章')
    await whilePaused(async () => {
      await publish(db.app, county.village, { title: '今天发布的文章' })
      await expect.poll(page, { timeout: 30_000 }).toContain('今天发布的文章')
    })
    expect(await page()).toContain('今天发布的文章')
    await portal.app.close()
  })

  test('gives nobody a right back: a post that was taken is gone at once, however old the copy is (T05)', async () => {
    const { identityIds } = await plantAccount(db, { login: 'secretary', at: county.qingxi, roles: ['SECRETARY'] })
    const { app, sessions } = await composeServer({
      db: db.app,
      portal: db.portal,
      signIn: db.signIn,
      replica: copy.replica,
    })
    const listener = listen(db.urls.app, { rights: () => sessions.forget() }, () => sessions.forget())
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'secretary', password },
    })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const list = async () =>
      (await app.inject({ url: `/api/organisations?parentId=${county.qingxi.id}`, headers: { cookie } })).statusCode
    expect(await list()).toBe(200)
    await whilePaused(async () => {
      await db.owner.query(`update accounts.identity set valid = '[2020-01-01,2020-01-02)' where id = any ($1)`, [
        identityIds,
      ])
      await expect.poll(list, { timeout: 1000, interval: 20 }).toBe(401)
    })
    await listener.close()
    await app.close()
  })

  test('that is killed costs nobody an error, and is read again once it is back', async () => {
    begun = moment()
    await caughtUp()
    const answers: string[] = []
    const over = new AbortController()
    const reading = async () => {
      while (!over.signal.aborted) answers.push(await answeredBy().catch(String))
    }
    const readers = Array.from({ length: 4 }, reading)
    process.kill(standby.server.pid() ?? 0, 'SIGKILL')
    await expect.poll(() => answers.at(-1), { timeout: 30_000, interval: 5 }).toBe('database')
    begun = moment()
    await expect.poll(() => answeredBy(begun), { timeout: 60_000 }).toBe('copy')
    over.abort()
    await Promise.all(readers)
    expect([...new Set(answers)].sort()).toEqual(['copy', 'database'])
  })

  test('that goes away costs nobody an error', async () => {
    begun = moment()
    await caughtUp()
    await standby.server.stop()
    expect(await answeredBy()).toBe('database')
    await expect.poll(() => replicaLag(), { timeout: 30_000 }).toBe(Number.POSITIVE_INFINITY)
    expect(await answeredBy()).toBe('database')
  })
})
