import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { listWaiting } from '#kernel/procedure/service.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { registry } from '../../../apps/procedures.ts'
import * as figures from '../figures/service.ts'
import { editMember, enterMember } from '../record/service.ts'
import { readCard } from '../service.ts'
import type { Side } from './contract.ts'
import { attendToDuplicates } from './opening.ts'
import * as service from './service.ts'

const db = testDatabase()
const org = (path: string, name: string, type: TreeOrg['type'], parent?: TreeOrg): TreeOrg => ({
  ...{ id: newId(), path, parentId: parent?.id ?? null, code: path, name, type, depth: path.split('/').length - 2 },
})
const county = org('/1/', '青岭县委', 'PARTY_COMMITTEE')
const township = org('/1/2/', '云岭镇党委', 'PARTY_COMMITTEE', county)
const north = org('/1/2/3/', '北坡村党支部', 'BRANCH', township)
const south = org('/1/2/4/', '南坡村党支部', 'BRANCH', township)
const far = org('/1/5/', '白水镇党委', 'PARTY_COMMITTEE', county)
const river = org('/1/5/6/', '河口村党支部', 'BRANCH', far)

const actorOf = (at: TreeOrg, role = 'ORGANISER') =>
  actorIn(at, { accountId: newId(), identityId: newId(), personId: newId(), role, name: `${role}${at.path}` })
const [countyClerk, townClerk] = [actorOf(county), actorOf(township)]
const [northSecretary, southSecretary, riverSecretary] = [north, south, river].map((at) =>
  actorOf(at, 'SECRETARY'),
) as [Actor, Actor, Actor]
let planted: PlantedMember[]

beforeAll(async () => {
  await writeTree(db.owner, [county, township, north, south, far, river])
  await db.owner.query(`update organisations.org set level = 'COUNTY' where id = $1`, [county.id])
  planted = await plantMembers(db.owner, [north], { members: 12, seed: 3 })
})

let count = 0
const newNumber = () => completeIdNumber(`52990119700101${String(100 + count++).padStart(3, '0')}`)
const facts = { category: 'FULL', joinDate: '2001-07-01', fullDate: '2002-07-01' }
const enter = (actor: Actor, at: TreeOrg, person: Record<string, string>, more = {}) =>
  act(db.app, actor, (ctx) => enterMember(ctx, { orgId: at.id, person, facts: { ...facts, ...more } }))
const attend = () => act(db.app, systemActor('members.attend-to-duplicates'), attendToDuplicates)
const list = (actor: Actor, state?: 'OPEN' | 'SAME' | 'DIFFERENT') =>
  look(db.app, actor, (ctx) => service.listDuplicates(ctx, { page: 1, size: 50, ...(state ? { state } : {}) }))
const read = (actor: Actor, duplicateId: string) =>
  look(db.app, actor, (ctx) => service.readDuplicate(ctx, { duplicateId }))
const decide = (
  actor: Actor,
  duplicateId: string,
  said: { isSame: boolean; leads?: Side; take?: Record<string, Side>; opinion?: string },
) =>
  act(db.app, actor, async (ctx) => {
    const { version } = await service.readDuplicate(ctx, { duplicateId })
    return service.decideDuplicate(ctx, { duplicateId, version, ...said })
  })
const reopen = (actor: Actor, duplicateId: string) =>
  act(db.app, actor, (ctx) => service.reopenDuplicate(ctx, { duplicateId, reason: '认定错了' }))
const card = (actor: Actor, memberId: string) => look(db.app, actor, (ctx) => readCard(ctx, { memberId }))

/** Two records of one number in two branches, laid before their superior. */
async function pairOf(
  of: { name?: string; with?: Record<string, string>; facts?: { north?: object; south?: object } } = {},
) {
  const idNumber = newNumber()
  const name = of.name ?? '李二娃'
  const first = await enter(
    northSecretary,
    north,
    { name, idNumber, mobile: '13900000001', school: '县一中' },
    of.facts?.north,
  )
  const person = { name, idNumber, mobile: '13900000002', ...of.with }
  const second = await enter(southSecretary, south, person, of.facts?.south)
  await attend()
  const { rows } = await db.owner.query<{ id: string; first_id: string }>(
    `select id, first_id from members.duplicate where $1 in (first_id, second_id) and $2 in (first_id, second_id)`,
    [first.id, second.id],
  )
  const [pair] = rows
  const sideOf = (id: string): Side => (pair?.first_id === id ? 'FIRST' : 'SECOND')
  return { id: pair!.id, first, second, northSide: sideOf(first.id), southSide: sideOf(second.id) }
}

