import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, plantTree } from '../../../../tests/trees.ts'
import { readCard } from '../service.ts'
import { editMember } from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let actor: Actor
let one: PlantedMember

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 12, seed: 31 })
  const branch = tree.find((org) => org.type === 'BRANCH')!
  ;[one] = (await plantMembers(db.owner, [branch], { members: 1 })) as [PlantedMember]
  actor = actorIn(branch)
})

const card = () => act(db.app, actor, (ctx) => readCard(ctx, { memberId: one.id }), now)
async function correct(person: { newStratum?: string | null; frontline?: string | null }) {
  const { version } = await card()
  return act(db.app, actor, (ctx) => editMember(ctx, { memberId: one.id, version, reason: '补录', person }), now)
}

it('新社会阶层 and 一线情况 are yes, no or not known (party-rules 2.2)', async () => {
  expect((await card()).basic).toMatchObject({ newStratum: null, frontline: null })
  await correct({ newStratum: '是', frontline: '否' })
  expect((await card()).basic).toMatchObject({ newStratum: '1', frontline: '0' })
  await correct({ newStratum: '' })
  expect((await card()).basic).toMatchObject({ newStratum: null, frontline: '0' })
  await expect(correct({ frontline: '大概' })).rejects.toMatchObject({
    fields: [{ path: 'person.frontline', zh: expect.stringContaining('只写“是”或“否”') }],
  })
})
