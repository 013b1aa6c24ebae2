import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { attendToDuplicates } from '../duplicates/opening.ts'
import { decideDuplicate, readDuplicate, reopenDuplicate } from '../duplicates/service.ts'
import { editMember, enterMember } from '../record/service.ts'
import { checkRoster, importRoster } from '../roster/run.ts'
import { revokeImport } from '../roster/service.ts'
import { listOwnTraces } from './service.ts'

const db = testDatabase()
let now = new Date('2026-11-23T02:00:00Z')
const org = (path: string, name: string, type: TreeOrg['type'], parent?: TreeOrg): TreeOrg => ({
  ...{ id: newId(), path, parentId: parent?.id ?? null, code: path, name, type, depth: path.split('/').length - 2 },
})
const township = org('/1/', '云岭镇党委', 'PARTY_COMMITTEE')
const north = org('/1/2/', '北坡村党支部', 'BRANCH', township)
const south = org('/1/3/', '南坡村党支部', 'BRANCH', township)
let clerk: Actor

beforeAll(async () => {
  await writeTree(db.owner, [township, north, south])
  clerk = await accountIn(township, 'ORGANISER', '组织委员王五')
})

async function accountIn(at: TreeOrg, role: string, name: string, personId: string | null = null): Promise<Actor> {
  const [accountId, identityId] = [newId(), newId()]
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name, person_id) values ($1, $2, $3, $4, $5, $6)`,
    [accountId, at.id, at.path, `own-${accountId.slice(-8)}`, name, personId],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role) values ($1, $2, $3, $4, $5)`,
    [identityId, accountId, at.id, at.path, role],
  )
  return { ...actorIn(at, { role }), accountId, identityId, personId, name }
}

const headings = '姓名,民族,公民身份号码,学历,入党日期,转正日期,人员类别,所在党支部代码'
const line = (name: string, number: string, education = '大学本科') =>
  [name, '汉族', number, education, '2012-05-04', '2013-05-04', '正式党员', north.code].join(',')

async function take(name: string, lines: readonly string[]): Promise<string> {
  now = new Date(now.getTime() + 60_000)
  const bytes = Buffer.from([headings, ...lines].join('\r\n'))
  const batchId = await upload(db, clerk, { orgId: township.id, name, bytes })
  await act(db.app, clerk, (ctx) => checkRoster(ctx, batchId), now)
  await act(db.app, clerk, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }), now)
  return batchId
}

async function memberNamed(name: string, at = north): Promise<Actor> {
  const { rows } = await db.owner.query('select person_id from members.member m where name = $1 and org_id = $2', [
    name,
    at.id,
  ])
  return accountIn(at, 'MEMBER', name, rows[0].person_id as string)
}

const told = async (self: Actor) =>
  (await look(db.app, self, (ctx) => listOwnTraces(ctx))).rows.map(
    ({ at, act: what, actorName, role, orgName, sheet, fields }) => ({
      ...{ day: at.slice(0, 10), what, who: `${orgName} ${role} ${actorName}`, sheet },
      fields: fields.map(({ zh }) => zh),
    }),
  )

const byClerk = { who: '云岭镇党委 ORGANISER 组织委员王五' }
const [first, second] = [completeIdNumber('52990119900307401'), completeIdNumber('52990119550701202')]

