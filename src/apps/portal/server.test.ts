import { beforeAll, describe, expect, it } from 'vitest'
import { Db } from '#kernel/db.ts'
import { dayOf } from '#kernel/time.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import * as publishing from '#modules/publishing/service.ts'
import * as sites from '#modules/sites/service.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { editorsOf, livePortal, open, plantCounty, publish, textOf, write } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  live = await livePortal(db)
  return () => live.app.close()
})

const home = '/o/qingxizhen/'
const fetch = (url: string, headers: Record<string, string> = {}) => live.get(url, { headers })
const columnOf = (org: TreeOrg, name: string) =>
  act(db.app, editorsOf(org)[0], (ctx) =>
    sites.addColumn(ctx, {
      orgId: org.id,
      sectionCode: 'PUBLICITY',
      name,
      position: 1,
      promiseDays: 14,
      owner: '周禾',
    }),
  )

/** Every address that could show an article of this site. */
const lists = (id: string) => [
  '/',
  home,
  `${home}s/xuanchuan/`,
  `${home}s/chashangushi/`,
  `${home}s/xuanchuan/?year=2026`,
  `${home}s/xuanchuan/?page=2`,
  `${home}archive`,
  `${home}archive?month=2026-11`,
  `${home}rss.xml`,
  `${home}s/xuanchuan/rss.xml`,
  `${home}s/chashangushi/rss.xml`,
  `${home}sitemap.xml`,
  `${home}map`,
  `${home}elder`,
  `${home}search?q=${encodeURIComponent('隐秘之词')}`,
  `${home}search?q=${encodeURIComponent('隐秘之词')}&scope=site&sort=time`,
  `${home}search?q=${encodeURIComponent('隐秘之词')}&scope=PUBLICITY`,
  `/o/yunlingxian/search?q=${encodeURIComponent('隐秘之词')}`,
  `${home}a/${id}`,
]

// What a visitor sees, without what differs by nature: addresses of the search and the words asked for.
const seen = async (url: string) => (await fetch(url)).body.replaceAll('隐秘之词', '')

describe('what is not published', () => {
  it('changes no page, list, feed, count, neighbour or search of the public by a single byte', async () => {
    const column = await columnOf(orgs.qingxi, '茶山故事')
    const first = await publish(db.app, orgs.qingxi, { title: '第一篇', columnId: column.id })
    const last = await publish(db.app, orgs.qingxi, { title: '第二篇', columnId: column.id })
    const urls = [...lists(first), `${home}a/${last}`]
    const fresh = await livePortal(db)
    const before = await Promise.all(urls.map(seen))
    const [writer, reader] = editorsOf(orgs.qingxi)
    const secret = { title: '隐秘之词', bodyHtml: '<p>隐秘之词</p>', columnId: column.id }
    await write(db.app, orgs.qingxi, secret)
    const submitted = await write(db.app, orgs.qingxi, secret)
    await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId: submitted, version: 1 }))
    await act(db.app, writer, (ctx) => publishing.saveArticle(ctx, { articleId: first, version: 1, ...textOf(secret) }))
    const inSite = await fresh.get(home)
    await fresh.app.close()
    live = await restarted()
    expect(await Promise.all(urls.map(seen))).toEqual(before)
    expect(inSite.body).not.toContain('隐秘之词')
    for (const id of [submitted]) expect((await fetch(`${home}a/${id}`)).statusCode).toBe(404)

    await act(db.app, reader, (ctx) => publishing.publishArticle(ctx, { articleId: submitted, version: 1 }))
    live = await restarted()
    const after = await Promise.all(urls.map(seen))
    expect(after.filter((page, i) => page !== before[i]).length).toBeGreaterThan(10)
  })

  it('is not there for the withdrawn either: every list forgets it, its page keeps title and reason', async () => {
    const id = await publish(db.app, orgs.shitan, { title: '写错的通知', bodyHtml: '<p>隐秘之词</p>' })
    const base = '/o/shitanzhen/'
    expect((await fetch(base)).body).toContain('写错的通知')
    await act(db.app, editorsOf(orgs.shitan)[1], (ctx) =>
      publishing.withdrawArticle(ctx, { articleId: id, version: 1, reason: '时间有误' }),
    )
    await until(async () => !(await fetch(base)).body.includes('写错的通知'))
    for (const path of [
      '',
      's/xuanchuan/',
      'archive',
      'rss.xml',
      'sitemap.xml',
      `search?q=${encodeURIComponent('隐秘之词')}`,
    ]) {
      const { body } = await fetch(`${base}${path}`)
      expect(body, path).not.toContain('写错的通知')
      expect(body, path).not.toContain(id)
    }
    const { body, statusCode } = await fetch(`${base}a/${id}`)
    expect(statusCode).toBe(200)
    expect(body).toContain('时间有误')
    expect(body).not.toContain('隐秘之词')
  })

  it('is not shown under the address of another site', async () => {
    const id = await publish(db.app, orgs.shitan, { title: '石滩的事' })
    expect((await fetch(`/o/shitanzhen/a/${id}`)).statusCode).toBe(200)
    expect((await fetch(`${home}a/${id}`)).statusCode).toBe(404)
  })
})

