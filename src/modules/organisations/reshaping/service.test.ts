import { expect, it } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { plantMembers } from '../../../../tests/members.ts'
import { basis, noon, plantPrefecture, watch } from '../../../../tests/prefectures.ts'
import { actorIn } from '../../../../tests/trees.ts'
import { followers } from '../../../apps/followers.ts'
import { getOrg, listChildren } from '../service.ts'
import { findOrgBySlug } from '../store.ts'
import { listReshapings, reshapings, revokeReshaping } from './service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const { see, total, run, names } = watch(db)
const plant = () => plantPrefecture(db)

it('two townships become a new one, and an address without a site redirects for ever', async () => {
  const s = await plant()
  const slug = 'dong-he'
  await db.owner.query(`update organisations.org set slug = $2 where id = $1`, [s.east.id, slug])
  const asNew = { name: '大河镇党委', shortName: '大河镇党委', type: 'PARTY_COMMITTEE', isVillage: false }
  const asked = await act(
    db.app,
    s.boss,
    (ctx) =>
      changes.mergeOrgs(ctx, { orgId: s.east.id, alsoIds: [s.west.id], asNew, effectiveOn: '2026-07-01', basis }),
    noon('2026-07-01'),
  )
  expect(
    await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }), noon('2026-07-01')),
  ).toMatchObject({ state: 'DONE' })
  const { rows } = await see(s.boss, (ctx) => listChildren(ctx, { parentId: s.county.id }))
  expect(rows.map((row) => row.name)).toEqual(['大河镇党委'])
  expect(await total(s.boss, rows[0]!, '2026-07-01')).toBe(25)
  expect(await total(s.boss, rows[0]!, '2026-06-30')).toBe(0)
  expect(await total(s.boss, s.county, '2026-06-30')).toBe(25)
  const moved = await look(db.portal, visitor, (ctx) => findOrgBySlug(ctx.tx, slug))
  expect(moved?.id).toBe(rows[0]?.id)
})

it('a branch is split member by member, and goes on', async () => {
  const s = await plant()
  const itemIds = s.planted.far.slice(0, 4).map((one) => one.id)
  const listed = await see(s.boss, (ctx) => changes.listItems(ctx, { orgId: s.far.id }))
  expect(listed.rows.map((row) => row.id)).toEqual(expect.arrayContaining(itemIds))
  const part = { name: '近山村党支部', shortName: '近山村', type: 'BRANCH', isVillage: true, childIds: [], itemIds }
  const asked = await act(
    db.app,
    s.boss,
    (ctx) =>
      changes.splitOrg(ctx, { orgId: s.far.id, parts: [part], isEnding: false, effectiveOn: '2026-07-01', basis }),
    noon('2026-07-01'),
  )
  await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }), noon('2026-07-01'))
  const near = (await see(s.boss, (ctx) => listChildren(ctx, { parentId: s.west.id }))).rows.find(
    (row) => row.name === part.name,
  )
  expect([await total(s.boss, s.far, '2026-06-30'), await total(s.boss, s.far, '2026-07-01')]).toEqual([11, 7])
  expect([await total(s.boss, near!, '2026-06-30'), await total(s.boss, near!, '2026-07-01')]).toEqual([0, 4])
  expect(await total(s.boss, s.west, '2026-07-01')).toBe(11)
})

it('a township is divided in two and ends only when everybody has a place', async () => {
  const s = await plant()
  const part = (name: string, childIds: string[], itemIds: string[] = []) => ({
    name,
    shortName: name,
    type: 'PARTY_COMMITTEE',
    isVillage: false,
    childIds,
    itemIds,
  })
  const ask = (...parts: ReturnType<typeof part>[]) =>
    act(
      db.app,
      s.boss,
      (ctx) => changes.splitOrg(ctx, { orgId: s.east.id, parts, isEnding: true, effectiveOn: '2026-07-01', basis }),
      noon('2026-07-01'),
    )
  await expect(ask(part('上镇党委', [s.upper.id]))).rejects.toMatchObject({
    code: 'organisations.stands-in-the-way',
    sentence: { zh: '还不能办理：还有1个下级党组织没有去处；党员2名。请先处理这些，再提出变更。' },
  })
  await expect(ask(part('上镇党委', [s.upper.id]), part('下镇党委', [s.upper.id]))).rejects.toMatchObject({
    code: 'organisations.stands-in-the-way',
  })
  const asked = await ask(
    part(
      '上镇党委',
      [s.upper.id],
      s.planted.east.map((one) => one.id),
    ),
    part('下镇党委', [s.lower.id]),
  )
  await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }), noon('2026-07-01'))
  expect(await names(s.boss, s.county)).toEqual(['西河镇党委', '上镇党委', '下镇党委'])
  expect(await total(s.boss, s.east, '2026-06-30')).toBe(14)
  const after = (await see(s.boss, (ctx) => listChildren(ctx, { parentId: s.county.id }))).rows
  const counts = []
  for (const row of after) counts.push(await total(s.boss, row, '2026-07-01'))
  expect(counts).toEqual([11, 9, 5])
})

