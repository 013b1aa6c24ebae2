import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { basis, noon, type Prefecture, plantPrefecture, watch } from '../../../../tests/prefectures.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { followers } from '../../../apps/followers.ts'
import { MemberFilter } from '../contract.ts'
import { countMembers, listWarnings } from '../figures/service.ts'
import { readOwn } from '../own/service.ts'
import { takeOwnData } from '../own/taking.ts'
import { editMember, enterMember } from '../record/service.ts'
import { listMembers, readCard } from '../service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const { run } = watch(db)
const today = noon('2026-06-10')
let number = 0

interface Scene extends Prefecture {
  readonly first: TreeOrg
  readonly small: TreeOrg
  readonly elsewhere: TreeOrg
  readonly secretary: Actor
}
let s: Scene

// A branch of seven members with two groups, and a branch beside it with one.
async function plantGroups(): Promise<Scene> {
  const prefecture = await plantPrefecture(db)
  const group = (branch: TreeOrg, name: string): TreeOrg => {
    number += 1
    return {
      ...branch,
      id: `00000000-0000-7000-9000-${String(number).padStart(12, '0')}`,
      path: `${branch.path}g${number}/`,
      ...{ parentId: branch.id, code: `G${number}`, name, type: 'PARTY_GROUP', depth: branch.depth + 1 },
    }
  }
  const first = group(prefecture.upper, '第一党小组')
  const small = group(prefecture.upper, '第二党小组')
  const elsewhere = group(prefecture.lower, '下河党小组')
  await writeTree(db.owner, [first, small, elsewhere])
  return { ...prefecture, first, small, elsewhere, secretary: actorIn(prefecture.upper, { name: '支部书记' }) }
}

const put = (memberId: string, groupId: string | null, as: Actor = s.secretary) =>
  act(
    db.app,
    as,
    async (ctx) => {
      const { version } = await readCard(ctx, { memberId })
      return editMember(ctx, { memberId, version, reason: '编入党小组', facts: { groupId } })
    },
    today,
  )
const card = (memberId: string, as: Actor = s.boss) => act(db.app, as, (ctx) => readCard(ctx, { memberId }), today)
const list = (query: Record<string, string>, as: Actor = s.boss) =>
  look(db.app, as, (ctx) => listMembers(ctx, MemberFilter.parse(query)), today)
const seeing = <T>(work: (ctx: Ctx) => Promise<T>, as: Actor = s.boss) => look(db.app, as, work, today)

/** Asks for a change of the tree, allows it by the second person, and carries it out on 1 July. */
async function carryOut(ask: (ctx: Ctx) => Promise<{ id: string; state: string }>): Promise<void> {
  const { id, state } = await act(db.app, s.boss, ask, today)
  const approve = (ctx: Ctx) => changes.approveReshaping(ctx, { reshapingId: id })
  if (state === 'ASKED') await act(db.app, s.second, approve, noon('2026-06-12'))
  await run(id, '2026-07-01')
}