describe('a change', () => {
  it('is seen by the public within a second of its commit', async () => {
    expect((await fetch('/o/dashicun/')).body).not.toContain('刚刚发布')
    await publish(db.app, orgs.village, { title: '刚刚发布' })
    const committed = Date.now()
    await until(async () => (await fetch('/o/dashicun/')).body.includes('刚刚发布'))
    expect(Date.now() - committed).toBeLessThan(1000)
  })

  it('of a name is seen as soon, though the facts of a site are remembered (decisions 44)', async () => {
    const privacy = () => fetch(`${home}privacy`)
    expect((await privacy()).body).toContain('青溪镇党委')
    const name = '青溪镇委员会'
    const naming = { orgId: orgs.qingxi.id, name, shortName: name, effectiveOn: dayOf(new Date()) }
    await act(db.app, actorIn(orgs.county), (ctx) => reshapings([]).renameOrg(ctx, naming))
    const committed = Date.now()
    await until(async () => (await privacy()).body.includes(name))
    expect(Date.now() - committed).toBeLessThan(1000)
  })
})

describe('a page that travels', () => {
  it('is sent once: with its tag the browser is told that it has it', async () => {
    const first = await fetch(home, { 'accept-encoding': 'br' })
    expect(first.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'accept-encoding, cookie',
      'cache-control': 'public, no-cache',
    })
    const again = await fetch(home, { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await fetch(home, { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(200)
  })

  it('may be asked for by its header only', async () => {
    const head = await live.app.inject({ method: 'HEAD', url: home })
    expect([head.statusCode, head.body]).toEqual([200, ''])
    expect(Number(head.headers['content-length'])).toBeGreaterThan(1000)
  })

  it('carries the guards on every kind of answer', async () => {
    for (const url of [
      home,
      '/none',
      `${home}search`,
      '/sites',
      '/robots.txt',
      `${home}rss.xml`,
      `${home}messages/new`,
    ]) {
      const { headers } = await fetch(url)
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(headers['content-security-policy'], url).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/)
      expect(headers['content-security-policy'], url).not.toContain('unsafe')
    }
  })

  it('loads its look from addresses that never change their content', async () => {
    const { body } = await fetch(home)
    for (const [, path] of body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
      const asset = await fetch(String(path))
      expect(asset.statusCode).toBe(200)
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
    expect((await fetch('/assets/portal.0000000000000000.css')).statusCode).toBe(404)
  })

  it('weighs less than 300 KB, the longest article too (UX-PT16)', async () => {
    const bodyHtml = `<p>${'长'.repeat(73_000)}</p>`
    const id = await publish(db.app, orgs.qingxi, { title: '很长的文章', bodyHtml })
    for (const url of [home, `${home}a/${id}`, `${home}archive`, '/sites']) {
      const { rawPayload, statusCode } = await fetch(url)
      expect(statusCode).toBe(200)
      expect(rawPayload.length, url).toBeLessThan(300 * 1024)
    }
  })
})

describe('an address', () => {
  it('that an organisation had before leads to the one it has now, for ever (decisions 8)', async () => {
    await db.owner.query(`insert into organisations.old_slug (slug, org_id) values ('laoqingxi', $1)`, [orgs.qingxi.id])
    const { statusCode, headers } = await fetch('/o/laoqingxi/s/gongkai/?year=2026')
    expect([statusCode, headers.location]).toEqual([301, '/o/qingxizhen/s/gongkai/?year=2026'])
  })

  it('that is not there answers 404 in the frame of its site, or of the first one', async () => {
    for (const [url, name] of [
      [`${home}nothing`, '青溪镇党建网'],
      [`${home}s/nothing/`, '青溪镇党建网'],
      [`${home}a/nothing`, '青溪镇党建网'],
      [`${home}s/xuanchuan/?page=999`, '青溪镇党建网'],
      [`${home}archive?month=2020-01`, '青溪镇党建网'],
      [`${home}messages/LX20261123-000001`, '青溪镇党建网'],
      ['/o/nowhere/', '云岭县党建网'],
      ['/wp-login.php', '云岭县党建网'],
    ] as const) {
      const { statusCode, body } = await fetch(url)
      expect([statusCode, body.includes('没有找到这一页'), body.includes(name)], url).toEqual([404, true, true])
    }
    expect((await fetch('/api/nothing')).headers['content-type']).toContain('application/problem+json')
  })

  it('with words added to it is made once: what a page does not know names no page (T31)', async () => {
    const plain = await fetch(home)
    const dressed = await fetch(`${home}?utm_source=x&page=abc`)
    expect(dressed.headers.etag).toBe(plain.headers.etag)
    expect((await fetch(`${home}x.css`)).statusCode).toBe(404)
  })

  it('of a foreign host is not served when the hosts are known (T28)', async () => {
    const own = await livePortal(db, { hosts: ['dj.example.cn'] })
    const ask = (host: string) => own.get(home, { headers: { host } })
    expect([(await ask('dj.example.cn')).statusCode, (await ask('mirror.example')).statusCode]).toEqual([200, 421])
    await own.app.close()
    expect((await live.get(home, { headers: { host: 'a"><script>' } })).statusCode).toBe(421)
  })
})

describe('the ways of reading, without a script', () => {
  it('large type is kept by a cookie on every page and given up again', async () => {
    const { headers } = await fetch(`/ways/elder?on=1&back=${encodeURIComponent(`${home}s/gongkai/`)}`)
    expect(headers.location).toBe(`${home}s/gongkai/`)
    expect(String(headers['set-cookie'])).toMatch(/^elder=1; .*HttpOnly/)
    const cookie = 'elder=1'
    for (const url of [home, `${home}s/gongkai/`, `${home}messages/new`, '/sites', '/none'])
      expect((await fetch(url, { cookie })).body, url).toMatch(/<html[^>]* class="[^"]*elder/)
    expect((await fetch(home)).body).not.toMatch(/<html[^>]* class="[^"]*elder/)
    expect((await fetch(home, { cookie })).body).toContain('您想做什么')
  })

  it('traditional characters come by address or cookie, and nobody else sees them', async () => {
    expect((await fetch(`${home}?script=hant`)).body).toContain('黨務公開')
    expect((await fetch(home, { cookie: 'script=hant' })).body).toContain('lang="zh-Hant-CN"')
    expect((await fetch(home)).body).toContain('党务公开')
  })

  it('lead back inside this site only', async () => {
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'x', '/a\r\nx: y'])
      expect((await fetch(`/ways/elder?on=1&back=${encodeURIComponent(back)}`)).headers.location).toBe('/')
  })
})

