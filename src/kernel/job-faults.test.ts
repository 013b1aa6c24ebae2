import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { act, actorAt, testDatabase } from '../../tests/database.ts'
import { reachOf } from './actor.ts'
import { record } from './audit.ts'
import { repeat } from './chores.ts'
import { sql } from './db.ts'
import { defineJob, enqueue } from './jobs.ts'
import { log } from './log.ts'
import { startQueue } from './queue.ts'
import { startTask } from './tasks.ts'

const db = testDatabase()
const orgId = '00000000-0000-7000-8000-0000000000c1'
const canary = '丝雀13700009999'
const lines: string[] = []
const silent = log.level

// What the log writes goes into a list, at its most talkative.
beforeAll(async () => {
  log.level = 'trace'
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } })
  await db.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on)
    values ('${orgId}', '/1/', '001', 'PARTY_COMMITTEE', '甲', '甲', '', '2020-01-01')`)
})
afterAll(() => {
  log.level = silent
})

it('no value of a row stands in the queue, in the log or in the task of a job that PostgreSQL stopped (T25)', async () => {
  const misread = defineJob({
    name: 'kernel.misread',
    payload: z.object({}),
    run: async (ctx) => ctx.tx.run(sql`select ${canary}::text::integer`),
  })
  await act(db.app, actorAt('/1/', { orgId }), async (ctx) => {
    const taskId = startTask(ctx, misread.name)
    enqueue(ctx, misread, {}, { taskId })
    record(ctx, 'kernel.asked')
  })
  const currentReach = async () => reachOf('/1/')
  const surface = { app: db.app, portal: db.portal, currentReach }
  const queue = await startQueue({ jobs: [misread], worker: db.worker, surface })
  const failed = async () => (await db.owner.query('select last_error from graphile_worker.jobs')).rows[0]?.last_error
  await vi.waitUntil(failed, { timeout: 10_000 })
  await queue.stop()
  expect(await failed()).toMatch(/^22P02, job\/\d+$/)
  const everything = await db.owner.query(`select to_jsonb(j)::text as row from graphile_worker._private_jobs j
    union all select to_jsonb(t)::text from app.task t union all select to_jsonb(e)::text from audit.entry e`)
  expect(`${lines.join('\n')} ${everything.rows.map(({ row }) => row).join('\n')}`).not.toContain('丝雀')
  expect(lines.join('\n')).toMatch(/SQLSTATE 22P02[^\n]*"requestId":"job\/\d+"/)
})

it('nor in the log of upkeep that PostgreSQL stopped', async () => {
  const over = new AbortController()
  const work = () => db.worker.read(actorAt('/1/'), (tx) => tx.rows(sql`select ${canary}::text::integer`))
  const turns = repeat({ name: 'kernel.test', every: '1s' }, work, over.signal)
  await vi.waitUntil(() => lines.some((line) => line.includes('kernel.test')), { timeout: 10_000 })
  over.abort()
  await turns
  expect(lines.join('\n')).not.toContain('丝雀')
})
