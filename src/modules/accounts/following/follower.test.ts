import { expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import type { ReshapingKind } from '#modules/organisations/reshaping/contract.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { listChildren } from '#modules/organisations/service.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { basis, noon, type Prefecture, plantPrefecture, watch } from '../../../../tests/prefectures.ts'
import type { TreeOrg } from '../../../../tests/trees.ts'
import { followers } from '../../../apps/followers.ts'
import { recordRunOut } from '../identities/service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const { see } = watch(db)
const day = '2026-07-01'
let count = 0
const plant = (at: TreeOrg, ...roles: string[]) => plantAccount(db, { login: `person-${++count}`, at, roles })

/** Somebody for each post in an organisation, a clerk with two, and an administrator who holds the same post at the heir. */
async function staff(at: TreeOrg, heir: TreeOrg) {
  const clerk = await plant(at, 'DESK', 'ORGANISER')
  const administrators = [
    await plant(at, 'SYSTEM_ADMIN'),
    await plant(at, 'SECURITY_ADMIN'),
    await plant(at, 'AUDIT_ADMIN'),
  ]
  const both = await plant(at, 'SECURITY_ADMIN')
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, 'SECURITY_ADMIN', '[2020-01-01,)')`,
    [newId(), both.id, heir.id, heir.path],
  )
  const taker = await plant(heir, 'EDITOR')
  const delegationId = newId()
  await db.owner.query(
    `insert into accounts.delegation (id, org_id, org_path, identity_id, from_account_id, to_account_id, valid, reason, made_by)
     values ($1, $2, $3, $4, $5, $6, '[2026-06-20,2026-07-15)', '外出学习', $5)`,
    [delegationId, at.id, at.path, clerk.identityIds[0], clerk.id, taker.id],
  )
  return { clerk, administrators, both, taker, delegationId }
}
type Staff = Awaited<ReturnType<typeof staff>>

/** Asked for by one and approved by another, who carries it out. */
async function carryOut(s: Prefecture, ask: (ctx: Parameters<typeof changes.mergeOrgs>[0]) => Promise<{ id: string }>) {
  const { id } = await act(db.app, s.boss, ask, noon(day))
  const done = await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: id }), noon(day))
  expect(done.state).toBe('DONE')
}

async function postsAt(org: { id: string }, of: Staff): Promise<string[]> {
  const names = new Map([
    [of.clerk.id, 'clerk'],
    [of.both.id, 'both'],
    [of.taker.id, 'taker'],
  ])
  const { rows } = await db.owner.query(
    `select account_id, role from accounts.identity where org_id = $1 and valid @> $2::date and account_id = any ($3)`,
    [org.id, day, [...names.keys(), ...of.administrators.map(({ id }) => id)]],
  )
  return rows.map(({ account_id, role }) => `${names.get(account_id) ?? 'administrator'} ${role}`).sort()
}

const told = async (accountId: string) =>
  (
    await db.owner.query('select kind from accounts.account_notice where account_id = $1 order by kind', [accountId])
  ).rows.map(({ kind }) => kind)
const recorded = async (act: string, of: readonly { id: string }[]) =>
  (
    await db.owner.query(
      `select details ->> 'role' as role from audit.entry where act = $1 and details ->> 'accountId' = any ($2)`,
      [act, of.map(({ id }) => id)],
    )
  ).rows
    .map(({ role }) => role)
    .sort()

it.each(['west', 'county'] as const)(
  'merged into its %s, ordinary posts go along and administrators gain nothing (T02)',
  async (into) => {
    const s = await plantPrefecture(db)
    const heir = s[into]
    const of = await staff(s.east, heir)
    await carryOut(s, (ctx) =>
      changes.mergeOrgs(ctx, { orgId: s.east.id, alsoIds: [], intoId: heir.id, effectiveOn: day, basis }),
    )
    expect(await postsAt(heir, of)).toEqual(['both SECURITY_ADMIN', 'clerk DESK', 'clerk ORGANISER', 'taker EDITOR'])
    expect(await postsAt(s.east, of)).toEqual([])
    expect(await told(of.clerk.id)).toEqual(['DELEGATION_ENDED_WITH_ORG', 'POST_FOLLOWED'])
    expect(await told(of.taker.id)).toEqual(['DELEGATION_ENDED_WITH_ORG'])
    expect(await told(of.both.id)).toEqual(['POST_HELD_AT_HEIR'])
    for (const { id } of of.administrators) expect(await told(id)).toEqual(['POST_ENDED_WITH_ORG'])
    expect(await recorded('accounts.role-followed', [of.clerk])).toEqual(['DESK', 'ORGANISER'])
    expect(await recorded('accounts.role-ended-with-org', [of.clerk, of.both, ...of.administrators])).toEqual([
      ...['AUDIT_ADMIN', 'SECURITY_ADMIN', 'SECURITY_ADMIN', 'SYSTEM_ADMIN'],
    ])
    const lent = await db.owner.query('select revoked_at from accounts.delegation where id = $1', [of.delegationId])
    expect(lent.rows[0].revoked_at).toEqual(noon(day))
    // None of them ran out, and nobody is told at night that it did.
    await act(
      db.app,
      s.boss,
      async (ctx) => {
        ctx.recorded += 1
        await recordRunOut(ctx)
      },
      noon('2026-07-02'),
    )
    expect(await told(of.clerk.id)).not.toContain('POST_RAN_OUT')
  },
)

const post = (of: { id: string }, at: TreeOrg, role: string, valid: string) =>
  db.owner.query(
    'insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, $5, $6)',
    [newId(), of.id, at.id, at.path, role, valid],
  )
const merge = (s: Prefecture, from: TreeOrg, heir: TreeOrg) =>
  carryOut(s, (ctx) =>
    changes.mergeOrgs(ctx, { orgId: from.id, alsoIds: [], intoId: heir.id, effectiveOn: day, basis }),
  )
const spansAt = async (org: TreeOrg, of: { id: string }) =>
  (
    await db.owner.query(
      'select role, valid::text from accounts.identity where org_id = $1 and account_id = $2 and not isempty(valid) order by role, valid',
      [org.id, of.id],
    )
  ).rows.map(({ role, valid }) => `${role} ${valid}`)

it('an ordinary post granted from a later day goes along, is counted before, and an administrator’s ends', async () => {
  const s = await plantPrefecture(db)
  const [clerk, administrator] = [await plant(s.west, 'MEMBER'), await plant(s.west, 'MEMBER')]
  await post(clerk, s.east, 'DESK', '[2026-07-10,2027-01-01)')
  await post(administrator, s.east, 'SECURITY_ADMIN', '[2026-07-10,)')
  const { takesAlong } = await see(
    s.boss,
    (ctx) => changes.readConsequences(ctx, { orgId: s.east.id, kind: 'MERGE' }),
    day,
  )
  expect(takesAlong.flatMap(({ zh }) => (/身份/.test(zh) ? [zh.replace(/：.*/, '')] : []))).toEqual([
    '账号身份1个（诉求办理人员1个）',
    '管理员身份1个（安全管理员1个）',
  ])
  await merge(s, s.east, s.west)
  expect(await spansAt(s.west, clerk)).toEqual(['DESK [2026-07-10,2027-01-01)', expect.stringContaining('MEMBER')])
  expect(await spansAt(s.east, clerk)).toEqual([])
  expect(await told(clerk.id)).toEqual(['POST_FOLLOWED'])
  expect(await spansAt(s.west, administrator)).toEqual([expect.stringContaining('MEMBER')])
  expect(await told(administrator.id)).toEqual(['POST_ENDED_WITH_ORG'])
})

it('who has the same ordinary post at the heir keeps that one; where it covers a part only, the rest goes along', async () => {
  const s = await plantPrefecture(db)
  const [whole, part] = [await plant(s.east, 'EDITOR'), await plant(s.east, 'EDITOR')]
  await post(whole, s.west, 'EDITOR', '[2020-01-01,)')
  await post(part, s.west, 'EDITOR', '[2026-08-01,2026-09-01)')
  await merge(s, s.east, s.west)
  expect(await spansAt(s.west, whole)).toEqual(['EDITOR [2020-01-01,)'])
  expect(await told(whole.id)).toEqual(['POST_HELD_AT_HEIR'])
  const { rows } = await db.owner.query(
    `select details ->> 'heldAtOrgId' as held from audit.entry where act = 'accounts.role-ended-with-org' and details ->> 'accountId' = $1`,
    [whole.id],
  )
  expect(rows).toEqual([{ held: s.west.id }])
  expect(await spansAt(s.west, part)).toEqual([
    'EDITOR [2026-07-01,2026-08-01)',
    'EDITOR [2026-08-01,2026-09-01)',
    'EDITOR [2026-09-01,)',
  ])
  expect(await told(part.id)).toEqual(['POST_FOLLOWED'])
  expect(await recorded('accounts.role-ended-with-org', [part])).toEqual([])
})

it('who has the post at the heir for a line keeps that one and is told what he lost; a whole one holds every line', async () => {
  const s = await plantPrefecture(db)
  const limited = (of: { id: string }, at: TreeOrg, line: string, valid = '[2020-01-01,)') =>
    db.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, line, valid) values ($1, $2, $3, $4, 'ORGANISER', $5, $6)`,
      [newId(), of.id, at.id, at.path, line, valid],
    )
  const [whole, covered] = [await plant(s.east, 'ORGANISER'), await plant(s.west, 'ORGANISER')]
  const [other, part] = [await plant(s.west), await plant(s.east, 'ORGANISER')]
  await limited(whole, s.west, 'PUBLICITY')
  await limited(covered, s.east, 'PUBLICITY')
  await limited(other, s.east, 'PUBLICITY')
  await limited(other, s.west, 'ORGANISATION')
  await limited(part, s.west, 'PUBLICITY', '[2026-08-01,2026-09-01)')
  await merge(s, s.east, s.west)
  const linesAt = async (of: { id: string }) =>
    (
      await db.owner.query(
        'select line, valid::text from accounts.identity where org_id = $1 and account_id = $2 order by valid',
        [s.west.id, of.id],
      )
    ).rows.map(({ line, valid }) => `${line ?? 'whole'} ${valid}`)
  expect(await linesAt(whole)).toEqual(['PUBLICITY [2020-01-01,)'])
  expect(await told(whole.id)).toEqual(['POST_NARROWER_AT_HEIR'])
  expect(await linesAt(covered)).toEqual([expect.stringContaining('whole ')])
  expect(await told(covered.id)).toEqual(['POST_HELD_AT_HEIR'])
  expect(await linesAt(other)).toEqual(['ORGANISATION [2020-01-01,)'])
  expect(await told(other.id)).toEqual(['POST_NARROWER_AT_HEIR'])
  expect(await linesAt(part)).toEqual([
    ...['whole [2026-07-01,2026-08-01)', 'PUBLICITY [2026-08-01,2026-09-01)', 'whole [2026-09-01,)'],
  ])
  expect(await told(part.id)).toEqual(['POST_FOLLOWED', 'POST_NARROWER_AT_HEIR'])
  const { rows } = await db.owner.query(
    `select details ->> 'accountId' as id, details ->> 'line' as line, details ->> 'heldAtOrgId' as held from audit.entry
     where act = 'accounts.role-ended-with-org' and details ->> 'accountId' = any ($1) order by line nulls first, held nulls first`,
    [[whole, covered, other].map(({ id }) => id)],
  )
  expect(rows).toEqual([
    { id: whole.id, line: null, held: null },
    { id: other.id, line: 'PUBLICITY', held: null },
    { id: covered.id, line: 'PUBLICITY', held: s.west.id },
  ])
})

