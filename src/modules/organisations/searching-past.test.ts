import { beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { act, actorAt, look, testDatabase } from '../../../tests/database.ts'
import { writeTree } from '../../../tests/trees.ts'
import { reshapings } from './reshaping/service.ts'
import { dissolve } from './reshaping/store.ts'
import * as service from './service.ts'

const db = testDatabase()
const changes = reshapings([])
const org = (id: string, path: string, of: { parentId?: string; name: string; code: string; depth: number }) => {
  return { id, path, parentId: null, type: 'PARTY_COMMITTEE' as const, ...of }
}
const [county, east, west, village, group] = [newId(), newId(), newId(), newId(), newId()]
const boss = actorAt('/1/', { orgId: county })
const noon = (day: string) => new Date(`${day}T04:00:00Z`)
const searchFrom = (actor: typeof boss) => async (q: string, on?: string) =>
  (await look(db.app, actor, (ctx) => service.searchOrgs(ctx, { q, limit: 20, on }), noon('2026-12-20'))).rows.map(
    ({ shortName, trail }) => [...trail, shortName].join('/'),
  )
const search = searchFrom(boss)

// 小河村 below 东镇; called 大河村 from the 5th of December, below 西镇 from the 10th, gone on the 15th.
beforeAll(async () => {
  await writeTree(db.owner, [
    org(county, '/1/', { name: '云岭县委', code: '001', depth: 1 }),
    org(east, '/1/2/', { parentId: county, name: '东镇党委', code: '001.001', depth: 2 }),
    org(west, '/1/3/', { parentId: county, name: '西镇党委', code: '001.002', depth: 2 }),
    org(village, '/1/2/4/', { parentId: east, name: '小河村党支部', code: '001.001.001', depth: 3 }),
    org(group, '/1/2/4/5/', { parentId: village, name: '村东党小组', code: '001.001.001.001', depth: 4 }),
  ])
  const said = service.searchTextOf({ name: '小河村党支部', shortName: '小河村党支部' })
  await db.owner.query('update organisations.org set name_search = $1 where id = $2', [said, village])
  await db.owner.query(`update organisations.naming set valid = daterange('2026-12-01', null)`)
  await db.owner.query(`update organisations.placement set valid = daterange('2026-12-01', null)`)
  const rename = { orgId: village, name: '大河村党支部', shortName: '大河村', effectiveOn: '2026-12-05' }
  await act(db.app, boss, (ctx) => changes.renameOrg(ctx, rename), noon('2026-12-05'))
  const move = { orgId: village, parentId: west, effectiveOn: '2026-12-10' }
  await act(db.app, boss, (ctx) => changes.moveOrg(ctx, move), noon('2026-12-10'))
  await act(
    db.app,
    boss,
    async (ctx) => {
      const gone = await service.getOrg(ctx, village)
      dissolve(ctx.tx, gone, { on: '2026-12-15', heir: null })
      await changes.renameOrg(ctx, { orgId: east, name: '东岭镇党委', shortName: '东岭镇', effectiveOn: '2026-12-15' })
    },
    noon('2026-12-15'),
  )
})

it.each([
  ['小河村', '2026-12-04', ['云岭县委/东镇党委/小河村党支部']],
  ['xiaohe', '2026-12-04', ['云岭县委/东镇党委/小河村党支部']],
  ['大河村', '2026-12-04', []],
  ['大河村', '2026-12-05', ['云岭县委/东镇党委/大河村']],
  ['小河村', '2026-12-05', []],
  ['dhc', '2026-12-10', ['云岭县委/西镇党委/大河村']],
  ['001.001.0', '2026-12-14', ['云岭县委/西镇党委/大河村', '云岭县委/西镇党委/大河村/村东党小组']],
  ['大河村', '2026-12-15', []],
  ['东镇', '2026-12-14', ['云岭县委/东镇党委']],
  ['东镇', '2026-12-15', []],
  ['东岭', '2026-12-15', ['云岭县委/东岭镇']],
  ['云岭', '2026-11-30', []],
])('“%s” as on %s finds what stood then, by the name and below those of then (A01)', async (q, on, found) => {
  expect(await search(q, on)).toEqual(found)
})

it('a name given up before its pinyin was kept is found by its characters', async () => {
  await db.owner.query('update organisations.naming set former_search = null')
  expect(await search('小河', '2026-12-04')).toEqual(['云岭县委/东镇党委/小河村党支部'])
  expect(await search('xiaohe', '2026-12-04')).toEqual([])
})

it('without a day what is gone is not found', async () => {
  expect([await search('大河'), await search('东岭')]).toEqual([[], ['云岭县委/东岭镇']])
})

it('a reader of one township finds nothing beyond it, and no names above it', async () => {
  const inWest = searchFrom(actorAt('/1/3/', { orgId: west }))
  expect(await inWest('镇', '2026-12-04')).toEqual(['西镇党委'])
  const inEast = searchFrom(actorAt('/1/2/', { orgId: east }))
  expect(await inEast('大河', '2026-12-12')).toEqual([])
})

it('a reader finds what stands below him today and stood below him on the day, as the tree of that day has it', async () => {
  const inEast = searchFrom(actorAt('/1/2/', { orgId: east }))
  const inWest = searchFrom(actorAt('/1/3/', { orgId: west }))
  // Not yet below 西镇 on the 4th; no longer below 东镇 today.
  for (const q of ['小河', 'xiaohe', '001.001.0']) {
    expect(await inWest(q, '2026-12-04')).toEqual([])
    expect(await inEast(q, '2026-12-04')).toEqual([])
  }
  // Below 西镇 from the 10th; what stands below it came along.
  expect(await inWest('大河', '2026-12-09')).toEqual([])
  expect(await inWest('大河', '2026-12-10')).toEqual(['西镇党委/大河村'])
  expect(await inWest('001.001.0', '2026-12-10')).toEqual(['西镇党委/大河村', '西镇党委/大河村/村东党小组'])
  expect(await inWest('村东', '2026-12-04')).toEqual([])
})

it('a name that had ended is not found by what a second change of the same day gives up', async () => {
  const again = { orgId: west, effectiveOn: '2026-12-18' }
  const rename = (name: string) =>
    act(db.app, boss, (ctx) => changes.renameOrg(ctx, { ...again, name, shortName: name }), noon('2026-12-18'))
  await rename('白石镇党委')
  // A name given up before it was kept by what it is found.
  await db.owner.query('update organisations.naming set former_search = null where org_id = $1', [west])
  await rename('红石镇党委')
  expect(await search('西镇', '2026-12-17')).toEqual(['云岭县委/西镇党委'])
  expect(await search('白石', '2026-12-17')).toEqual([])
  expect(await search('白石', '2026-12-18')).toEqual([])
  expect(await search('红石', '2026-12-18')).toEqual(['云岭县委/红石镇党委'])
})
