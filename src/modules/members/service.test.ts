import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { nameQuery } from '#kernel/search.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../tests/members.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import * as contract from './contract.ts'
import { editMember, enterMember } from './record/service.ts'
import { listMembers, readCard, revealFields } from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let tree: TreeOrg[]
let planted: PlantedMember[]
let top: Actor

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 40, seed: 7 })
  const branches = tree.filter((org) => org.type === 'BRANCH')
  planted = await plantMembers(db.owner, branches, { members: 400, seed: 9 })
  top = actorIn(tree[0]!, { accountId: '00000000-0000-7000-8000-00000000000a', name: '组织员甲' })
})

const list = (actor: Actor, query: Record<string, string> = {}) =>
  look(db.app, actor, (ctx) => listMembers(ctx, contract.MemberFilter.parse(query)), now)
const card = (actor: Actor, memberId: string) => look(db.app, actor, (ctx) => readCard(ctx, { memberId }), now)
const lines = async (act: string) =>
  (await db.owner.query('select * from audit.entry where act = $1 order by id', [act])).rows
const branchOf = (path: string) => planted.filter((one) => one.org.path.startsWith(path))
const someone = (at = 0) => planted[at]!

describe('a list', () => {
  it('shows the subtree in order of branch and pinyin, with the whole number', async () => {
    const page = await list(top, { size: '100' })
    expect(page.total).toBe(400)
    expect(page.rows).toHaveLength(100)
    const next = await list(top, { size: '100', page: '4' })
    expect(new Set([...page.rows, ...next.rows].map((row) => row.id)).size).toBe(200)
    const within = page.rows.filter((row) => row.orgId === page.rows[0]!.orgId).map((row) => row.name)
    const sorted = await db.owner.query('select name from members.member where org_id = $1 order by name_sort, id', [
      page.rows[0]!.orgId,
    ])
    expect(sorted.rows.map((row) => row.name).slice(0, within.length)).toEqual(within)
  })

  it('of a name is cut into pages like any other, in every order, and tells behind the last how many there are', async () => {
    const surname = someone().name.slice(0, 1)
    const named = (query: Record<string, string> = {}) => list(top, { q: surname, ...query })
    const whole = await named({ size: '100' })
    expect(whole.total).toBe(whole.rows.length)
    expect(whole.total).toBe(planted.filter((one) => one.name.includes(surname)).length)
    expect(whole.total).toBeGreaterThan(12)
    for (const sort of ['name', 'strokes', 'post', 'joined', '-joined']) {
      const all = await named({ size: '100', sort })
      const second = await named({ size: '5', page: '2', sort })
      expect(second.total).toBe(whole.total)
      expect(second.rows).toEqual(all.rows.slice(5, 10))
    }
    expect(await named({ size: '5', page: '200' })).toMatchObject({ rows: [], total: whole.total })
  })

  it('shows masks and an age, never a number, a mobile, an address or a day of birth (security 2.3)', async () => {
    const { rows } = await list(top, { size: '100' })
    const text = JSON.stringify(rows)
    for (const one of planted) {
      expect(text).not.toContain(one.idNumber)
      expect(text).not.toContain(one.mobile)
    }
    expect(text).not.toContain('birthDate')
    expect(text).not.toContain('乙镇')
    const row = rows[0]!
    const one = planted.find((member) => member.id === row.id)!
    expect(row.idNumber).toBe(`****************${one.idNumber.slice(-2)}`)
    expect(row.mobile).toBe(`${one.mobile.slice(0, 3)}****${one.mobile.slice(-4)}`)
    expect(await lines('members.listed')).toEqual([])
  })

  it('is narrowed by organisation, kind, gender, age, education, ethnic group and joining date', async () => {
    const org = tree.find((one) => one.depth === 2)!
    const below = branchOf(org.path)
    expect((await list(top, { orgId: org.id })).total).toBe(below.length)
    expect((await list(top, { orgId: org.id, includeBelow: 'false' })).total).toBe(0)
    const count = async (query: Record<string, string>) => (await list(top, query)).total
    const having = (is: (one: PlantedMember) => boolean) => planted.filter(is).length
    expect(await count({ gender: '2' })).toBe(having((one) => one.gender === '2'))
    expect(await count({ category: 'PROBATIONARY' })).toBe(having((one) => one.category === 'PROBATIONARY'))
    expect(await count({ education: 'COLLEGE_PLUS' })).toBe(having((one) => one.gender === '1'))
    expect(await count({ education: '60' })).toBe(having((one) => one.gender === '2'))
    expect(await count({ ethnicMinority: 'true' })).toBe(having((one) => one.name.startsWith('欧')))
    expect(await count({ joinedFrom: '2026-01-01' })).toBe(having((one) => one.category === 'PROBATIONARY'))
    expect(await count({ ageFrom: '60', ageTo: '69' })).toBe(
      having((one) => one.birthDate > '1956-11-23' && one.birthDate <= '1966-11-23'),
    )
    expect(await count({ floating: 'true' })).toBe(0)
    expect(await count({ status: 'ENDED' })).toBe(0)
  })

  it('finds by characters, traditional ones too, by pinyin and by initials', async () => {
    const one = planted.find((member) => member.name.startsWith('单'))!
    const ids = async (q: string) => (await list(top, { q, size: '100' })).rows.map((row) => row.id)
    expect(await ids(one.name)).toContain(one.id)
    expect(await ids(one.name.replace('单', '單'))).toContain(one.id)
    expect(await ids('shan')).toContain(one.id)
    expect(await ids('dan')).not.toContain(one.id)
    expect(await ids('　')).toHaveLength(100)
    expect(nameQuery('!!')).toBeNull()
    expect(await ids('!!')).toEqual([])
  })

  it('finds by the whole identity number, recorded without it and thirty times an hour', async () => {
    const asking = actorIn(tree[0]!, { accountId: '00000000-0000-7000-8000-00000000000b' })
    const one = someone(3)
    const page = await list(asking, { q: ` ${one.idNumber.toLowerCase()} ` })
    expect(page.rows.map((row) => row.id)).toEqual([one.id])
    expect((await list(asking, { q: '110105194912310021' })).total).toBe(0)
    const said = await lines('members.number-looked-up')
    expect(said.length).toBeGreaterThan(0)
    expect(JSON.stringify(said)).not.toContain(one.idNumber)
    const tries = Array.from({ length: 35 }, () => list(asking, { q: one.idNumber }).catch((fault) => fault.code))
    const refused = (await Promise.all(tries)).filter((answer) => answer === 'kernel.too-many-tries')
    expect(refused.length).toBeGreaterThanOrEqual(5)
  })

  it('finds nobody by a number that stands in a foreign branch', async () => {
    const [here, there] = tree.filter((org) => org.depth === 2)
    const one = branchOf(there!.path)[0]!
    const asking = actorIn(here!, { accountId: '00000000-0000-7000-8000-00000000000c' })
    expect((await list(asking, { q: one.idNumber })).total).toBe(0)
  })
})

