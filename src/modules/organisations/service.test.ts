import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#kernel/db.ts'
import { act, actorAt, look, testDatabase } from '../../../tests/database.ts'
import { followers } from '../../apps/followers.ts'
import * as placing from './placing/store.ts'
import type { Reshaping } from './reshaping/contract.ts'
import { reshapings } from './reshaping/service.ts'
import * as service from './service.ts'

const db = testDatabase()
const reshape = reshapings(followers)
const root: { id: string; actor: Actor } = { id: '', actor: actorAt('/') }
const today = new Date('2026-11-23T04:00:00Z')
const run = <T>(work: (ctx: Parameters<typeof service.listChildren>[0]) => Promise<T>, actor = root.actor) =>
  act(db.app, actor, work, today)
// A change is made on its day: past days come in by import only.
const change = (
  act_: 'renameOrg' | 'moveOrg',
  input: { orgId: string; effectiveOn: string; name?: string; shortName?: string; parentId?: string },
  actor = root.actor,
) =>
  act(
    db.app,
    actor,
    (ctx) => (reshape[act_] as (of: typeof ctx, given: typeof input) => Promise<Reshaping>)(ctx, input),
    new Date(`${input.effectiveOn}T04:00:00Z`),
  )
const see = <T>(work: (ctx: Parameters<typeof service.listChildren>[0]) => Promise<T>, actor = root.actor) =>
  look(db.app, actor, work, today)
const create = (parentId: string, name: string, foundedOn = '2020-01-01') =>
  run((ctx) =>
    service.createOrg(ctx, { parentId, type: 'BRANCH', name, shortName: name.slice(0, 4), isVillage: true, foundedOn }),
  )
const actorOf = async (orgId: string) => {
  const { path } = await see((ctx) => service.getOrg(ctx, orgId))
  return actorAt(path, { orgId })
}

beforeAll(async () => {
  root.id = await db.app.write(root.actor, async (tx) => {
    const place = await placing.nextPlace(tx, null)
    return placing.insertOrg(
      tx,
      {
        parent: null,
        type: 'LOCAL_COMMITTEE',
        level: 'COUNTY',
        name: '中共云岭县委员会',
        shortName: '云岭县委',
        nameSearch: '云岭县委 yunlingxianwei ylxw',
        slug: 'yunling',
        divisionCode: null,
        isVillage: false,
        foundedOn: '2000-01-01',
      },
      place,
    )
  })
  const { path } = await see((ctx) => service.getOrg(ctx, root.id))
  root.actor = actorAt(path, { orgId: root.id })
})