describe('a number that stands in another branch', () => {
  test('is taken in, and the nearest superior of both is asked; the enterer learns nothing but that it exists (D02, decisions 9)', async () => {
    const known = planted[0]!
    const entered = await enter(riverSecretary, river, { name: '王改名', idNumber: known.idNumber })
    expect(entered.findings.map(({ code }) => code)).toContain('members.number-elsewhere')
    await attend()
    const seen = [entered, await card(riverSecretary, entered.id), await list(riverSecretary)]
    for (const text of [known.name, known.id, known.mobile, north.name, township.name, county.name, townClerk.name])
      expect(JSON.stringify(seen)).not.toContain(text)
    expect((await card(riverSecretary, entered.id)).isCompared).toBe(true)
    expect((await card(riverSecretary, entered.id)).duplicateId).toBeNull()
    const waits = (actor: Actor) => look(db.app, actor, (ctx) => listWaiting(ctx, registry, { page: 1, size: 50 }))
    expect((await waits(riverSecretary)).total).toBe(0)
    expect((await waits(townClerk)).total).toBe(0)
    const [row] = (await list(countyClerk, 'OPEN')).rows
    expect(row).toMatchObject({ basis: 'NUMBER', state: 'OPEN' })
    expect((await waits(countyClerk)).rows[0]?.title.zh).toMatch(/核对是否同一人/)
    for (const other of [northSecretary, riverSecretary, townClerk])
      await expect(read(other, row!.id)).rejects.toMatchObject({ kind: 'missing' })
  })

  test('is found by a correction too', async () => {
    const known = planted[1]!
    const entered = await enter(southSecretary, south, { name: '赵更正', idNumber: newNumber() })
    const edited = await act(db.app, southSecretary, (ctx) =>
      editMember(ctx, { memberId: entered.id, version: 1, reason: '对照档案', person: { idNumber: known.idNumber } }),
    )
    expect(edited.findings.map(({ code }) => code)).toContain('members.number-elsewhere')
    await attend()
    expect((await list(townClerk, 'OPEN')).rows.map(({ name }) => name)).toContain(known.name)
  })

  test('is asked about once, however often the record is corrected', async () => {
    const { id, second } = await pairOf()
    const before = (await list(townClerk)).total
    await act(db.app, southSecretary, (ctx) =>
      editMember(ctx, { memberId: second.id, version: 1, reason: '换了号码', person: { mobile: '13900000008' } }),
    )
    expect((await list(townClerk)).total).toBe(before)
    await expect(reopen(townClerk, id)).rejects.toMatchObject({ code: 'members.duplicate-open-already' })
  })
})

describe('a decision', () => {
  test('“two persons” leaves both as they are and is remembered', async () => {
    const { id, second } = await pairOf()
    const told = await decide(townClerk, id, { isSame: false, opinion: '已问过两个支部，是两个人' })
    expect(told.state).toBe('DIFFERENT')
    expect((await card(southSecretary, second.id)).isCompared).toBe(false)
    await act(db.app, southSecretary, (ctx) =>
      editMember(ctx, { memberId: second.id, version: 1, reason: '换了号码', person: { mobile: '13900000009' } }),
    )
    expect((await list(townClerk, 'OPEN')).rows.map((row) => row.id)).not.toContain(id)
  })

  test('is owed a reason, and who leads', async () => {
    const { id } = await pairOf()
    await expect(decide(townClerk, id, { isSame: false })).rejects.toMatchObject({ code: 'procedure.opinion-missing' })
    await expect(decide(townClerk, id, { isSame: true })).rejects.toMatchObject({ code: 'members.duplicate-no-lead' })
  })

  test('“one person” merges as chosen: one member counts, the other record stays and shows why', async () => {
    const { id, first, second, northSide, southSide } = await pairOf({ with: { employer: '南坡合作社' } })
    const total = async () =>
      (await look(db.app, townClerk, (ctx) => figures.countMembers(ctx, { orgId: township.id }))).total
    const before = await total()
    const merged = await decide(townClerk, id, { isSame: true, leads: northSide, take: { mobile: southSide } })
    expect(merged).toMatchObject({ state: 'SAME', leads: northSide })
    expect(await total()).toBe(before - 1)
    const lead = await card(northSecretary, first.id)
    expect(lead.basic).toMatchObject({ mobile: '139****0002', school: '县一中', employer: '南坡合作社' })
    expect((await card(southSecretary, second.id)).party.status).toBe('DUPLICATE')
    expect(lead.history[0]?.changes.map(({ field }) => field).sort()).toEqual(['employer', 'mobile'])
  })

  test('takes over a circumstance whole or not at all, and who receives a floating member as the organisation it is (decisions 278)', async () => {
    const { id, first, northSide, southSide } = await pairOf({
      facts: {
        north: { hardshipKind: '因病', hardshipSince: '2023-01-01' },
        south: { hardshipSince: '2019-01-01', hardshipUntil: '2020-01-01', receivingBranch: river.code },
      },
    })
    const stands = async () => {
      const { rows } = await db.owner.query(
        'select hardship_until::text as until, receiving_org_id as org from members.member where id = $1',
        [first.id],
      )
      return rows[0]
    }
    const chosen = { isSame: true, leads: northSide, take: { hardshipUntil: southSide } }
    await expect(decide(townClerk, id, chosen)).rejects.toMatchObject({ fields: [{ path: 'take.hardshipUntil' }] })
    await decide(townClerk, id, { isSame: true, leads: northSide })
    expect(await stands()).toEqual({ until: null, org: river.id })
    await reopen(townClerk, id)
    expect(await stands()).toEqual({ until: null, org: null })
  })

  test('is nobody’s whose own record it is', async () => {
    const { id, first } = await pairOf()
    const { rows } = await db.owner.query<{ person_id: string }>('select person_id from members.member where id = $1', [
      first.id,
    ])
    const self = { ...townClerk, personId: rows[0]!.person_id }
    await expect(decide(self, id, { isSame: false, opinion: '是我' })).rejects.toMatchObject({
      code: 'members.duplicate-oneself',
    })
  })

  test('shows both records masked, and each reading is a line that the member sees (decisions 14)', async () => {
    const { id, first, second } = await pairOf()
    const seen = JSON.stringify(await read(townClerk, id))
    expect(seen).not.toContain('13900000001')
    expect(seen).not.toMatch(/52990119700101\d/)
    const { rows } = await db.owner.query(
      `select subject_id from audit.entry where act = 'members.card-read' and account_id = $1`,
      [townClerk.accountId],
    )
    const subjects = rows.map(({ subject_id }) => subject_id)
    expect(subjects).toEqual(expect.arrayContaining([first.id, second.id]))
  })
})