describe('a paused site', () => {
  it('says so, leads on, keeps what it published readable and takes no messages (A12)', async () => {
    const orgId = orgs.village.id
    const id = await publish(db.app, orgs.village, { title: '从前的事' })
    await act(db.app, editorsOf(orgs.village)[0], (ctx) =>
      sites.pauseSite(ctx, { orgId, reason: '两村合并，由镇里统一发布', successorOrgId: null }),
    )
    await until(async () => (await fetch('/o/dashicun/')).body.includes('已停止更新'))
    expect((await fetch('/o/dashicun/')).body).toContain(`href="${home}"`)
    expect((await fetch(`/o/dashicun/a/${id}`)).body).toContain('从前的事')
    expect((await fetch('/o/dashicun/messages/new')).headers.location).toBe(home)
    expect((await fetch('/sites?under=001.001')).body).toContain('已停更')
  })
})

describe('with the database stopped', () => {
  it('a page somebody read before is still given, another one says what happened (R-L02)', async () => {
    const dying = new Db(db.portal.pool.options.connectionString ?? '', { max: 2 })
    const own = await livePortal(db, { portal: dying })
    await own.get(home)
    // Whoever asks for a connection now finds the server gone.
    dying.pool.connect = () =>
      Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    await publish(db.app, orgs.qingxi, { title: '没有人看得到' })
    await until(async () => (await own.get(home)).headers['x-page'] === 'stale')
    expect((await own.get(home)).statusCode).toBe(200)
    const other = await own.get(`${home}s/jijian/`)
    expect([other.statusCode, other.headers['cache-control'], other.headers['retry-after']]).toEqual([
      503,
      'no-store',
      '10',
    ])
    expect(other.body).toContain('这一页暂时打不开')
    expect(other.body).not.toContain('ECONNREFUSED')
    await own.app.close()
    await dying.close()
  })
})

async function restarted() {
  await live.app.close()
  return livePortal(db)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it never came to hold')
}
