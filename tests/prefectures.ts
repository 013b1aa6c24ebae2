import type { Actor } from '#kernel/actor.ts'
import { visitor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { countMembers } from '#modules/members/figures/service.ts'
import { runReshaping } from '#modules/organisations/reshaping/fulfil.ts'
import { listChildren } from '#modules/organisations/service.ts'
import { followers } from '../src/apps/followers.ts'
import { act, actorAt, look, type TestDatabase } from './database.ts'
import { plantMembers } from './members.ts'
import { actorIn, type TreeOrg, writeTree } from './trees.ts'

export const noon = (day: string) => new Date(`${day}T04:00:00Z`)
export const basis = '云岭县委会议纪要〔2026〕12号'

let number = 0
const org = (parent: TreeOrg | null, name: string, type: TreeOrg['type'] = 'PARTY_COMMITTEE'): TreeOrg => {
  number += 1
  return {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    path: `${parent?.path ?? '/'}${number}/`,
    parentId: parent?.id ?? null,
    code: `W${number}`,
    name,
    type,
    depth: (parent?.depth ?? 0) + 1,
  }
}

/** A prefecture of its own for every example: two counties, townships with villages, and members in all of them. */
export async function plantPrefecture(db: TestDatabase) {
  const city = org(null, `云岭市委${number}`)
  const [county, other] = [org(city, '甲县县委'), org(city, '乙县县委')]
  const [east, west] = [org(county, '东河镇党委'), org(county, '西河镇党委')]
  const [upper, lower] = [org(east, '上河村党支部', 'BRANCH'), org(east, '下河村党支部', 'BRANCH')]
  const far = org(west, '远山村党支部', 'BRANCH')
  const tree = { city, county, other, east, west, upper, lower, far }
  await writeTree(db.owner, Object.values(tree))
  const at = async (place: TreeOrg, members: number) =>
    plantMembers(db.owner, [place], { members, seed: number + members })
  const planted = {
    upper: await at(upper, 7),
    lower: await at(lower, 5),
    far: await at(far, 11),
    east: await at(east, 2),
  }
  const boss = actorIn(city, { accountId: '00000000-0000-7000-8000-0000000000a1', name: '王组织' })
  const second = { ...boss, accountId: '00000000-0000-7000-8000-0000000000a2', name: '李组织' }
  return { ...tree, planted, boss, second }
}
export type Prefecture = Awaited<ReturnType<typeof plantPrefecture>>

/** Looks at a database on a day of 2026, counts, and runs what is planned. */
export function watch(db: TestDatabase) {
  const see = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, day = '2026-07-02') =>
    look(db.app, actor, work, noon(day))
  const total = async (actor: Actor, of: { id: string }, on: string, today = '2026-07-02') =>
    (await see(actor, (ctx) => countMembers(ctx, { orgId: of.id, on }), today)).total
  const run = (reshapingId: string, day: string) =>
    act(
      db.app,
      { ...visitor, kind: 'system', name: 'organisations.carry-out', reach: actorAt('/').reach },
      (ctx) => {
        ctx.recorded += 1
        return runReshaping(ctx, { reshapingId }, followers)
      },
      noon(day),
    )
  const names = async (actor: Actor, parent: { id: string }, on?: string) =>
    (await see(actor, (ctx) => listChildren(ctx, { parentId: parent.id, on }))).rows.map((row) => row.name)
  return { see, total, run, names }
}