it('a township moves to another county: the old one keeps June, the new one has July', async () => {
  const s = await plant()
  await act(
    db.app,
    s.boss,
    (ctx) => changes.moveOrg(ctx, { orgId: s.east.id, parentId: s.other.id, effectiveOn: '2026-07-01' }),
    noon('2026-07-01'),
  )
  const on = async (day: string) => [await total(s.boss, s.county, day), await total(s.boss, s.other, day)]
  expect([await on('2026-06-30'), await on('2026-07-01'), await on('2026-07-02')]).toEqual([
    [25, 0],
    [11, 14],
    [11, 14],
  ])
  const old = actorIn(s.county)
  await expect(see(old, (ctx) => getOrg(ctx, s.upper.id))).rejects.toMatchObject({ code: 'organisations.not-found' })
})

it('a branch with members is not dissolved; an empty one is, and a planned change can be taken back', async () => {
  const s = await plant()
  const ask = (effectiveOn: string) =>
    act(db.app, s.boss, (ctx) => changes.dissolveOrg(ctx, { orgId: s.far.id, effectiveOn, basis }), noon('2026-07-01'))
  await expect(ask('2026-07-01')).rejects.toMatchObject({
    code: 'organisations.stands-in-the-way',
    sentence: { zh: expect.stringContaining('党员11名') },
  })
  const merged = await act(
    db.app,
    s.boss,
    (ctx) =>
      changes.mergeOrgs(ctx, { orgId: s.far.id, alsoIds: [], intoId: s.upper.id, effectiveOn: '2026-07-05', basis }),
    noon('2026-07-01'),
  )
  await act(db.app, s.boss, (ctx) => revokeReshaping(ctx, { reshapingId: merged.id }), noon('2026-07-02'))
  await run(merged.id, '2026-07-05')
  expect(await total(s.boss, s.far, '2026-07-06', '2026-07-06')).toBe(11)
  await db.owner.query(`delete from members.member where org_id = $1`, [s.far.id])
  const asked = await ask('2026-07-01')
  await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }), noon('2026-07-01'))
  expect(await names(s.boss, s.west)).toEqual([])
  expect(await names(s.boss, s.west, '2026-06-30')).toEqual(['远山村党支部'])
})

it('what has come in the way by its day stops a planned change, and says what', async () => {
  const s = await plant()
  await db.owner.query(`delete from members.member where org_id = $1`, [s.far.id])
  const asked = await act(
    db.app,
    s.boss,
    (ctx) => changes.dissolveOrg(ctx, { orgId: s.far.id, effectiveOn: '2026-07-05', basis }),
    noon('2026-07-01'),
  )
  await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }), noon('2026-07-01'))
  await plantMembers(db.owner, [s.far], { members: 1, seed: 99 })
  await run(asked.id, '2026-07-05')
  const { rows } = await see(s.boss, (ctx) => listReshapings(ctx, { orgId: s.far.id, page: 1, size: 20 }))
  expect(rows).toMatchObject([{ state: 'STOPPED', obstacles: [{ zh: '党员1名' }], can: { revokeReshaping: true } }])
})

it('refuses a past day, a taken name, and a place below itself', async () => {
  const s = await plant()
  const at = (work: (ctx: Ctx) => Promise<unknown>) => act(db.app, s.boss, work, noon('2026-07-01'))
  const merge = { orgId: s.county.id, alsoIds: [], basis }
  await expect(
    at((ctx) => changes.mergeOrgs(ctx, { ...merge, intoId: s.other.id, effectiveOn: '2026-06-30' })),
  ).rejects.toMatchObject({ code: 'organisations.day-past' })
  await expect(
    at((ctx) => changes.mergeOrgs(ctx, { ...merge, intoId: s.east.id, effectiveOn: '2026-07-01' })),
  ).rejects.toMatchObject({ code: 'organisations.merge-into-itself' })
  await expect(at((ctx) => changes.mergeOrgs(ctx, { ...merge, effectiveOn: '2026-07-01' }))).rejects.toMatchObject({
    code: 'organisations.merge-target',
  })
  await expect(
    at((ctx) =>
      changes.renameOrg(ctx, { orgId: s.east.id, name: '西河镇党委', shortName: '西河', effectiveOn: '2026-07-01' }),
    ),
  ).rejects.toMatchObject({
    code: 'organisations.name-taken',
    fields: [{ path: 'name' }],
  })
})

it('tells before what a change would take along', async () => {
  const s = await plant()
  const of = await see(s.boss, (ctx) => changes.readConsequences(ctx, { orgId: s.east.id, kind: 'MOVE' }))
  expect(of.takesAlong.map((one) => one.zh)).toEqual(['下级党组织2个', '党员14名'])
  const dissolve = await see(s.boss, (ctx) => changes.readConsequences(ctx, { orgId: s.east.id, kind: 'DISSOLVE' }))
  expect(dissolve.inTheWay.map((one) => one.zh)).toEqual(['还有2个下级党组织没有去处', '党员2名'])
})
