import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, listWaiting, readMatter } from '#kernel/procedure/service.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { registry } from '../../../apps/procedures.ts'
import { listOwnTraces, readOwn } from '../own/service.ts'
import { askCorrection, listOwnCorrections } from './service.ts'

const db = testDatabase()
const org = (path: string, type: TreeOrg['type'], parent?: TreeOrg): TreeOrg => ({
  ...{
    id: newId(),
    path,
    parentId: parent?.id ?? null,
    code: `C${path.length}${path[3] ?? 0}`,
    name: `组织${path}`,
    type,
  },
  depth: path.split('/').length - 2,
})
const county = org('/1/', 'PARTY_COMMITTEE')
const township = org('/1/2/', 'PARTY_COMMITTEE', county)
const branch = org('/1/2/3/', 'BRANCH', township)
const empty = org('/1/2/40/', 'BRANCH', township)

let mine: PlantedMember
let theirs: PlantedMember
let self: Actor
let other: Actor
let secretary: Actor
let organiser: Actor

beforeAll(async () => {
  await writeTree(db.owner, [county, township, branch, empty])
  ;[mine, theirs] = (await plantMembers(db.owner, [branch], { members: 2, seed: 7 })) as [PlantedMember, PlantedMember]
  self = await memberActor(mine, branch)
  other = await memberActor(theirs, branch)
  secretary = await seated(branch, 'SECRETARY', '王书记')
  organiser = await seated(township, 'ORGANISER', '张干事')
})

async function seated(at: TreeOrg, role: string, name: string): Promise<Actor> {
  const { id } = await plantAccount(db, { login: `seat-${newId().slice(-12)}`, at, roles: [role], name })
  return actorIn(at, { accountId: id, personId: newId(), role, name })
}

// The account of the person, acting as a member of the branch.
async function memberActor(of: PlantedMember, at: TreeOrg): Promise<Actor> {
  const { rows } = await db.owner.query('select person_id from members.member where id = $1', [of.id])
  const account = await seated(at, 'MEMBER', of.name)
  const personId = rows[0].person_id as string
  await db.owner.query('update accounts.account set person_id = $2 where id = $1', [account.accountId, personId])
  return { ...account, personId }
}

type Asked = Parameters<typeof askCorrection>[1]
const ask = (actor: Actor, asked: Asked) => act(db.app, actor, (ctx) => askCorrection(ctx, asked))
const mobile = { person: { mobile: '13812345678' }, why: '换了手机号' }
const waiting = async (actor: Actor) =>
  (await look(db.app, actor, (ctx) => listWaiting(ctx, registry, { page: 1, size: 20 }))).rows.map(({ id }) => id)
const read = (actor: Actor, matterId: string) => look(db.app, actor, (ctx) => readMatter(ctx, registry, { matterId }))
const decide = (actor: Actor, matterId: string, what: string, opinion?: string) =>
  act(db.app, actor, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: what, version, ...(opinion ? { opinion } : {}) })
  })
const stored = async (matterId: string) =>
  (await db.owner.query('select * from members.correction where matter_id = $1', [matterId])).rows[0]
const own = async (field: string) =>
  (await look(db.app, self, (ctx) => readOwn(ctx))).fields.find((one) => one.field === field)?.value
const listed = (actor: Actor) => look(db.app, actor, (ctx) => listOwnCorrections(ctx))

test('a member asks for one field; the branch reads what should stand there and corrects it by the usual way (D15)', async () => {
  const { matterId, state } = await ask(self, mobile)
  expect(state).toBe('OPEN')
  expect(await waiting(secretary)).toContain(matterId)
  const view = await read(secretary, matterId)
  expect(view.facts.map(({ value }) => value.zh)).toEqual(['手机', '13812345678', '换了手机号'])
  await decide(secretary, matterId, 'agree', '已核对')
  expect(await own('mobile')).toBe('13812345678')
  expect(await listed(self)).toMatchObject({ rows: [{ field: 'mobile', state: 'CORRECTED', answer: '已核对' }] })
  const revision = await db.owner.query('select reason, actor_name from members.revision where member_id = $1', [
    mine.id,
  ])
  expect(revision.rows).toMatchObject([{ actor_name: '王书记', reason: expect.stringContaining('本人申请更正') }])
  const { rows } = await look(db.app, self, (ctx) => listOwnTraces(ctx))
  expect(rows[0]).toMatchObject({ act: 'members.edited', actorName: '王书记' })
})