it('divided for good, ordinary posts go to the first part and administrators are granted anew', async () => {
  const s = await plantPrefecture(db)
  const of = await staff(s.other, s.county)
  const part = {
    name: '丙县县委',
    shortName: '丙县',
    type: 'PARTY_COMMITTEE',
    isVillage: false,
    childIds: [],
    itemIds: [],
  }
  const parts = [part, { ...part, name: '丁县县委', shortName: '丁县' }]
  await carryOut(s, (ctx) =>
    changes.splitOrg(ctx, { orgId: s.other.id, parts, isEnding: true, effectiveOn: day, basis }),
  )
  const below = (await see(s.boss, (ctx) => listChildren(ctx, { parentId: s.city.id }))).rows
  const at = (name: string) => below.find((one) => one.name === name) as { id: string }
  expect(await postsAt(at('丙县县委'), of)).toEqual(['clerk DESK', 'clerk ORGANISER'])
  expect(await postsAt(at('丁县县委'), of)).toEqual([])
  expect(await postsAt(s.other, of)).toEqual([])
})

it('where something is split off and the organisation goes on, everybody stays who he is', async () => {
  const s = await plantPrefecture(db)
  const of = await staff(s.other, s.county)
  const before = await postsAt(s.other, of)
  const part = {
    name: '丙县县委',
    shortName: '丙县',
    type: 'PARTY_COMMITTEE',
    isVillage: false,
    childIds: [],
    itemIds: [],
  }
  await carryOut(s, (ctx) =>
    changes.splitOrg(ctx, { orgId: s.other.id, parts: [part], isEnding: false, effectiveOn: day, basis }),
  )
  expect(before).toHaveLength(6)
  expect(await postsAt(s.other, of)).toEqual(before)
  expect(await told(of.clerk.id)).toEqual([])
})

