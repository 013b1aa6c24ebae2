import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { act, actorAt, testDatabase } from '../../tests/database.ts'
import { reachOf } from './actor.ts'
import { record } from './audit.ts'
import { type Chore, forgetOlder, repeat } from './chores.ts'
import { defineJob, enqueue } from './jobs.ts'
import { keepWorking } from './work.ts'

const db = testDatabase()
const ran: string[] = []
const job = defineJob({
  name: 'kernel.ran',
  payload: z.object({ text: z.string() }),
  run: async (_, { text }) => void ran.push(text),
})
const ask = (text: string) =>
  act(db.app, actorAt('/'), async (ctx) => {
    enqueue(ctx, job, { text })
    record(ctx, 'kernel.asked')
  })
const worker = (chores: readonly Chore[] = []) => {
  const stop = new AbortController()
  const onReady = vi.fn()
  const work = { urls: db.urls, jobs: [job], chores, currentReach: async () => reachOf('/1/'), onReady }
  const ended = keepWorking(work, stop.signal)
  return {
    onReady,
    async stop() {
      stop.abort()
      await ended
    },
  }
}
const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 20_000 })

describe('a worker', () => {
  it('takes the work up again when every connection was cut', async () => {
    let chores = 0
    const { onReady, stop } = worker([{ name: 'kernel.count', every: '1s', run: async () => chores++ }])
    await until(() => onReady.mock.calls.length === 1)
    await ask('before')
    await until(() => ran.includes('before'))
    await db.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'lianxin worker%'`)
    const before = chores
    await ask('after')
    await until(() => ran.includes('after') && chores > before)
    await stop()
    expect(onReady).toHaveBeenCalledTimes(1)
  })

  it('works alone: a second one stands by, says that it is ready, and takes over when the first ends', async () => {
    const works: string[] = []
    const chore = (name: string): Chore => ({ name, every: '1s', run: async () => void works.push(name) })
    const first = worker([chore('first')])
    await until(() => works.includes('first'))
    const second = worker([chore('second')])
    await until(() => second.onReady.mock.calls.length === 1)
    expect(works).not.toContain('second')
    await first.stop()
    await until(() => works.includes('second'))
    const firsts = works.filter((name) => name === 'first').length
    await pause(1200)
    expect(works.filter((name) => name === 'first')).toHaveLength(firsts)
    await second.stop()
  })

  it('ends soon after it is told to, also while it stands by', async () => {
    const first = worker()
    await until(() => first.onReady.mock.calls.length === 1)
    const second = worker()
    await pause(300)
    const started = Date.now()
    await second.stop()
    await first.stop()
    expect(Date.now() - started).toBeLessThan(3000)
  })
})

describe('upkeep', () => {
  it('goes on after a failure, one run at a time', async () => {
    let runs = 0
    let atOnce = 0
    const stop = new AbortController()
    const done = repeat(
      { name: 'x', every: '1s' },
      async () => {
        atOnce += 1
        expect(atOnce).toBe(1)
        runs += 1
        await pause(50)
        atOnce -= 1
        if (runs === 1) throw new Error('once')
      },
      stop.signal,
    )
    await until(() => runs === 2)
    stop.abort()
    await done
    expect(runs).toBe(2)
  })

  it('forgets what is old and nothing else, with the rights of the worker', async () => {
    await db.owner.query(`insert into app.idempotency (key, caller, digest, created_at) values
      ('old', 'x', '', now() - interval '25 hours'), ('new', 'x', '', now() - interval '23 hours')`)
    await db.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on) values
      ('00000000-0000-7000-8000-0000000000d1', '/1/', '001', 'PARTY_COMMITTEE', '甲', '甲', '', '2020-01-01')`)
    await db.owner.query(`insert into app.task (id, org_id, org_path, kind, ended_at, created_at)
      select gen_random_uuid(), '00000000-0000-7000-8000-0000000000d1', '/1/', kind, ended_at, now() - interval '30 days'
      from (values ('old', now() - interval '8 days'), ('new', now() - interval '6 days'), ('open', null)) v (kind, ended_at)`)
    await db.owner.query(
      `insert into app.attempt (subject, at) values ('old', now() - interval '2 days'), ('new', now())`,
    )
    await forgetOlder({ table: 'app.idempotency', column: 'created_at', days: 1 }).run(db.worker)
    await forgetOlder({ table: 'app.task', column: 'ended_at', days: 7 }).run(db.worker)
    await forgetOlder({ table: 'app.attempt', column: 'at', days: 1 }).run(db.worker)
    const left = async (query: string) => (await db.owner.query(query)).rows.map((row) => row.what)
    expect(await left('select key as what from app.idempotency')).toEqual(['new'])
    expect(await left('select kind as what from app.task order by 1')).toEqual(['new', 'open'])
    expect(await left(`select encode(subject, 'escape') as what from app.attempt`)).toEqual(['new'])
  })
})