test('what is asked for stands nowhere in clear and is gone when it is decided', async () => {
  const { matterId } = await ask(self, { person: { residence: '青石镇溪河村9组88号' }, why: '搬到新居民点去了' })
  const everywhere = async () => {
    const { rows } = await db.owner.query(
      `select (select string_agg(to_jsonb(m)::text, '') from procedure.matter m) || (select string_agg(to_jsonb(a)::text, '') from procedure.act a)
        || (select string_agg(to_jsonb(e)::text, '') from audit.entry e) || (select string_agg(to_jsonb(c)::text, '') from members.correction c) as text`,
    )
    return rows[0].text as string
  }
  for (const value of ['88号', '新居民点', '13812345678']) expect(await everywhere()).not.toContain(value)
  await decide(secretary, matterId, 'disagree', '请先办户口')
  expect(await stored(matterId)).toMatchObject({ state: 'REFUSED', value_sealed: null, why_sealed: null })
  expect((await read(secretary, matterId)).facts).toEqual([])
  expect((await listed(self)).rows[0]).toMatchObject({ state: 'REFUSED', answer: '请先办户口' })
})

test('nobody else of the branch finds it, nor in the list of requests; and it is never decided by whom it is about', async () => {
  const { matterId } = await ask(self, { person: { school: '云岭一中' }, why: '登记时写错了' })
  await expect(read(other, matterId)).rejects.toMatchObject({ code: 'procedure.not-found' })
  expect((await listed(other)).rows).toEqual([])
  const both = { ...secretary, personId: self.personId }
  await expect(decide(both, matterId, 'agree')).rejects.toMatchObject({ code: 'procedure.not-about-oneself' })
  await decide(self, matterId, 'withdraw')
  expect(await stored(matterId)).toMatchObject({ state: 'WITHDRAWN', value_sealed: null })
})

test('a refusal owes a reason, and one field waits once', async () => {
  const { matterId } = await ask(self, { facts: { joinBranch: '溪河村党支部' }, why: '档案上这样写' })
  const again = ask(self, { facts: { joinBranch: '别的支部' }, why: '再写一次' })
  await expect(again).rejects.toMatchObject({ code: 'members.correction-open' })
  const silent = decide(secretary, matterId, 'disagree')
  await expect(silent).rejects.toMatchObject({ code: 'procedure.opinion-missing' })
})

test.each([
  [{ why: '什么也没写' }, 'members.correction-one-field'],
  [{ person: { mobile: '13800000000', school: '一中' }, why: '两项一起' }, 'members.correction-one-field'],
  [{ person: { mobile: '13812345678' }, why: '就是这个号码' }, 'members.nothing-changed'],
  [{ person: { idNumber: '123' }, why: '号码不对' }, 'members.check-fields'],
])('%j is not sent: %s', async (asked, code) => {
  await expect(ask(self, asked as Asked)).rejects.toMatchObject({ code })
})

test('a post that keeps the roster asks nothing for itself here', async () => {
  await expect(ask(secretary, mobile)).rejects.toMatchObject({ code: 'members.not-for-this-role' })
})

test('where the branch has nobody but the member, it goes to whoever is above from the beginning', async () => {
  const [alone] = (await plantMembers(db.owner, [empty], { members: 1, seed: 8 })) as [PlantedMember]
  const member = await memberActor(alone, empty)
  const { matterId } = await ask(member, { person: { school: '云岭二中' }, why: '登记时写错了' })
  expect(await waiting(organiser)).toContain(matterId)
  await decide(organiser, matterId, 'agree')
  expect(await stored(matterId)).toMatchObject({ state: 'CORRECTED' })
})