it('dissolved with nobody to follow, every post in it ends', async () => {
  const s = await plantPrefecture(db)
  const of = await staff(s.other, s.county)
  await carryOut(s, (ctx) => changes.dissolveOrg(ctx, { orgId: s.other.id, effectiveOn: day, basis }))
  expect(await postsAt(s.other, of)).toEqual([])
  expect(await told(of.clerk.id)).toEqual(['DELEGATION_ENDED_WITH_ORG', 'POST_ENDED_WITH_ORG'])
  expect(await recorded('accounts.role-ended-with-org', [of.clerk])).toEqual(['DESK', 'ORGANISER'])
})

it('is told before, by kind of change: which posts go where, and which end', async () => {
  const s = await plantPrefecture(db)
  await staff(s.other, s.county)
  const before = async (kind: ReshapingKind) =>
    (await see(s.boss, (ctx) => changes.readConsequences(ctx, { orgId: s.other.id, kind }), day)).takesAlong
      .map(({ zh }) => zh)
      .filter((zh) => /身份|代办/.test(zh))
  const two = '账号身份2个（诉求办理人员1个、组织工作人员1个）'
  const four = '管理员身份4个（审计管理员1个、安全管理员2个、系统管理员1个）'
  expect(await before('MERGE')).toEqual([
    `${two}：转到合并后的党组织，管理范围变为那里和它的下级；在那里已有同一身份的，限定条线的也算，不另加。须重新登录`,
    `${four}：随本组织结束，不转到合并后的党组织；在那里原来就有的不受影响，需要的由那里或上级的安全管理员重新授予`,
    '代办1项：随之结束；还需要的，请在新的身份里重新指定',
  ])
  expect(await before('SPLIT')).toEqual([
    `${two}：本组织继续存在的，都留在本组织；撤销的，转到第一个新设的党组织，须重新登录`,
    `${four}：本组织继续存在的，不变；撤销的，随之结束，不转到新设的党组织，由上级的安全管理员重新授予`,
    '代办1项：本组织继续存在的，不变；撤销的，随之结束，还需要的请在新的身份里重新指定',
  ])
  const all = '账号身份6个（审计管理员1个、诉求办理人员1个、组织工作人员1个、安全管理员2个、系统管理员1个）'
  expect(await before('DISSOLVE')).toEqual([
    `${all}：随本组织结束；需要的，由上级的安全管理员在别的组织重新授予`,
    '代办1项：随之结束；还需要的，请在新的身份里重新指定',
  ])
  expect(await before('MOVE')).toEqual([`${all}：不变`])
})

it('the second person reads of every organisation that ends, before he approves', async () => {
  const s = await plantPrefecture(db)
  const asNew = { name: '大河镇党委', shortName: '大河镇党委', type: 'PARTY_COMMITTEE', isVillage: false }
  const asked = await act(
    db.app,
    s.boss,
    (ctx) => changes.mergeOrgs(ctx, { orgId: s.east.id, alsoIds: [s.west.id], asNew, effectiveOn: day, basis }),
    noon(day),
  )
  expect(asked.orgs).toEqual([
    { id: s.east.id, name: s.east.name },
    { id: s.west.id, name: s.west.name },
  ])
})