describe('谁看过我的信息 tells what an imported sheet changed (D15, T03)', () => {
  it('on which day, by whom, by which sheet, which fields; also that a sheet entered one', async () => {
    await take('第一批.csv', [line('张三', first), line('李四', second)])
    const self = await memberNamed('张三')
    expect(await told(self)).toEqual([
      { day: '2026-11-23', what: 'members.roster-imported', ...byClerk, sheet: '第一批.csv', fields: [] },
    ])
    await take('第二批.csv', [line('张三', first, '硕士研究生'), line('李四', second)])
    expect(await told(self)).toMatchObject([
      { what: 'members.roster-imported', ...byClerk, sheet: '第二批.csv', fields: ['学历'] },
      { sheet: '第一批.csv' },
    ])
    // The same sheet changed nothing of the other one, and nothing of it is told there.
    expect(await told(await memberNamed('李四'))).toMatchObject([{ sheet: '第一批.csv', fields: [] }])
  })

  it('and what its taking back restored, to whom it restored something', async () => {
    const lines = [line('张三', first, '博士研究生'), line('李四', second)]
    const batchId = await take('第三批.csv', lines)
    await act(db.app, clerk, (ctx) => revokeImport(ctx, { batchId, reason: '传错了文件' }), now)
    const mine = (await told(await memberNamed('张三'))).filter(({ sheet }) => sheet === '第三批.csv')
    expect(mine.map(({ what }) => what).sort()).toEqual(['members.roster-imported', 'members.roster-revoked'])
    for (const one of mine) expect(one).toMatchObject({ ...byClerk, fields: ['学历'] })
    expect((await told(await memberNamed('李四'))).map(({ sheet }) => sheet)).toEqual(['第一批.csv'])
  })

  it('who came with it and was corrected since stays, and is told nothing of the taking back', async () => {
    const batchId = await take('第四批.csv', [line('孙七', completeIdNumber('52990119850620126'))])
    const self = await memberNamed('孙七')
    const { rows } = await db.owner.query(`select id from members.member where name = '孙七'`)
    const correction = { memberId: rows[0].id, version: 1, reason: '补录', person: { school: '某校' } }
    await act(db.app, clerk, (ctx) => editMember(ctx, correction), now)
    await act(db.app, clerk, (ctx) => revokeImport(ctx, { batchId, reason: '试撤' }), now)
    const acts = (await told(self)).map(({ what }) => what)
    expect(acts.sort()).toEqual(['members.edited', 'members.roster-imported'])
  })
})

describe('and what a merge of two records changed', () => {
  it('in the record that leads its fields, in the other one none, and the undoing', async () => {
    const [northClerk, southClerk] = [actorIn(north), actorIn(south)]
    const idNumber = completeIdNumber('52990119700101100')
    const facts = { category: 'FULL', joinDate: '2001-07-01', fullDate: '2002-07-01' }
    const enter = (actor: Actor, at: TreeOrg, school?: string) =>
      act(db.app, actor, (ctx) =>
        enterMember(ctx, { orgId: at.id, person: { name: '赵六', idNumber, ...(school ? { school } : {}) }, facts }),
      )
    await enter(northClerk, north)
    const away = await enter(southClerk, south, '县一中')
    const [lead, other] = [await memberNamed('赵六'), await memberNamed('赵六', south)]
    await act(db.app, systemActor('members.attend-to-duplicates'), attendToDuplicates)
    const { rows } = await db.owner.query(
      'select id, first_id from members.duplicate where $1 in (first_id, second_id)',
      [away.id],
    )
    const duplicateId = rows[0].id as string
    const leads = rows[0].first_id === away.id ? 'SECOND' : 'FIRST'
    await act(db.app, clerk, async (ctx) => {
      const { version } = await readDuplicate(ctx, { duplicateId })
      return decideDuplicate(ctx, { duplicateId, version, isSame: true, leads })
    })
    const merges = async (self: Actor) =>
      (await told(self)).filter(({ what }) => ['members.merged', 'members.separated'].includes(what))
    expect(await merges(lead)).toMatchObject([
      { what: 'members.merged', ...byClerk, sheet: null, fields: ['毕业院校'] },
    ])
    expect(await merges(other)).toMatchObject([{ what: 'members.merged', ...byClerk, fields: [] }])
    await act(db.app, clerk, (ctx) => reopenDuplicate(ctx, { duplicateId, reason: '认定错了' }))
    expect(await merges(lead)).toMatchObject([{ what: 'members.separated', fields: ['毕业院校'] }, {}])
    // Nothing of it is told to anybody else.
    expect(await merges(await memberNamed('张三'))).toEqual([])
  })
})
