import { beforeAll, describe, expect, it } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { editorsOf, open, plantCounty } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../tests/trees.ts'
import { findNear, readDirectory, readPublicSite } from './portal/read.ts'
import { STANDARD_SECTIONS } from './portal.ts'
import * as service from './service.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
const organiser = (org: TreeOrg) => actorIn(org, { role: 'ORGANISER' })
const asEditor = <T>(org: TreeOrg, work: (ctx: Parameters<typeof service.listSections>[0]) => Promise<T>) =>
  act(db.app, editorsOf(org)[0], work)
const asOrganiser = <T>(org: TreeOrg, work: (ctx: Parameters<typeof service.listSections>[0]) => Promise<T>) =>
  act(db.app, organiser(org), work)
const shown = (slug: string | null) => look(db.portal, visitor, (ctx) => readPublicSite(ctx, slug))

beforeAll(async () => {
  orgs = await plantCounty(db)
  await open(db.app, orgs.county)
  await open(db.app, orgs.qingxi)
})

describe('a new site', () => {
  it('stands at the pinyin of its place, with the nine sections, in one call (A04)', async () => {
    const { slug, path } = await open(db.app, orgs.village)
    expect([slug, path]).toEqual(['dashicun', '/o/dashicun/'])
    const site = await shown('dashicun')
    expect(site).toMatchObject({ name: '大石村党建网', organisation: '大石村党支部', state: 'ACTIVE', theme: 'red' })
    expect(site?.sections).toHaveLength(9)
    expect(site?.superior).toMatchObject({ slug: 'qingxizhen' })
    await expect(open(db.app, orgs.village)).rejects.toMatchObject({ code: 'sites.open-already' })
  })

  it('gets the next address when the name is taken, also when two are opened at the same moment', async () => {
    const twins = [1, 2, 3].map(
      (n): TreeOrg => ({
        ...orgs.village,
        id: `00000000-0000-7000-8000-0000000000d${n}`,
        path: `/1/20/${n}/`,
        parentId: orgs.shitan.id,
        code: `001.002.00${n}`,
        name: '柳湾村党支部',
      }),
    )
    await writeTree(db.owner, twins)
    const opened = await Promise.all(twins.map((org) => open(db.app, org)))
    expect(opened.map(({ slug }) => slug).sort()).toEqual(['liuwancun', 'liuwancun-2', 'liuwancun-3'])
  })

  it('may choose its address, but not one that somebody has or had', async () => {
    await db.owner.query(`insert into organisations.old_slug (slug, org_id) values ('laolu', $1)`, [orgs.qingxi.id])
    for (const slug of ['qingxizhen', 'laolu'])
      await expect(open(db.app, orgs.shitan, { slug })).rejects.toMatchObject({ code: 'sites.slug-taken' })
    expect((await open(db.app, orgs.shitan, { slug: 'shitan' })).slug).toBe('shitan')
  })

  it('is opened by editors and organisers of the organisation or above, by nobody else', async () => {
    const input = { orgId: orgs.village.id, theme: 'red', address: '一', phone: '0000-5299012' } as const
    const by = (actor: ReturnType<typeof organiser>) => act(db.app, actor, (ctx) => service.openSite(ctx, input))
    await expect(by(organiser(orgs.shitan))).rejects.toMatchObject({ code: 'organisations.not-found' })
    await expect(by(actorIn(orgs.qingxi, { role: 'MEMBER' }))).rejects.toMatchObject({ code: 'sites.not-an-editor' })
  })
})

describe('the frame', () => {
  it('is what the pages show, and nobody can change it (A03)', async () => {
    const { rows } = await asEditor(orgs.county, async (ctx) => {
      const sections = await service.listSections(ctx)
      ctx.recorded += 1
      return sections
    })
    const pages = STANDARD_SECTIONS.map(({ slug, title }) => [slug, title.zh, title.en]).sort()
    expect(rows.map(({ slug, title }) => [slug, title.zh, title.en]).sort()).toEqual(pages)
    for (const change of ["update sites.section set title_zh = '别的'", 'delete from sites.section'])
      for (const pool of [db.app.pool, db.portal.pool])
        await expect(pool.query(change)).rejects.toThrow('permission denied')
  })

  it('takes windows of a site inside a section, not in place of one', async () => {
    const column = { sectionCode: 'SERVICES', name: '茶山故事', position: 1, promiseDays: 14, owner: '周禾' } as const
    const added = await asEditor(orgs.qingxi, (ctx) => service.addColumn(ctx, { ...column, orgId: orgs.qingxi.id }))
    expect(added).toMatchObject({ slug: 'chashangushi', closedOn: null })
    for (const name of ['党务公开', '茶山故事'])
      await expect(
        asEditor(orgs.qingxi, (ctx) => service.addColumn(ctx, { ...column, name, orgId: orgs.qingxi.id })),
      ).rejects.toMatchObject({ code: 'sites.column-name-taken' })
    await expect(
      asEditor(orgs.qingxi, (ctx) => service.addColumn(ctx, { ...column, slug: 'gongkai', orgId: orgs.qingxi.id })),
    ).rejects.toMatchObject({ code: 'sites.column-name-taken' })
    expect((await shown('qingxizhen'))?.columns.map(({ name }) => name)).toEqual(['茶山故事'])
    const banned = { ...column, name: '党员积分排行', orgId: orgs.qingxi.id }
    const refused = { code: 'kernel.formalism-points' }
    await expect(asEditor(orgs.qingxi, (ctx) => service.addColumn(ctx, banned))).rejects.toMatchObject(refused)
    const renamed = { ...banned, columnId: added.id, isClosed: false }
    await expect(asEditor(orgs.qingxi, (ctx) => service.editColumn(ctx, renamed))).rejects.toMatchObject(refused)
    const closed = { ...column, orgId: orgs.qingxi.id, columnId: added.id, isClosed: true }
    await asEditor(orgs.qingxi, (ctx) => service.editColumn(ctx, closed))
    expect((await shown('qingxizhen'))?.columns).toEqual([])
  })
})

