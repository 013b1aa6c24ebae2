import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { checkRoster, importRoster } from './run.ts'
import { listFaults, revokeImport } from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let actor: Actor
let branch: TreeOrg
let other: TreeOrg

const group = (at: TreeOrg, n: number, name: string): TreeOrg => ({
  ...at,
  id: `00000000-0000-7000-9000-00000000000${n}`,
  path: `${at.path}g${n}/`,
  ...{ parentId: at.id, code: `${at.code}.00${n}`, name, type: 'PARTY_GROUP' },
})

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 40, seed: 21 })
  const [one, two] = tree.filter((org) => org.type === 'BRANCH' && !tree.some(({ parentId }) => parentId === org.id))
  ;[branch, other] = [one!, two!]
  actor = actorIn(tree[0]!)
  const groups = [group(branch, 1, '第一党小组'), group(branch, 2, '老年党小组'), group(branch, 3, '老年党小组')]
  await writeTree(db.owner, [...groups, group(other, 4, '外出党小组')])
})

const headings = '姓名,公民身份号码,入党日期,转正日期,人员类别,所在党支部,所属党小组'
const row = (name: string, number: string, of: { branch?: string; group: string }) =>
  `${name},${number},2012-05-04,2013-05-04,正式党员,${of.branch ?? branch.name},${of.group}`
const numbers = ['529901199003074010', '529901195507012026', '529901198506201267'] as const

async function bring(rows: readonly string[]) {
  const bytes = Buffer.from([headings, ...rows].join('\r\n'))
  const batchId = await upload(db, actor, { orgId: actor.orgId!, name: '名册.csv', bytes })
  const checked = await act(db.app, actor, (ctx) => checkRoster(ctx, batchId), now)
  return { batchId, checked }
}
async function take(rows: readonly string[]) {
  const { batchId } = await bring(rows)
  const taken = await act(db.app, actor, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }), now)
  return { batchId, taken }
}
const groupsNow = async () => {
  const { rows } = await db.owner.query(
    'select m.name, o.code from members.member m left join organisations.org o on o.id = m.group_id order by m.name',
  )
  return Object.fromEntries(rows.map(({ name, code }) => [name, code]))
}

describe('the column 党小组 of a roster', () => {
  it('names a group of the branch by name or code; what is unclear is said at its cell', async () => {
    const { batchId, checked } = await bring([
      row('甲一', numbers[0], { group: '外出党小组' }),
      row('乙二', numbers[1], { group: '老年党小组' }),
      row('丙三', numbers[2], { branch: '第一党小组', group: '' }),
    ])
    expect(checked).toMatchObject({ rowsWrong: 3 })
    const { rows } = await look(db.app, actor, (ctx) => listFaults(ctx, { batchId, page: 1, size: 10 }))
    expect(rows.map(({ row: at, column, code }) => [at, column, code])).toEqual([
      [2, '党小组', 'members.roster-group-unknown'],
      [3, '党小组', 'members.roster-group-several'],
      [4, '所在党支部', 'members.roster-branch-is-group'],
    ])
  })

  it('is taken in, changes with the next file, says nothing when it is empty, and 未编组 takes out', async () => {
    await take([
      row('甲一', numbers[0], { group: '第一 党小组' }),
      row('乙二', numbers[1], { group: `${branch.code}.002` }),
      row('丙三', numbers[2], { group: '未编组' }),
    ])
    const first = { 甲一: `${branch.code}.001`, 乙二: `${branch.code}.002`, 丙三: null }
    expect(await groupsNow()).toEqual(first)
    const { batchId, taken } = await take([
      row('甲一', numbers[0], { group: '' }),
      row('乙二', numbers[1], { group: '未编组' }),
      row('丙三', numbers[2], { group: '第一党小组' }),
    ])
    expect(taken).toMatchObject({ rowsUpdated: 2, rowsUnchanged: 1 })
    expect(await groupsNow()).toEqual({ 甲一: `${branch.code}.001`, 乙二: null, 丙三: `${branch.code}.001` })
    const { rows } = await db.owner.query(
      `select r.changes from members.revision r join members.member m on m.id = r.member_id where m.name = '丙三'`,
    )
    expect(rows[0].changes).toMatchObject([{ field: 'groupId', before: null, after: '第一党小组' }])
    await act(db.app, actor, (ctx) => revokeImport(ctx, { batchId, reason: '传错了文件' }), now)
    expect(await groupsNow()).toEqual(first)
  })

  it('taken back after the group ended leaves the member without one', async () => {
    const { batchId } = await take([row('乙二', numbers[1], { group: '未编组' })])
    await db.owner.query(`update organisations.org set dissolved_on = '2026-11-23' where code = $1`, [
      `${branch.code}.002`,
    ])
    await act(db.app, actor, (ctx) => revokeImport(ctx, { batchId, reason: '传错了文件' }), now)
    expect((await groupsNow()).乙二).toBeNull()
  })
})
