import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Queue, startQueue } from '#kernel/queue.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { jobs } from './jobs.ts'
import { readImport, startImport } from './service.ts'

const db = testDatabase()
let tree: TreeOrg[]
let queue: Queue

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 20, seed: 41 })
  const currentReach = async () => actorIn(tree[0]!).reach
  queue = await startQueue({ jobs, worker: db.worker, surface: { app: db.app, portal: db.portal, currentReach } })
})
afterAll(() => queue.stop())

const ended = async (taskId: string) => {
  const read = async () =>
    (await db.owner.query('select state, result, done from app.task where id = $1', [taskId])).rows[0]
  await vi.waitUntil(async () => !['WAITING', 'RUNNING'].includes((await read()).state), { timeout: 20_000 })
  return read()
}

it('an upload is checked by itself, and the import runs when it was asked for', async () => {
  const branch = tree.find((org) => org.type === 'BRANCH')!
  const text = `姓名,公民身份号码,入党日期,转正日期,人员类别,所在党支部代码\n张三,529901199003074010,2012-05-04,2013-05-04,正式党员,${branch.code}\n`
  const actor = actorIn(tree[0]!)
  const batchId = await upload(db, actor, { orgId: actor.orgId!, name: '名册.csv', bytes: Buffer.from(text) })
  const read = () => look(db.app, actor, (ctx) => readImport(ctx, { batchId }))
  const checked = await ended((await read()).taskId!)
  expect(checked).toMatchObject({ state: 'DONE', result: { rowsTotal: 1, rowsNew: 1, rowsWrong: 0 } })
  expect((await read()).state).toBe('CHECKED')
  const started = await act(db.app, actor, (ctx) => startImport(ctx, { batchId, mode: 'RIGHT_ROWS' }))
  expect(await ended(started.taskId!)).toMatchObject({ state: 'DONE', result: { rowsNew: 1 }, done: 1 })
  expect((await read()).state).toBe('DONE')
  expect((await db.owner.query('select name from members.member')).rows).toEqual([{ name: '张三' }])
})

it('an upload that is no roster fails with a sentence', async () => {
  const actor = actorIn(tree[0]!)
  const batchId = await upload(db, actor, { orgId: actor.orgId!, name: '名册.csv', bytes: Buffer.from('一,二') })
  const { taskId } = await look(db.app, actor, (ctx) => readImport(ctx, { batchId }))
  const failed = await ended(taskId!)
  expect(failed).toMatchObject({ state: 'FAILED', result: { code: 'members.roster-headings' } })
  expect(failed.result.zh).toContain('没有找到表头')
})