describe('a site that is kept', () => {
  const facts = {
    name: '青溪镇党建',
    theme: 'blue',
    hostedBy: '中共青溪镇委员会',
    address: '溪口路1号',
    phone: '0000-5299013',
    greyFrom: null,
    greyUntil: null,
    siteCode: '5299010001',
    icpNumber: null,
    policeNumber: null,
    support: null,
    needsReview: true,
  } as const

  it('is changed by one person at a time, and says what its footer lacks', async () => {
    const orgId = orgs.qingxi.id
    const before = await look(db.app, editorsOf(orgs.qingxi)[0], (ctx) => service.readSite(ctx, { orgId }))
    const edit = (version: number) =>
      asEditor(orgs.qingxi, (ctx) => service.editSite(ctx, { ...facts, orgId, version }))
    await edit(before.version)
    await expect(edit(before.version)).rejects.toMatchObject({ code: 'sites.changed-meanwhile' })
    const site = await look(db.app, editorsOf(orgs.qingxi)[0], (ctx) => service.readSite(ctx, { orgId }))
    expect(site).toMatchObject({ name: '青溪镇党建', blanks: ['icpNumber', 'policeNumber', 'support'] })
    expect(site.can).toMatchObject({ editSite: true, setReview: 'sites.review-for-organisers' })
  })

  it('does without a second reader only when an organiser says so', async () => {
    const orgId = orgs.qingxi.id
    const site = await look(db.app, editorsOf(orgs.qingxi)[0], (ctx) => service.readSite(ctx, { orgId }))
    const input = { ...facts, orgId, version: site.version, needsReview: false }
    await expect(asEditor(orgs.qingxi, (ctx) => service.editSite(ctx, input))).rejects.toMatchObject({
      code: 'sites.review-for-organisers',
    })
    await asOrganiser(orgs.qingxi, (ctx) => service.editSite(ctx, input))
  })

  it('is listed inside the reach only, by name and pinyin', async () => {
    const list = (org: TreeOrg, q?: string) =>
      look(db.app, editorsOf(org)[0], (ctx) => service.listSites(ctx, { q, page: 1, size: 20 }))
    expect((await list(orgs.county)).rows.map(({ slug }) => slug)).toContain('shitan')
    expect((await list(orgs.qingxi)).rows.map(({ slug }) => slug)).toEqual(['qingxizhen', 'dashicun'])
    expect((await list(orgs.county, '大石')).rows.map(({ slug }) => slug)).toEqual(['dashicun'])
    expect((await list(orgs.county, '%')).total).toBe(0)
  })
})

describe('a site that sleeps', () => {
  it('says since when and why, and leads to who goes on: the one it names, else the nearest above (A12)', async () => {
    const orgId = orgs.village.id
    const pause = (successorOrgId: string | null) =>
      asEditor(orgs.qingxi, (ctx) =>
        service.pauseSite(ctx, { orgId, reason: '两村合并，由镇里统一发布', successorOrgId }),
      )
    await expect(pause(orgs.village.id)).rejects.toMatchObject({ code: 'sites.successor-not-open' })
    await expect(pause(orgs.shitan.id)).rejects.toMatchObject({ code: 'sites.successor-not-open' })
    await pause(null)
    await expect(pause(null)).rejects.toMatchObject({ code: 'sites.paused-already' })
    expect(await shown('dashicun')).toMatchObject({
      state: 'PAUSED',
      pausedReason: '两村合并，由镇里统一发布',
      successor: { slug: 'qingxizhen' },
    })
    await asEditor(orgs.qingxi, (ctx) => service.resumeSite(ctx, { orgId }))
    expect((await shown('dashicun'))?.state).toBe('ACTIVE')
  })
})

describe('the directory', () => {
  it('goes down level by level: every organisation is there, and how many stand right below it', async () => {
    const read = (under: string | null, query = '') =>
      look(db.portal, visitor, (ctx) => readDirectory(ctx, { under, query }))
    const level = await read('001')
    expect(level.way).toEqual([{ label: '云岭县委', href: '/sites?under=001' }])
    expect(level.own?.name).toBe('云岭县党建网')
    expect(level.groups.flatMap(({ entries }) => entries).map(({ name, below }) => [name, below?.count])).toEqual([
      ['青溪镇党建', 1],
      ['石滩镇党建网', 3],
    ])
    // The first page begins below the one that stands above all: a township is one tap away, its village two (CZ1).
    expect(await read(null)).toEqual({ ...level, query: '' })
  })

  it('finds the list in which a place stands: its own villages, or its neighbours, without asking where one is', async () => {
    const near = (slug: string) => look(db.portal, visitor, (ctx) => findNear(ctx, slug))
    expect(await near('qingxizhen')).toBe('/sites?under=001.001')
    expect(await near('dashicun')).toBe('/sites?under=001.001')
    expect(await near('001.001.001')).toBe('/sites?under=001.001')
    expect(await near('nobody')).toBe('/sites')
  })

  it('finds a site by the name of the organisation', async () => {
    const { found } = await look(db.portal, visitor, (ctx) => readDirectory(ctx, { under: null, query: '柳湾' }))
    expect(found).toHaveLength(3)
  })
})
