import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { listDifferences } from '../mapping/service.ts'
import { readOwn } from '../own/service.ts'
import type { WrittenFacts } from '../record/contract.ts'
import { editMember, enterMember } from '../record/service.ts'
import { checkRoster, importRoster } from '../roster/run.ts'
import { revokeImport } from '../roster/service.ts'
import { listMembers, readCard } from '../service.ts'

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let branch: TreeOrg
let receiving: TreeOrg
let actor: Actor
let one: PlantedMember

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 40, seed: 61 })
  ;[branch, receiving] = tree.filter((org) => org.type === 'BRANCH') as [TreeOrg, TreeOrg]
  ;[one] = (await plantMembers(db.owner, [branch], { members: 1, seed: 5 })) as [PlantedMember]
  actor = actorIn(branch, { role: 'SECRETARY', name: '溪河村书记' })
})

const card = (who = actor) => look(db.app, who, (ctx) => readCard(ctx, { memberId: one.id }), now)
async function correct(facts: WrittenFacts) {
  const { version } = await card()
  return act(db.app, actor, (ctx) => editMember(ctx, { memberId: one.id, version, reason: '补录', facts }), now)
}
const lastChanges = async () => (await card()).history[0]?.changes
const named = () => `${receiving.name}（${receiving.code}）`

describe('circumstances of a member (party-rules 2.2)', () => {
  it('are written, read on the card and kept with what stood before, hardship masked', async () => {
    const { changed } = await correct({
      ...{ floatingSince: '2026-01-05', floatingFrom: '青石镇水井村', floatingTo: '广东深圳' },
      ...{ hardshipKind: '因病', hardshipSince: '2023-1-1', hardshipUntil: '2024-12-31' },
      ...{ abroadSince: '2025-09-01', abroadCountry: '日本', abroadKind: 'STUDY', abroadLastContact: '2026-05-10' },
    })
    expect(changed).toHaveLength(10)
    expect((await card()).party).toMatchObject({
      ...{ floatingFrom: '青石镇水井村', hardshipUntil: '2024-12-31', abroadSince: '2025-09-01' },
      ...{ abroadCountry: '日本', abroadKind: 'STUDY', abroadLastContact: '2026-05-10', contactDueOn: '2026-11-10' },
    })
    expect(await lastChanges()).toEqual(
      expect.arrayContaining([
        { field: 'hardshipUntil', zh: '生活困难结束日期', en: 'Hardship until', before: null, after: '****' },
        { field: 'abroadCountry', zh: '所在国家（地区）', en: 'Country or region abroad', before: null, after: '日本' },
      ]),
    )
    const { rows } = await db.owner.query('select provenance from members.member where id = $1', [one.id])
    expect(Object.keys(rows[0].provenance)).toEqual(
      expect.arrayContaining(['floatingFrom', 'hardshipUntil', 'abroadKind']),
    )
  })

  it('are read by the member, hardship and all (D15)', async () => {
    const self = actorIn(branch, { role: 'MEMBER', personId: one.personId })
    const { fields } = await look(db.app, self, (ctx) => readOwn(ctx), now)
    const values = Object.fromEntries(fields.map(({ field, value }) => [field, value]))
    expect(values).toMatchObject({ hardshipUntil: '2024-12-31', abroadKind: 'STUDY', floatingFrom: '青石镇水井村' })
  })

  it.each<[WrittenFacts, string]>([
    [{ hardshipUntil: '2022-12-31' }, 'facts.hardshipUntil'],
    [{ hardshipSince: '2025-01-01' }, 'facts.hardshipUntil'],
    [{ abroadLastContact: '2025-08-31' }, 'facts.abroadLastContact'],
    [{ abroadLastContact: '2026-11-24' }, 'facts.abroadLastContact'],
    [{ abroadSince: '2026年' }, 'facts.abroadSince'],
    [{ receivingBranch: '长'.repeat(201) }, 'facts.receivingBranch'],
  ])('%j is refused at the field where it is put right', async (facts, path) => {
    await expect(correct(facts)).rejects.toMatchObject({ code: 'members.check-fields', fields: [{ path }] })
  })

  it('of the past that are out of order are told on the card and keep nobody from correcting something else', async () => {
    await db.owner.query(`update members.member set hardship_until = '2020-01-01' where id = $1`, [one.id])
    expect((await card()).findings.map(({ code }) => code)).toContain('members.hardship-ends-before')
    await correct({ abroadCountry: '韩国' })
    await correct({ hardshipUntil: '' })
    expect((await card()).findings.map(({ code }) => code)).not.toContain('members.hardship-ends-before')
  })
})