describe('a card', () => {
  it('shows masks, dated branches and findings, and leaves one line that the member sees (decisions 14)', async () => {
    const one = someone(5)
    const shown = await card(top, one.id)
    expect(contract.MemberCard.parse(shown)).toBeTruthy()
    expect(shown.basic.birth).toEqual({ as: 'MONTH', value: one.birthDate.slice(0, 7) })
    expect(shown.basic.idNumber).toBeNull()
    expect(shown.basic.residence).toBe('甲县乙镇丙村')
    expect(JSON.stringify(shown)).not.toContain(one.mobile)
    expect(JSON.stringify(shown)).not.toContain(one.birthDate)
    expect(shown.postings).toMatchObject([{ orgId: one.org.id, kind: 'HOME', from: '2015-01-01', until: null }])
    const said = (await lines('members.card-read')).filter((line) => line.subject_id === one.id)
    expect(said).toHaveLength(1)
    expect(said[0].org_id).toBe(one.org.id)
  })

  it('answers absent and foreign alike (T01)', async () => {
    const [here, there] = tree.filter((org) => org.depth === 2)
    const foreign = branchOf(there!.path)[0]!
    const codes = await Promise.all(
      [foreign.id, '00000000-0000-7000-8000-0000000000ff'].map((id) =>
        card(actorIn(here!), id).catch((fault) => [fault.kind, fault.code]),
      ),
    )
    expect(codes).toEqual([
      ['missing', 'members.not-found'],
      ['missing', 'members.not-found'],
    ])
  })
})

