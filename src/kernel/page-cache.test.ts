import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { act, actorAt, testDatabase } from '../../tests/database.ts'
import { visitor } from './actor.ts'
import { record } from './audit.ts'
import { Db, sql } from './db.ts'
import { Refusal } from './errors.ts'
import { type Listener, listen } from './listen.ts'
import { encodingFor, type FreshPage, notifyPages, PageCache, pageChannel } from './page-cache.ts'

const page = (body: string, keys: readonly string[] = ['org:1']): FreshPage => ({ body, type: 'text/html', keys })
const broken = (): Promise<FreshPage> => Promise.reject(new Error('the database is away'))
const shown = async (cache: PageCache, name: string, make: () => Promise<FreshPage>) => {
  const { plain, origin } = await cache.serve(name, make)
  return [plain.toString(), origin]
}

describe('the page cache', () => {
  it('makes a page once, however many ask for it at the same moment', async () => {
    const cache = new PageCache()
    let made = 0
    const make = async () => {
      made += 1
      await new Promise((resolve) => setTimeout(resolve, 10))
      return page('one')
    }
    const all = await Promise.all(Array.from({ length: 50 }, () => cache.serve('/', make)))
    expect([made, new Set(all.map(({ page }) => page.etag)).size]).toEqual([1, 1])
    expect(await shown(cache, '/', make)).toEqual(['one', 'kept'])
  })

  it('makes a page anew when something it was made from has changed, and only then', async () => {
    const cache = new PageCache()
    await cache.serve('/a', async () => page('a1', ['org:1', 'article:7']))
    await cache.serve('/b', async () => page('b1', ['org:2']))
    cache.hear(JSON.stringify({ keys: ['article:7'] }))
    expect(await shown(cache, '/a', async () => page('a2'))).toEqual(['a2', 'made'])
    expect(await shown(cache, '/b', async () => page('b2'))).toEqual(['b1', 'kept'])
  })

  it('does not keep as fresh what changed while it was being made', async () => {
    const cache = new PageCache()
    const first = await cache.serve('/', async () => {
      cache.hear(JSON.stringify({ keys: ['org:1'] }))
      return page('old')
    })
    expect(first.origin).toBe('made')
    expect(await shown(cache, '/', async () => page('new'))).toEqual(['new', 'made'])
  })

  it('gives the old page when a new one cannot be made, and does not try again for two seconds (R-L02)', async () => {
    const cache = new PageCache()
    await cache.serve('/', async () => page('kept'))
    cache.outdateAll()
    expect(await shown(cache, '/', broken)).toEqual(['kept', 'stale'])
    let tried = 0
    await cache.serve('/', async () => {
      tried += 1
      return page('new')
    })
    expect(tried).toBe(0)
    await expect(async () => cache.serve('/never-seen', broken)).rejects.toThrow('the database is away')
  })

  it('never shows again what was withdrawn or is refused, not even when the database fails', async () => {
    const cache = new PageCache()
    await cache.serve('/a', async () => page('a', ['article:1']))
    cache.hear(JSON.stringify({ keys: ['article:1'], forGood: true }))
    await expect(async () => cache.serve('/a', broken)).rejects.toThrow('away')
    await cache.serve('/b', async () => page('b', ['article:2']))
    cache.outdateAll()
    const refusal = new Refusal('missing', 'kernel.not-found', { sentence: { zh: '没有', en: 'none' } })
    await expect(async () => cache.serve('/b', () => Promise.reject(refusal))).rejects.toBe(refusal)
    await expect(async () => cache.serve('/b', broken)).rejects.toThrow('away')
  })

  it('does not keep, not even for a failure, what was withdrawn while it was being made', async () => {
    for (const told of [{ keys: ['article:1'] }, { all: true }]) {
      const cache = new PageCache()
      await cache.serve('/', async () => {
        cache.hear(JSON.stringify({ ...told, forGood: true }))
        cache.hear(JSON.stringify({ keys: ['article:1'] }))
        return page('withdrawn', ['article:1'])
      })
      expect(cache.size).toEqual({ pages: 0, bytes: 0 })
      await expect(async () => cache.serve('/', broken)).rejects.toThrow('away')
    }
  })

  it('stays inside its bytes, packed forms counted, and forgets what it no longer holds', async () => {
    const cache = new PageCache({ bytes: 400_000 })
    for (let i = 0; i < 300; i++) {
      const served = await cache.serve(`/${i}`, async () => page(`${i} `.repeat(2000), [`article:${i}`]))
      const before = cache.size.bytes
      const { length } = cache.packed(`/${i}`, served, 'gzip')
      if (i === 0) expect(cache.size.bytes).toBe(before + length)
      cache.packed(`/${i}`, await cache.serve(`/${i}`, broken), 'br')
    }
    expect(cache.size.bytes).toBeLessThanOrEqual(250_000)
    expect(cache.size.pages).toBeGreaterThan(5)
    cache.hear(JSON.stringify({ keys: Array.from({ length: 300 }, (_, i) => `article:${i}`), forGood: true }))
    expect(cache.size).toEqual({ pages: 0, bytes: 0 })
  })

  it('gives each page its own bytes, however many others came between, or makes it anew', async () => {
    const cache = new PageCache({ bytes: 200_000 })
    const bodyOf = (i: number) => `第${i}页 `.repeat(100 + ((i * 37) % 400))
    const first = await cache.serve('/0', async () => page(bodyOf(0)))
    for (let i = 1; i < 400; i++) {
      await cache.serve(`/${i}`, async () => page(bodyOf(i)))
      for (const back of [1, 5, 20, 60].filter((each) => each <= i)) {
        const [text] = await shown(cache, `/${i - back}`, async () => page(bodyOf(i - back)))
        expect(text).toBe(bodyOf(i - back))
      }
    }
    expect(first.plain.toString()).toBe(bodyOf(0))
  })

  it('keeps a page that is asked for again, whoever goes through all others once', async () => {
    const cache = new PageCache({ bytes: 200_000 })
    const asked = () => shown(cache, '/asked', async () => page('asked '.repeat(300)))
    await asked()
    for (let i = 0; i < 300; i++) {
      await cache.serve(`/${i}`, async () => page(`${i} `.repeat(1000)))
      if (i % 10 === 0) expect((await asked())[1]).toBe('kept')
    }
  })

  it('gives a packed page in its own bytes when it was overtaken on the shelf', async () => {
    const cache = new PageCache({ bytes: 200_000 })
    const served = await cache.serve('/a', async () => page('a'.repeat(5000)))
    cache.packed('/a', served, 'gzip')
    for (let i = 0; i < 100; i++) await cache.serve(`/${i}`, async () => page(`${i} `.repeat(1000)))
    expect(gunzipSync(cache.packed('/a', served, 'gzip')).toString()).toBe('a'.repeat(5000))
  })

  it('trusts no page any more when more was announced than it keeps in mind', async () => {
    const cache = new PageCache()
    await cache.serve('/', async () => page('1', ['org:1']))
    await cache.serve('/never-named', async () => page('1', ['org:2']))
    cache.hear(JSON.stringify({ keys: ['org:1'] }))
    for (let i = 0; i < 20_100; i += 100)
      cache.hear(JSON.stringify({ keys: Array.from({ length: 100 }, (_, at) => `article:${i + at}`) }))
    expect(await shown(cache, '/', async () => page('2', ['org:1']))).toEqual(['2', 'made'])
    expect(await shown(cache, '/', broken)).toEqual(['2', 'kept'])
    expect(await shown(cache, '/never-named', async () => page('2', ['org:2']))).toEqual(['2', 'made'])
  })

  it('takes a payload it cannot read as: everything may have changed', async () => {
    const cache = new PageCache()
    await cache.serve('/', async () => page('1'))
    cache.hear('{')
    expect(await shown(cache, '/', async () => page('2'))).toEqual(['2', 'made'])
  })

  it('picks the best encoding a browser takes', () => {
    expect(
      ['gzip, deflate, br', 'gzip', undefined, 'br;q=0, gzip', 'identity', 'br;q=0.5', 'gzip;q=0'].map(encodingFor),
    ).toEqual(['br', 'gzip', 'identity', 'gzip', 'identity', 'br', 'identity'])
  })
})