describe('who receives a floating member (FLO-02, decisions 278)', () => {
  const kept = async (id = one.id) =>
    (
      await db.owner.query(
        'select receiving_org_id as org, receiving_branch as words from members.member where id = $1',
        [id],
      )
    ).rows[0]

  it('is an organisation of this installation where its code is written, in any of three ways', async () => {
    for (const written of [receiving.code, `${receiving.name}（${receiving.code}）`, ` (${receiving.code}) `]) {
      await correct({ receivingBranch: '' }).catch(() => undefined)
      await correct({ receivingBranch: written })
      expect(await kept()).toEqual({ org: receiving.id, words: null })
      expect((await card()).party.receivingBranch).toBe(named())
      expect(await lastChanges()).toMatchObject([{ field: 'receivingBranch', before: null, after: named() }])
    }
    await expect(correct({ receivingBranch: receiving.code })).rejects.toMatchObject({
      code: 'members.nothing-changed',
    })
  })

  it('is words where only a name is written, for many villages have one name', async () => {
    await correct({ receivingBranch: receiving.name })
    expect(await kept()).toEqual({ org: null, words: receiving.name })
    await correct({ receivingBranch: '某街道流动党员党支部（440305999）' })
    expect(await kept()).toEqual({ org: null, words: '某街道流动党员党支部（440305999）' })
  })

  it('is words where the code is written behind another name, for codes are alike everywhere', async () => {
    const foreign = `某县某镇流动党支部（${receiving.code}）`
    await correct({ receivingBranch: foreign })
    expect(await kept()).toEqual({ org: null, words: foreign })
  })

  it('is read by its name of today', async () => {
    await correct({ receivingBranch: receiving.code })
    await db.owner.query(`update organisations.org set name = '改名后的党支部' where id = $1`, [receiving.id])
    expect((await card()).party.receivingBranch).toBe(`改名后的党支部（${receiving.code}）`)
    await db.owner.query('update organisations.org set name = $2 where id = $1', [receiving.id, receiving.name])
  })

  it('gains no right over the record by it', async () => {
    expect(await kept()).toMatchObject({ org: receiving.id })
    for (const role of ['SECRETARY', 'ORGANISER']) {
      const there = actorIn(receiving, { role })
      await expect(card(there)).rejects.toMatchObject({ code: 'members.not-found' })
      const query = { page: 1, size: 50, includeBelow: true, status: 'ALL', sort: 'name' } as const
      const { rows } = await look(db.app, there, (ctx) => listMembers(ctx, { ...query, q: one.name }), now)
      expect(rows.map(({ id }) => id)).not.toContain(one.id)
    }
  })

  it('comes from a roster the same way, is compared, and is taken back', async () => {
    const idNumber = completeIdNumber('52990119850620777')
    const head = ['姓名', '身份证号', '入党时间', '转正时间', '党员类别', '所在支部', '接收党支部']
    const bring = async (written: string) => {
      const row = ['册上人', idNumber, '2012-05-04', '2013-05-04', '正式党员', branch.name, written]
      const bytes = Buffer.from([head, row].map((cells) => cells.join(',')).join('\r\n'))
      const organiser = actorIn(branch)
      const batchId = await upload(db, organiser, { orgId: branch.id, name: '册.csv', bytes })
      await act(db.app, organiser, (ctx) => checkRoster(ctx, batchId), now)
      const { rows } = await look(db.app, organiser, (ctx) => listDifferences(ctx, { batchId, page: 1, size: 9 }), now)
      await act(db.app, organiser, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }), now)
      return { batchId, changes: rows.flatMap(({ changes }) => changes) }
    }
    const theirs = async () => {
      const { rows } = await db.owner.query(`select id from members.member where name = '册上人'`)
      return kept(rows[0].id)
    }
    await bring(`${receiving.name}（${receiving.code}）`)
    expect(await theirs()).toEqual({ org: receiving.id, words: null })
    expect((await bring(receiving.code)).changes).toEqual([])
    const { batchId, changes } = await bring('某市党支部')
    expect(changes).toMatchObject([{ field: 'receivingBranch', before: named(), after: '某市党支部' }])
    expect(await theirs()).toEqual({ org: null, words: '某市党支部' })
    await act(db.app, actorIn(branch), (ctx) => revokeImport(ctx, { batchId, reason: '发错了' }), now)
    expect(await theirs()).toEqual({ org: receiving.id, words: null })
  })

  it('is entered with a new member', async () => {
    const { id } = await act(
      db.app,
      actor,
      (ctx) =>
        enterMember(ctx, {
          orgId: branch.id,
          person: { name: '新来的', idNumber: completeIdNumber('52990119850620779') },
          facts: { category: 'FULL', joinDate: '2012-05-04', fullDate: '2013-05-04', receivingBranch: receiving.code },
        }),
      now,
    )
    expect(await kept(id)).toEqual({ org: receiving.id, words: null })
  })
})