describe('a step-up view', () => {
  it('opens what was asked for, for a minute, and leaves one line with the reason', async () => {
    const one = someone(6)
    const shown = await act(
      db.app,
      top,
      (ctx) => revealFields(ctx, { memberId: one.id, fields: ['idNumber', 'mobile'], reason: 'TRANSFER' }),
      now,
    )
    expect(shown.values).toEqual({ idNumber: one.idNumber, mobile: one.mobile })
    expect(new Date(shown.expiresAt).getTime() - now.getTime()).toBe(60_000)
    const said = (await lines('members.revealed')).filter((line) => line.subject_id === one.id)
    expect(said).toHaveLength(1)
    expect(said[0].details).toEqual({ fields: ['idNumber', 'mobile'], reason: 'TRANSFER' })
    expect(contract.revealFields.body?.safeParse({ fields: ['name'], reason: 'TRANSFER' }).success).toBe(false)
    expect(contract.revealFields.body?.safeParse({ fields: ['mobile'], reason: '想看看' }).success).toBe(false)
  })
})

describe('an edit', () => {
  const edit = (actor: Actor, input: Parameters<typeof editMember>[1]) =>
    act(db.app, actor, (ctx) => editMember(ctx, input), now)

  it('writes only what differs, with reason, masks and a new version', async () => {
    const one = someone(10)
    const answer = await edit(top, {
      memberId: one.id,
      version: 1,
      reason: '档案核对',
      person: { mobile: '１３８ 0000 1234', education: '大学本科', name: '司马相如', residence: '甲县丁镇戊村五组9号' },
      facts: { applicationDate: '2009.6.1' },
    })
    expect(answer.version).toBe(2)
    expect(new Set(answer.changed)).toEqual(
      new Set(
        one.gender === '1'
          ? ['mobile', 'name', 'residence', 'applicationDate']
          : [...'x'].flatMap(() => ['mobile', 'education', 'name', 'residence', 'applicationDate']),
      ),
    )
    const shown = await card(top, one.id)
    expect(shown.basic).toMatchObject({ name: '司马相如', mobile: '138****1234', residence: '甲县丁镇戊村' })
    expect(shown.party.applicationDate).toBe('2009-06-01')
    const history = JSON.stringify(shown.history)
    expect(history).toContain('138****1234')
    expect(history).not.toContain('13800001234')
    expect(history).not.toContain('戊村五组')
    expect((await list(top, { q: 'simaxiangru' })).rows.map((row) => row.id)).toEqual([one.id])
    expect((await list(top, { q: one.name, size: '100' })).rows.map((row) => row.id)).not.toContain(one.id)
  })

  it('on an old version tells who changed what and when (UX-CS14)', async () => {
    const one = someone(10)
    const fault = await edit(top, { memberId: one.id, version: 1, reason: '再改', person: { school: '某校' } }).catch(
      (f) => f,
    )
    expect(fault).toMatchObject({ kind: 'conflict', code: 'members.changed-meanwhile' })
    expect(fault.sentence.zh).toContain('组织员甲于 2026-11-23 10:00 修改了')
    expect(fault.fields.map((field: { zh: string }) => field.zh)).toContain('手机')
  })

  it('of two at once keeps one and refuses the other', async () => {
    const one = someone(11)
    const tries = ['甲校', '乙校', '丙校'].map((school) =>
      edit(top, { memberId: one.id, version: 1, reason: '补录', person: { school } }).then(
        () => 'kept',
        (fault) => fault.code,
      ),
    )
    expect((await Promise.all(tries)).sort()).toEqual([
      'kept',
      'members.changed-meanwhile',
      'members.changed-meanwhile',
    ])
  })

  it('says at each field what is wrong, and keeps nothing', async () => {
    const one = someone(12)
    const fault = await edit(top, {
      memberId: one.id,
      version: 1,
      reason: '核对',
      person: { idNumber: '529902197402290017', mobile: '12345', name: '' },
      facts: { joinDate: '2010-02-30' },
    }).catch((f) => f)
    expect(fault.code).toBe('members.check-fields')
    expect(fault.fields.map((field: { path: string }) => field.path).sort()).toEqual([
      'facts.joinDate',
      'person.idNumber',
      'person.mobile',
      'person.name',
    ])
    expect((await card(top, one.id)).version).toBe(1)
  })

  it('refuses a joining before the age of 18 and a number somebody else has', async () => {
    const one = someone(13)
    const young = `${Number(one.birthDate.slice(0, 4)) + 10}-01-01`
    const facts = { joinDate: young, category: '正式党员' }
    await expect(edit(top, { memberId: one.id, version: 1, reason: '核对', facts })).rejects.toMatchObject({
      fields: [{ path: 'facts.joinDate' }],
    })
    const person = { idNumber: someone(14).idNumber }
    await expect(edit(top, { memberId: one.id, version: 1, reason: '核对', person })).rejects.toMatchObject({
      code: 'members.number-taken',
    })
  })
})