describe('announcements through the database', () => {
  const db = testDatabase()
  let listener: Listener | undefined
  afterEach(() => listener?.close())

  it('reach the cache within a second of the commit, and never before it', async () => {
    const cache = new PageCache()
    await hearing(cache)
    await cache.serve('/', async () => page('1', ['org:9']))
    await act(db.app, actorAt('/'), async (ctx) => {
      record(ctx, 'sites.tried', {})
      notifyPages(ctx, ['org:9'])
      await ctx.tx.rows(sql`select 1`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect((await cache.serve('/', async () => page('2', ['org:9']))).origin).toBe('kept')
    })
    const committed = Date.now()
    await until(async () => (await cache.serve('/', async () => page('2', ['org:9']))).origin === 'made')
    expect(Date.now() - committed).toBeLessThan(1000)
  })

  it('count as missed when the listening connection was cut: nothing is trusted afterwards', async () => {
    const cache = new PageCache()
    const gaps = await hearing(cache)
    await cache.serve('/', async () => page('1'))
    await db.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lianxin-listen' and datname = current_database()`,
    )
    await until(async () => gaps() === 2)
    expect(await shown(cache, '/', async () => page('2'))).toEqual(['2', 'made'])
  })

  it('are more than a notification holds: then everything is made anew', async () => {
    const cache = new PageCache()
    await hearing(cache)
    await cache.serve('/', async () => page('1', ['org:9']))
    await act(db.app, actorAt('/'), async (ctx) => {
      record(ctx, 'sites.tried', {})
      notifyPages(
        ctx,
        Array.from({ length: 5000 }, (_, i) => `article:${i}`),
      )
    })
    await until(async () => (await cache.serve('/', async () => page('2', ['org:9']))).origin === 'made')
  })

  it('are not needed to go on: with the database stopped a kept page is still given', async () => {
    const cache = new PageCache()
    const dead = new Db('postgres://nobody@127.0.0.1:1/none')
    const make = async () => {
      await dead.read(visitor, (tx) => tx.rows(sql`select 1`))
      return page('new')
    }
    await cache.serve('/', async () => page('kept'))
    cache.outdateAll()
    expect(await shown(cache, '/', make)).toEqual(['kept', 'stale'])
    await dead.close()
  })

  async function hearing(cache: PageCache): Promise<() => number> {
    let gaps = 0
    listener = listen(
      db.urls.app.replace(/[^/]+$/, databaseName()),
      { [pageChannel]: (told) => cache.hear(told) },
      () => {
        gaps += 1
        cache.outdateAll()
      },
    )
    await until(async () => gaps === 1)
    return () => gaps
  }

  const databaseName = () => new URL(db.ownerUrl).pathname.slice(1)
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new pg.DatabaseError('it never came to hold', 0, 'error')
}