describe('the organisation tree', () => {
  it('grows below an organiser, with codes that go on where the last ended', async () => {
    const one = await create(root.id, '青石村党支部')
    const two = await create(root.id, '白水村党支部')
    expect([one.code, two.code]).toEqual(['001.001', '001.002'])
    const { rows } = await see((ctx) => service.listChildren(ctx, { parentId: root.id }))
    expect(rows.map((row) => [row.name, row.hasChildren])).toEqual([
      ['青石村党支部', false],
      ['白水村党支部', false],
    ])
  })

  it('finds an organisation by name, pinyin, initials and code, and names those above it', async () => {
    const { id } = await create(root.id, '曾家坪村党支部')
    for (const q of ['曾家', 'zengjia', 'zjp', '001.003']) {
      const { rows } = await see((ctx) => service.searchOrgs(ctx, { q, limit: 20 }))
      expect(
        rows.map((row) => row.id),
        q,
      ).toContain(id)
      expect(rows[0]?.trail).toEqual(['云岭县委'])
    }
  })

  it('finds a numbered one by name, initials or pinyin with its number, the very number first', async () => {
    const seventieth = await create(root.id, '石桥社区第70党支部')
    const seventh = await create(root.id, '石桥社区第7党支部')
    for (const q of ['石桥社区第7', '石桥 7', 'sqsqd7', 'sqsqd7dzb', 'shiqiaoshequdi7']) {
      const { rows } = await see((ctx) => service.searchOrgs(ctx, { q, limit: 20 }))
      expect(rows[0]?.id, q).toBe(seventh.id)
    }
    const { rows } = await see((ctx) => service.searchOrgs(ctx, { q: 'sqsqd70', limit: 20 }))
    expect(rows.map((row) => row.id)).toEqual([seventieth.id])
  })

  it('brings nothing out from beyond the reach, not even asked with a wider range', async () => {
    const own = await create(root.id, '清河村党支部')
    await create(root.id, '清河乡党支部')
    const secretary = await actorOf(own.id)
    const { rows } = await see((ctx) => service.searchOrgs(ctx, { q: '清河', limit: 20 }), secretary)
    expect(rows.map((row) => row.id)).toEqual([own.id])
    const wider = await db.app.read(secretary, (tx) =>
      tx.rows(sql<{ id: string }>`select organisations.search_ids('清河', '{%清河%}', null, '/', '0', 100) as id`),
    )
    expect(wider.map((row) => row.id)).toEqual([own.id])
  })

  it('takes a percent sign in a search as a sign, not as a pattern', async () => {
    expect((await see((ctx) => service.searchOrgs(ctx, { q: '%', limit: 20 }))).rows).toEqual([])
  })

  it('is shown as it stood on a day, before and after a renaming and a move (A01)', async () => {
    const town = await create(root.id, '甲镇党支部')
    const other = await create(root.id, '乙镇党支部')
    const village = await create(town.id, '小河村党支部')
    await change('renameOrg', {
      orgId: village.id,
      name: '大河村党支部',
      shortName: '大河村',
      effectiveOn: '2025-07-01',
    })
    await change('moveOrg', { orgId: village.id, parentId: other.id, effectiveOn: '2026-03-01' })
    const under = async (parentId: string, on?: string) =>
      (await see((ctx) => service.listChildren(ctx, { parentId, on }))).rows.map((row) => row.name)
    expect(await under(town.id, '2025-06-30')).toEqual(['小河村党支部'])
    expect(await under(town.id, '2025-07-01')).toEqual(['大河村党支部'])
    expect(await under(town.id, '2026-03-01')).toEqual([])
    expect(await under(other.id, '2026-03-01')).toEqual(['大河村党支部'])
    expect(await under(other.id)).toEqual(['大河村党支部'])
    expect(await under(town.id)).toEqual([])
    const on = (day: string) => see((ctx) => service.readOrg(ctx, { orgId: village.id, on: day }))
    expect([(await on('2025-06-30')).name, (await on('2025-07-01')).name]).toEqual(['小河村党支部', '大河村党支部'])
  })

  it('lets the reach follow a move at once', async () => {
    const [town, other] = [await create(root.id, '丙镇党支部'), await create(root.id, '丁镇党支部')]
    const village = await create(town.id, '山下村党支部')
    const below = await create(village.id, '山下村一组')
    const before = await actorOf(town.id)
    expect((await see((ctx) => service.getOrg(ctx, below.id), before)).id).toBe(below.id)
    await change('moveOrg', { orgId: village.id, parentId: other.id, effectiveOn: '2026-11-01' })
    await expect(see((ctx) => service.getOrg(ctx, below.id), before)).rejects.toMatchObject({
      code: 'organisations.not-found',
    })
    expect((await see((ctx) => service.getOrg(ctx, below.id), await actorOf(other.id))).id).toBe(below.id)
    const copies = await db.owner.query('select distinct org_path from organisations.naming where org_id = $1', [
      below.id,
    ])
    const { path } = await see((ctx) => service.getOrg(ctx, below.id))
    expect(copies.rows).toEqual([{ org_path: path }])
  })

  it('cannot be moved below itself', async () => {
    const town = await create(root.id, '戊镇党支部')
    const village = await create(town.id, '深山村党支部')
    const attempt = change('moveOrg', { orgId: town.id, parentId: village.id, effectiveOn: '2026-11-01' })
    await expect(attempt).rejects.toMatchObject({ code: 'organisations.move-below-itself' })
  })

  it('is never made into a ring by two moves at once, nor loses what is set up meanwhile', async () => {
    const move = (orgId: string, parentId: string) => change('moveOrg', { orgId, parentId, effectiveOn: '2026-11-01' })
    for (const n of ['一', '二', '三']) {
      const [one, other] = [await create(root.id, `左${n}党支部`), await create(root.id, `右${n}党支部`)]
      const [below, beneath] = [await create(one.id, `左下${n}党支部`), await create(other.id, `右下${n}党支部`)]
      const moves = await Promise.allSettled([
        move(one.id, beneath.id),
        move(other.id, below.id),
        create(below.id, `新设${n}党支部`),
      ])
      expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
      expect(moves.find((end) => end.status === 'rejected')).toMatchObject({
        reason: { code: 'organisations.move-below-itself' },
      })
    }
    const astray =
      await db.owner.query(`select o.name from organisations.org o join organisations.org p on p.id = o.parent_id
      where o.path !~ ('^' || p.path || '[0-9a-z]+/$')`)
    expect(astray.rows).toEqual([])
  })

  it('keeps one name when two rename it at once', async () => {
    const { id } = await create(root.id, '争名村党支部')
    const rename = (name: string) =>
      change('renameOrg', { orgId: id, name, shortName: name.slice(0, 3), effectiveOn: '2026-11-23' })
    await Promise.all([rename('甲名村党支部'), rename('乙名村党支部')])
    expect((await see((ctx) => service.readOrg(ctx, { orgId: id }))).namings).toHaveLength(2)
  })

  it('lets nobody rename or move his own organisation, nor act outside his reach (T02)', async () => {
    const [town, other] = [await create(root.id, '己镇党支部'), await create(root.id, '庚镇党支部')]
    const village = await create(town.id, '竹林村党支部')
    const actor = await actorOf(town.id)
    const rename = (orgId: string) =>
      change('renameOrg', { orgId, name: '改名党支部', shortName: '改名', effectiveOn: '2026-01-01' }, actor)
    await expect(rename(town.id)).rejects.toMatchObject({ code: 'organisations.not-yours' })
    await expect(rename(other.id)).rejects.toMatchObject({ code: 'organisations.not-found' })
    expect(await rename(village.id)).toMatchObject({ orgId: village.id, state: 'DONE' })
    const move = change('moveOrg', { orgId: village.id, parentId: other.id, effectiveOn: '2026-01-01' }, actor)
    await expect(move).rejects.toMatchObject({ code: 'organisations.not-found' })
    const secretary = { ...actor, role: 'SECRETARY' }
    await expect(
      run((ctx) => service.setLines(ctx, { orgId: village.id, lines: [] }), secretary),
    ).rejects.toMatchObject({ code: 'organisations.not-yours' })
  })

  it('takes the end of a term from kind and place, and knows when it is due (ORG-32)', async () => {
    const village = await create(root.id, '松树村党支部')
    const term = await run((ctx) => service.recordTerm(ctx, { orgId: village.id, electedOn: '2022-02-28' }))
    expect(term).toMatchObject({ endsOn: '2027-02-28', status: 'DUE_SOON' })
  })

  it('takes no change that is earlier than the last one', async () => {
    const { id } = await create(root.id, '柏树村党支部', '2026-01-01')
    const rename = (effectiveOn: string) =>
      change('renameOrg', { orgId: id, name: '柏林村党支部', shortName: '柏林', effectiveOn })
    await expect(rename('2025-12-31')).rejects.toMatchObject({
      code: 'organisations.day-before-last-change',
      fields: [{ path: 'effectiveOn' }],
    })
    const late = run((ctx) =>
      reshape.renameOrg(ctx, { orgId: id, name: '柏林村党支部', shortName: '柏林', effectiveOn: '2026-11-22' }),
    )
    await expect(late).rejects.toMatchObject({ code: 'organisations.day-past', fields: [{ path: 'effectiveOn' }] })
  })

  it('is renamed on the day of its founding and again the same day: the last name stands', async () => {
    const { id } = await create(root.id, '错字村党支部', '2026-11-23')
    const rename = (name: string) =>
      change('renameOrg', { orgId: id, name, shortName: name.slice(0, 3), effectiveOn: '2026-11-23' })
    await rename('又错村党支部')
    await rename('正字村党支部')
    const shown = await see((ctx) => service.readOrg(ctx, { orgId: id }))
    expect(shown.name).toBe('正字村党支部')
    expect(shown.namings).toMatchObject([{ name: '正字村党支部', from: '2026-11-23', until: null }])
  })

  it('is moved on the day of its founding and again the same day: the last place stands', async () => {
    const [town, other] = [await create(root.id, '癸镇党支部'), await create(root.id, '子镇党支部')]
    const village = await create(root.id, '新村党支部', '2026-11-23')
    const below = await create(village.id, '新村一组', '2026-11-23')
    for (const parent of [town, other])
      await change('moveOrg', { orgId: village.id, parentId: parent.id, effectiveOn: '2026-11-23' })
    const shown = await see((ctx) => service.readOrg(ctx, { orgId: village.id }))
    expect(shown.placements).toMatchObject([{ parentId: other.id, from: '2026-11-23', until: null }])
    expect((await see((ctx) => service.getOrg(ctx, below.id), await actorOf(other.id))).id).toBe(below.id)
  })

  it('gives two set up at the same moment two codes', async () => {
    const made = await Promise.all(['一', '二', '三', '四'].map((n) => create(root.id, `同时${n}党支部`)))
    expect(new Set(made.map((org) => org.code)).size).toBe(4)
  })

  it('goes on counting after its newest child was moved away, and gives no code twice (ADM-07)', async () => {
    const [town, other] = [await create(root.id, '辛镇党支部'), await create(root.id, '壬镇党支部')]
    const [first, second] = [await create(town.id, '头一村党支部'), await create(town.id, '第二村党支部')]
    await change('moveOrg', { orgId: second.id, parentId: other.id, effectiveOn: '2026-11-01' })
    const [third, elsewhere] = [await create(town.id, '第三村党支部'), await create(other.id, '别处村党支部')]
    expect([first.code, second.code, third.code]).toEqual(['001', '002', '003'].map((own) => `${town.code}.${own}`))
    expect(elsewhere.code).toBe(`${other.code}.001`)
  })

  it('records each change in the audit', async () => {
    const { id } = await create(root.id, '记录村党支部')
    await run((ctx) => service.setLines(ctx, { orgId: id, lines: ['ORGANISATION', 'PUBLICITY', 'PUBLICITY'] }))
    const { rows } = await db.owner.query('select act from audit.entry where subject_id = $1 order by id', [id])
    expect(rows.map((row) => row.act)).toEqual(['organisations.created', 'organisations.lines-set'])
    expect((await see((ctx) => service.readOrg(ctx, { orgId: id }))).lines).toEqual(['ORGANISATION', 'PUBLICITY'])
  })
})