describe('a Party group (ORG-05)', () => {
  beforeAll(async () => {
    s = await plantGroups()
    for (const one of s.planted.upper.slice(0, 4)) await put(one.id, s.first.id)
    await put(s.planted.upper[4]!.id, s.small.id)
  })

  it('is one of the member’s own branch; another is refused at its field, by hand and when a member is entered', async () => {
    const one = s.planted.upper[0]!
    const wrong = { code: 'members.group-not-of-branch', fields: [{ path: 'facts.groupId' }] }
    await expect(put(one.id, s.elsewhere.id, s.boss)).rejects.toMatchObject(wrong)
    await expect(put(one.id, s.lower.id, s.boss)).rejects.toMatchObject(wrong)
    const entered = (orgId: string, groupId: string) =>
      act(
        db.app,
        s.boss,
        (ctx) =>
          enterMember(ctx, {
            orgId,
            person: { name: '新来的', idNumber: '529901199003074010' },
            facts: { category: '正式党员', joinDate: '2012-05-04', fullDate: '2013-05-04', groupId },
          }),
        today,
      )
    await expect(entered(s.upper.id, s.elsewhere.id)).rejects.toMatchObject(wrong)
    await expect(entered(s.first.id, s.first.id)).rejects.toMatchObject({ code: 'members.org-holds-no-relations' })
    const { id } = await entered(s.lower.id, s.elsewhere.id)
    expect((await card(id)).party).toMatchObject({ groupId: s.elsewhere.id, groupName: '下河党小组' })
  })

  it('stands on the card and in the history by its name', async () => {
    const one = s.planted.upper[0]!
    const shown = await card(one.id)
    expect(shown.party).toMatchObject({ groupId: s.first.id, groupName: '第一党小组' })
    expect(shown.org.id).toBe(s.upper.id)
    const change = { field: 'groupId', zh: '党小组', before: null, after: '第一党小组' }
    expect(shown.history).toMatchObject([{ source: 'MANUAL', changes: [change] }])
  })

  it('narrows the list, chosen as a filter or in the tree, and so does having none', async () => {
    const inFirst = s.planted.upper.slice(0, 4).map(({ id }) => id)
    const ids = async (query: Record<string, string>) => (await list(query)).rows.map(({ id }) => id)
    expect((await ids({ group: s.first.id })).sort()).toEqual([...inFirst].sort())
    expect((await ids({ orgId: s.first.id })).sort()).toEqual([...inFirst].sort())
    expect((await list({ orgId: s.upper.id, group: 'NONE' })).total).toBe(2)
    expect((await list({ orgId: s.first.id })).rows[0]).toMatchObject({
      orgName: s.upper.name,
      groupName: '第一党小组',
    })
    expect((await list({ group: s.first.id }, actorIn(s.lower))).total).toBe(0)
  })

  it('gives who acts in it no rights over anybody', async () => {
    const leader = actorIn(s.first, { role: 'SECRETARY' })
    expect((await list({}, leader)).total).toBe(0)
    await expect(card(s.planted.upper[0]!.id, leader)).rejects.toMatchObject({ code: 'members.not-found' })
  })

  it('is counted within its branch and never beside it; too small a one is warned of', async () => {
    const counts = (orgId: string) => seeing((ctx) => countMembers(ctx, { orgId }))
    expect(await counts(s.upper.id)).toMatchObject({
      total: 7,
      byGroup: [
        { groupId: s.first.id, name: '第一党小组', members: 4 },
        { groupId: s.small.id, name: '第二党小组', members: 1 },
        { groupId: null, name: null, members: 2 },
      ],
    })
    expect(await counts(s.first.id)).toMatchObject({ total: 4, byGroup: [] })
    expect(await counts(s.far.id)).toMatchObject({ byGroup: [] })
    await expect(seeing((ctx) => countMembers(ctx, { orgId: s.first.id, on: '2026-01-01' }))).rejects.toMatchObject({
      code: 'members.group-counts-today',
    })
    const { rows } = await seeing((ctx) => listWarnings(ctx, { orgId: s.upper.id }))
    expect(rows.find(({ orgId }) => orgId === s.small.id)).toMatchObject({
      members: 1,
      warnings: [{ id: 'ORG-05', code: 'organisations.group-too-small' }],
    })
    expect(rows.find(({ orgId }) => orgId === s.first.id)).toBeUndefined()
    const above = await seeing((ctx) => listWarnings(ctx, { orgId: s.east.id }))
    expect(above.rows.find(({ orgId }) => orgId === s.east.id)?.members).toBe(15)
    expect(above.rows.find(({ orgId }) => orgId === s.small.id)?.members).toBe(1)
  })

  it('is read by the member, with his data', async () => {
    const one = s.planted.upper[0]!
    const self = actorIn(s.upper, { role: 'MEMBER', personId: one.personId })
    const own = await seeing((ctx) => readOwn(ctx), self)
    expect(own.fields.find(({ field }) => field === 'groupId')?.value).toBe('第一党小组')
    const { text } = await act(db.app, self, takeOwnData, today)
    expect(JSON.parse(text).membership).toMatchObject({ groupName: '第一党小组' })
  })

  it('is held by the database: no group of another branch, and nothing that is no group', async () => {
    const one = s.planted.upper[0]!
    for (const id of [s.elsewhere.id, s.lower.id, s.upper.id])
      await expect(
        db.owner.query('update members.member set group_id = $1 where id = $2', [id, one.id]),
      ).rejects.toMatchObject({ constraint: 'member_group' })
    await expect(
      db.owner.query('update members.member set org_id = $1, org_path = $2 where id = $3', [
        s.lower.id,
        s.lower.path,
        one.id,
      ]),
    ).rejects.toMatchObject({ constraint: 'member_group' })
  })
})

