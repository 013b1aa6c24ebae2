import { beforeAll, describe, expect, it } from 'vitest'
import { createOrg } from '#modules/organisations/service.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

// Every organisation has a window in the common frame, whether it has opened a site or not (A03, decisions 134).
const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
const get = (url: string) => live.get(url)
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; !(await holds()) && tries < 200; tries++) await new Promise((done) => setTimeout(done, 50))
  expect(await holds()).toBe(true)
}

beforeAll(async () => {
  orgs = await plantCounty(db)
  live = await livePortal(db)
  return () => live.app.close()
})

describe('before the topmost organisation has opened its site', () => {
  it('its address says what this is, where to sign in and what comes next', async () => {
    const { statusCode, body } = await get('/')
    expect(statusCode).toBe(200)
    for (const told of ['连心', '门户还没有开通', 'account invite system', 'href="/console/"', 'noindex'])
      expect(body, told).toContain(told)
    expect(body).toContain('href="/o/001/messages/new')
  })

  it('a window nobody keeps promises no telephone', async () => {
    const elder = await get('/o/001.001.001/elder')
    expect(elder.statusCode).toBe(200)
    expect(elder.body).not.toContain('tel:')
  })
})

describe('an organisation without a site', () => {
  beforeAll(async () => {
    await open(db.app, orgs.county)
    // What was read before is forgotten as soon as the news of it arrives.
    await until(async () => (await get('/o/001.001.001/')).body.includes('href="/o/yunlingxian/"'))
  })

  it('has a window at its code in the frame of the site above: it says that nothing was published, who is above, and where to write', async () => {
    const { statusCode, body } = await get('/o/001.001.001/')
    expect(statusCode).toBe(200)
    expect(body).toContain('大石村党支部')
    expect(body).toContain('还没有发布过内容')
    expect(body).toContain('href="/o/001.001/"')
    expect(body).toContain('href="/o/yunlingxian/"')
    expect(body).toContain('href="/o/001.001.001/messages/new')
    expect(body).toContain('0000-5299012')
    expect(body).toContain('noindex')
  })

  it.each([
    'map',
    'elder',
    'privacy',
    'accessibility',
    'archive',
    'search',
    's/gongkai/',
    's/fuwu/',
    'messages/',
    'messages/new',
    'rss.xml',
  ])('has the page %s of the frame', async (path) => {
    expect((await get(`/o/001.001.001/${path}`)).statusCode).toBe(200)
  })

  it('is found in the directory and from the window above', async () => {
    expect((await get('/sites?under=001')).body).toContain('href="/sites?under=001.001"')
    expect((await get('/sites?under=001.001')).body).toContain('href="/o/001.001/"')
    expect((await get(`/sites?q=${encodeURIComponent('大石村')}`)).body).toContain('href="/o/001.001.001/"')
    expect((await get('/o/001.001/')).body).toContain('href="/o/001.001.001/"')
  })

  it('has one from the moment it is set up', async () => {
    const before = await get('/o/001.002/')
    expect(before.body).not.toContain('新桥村党支部')
    const branch = { parentId: orgs.shitan.id, type: 'BRANCH', isVillage: true, foundedOn: '2026-01-01' } as const
    const names = { name: '中共新桥村支部委员会', shortName: '新桥村党支部' }
    const { code } = await act(db.app, actorIn(orgs.county), (ctx) => createOrg(ctx, { ...branch, ...names }))
    expect((await get(`/o/${code}/`)).body).toContain('新桥村党支部')
    await until(async () => (await get('/o/001.002/')).body.includes(`href="/o/${code}/"`))
  })

  it('keeps its old address when it opens a site', async () => {
    await open(db.app, orgs.village)
    await until(async () => (await get('/o/001.001.001/')).statusCode === 301)
    expect((await get('/o/001.001.001/s/gongkai/')).headers.location).toBe('/o/dashicun/s/gongkai/')
    expect((await get('/o/dashicun/')).body).not.toContain('还没有发布过内容')
  })

  it('that never was has none', async () => {
    for (const slug of ['001.009', '009', 'nowhere']) expect((await get(`/o/${slug}/`)).statusCode).toBe(404)
  })
})
