import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree } from '../../../../tests/trees.ts'
import { checkRoster, importRoster } from './run.ts'
import { listFaults } from './service.ts'

// More rows than are taken in at once: what stands behind the first ten thousand is sorted by the same rules.
const rows = 10_200
const behind = 10_101
const db = testDatabase()
let actor: Actor
let branch: string

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 40, seed: 21 })
  actor = actorIn(tree[0]!)
  branch = tree.find(({ type }) => type === 'BRANCH')!.code
})

const birth = (at: number) =>
  new Date(Date.UTC(1960, 0, 1 + (at % 7000))).toISOString().slice(0, 10).replaceAll('-', '')
const numberOf = (at: number) =>
  completeIdNumber(`529901${birth(at)}${String(100 + Math.floor(at / 7000)).padStart(3, '0')}`)
const headings = '姓名,公民身份号码,入党日期,转正日期,人员类别,手机,所在党支部代码'
/** A file in which some rows say something else, by their place from 0. */
const file = (other: Readonly<Record<number, { number?: string; phone?: string }>> = {}) =>
  [
    headings,
    ...Array.from({ length: rows }, (_, at) => {
      const { number = numberOf(at), phone = '13900000001' } = other[at] ?? {}
      return `王大${'甲乙丙丁戊己庚辛'[at % 8]},${number},2012-05-04,2013-05-04,正式党员,${phone},${branch}`
    }),
  ].join('\r\n')

async function bring(text: string, mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING') {
  const batchId = await upload(db, actor, { orgId: actor.orgId!, name: '名册.csv', bytes: Buffer.from(text) })
  const checked = await act(db.app, actor, (ctx) => checkRoster(ctx, batchId))
  const take = () => act(db.app, actor, (ctx) => importRoster(ctx, { batchId, mode }))
  const { rows: faults } = await look(db.app, actor, (ctx) => listFaults(ctx, { batchId, page: 1, size: 10 }))
  return { checked, take, faults: faults.map(({ row, code }) => ({ row, code })) }
}
const members = async () => (await db.owner.query('select count(*)::int as n from members.member')).rows[0].n

it('all or nothing: a wrong row behind the first lot leaves nothing of it', async () => {
  const wrong = await bring(file({ [behind]: { number: '529901199003074011' } }), 'ALL_OR_NOTHING')
  expect(wrong.checked).toMatchObject({ rowsTotal: rows, rowsWrong: 1 })
  expect(wrong.faults.map(({ row }) => row)).toEqual([behind + 2])
  await expect(wrong.take()).rejects.toThrow('members.roster-has-wrong-rows')
  expect(await members()).toBe(0)
})

it('a number of fifteen digits and the same of eighteen are one, across lots, and only the first is taken in', async () => {
  const long = numberOf(3)
  const twice = await bring(file({ [behind]: { number: `${long.slice(0, 6)}${long.slice(8, 17)}` } }), 'RIGHT_ROWS')
  expect(twice.faults).toEqual([{ row: behind + 2, code: 'members.roster-duplicate' }])
  expect(await twice.take()).toMatchObject({ rowsNew: rows - 1, rowsWrong: 1 })
  expect(await members()).toBe(rows - 1)
})

it('the file again: a change behind the first lot is the one that is written, and the missing row the one that is new', async () => {
  const again = await bring(file({ [behind + 5]: { phone: '13800000002' } }), 'ALL_OR_NOTHING')
  const outcome = { rowsTotal: rows, rowsNew: 1, rowsUpdated: 1, rowsUnchanged: rows - 2, rowsWrong: 0 }
  expect(again.checked).toMatchObject(outcome)
  expect(await again.take()).toMatchObject(outcome)
  expect(await members()).toBe(rows)
})