describe('when the tree changes', () => {
  let mine: string[]
  beforeEach(async () => {
    s = await plantGroups()
    mine = s.planted.upper.slice(0, 3).map(({ id }) => id)
    for (const id of mine) await put(id, s.first.id)
  })
  const left = { source: 'RESHAPING', changes: [{ field: 'groupId', before: '第一党小组', after: null }] }

  it('a dissolved group leaves its members to the branch, without a group, and their history says so', async () => {
    const told = await seeing((ctx) => changes.readConsequences(ctx, { orgId: s.first.id, kind: 'DISSOLVE' }))
    expect(told.takesAlong.map(({ zh }) => zh)).toEqual(['党小组成员3名，组织关系留在支部，改为未编组'])
    expect(told.inTheWay).toEqual([])
    await carryOut((ctx) => changes.dissolveOrg(ctx, { orgId: s.first.id, effectiveOn: '2026-07-01', basis }))
    for (const id of mine) {
      const { org, party, history, version } = await card(id)
      expect({ org: org.id, groupId: party.groupId, version }).toEqual({ org: s.upper.id, groupId: null, version: 3 })
      expect(history[0]).toMatchObject(left)
    }
    await expect(put(mine[0]!, s.first.id)).rejects.toMatchObject({ code: 'members.group-not-of-branch' })
  })

  it('a merged branch brings its groups and who stands in them', async () => {
    const merge = { orgId: s.upper.id, alsoIds: [], intoId: s.lower.id, effectiveOn: '2026-07-01', basis }
    await carryOut((ctx) => changes.mergeOrgs(ctx, merge))
    for (const id of mine) {
      const { org, party, history } = await card(id)
      expect({ org: org.id, group: party.groupId }).toEqual({ org: s.lower.id, group: s.first.id })
      expect(history).toHaveLength(1)
    }
  })

  it('a moved branch keeps its groups; a group that is moved to another branch leaves its members behind', async () => {
    const move = { orgId: s.upper.id, parentId: s.west.id, effectiveOn: '2026-07-01', basis }
    await carryOut((ctx) => changes.moveOrg(ctx, move))
    expect((await card(mine[0]!)).party.groupId).toBe(s.first.id)
    const alone = { orgId: s.first.id, parentId: s.lower.id, effectiveOn: '2026-07-01', basis }
    await carryOut((ctx) => changes.moveOrg(ctx, alone))
    const { org, party, history } = await card(mine[0]!)
    expect({ org: org.id, groupId: party.groupId }).toEqual({ org: s.upper.id, groupId: null })
    expect(history[0]).toMatchObject(left)
  })

  it('a split branch gives a group away with those who go along; who stays, stays without one', async () => {
    const [goes, stays] = mine as [string, string]
    await carryOut((ctx) =>
      changes.splitOrg(ctx, {
        orgId: s.upper.id,
        parts: [
          {
            name: '新河村党支部',
            shortName: '新河',
            type: 'BRANCH',
            isVillage: true,
            childIds: [s.first.id],
            itemIds: [goes],
          },
        ],
        isEnding: false,
        effectiveOn: '2026-07-01',
        basis,
      }),
    )
    expect((await card(goes)).party.groupId).toBe(s.first.id)
    expect((await card(goes)).org.name).toBe('新河村党支部')
    expect((await card(stays)).party.groupId).toBeNull()
    expect((await card(stays)).history[0]).toMatchObject(left)
  })
})
