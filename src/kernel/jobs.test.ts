import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { act, actorAt, look, testDatabase } from '../../tests/database.ts'
import { type Actor, everywhere, type Reach, reachOf } from './actor.ts'
import { record } from './audit.ts'
import type { Ctx } from './ctx.ts'
import { sql, within } from './db.ts'
import { refusals } from './errors.ts'
import { type JobSurface, runQueued } from './job-run.ts'
import { defineJob, enqueue, type Job, type JobRun, milliseconds } from './jobs.ts'
import { type Queue, startQueue } from './queue.ts'
import { cancelTask, getTask, startTask } from './tasks.ts'
import { words } from './words.ts'

const db = testDatabase()
const { refuse } = refusals(words)
const orgId = '00000000-0000-7000-8000-0000000000c1'
const clerk = actorAt('/1/', { orgId })
let currentReach: (actor: Actor) => Promise<Reach | undefined> = async () => reachOf('/1/')
let queue: Queue | undefined

beforeAll(async () => {
  await db.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on) values
    ('${orgId}', '/1/', '001', 'PARTY_COMMITTEE', '甲', '甲', '', '2020-01-01'),
    ('00000000-0000-7000-8000-0000000000c2', '/2/', '002', 'BRANCH', '乙', '乙', '', '2020-01-01')`)
})
afterEach(async () => {
  await queue?.stop()
  queue = undefined
  currentReach = async () => reachOf('/1/')
  await db.owner.query('delete from graphile_worker._private_jobs')
})

const surface = (): JobSurface => ({ app: db.app, portal: db.portal, currentReach: (actor) => currentReach(actor) })
const start = async (...jobs: Job[]) => {
  queue = await startQueue({ jobs, worker: db.worker, surface: surface() })
}
const note = (run: (ctx: Ctx, text: string, work: JobRun) => unknown, name = 'kernel.note') =>
  defineJob({ name, payload: z.object({ text: z.string() }), run: async (ctx, { text }, work) => run(ctx, text, work) })
const keep = async (ctx: Ctx, text: string) => {
  await ctx.tx.run(sql`insert into app.setting (name, value) values (${text}, '1')`)
  record(ctx, 'kernel.noted', { subjectId: text })
}
const ask = (job: Job, payload: unknown, more: Parameters<typeof enqueue>[3] = {}, actor = clerk) =>
  act(db.app, actor, async (ctx) => {
    enqueue(ctx, job, payload, more)
    record(ctx, 'kernel.asked')
  })
const isKept = async (text: string) =>
  (await db.owner.query('select 1 from app.setting where name = $1', [text])).rowCount === 1
const inQueue = async () =>
  (await db.owner.query<{ n: number }>('select count(*)::int as n from graphile_worker._private_jobs')).rows[0]?.n
const stored = async () =>
  (await db.owner.query('select payload from graphile_worker._private_jobs')).rows.at(-1)?.payload
const attempt = (id: string, isLast = false) => ({ id, isLast, signal: new AbortController().signal })

describe('a job', () => {
  it('runs after the use case that queued it has committed, and leaves its own audit entry', async () => {
    const job = note(keep)
    await start(job)
    await ask(job, { text: 'committed' })
    await vi.waitUntil(() => isKept('committed'), { timeout: 10_000 })
    const { rows } = await db.owner.query(
      `select actor_name, request_id from audit.entry where act = 'kernel.noted' and subject_id = 'committed'`,
    )
    expect(rows).toEqual([{ actor_name: '测试', request_id: expect.stringMatching(/^job\/\d+$/) }])
    await vi.waitUntil(async () => (await inQueue()) === 0, { timeout: 10_000 })
  })

  it('is not there when the use case was given up', async () => {
    const job = note(keep)
    const attempted = act(db.app, clerk, async (ctx) => {
      enqueue(ctx, job, { text: 'never' })
      await ctx.tx.rows(sql`select 1`)
      throw new Error('given up')
    })
    await expect(attempted).rejects.toThrow('given up')
    expect(await inQueue()).toBe(0)
  })

  it('is refused at once when its payload has the wrong shape', async () => {
    await expect(ask(note(keep), { text: 5 })).rejects.toThrow()
  })

  it('waits for its time, and another of the same key takes its place', async () => {
    const job = note(keep)
    const runAt = new Date(Date.now() + 3_600_000)
    await ask(job, { text: 'first' }, { runAt, key: 'one' })
    await ask(job, { text: 'second' }, { runAt, key: 'one' })
    expect(await inQueue()).toBe(1)
    expect((await stored()).text).toContain('second')
  })

  it('that runs alone leaves the other places of the queue to others, and none of its own waits beside it (decisions 151)', async () => {
    const running = new Set<string>()
    const most = new Map<string, number>()
    const slow = (name: string): Job =>
      note(async (_, text) => {
        running.add(`${name} ${text}`)
        const own = [...running].filter((one) => one.startsWith(name)).length
        most.set(name, Math.max(most.get(name) ?? 0, own))
        await new Promise((resolve) => setTimeout(resolve, 400))
        running.delete(`${name} ${text}`)
      }, name)
    const [alone, usual]: [Job, Job] = [{ ...slow('kernel.alone'), isAlone: true }, slow('kernel.usual')]
    for (const text of ['a', 'b', 'c']) {
      await ask(alone, { text })
      await ask(usual, { text })
    }
    await start(alone, usual)
    await vi.waitUntil(async () => (await inQueue()) === 0, { timeout: 20_000 })
    expect(most.get('kernel.alone')).toBe(1)
    expect(most.get('kernel.usual')).toBeGreaterThan(1)
  })

  it('may be queued by the portal and then run by the system', async () => {
    const seen: Actor[] = []
    const job = note(async (ctx) => void seen.push(ctx.actor))
    const citizen: Actor = { ...actorAt('/'), kind: 'citizen', accountId: null, identityId: null }
    await act(db.portal, citizen, async (ctx) => {
      enqueue(ctx, job, { text: 'x' }, { bySystem: true })
      record(ctx, 'kernel.asked')
    })
    await runQueued(job, await stored(), attempt('portal'), surface())
    expect(seen).toMatchObject([{ kind: 'system', reach: everywhere, name: 'kernel.note' }])
  })
})

describe('the rights of a job', () => {
  const paths = note(async (ctx) => ctx.tx.rows(sql`select path from organisations.org order by path`))

  it('are those of who queued it, with the reach he has when it runs', async () => {
    const seen: unknown[] = []
    const mine = (ctx: Ctx) => sql`select path from organisations.org where ${within(ctx.actor.reach)} order by path`
    const job = note(async (ctx) => seen.push(await ctx.tx.rows(mine(ctx))))
    await ask(job, { text: 'x' })
    const queued = await stored()
    await runQueued(job, queued, attempt('r1'), surface())
    currentReach = async () => reachOf('/2/')
    await runQueued(job, queued, attempt('r2'), surface())
    expect(seen).toEqual([[{ path: '/1/' }], [{ path: '/2/' }]])
  })

  it('are gone with the post, and the job with them', async () => {
    let ran = false
    const job = note(() => {
      ran = true
    })
    await ask(job, { text: 'x' })
    currentReach = async () => undefined
    await runQueued(job, await stored(), attempt('gone'), surface())
    expect(ran).toBe(false)
  })

  it('cannot be made up by who holds a login of the server: an unsigned, changed or exchanged job does not run', async () => {
    await ask(paths, { text: 'x' })
    const { text, mac } = await stored()
    const run = (payload: unknown, job: Job = paths) => runQueued(job, payload, attempt('f'), surface())
    await expect(run({ text: text.replace('account', 'system'), mac })).rejects.toThrow(
      'not queued by this installation',
    )
    await expect(run({ text, mac: '00' })).rejects.toThrow('not queued by this installation')
    await expect(run({})).rejects.toThrow('not signed')
    await expect(run({ text, mac }, note(keep, 'kernel.other'))).rejects.toThrow('was queued as')
    const schedule = db.app.write(clerk, (tx) =>
      tx.run(sql`select app.enqueue('a.b@schedule', '{}', null, null, false)`),
    )
    await expect(schedule).rejects.toThrow('a schedule cannot be queued')
  })

  it('are queued also by a server of before, while the schema is brought forward under it (R-F15)', async () => {
    const asBefore = sql`select app.enqueue('kernel.of-before', '{"text": "x"}'::jsonb, null::timestamptz, null)`
    await db.app.write(clerk, (tx) => tx.run(asBefore))
    const { rows } = await db.owner.query(
      `select j.payload, q.queue_name from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         left join graphile_worker._private_job_queues q on q.id = j.job_queue_id where t.identifier = 'kernel.of-before'`,
    )
    expect(rows).toEqual([{ payload: { text: 'x' }, queue_name: null }])
    await db.owner.query('delete from graphile_worker._private_jobs')
  })

  it('do not include reading or changing the queue', async () => {
    for (const pool of [db.app, db.portal])
      await expect(pool.read(clerk, (tx) => tx.rows(sql`select * from graphile_worker.jobs`))).rejects.toThrow(
        'permission denied',
      )
  })
})

describe('the effect of a job', () => {
  it('happens once, however often and at how many places it is run', async () => {
    const job = note(async (ctx) => {
      await ctx.tx.run(sql`insert into app.setting (name, value) values ('count', '1')
        on conflict (name) do update set value = to_jsonb((app.setting.value)::int + 1)`)
      record(ctx, 'kernel.counted')
    })
    await ask(job, { text: 'x' })
    const queued = await stored()
    await Promise.all(Array.from({ length: 5 }, () => runQueued(job, queued, attempt('same'), surface())))
    await runQueued(job, queued, attempt('same'), surface())
    expect((await db.owner.query(`select value from app.setting where name = 'count'`)).rows).toEqual([{ value: 1 }])
    expect((await db.owner.query(`select 1 from audit.entry where act = 'kernel.counted'`)).rowCount).toBe(1)
  })

  it('is given up whole when it fails, and comes with the next try', async () => {
    let tries = 0
    const job = note(async (ctx, text) => {
      await keep(ctx, text)
      tries += 1
      if (tries === 1) throw new Error('the first time')
    })
    await start(job)
    await ask(job, { text: 'retried' })
    await vi.waitUntil(() => isKept('retried'), { timeout: 20_000 })
    expect(tries).toBe(2)
  })

  it('does not stay when it recorded nothing', async () => {
    const job = note((ctx, text) => ctx.tx.run(sql`insert into app.setting (name, value) values (${text}, '1')`))
    await ask(job, { text: 'silent' })
    await expect(runQueued(job, await stored(), attempt('silent'), surface())).rejects.toThrow('recorded nothing')
    expect(await isKept('silent')).toBe(false)
  })

  it('is none when the job is refused, which no further try would change', async () => {
    const job = note(() => {
      throw refuse('forbidden', 'kernel.not-found')
    })
    await start(job)
    await ask(job, { text: 'x' })
    await vi.waitUntil(async () => (await inQueue()) === 0, { timeout: 10_000 })
  })

  it('comes at once when the worker before died over it', async () => {
    const job = note(keep)
    await ask(job, { text: 'orphaned' })
    await db.owner.query(`update graphile_worker._private_jobs set locked_by = 'a dead one', locked_at = now()`)
    await start(job)
    await vi.waitUntil(() => isKept('orphaned'), { timeout: 10_000 })
  })
})

describe('a scheduled job', () => {
  it('runs as the system, every so often', async () => {
    const names: string[] = []
    const run = async (ctx: Ctx) => void names.push(ctx.actor.name)
    await start(defineJob({ name: 'kernel.tick', payload: z.object({}), schedule: { every: '1s' }, run }))
    await vi.waitUntil(() => names.length >= 2, { timeout: 10_000 })
    expect(names[0]).toBe('kernel.tick')
  })

  it('has a time that can be read', async () => {
    expect([milliseconds('1s'), milliseconds('5m'), milliseconds('2h')]).toEqual([1000, 300_000, 7_200_000])
    expect(() => milliseconds('0s')).toThrow()
    expect(() => milliseconds('1d')).toThrow()
    const job = defineJob({
      name: 'kernel.x',
      payload: z.object({}),
      schedule: { cron: 'nonsense' },
      run: async () => {},
    })
    await expect(start(job)).rejects.toThrow()
  })

  it('has a name of its own', async () => {
    await expect(start(note(keep), note(keep))).rejects.toThrow('must be its own')
  })
})

describe('a task', () => {
  const begin = (job: Job, total?: number) =>
    act(db.app, clerk, async (ctx) => {
      const taskId = startTask(ctx, 'kernel.long', total === undefined ? {} : { total })
      enqueue(ctx, job, { text: taskId }, { taskId })
      record(ctx, 'kernel.began')
      return taskId
    })
  const see = (taskId: string, actor = clerk) => look(db.app, actor, (ctx) => getTask(ctx, { taskId }))

  it('shows its progress while the work goes on, and its result with the commit', async () => {
    const seen: unknown[] = []
    const job = note(async (ctx, taskId, work) => {
      await work.progress(3, 10)
      seen.push(await see(taskId))
      record(ctx, 'kernel.worked')
      return { kept: 7 }
    })
    const taskId = await begin(job)
    expect(await see(taskId)).toMatchObject({ state: 'WAITING', done: 0, total: null, can: { cancelTask: true } })
    await runQueued(job, await stored(), attempt('t1'), surface())
    expect(seen).toMatchObject([{ state: 'RUNNING', done: 3, total: 10 }])
    expect(await see(taskId)).toMatchObject({
      state: 'DONE',
      done: 10,
      result: { kept: 7 },
      can: { cancelTask: 'kernel.task-ended' },
    })
  })

  it('is done also when the work found nothing to change', async () => {
    const job = note(() => 'nothing')
    const taskId = await begin(job)
    await runQueued(job, await stored(), attempt('t2'), surface())
    expect(await see(taskId)).toMatchObject({ state: 'DONE', result: 'nothing' })
  })

  it('stops at its next step when asked to, and keeps nothing', async () => {
    const job = note(async (ctx, taskId, work) => {
      await keep(ctx, `half-${taskId}`)
      await act(db.app, clerk, (other) => cancelTask(other, { taskId }))
      await work.progress(5)
      throw new Error('it went on')
    })
    const taskId = await begin(job)
    await runQueued(job, await stored(), attempt('t3'), surface())
    expect(await see(taskId)).toMatchObject({ state: 'CANCELLED' })
    expect(await isKept(`half-${taskId}`)).toBe(false)
    await expect(act(db.app, clerk, (ctx) => cancelTask(ctx, { taskId }))).rejects.toMatchObject({
      code: 'kernel.task-ended',
    })
  })

  it('does not begin when it was cancelled before', async () => {
    let ran = false
    const job = note(() => {
      ran = true
    })
    const taskId = await begin(job)
    await act(db.app, clerk, (ctx) => cancelTask(ctx, { taskId }))
    await runQueued(job, await stored(), attempt('t4'), surface())
    expect(ran).toBe(false)
    expect(await see(taskId)).toMatchObject({ state: 'CANCELLED' })
  })

  it('says why it failed: at once when refused, after the last try when something broke', async () => {
    const refused = note(() => {
      throw refuse('conflict', 'kernel.key-reused')
    })
    const one = await begin(refused)
    await runQueued(refused, await stored(), attempt('t5'), surface())
    expect(await see(one)).toMatchObject({
      state: 'FAILED',
      result: { code: 'kernel.key-reused', zh: expect.any(String) },
    })

    const broken = note(() => {
      throw new Error('secret text')
    })
    const two = await begin(broken)
    const queued = await stored()
    await expect(runQueued(broken, queued, attempt('t6'), surface())).rejects.toThrow()
    expect(await see(two)).toMatchObject({ state: 'RUNNING' })
    await expect(runQueued(broken, queued, attempt('t6', true), surface())).rejects.toThrow()
    expect(await see(two)).toMatchObject({ state: 'FAILED', result: { code: 'kernel.task-failed' } })
  })

  it('is seen by who started it and by nobody else', async () => {
    const taskId = await begin(note(() => {}))
    for (const other of [actorAt('/2/'), { ...clerk, accountId: '00000000-0000-7000-8000-000000000009' }])
      await expect(see(taskId, other)).rejects.toMatchObject({ kind: 'missing' })
  })
})