describe('an entry', () => {
  const person = { name: '阿卜杜·热合曼', idNumber: '529901199003074010', mobile: '13900000000', ethnicGroup: '维吾尔' }
  const facts = { category: '正式党员', joinDate: '2012年5月4日', fullDate: '20130504' }
  const branch = () => tree.find((org) => org.type === 'BRANCH')!
  const enter = (actor: Actor, input: Parameters<typeof enterMember>[1]) =>
    act(db.app, actor, (ctx) => enterMember(ctx, input), now)

  it('is found afterwards, with gender and birth date from the number', async () => {
    const { id, findings } = await enter(top, { orgId: branch().id, person, facts })
    expect(findings).toEqual([])
    const { rows } = await list(top, { q: '热合曼' })
    expect(rows).toMatchObject([{ id, gender: '1', age: 36, ethnicGroup: '05', partyAge: 13 }])
    expect((await list(top, { q: '阿卜杜热合曼' })).total).toBe(1)
    expect((await card(top, id)).postings).toMatchObject([{ from: '2026-11-23', until: null }])
  })

  it('of a person who is known here is refused; of one known elsewhere taken in without a name or a place (D02, decisions 9)', async () => {
    await expect(enter(top, { orgId: branch().id, person, facts })).rejects.toMatchObject({
      code: 'members.number-taken',
    })
    const other = tree.find((org) => org.type === 'BRANCH' && org.id !== branch().id)!
    const told = await enter(actorIn(other, { role: 'SECRETARY' }), { orgId: other.id, person, facts })
    expect(told.findings.map(({ code }) => code)).toEqual(['members.number-elsewhere'])
    expect(JSON.stringify(told)).not.toContain(branch().name)
  })

  it('twice at the same moment is taken once', async () => {
    const twin = { ...person, idNumber: '529901198506201267', name: '李双双' }
    const tries = Array.from({ length: 6 }, () =>
      enter(top, { orgId: branch().id, person: twin, facts }).then(
        () => 'kept',
        (fault) => fault.code,
      ),
    )
    expect((await Promise.all(tries)).filter((answer) => answer === 'kept')).toHaveLength(1)
  })

  it('into a committee that has no such branch, a foreign branch or with gaps is refused', async () => {
    const [here, there] = tree.filter((org) => org.type === 'BRANCH')
    const other = { ...person, idNumber: '529901200110153035' }
    await expect(enter(actorIn(here!), { orgId: there!.id, person: other, facts })).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(enter(top, { orgId: here!.id, person: { name: '某某' }, facts: {} })).rejects.toMatchObject({
      fields: [{ path: 'person.idNumber' }, { path: 'facts.category' }, { path: 'facts.joinDate' }],
    })
  })
})
