import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { appointPost, endPost, listPosts } from './service.ts'

const db = testDatabase()
const now = new Date('2026-07-01T04:00:00Z')
let branch: TreeOrg
let boss: Actor
let one: PlantedMember
let other: PlantedMember

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 30, seed: 5 })
  branch = tree.find((org) => org.type === 'BRANCH')!
  boss = actorIn(tree[0]!)
  const planted = await plantMembers(db.owner, [branch], { members: 2, names: ['张三', '李四'] })
  ;[one, other] = planted as [PlantedMember, PlantedMember]
})

const list = () => look(db.app, boss, (ctx) => listPosts(ctx, { orgId: branch.id }), now)
const appoint = (member: PlantedMember, from: string, actor = boss) =>
  act(db.app, actor, (ctx) => appointPost(ctx, { orgId: branch.id, memberId: member.id, post: 'SECRETARY', from }), now)

it('tells that the secretary is missing, records one, and tells since when (ORG-33)', async () => {
  expect(await list()).toMatchObject({ now: [], isWithoutSecretary: true, can: { appointPost: true } })
  await appoint(one, '2024-03-01')
  expect(await list()).toMatchObject({
    now: [{ post: 'SECRETARY', name: '张三', from: '2024-03-01' }],
    isWithoutSecretary: false,
  })
})

it('has one secretary at a time: the end is recorded first', async () => {
  await expect(appoint(other, '2026-06-01')).rejects.toMatchObject({
    code: 'members.post-taken',
    fields: [{ path: 'post' }],
  })
  const [held] = (await list()).now
  const end = (on: string) =>
    act(db.app, boss, (ctx) => endPost(ctx, { orgId: branch.id, holdingId: held!.id, on }), now)
  await expect(end('2024-03-01')).rejects.toMatchObject({ code: 'members.post-ends-before' })
  await expect(end('2026-07-02')).rejects.toMatchObject({ code: 'members.post-day-future' })
  await end('2026-06-01')
  await appoint(other, '2026-06-01')
  expect(await list()).toMatchObject({
    now: [{ name: '李四', from: '2026-06-01' }],
    before: [{ name: '张三', until: '2026-06-01' }],
  })
})

it('is recorded by organisers, not by the secretary himself, and leaves entries in the audit', async () => {
  const secretary = actorIn(branch, { role: 'SECRETARY' })
  await expect(appoint(one, '2026-06-01', secretary)).rejects.toMatchObject({ code: 'members.not-for-this-role' })
  const { rows } = await db.owner.query(`select act from audit.entry where org_id = $1 order by at, id`, [branch.id])
  expect(rows.map((row) => row.act)).toEqual(['members.post-appointed', 'members.post-ended', 'members.post-appointed'])
})