describe('an undo', () => {
  const columns = `to_jsonb(m) - 'version' - 'updated_at' as member, to_jsonb(p) - 'version' - 'updated_at' - 'mobile_sealed'
    - 'residence_sealed' - 'id_number_sealed' as person`
  const stateOf = async (memberIds: readonly string[]) =>
    (
      await db.owner.query(
        `select ${columns} from members.member m join people.person p on p.id = m.person_id where m.id = any($1) order by m.id`,
        [memberIds],
      )
    ).rows

  test('puts back both records, whatever was chosen (property)', async () => {
    const sides = fc.constantFrom<Side>('FIRST', 'SECOND')
    const fields = ['mobile', 'school', 'employer', 'education', 'joinDate', 'fullDate', 'name', 'nativePlace'] as const
    const some = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const person = fc.record({
      employer: some(['供销社', '县医院']),
      education: some(['本科', '高中']),
      nativePlace: some(['本县', '外县']),
    })
    await fc.assert(
      fc.asyncProperty(
        person,
        sides,
        fc.dictionary(fc.constantFrom(...fields), sides),
        async (details, leads, take) => {
          const given = Object.fromEntries(
            Object.entries(details).filter(([, value]) => value !== undefined),
          ) as Record<string, string>
          const { id, first, second } = await pairOf({ with: given })
          const before = await stateOf([first.id, second.id])
          await decide(townClerk, id, { isSame: true, leads, take })
          expect(await stateOf([first.id, second.id])).not.toEqual(before)
          await reopen(townClerk, id)
          expect(await stateOf([first.id, second.id])).toEqual(before)
          expect((await read(townClerk, id)).state).toBe('OPEN')
        },
      ),
      { numRuns: 12 },
    )
  })

  test('leaves what was corrected since the merge', async () => {
    const { id, first, northSide } = await pairOf({ with: { employer: '南坡合作社', nativePlace: '本县' } })
    await decide(townClerk, id, { isSame: true, leads: northSide })
    const { version } = await card(northSecretary, first.id)
    await act(db.app, northSecretary, (ctx) =>
      editMember(ctx, { memberId: first.id, version, reason: '核对', person: { employer: '北坡农场' } }),
    )
    await reopen(townClerk, id)
    expect((await card(northSecretary, first.id)).basic).toMatchObject({ employer: '北坡农场', nativePlace: null })
  })
})

test('one name, birth date and gender with one thing more is a softer pair (D02)', async () => {
  const one = { name: '孙相似', birthDate: '1970-01-01', mobile: '13911112222' }
  await enter(northSecretary, north, { ...one, idNumber: completeIdNumber('52990119700101901') })
  const entered = await enter(southSecretary, south, { ...one, idNumber: completeIdNumber('52990219700101903') })
  expect(entered.findings).toEqual([])
  await attend()
  expect((await list(townClerk, 'OPEN')).rows.find(({ name }) => name === '孙相似')).toMatchObject({ basis: 'SIMILAR' })
})
