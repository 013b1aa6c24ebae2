import { type CronItem, type ParsedCronItem, parseCronItem, type Runner, run, type TaskList } from 'graphile-worker'
import { repeat } from './chores.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { type JobSurface, runQueued, runScheduled } from './job-run.ts'
import type { Job } from './jobs.ts'
import { codeOf, log, textOf } from './log.ts'
import { quietLogger } from './queue-log.ts'

type Digest = Parameters<ParsedCronItem['match']>[0]

/** The queue at work. */
export interface Queue {
  /** Settles when the queue has ended, by itself or because it was stopped. */
  readonly ended: Promise<void>
  /** Lets the running jobs end, for at most a few seconds. */
  stop(): Promise<void>
}

/**
 * Works the queue off. Only one process at a time may (`keepWorking` sees to it): what its forerunner was at when it
 * died is taken up at once.
 *
 * @throws Error when the database is away.
 */
export async function startQueue(of: { jobs: readonly Job[]; worker: Db; surface: JobSurface }): Promise<Queue> {
  refuseTwins(of.jobs)
  await of.worker.pool.query(`select graphile_worker.force_unlock_workers(array(
    select locked_by from graphile_worker.jobs where locked_by is not null))`)
  const stopping = new AbortController()
  const runner = await run({
    pgPool: of.worker.pool,
    logger: quietLogger,
    noHandleSignals: true,
    concurrency: 4,
    pollInterval: 2000,
    taskList: taskList(of.jobs, of.surface, stopping.signal),
    parsedCronItems: cronItems(of.jobs),
  })
  const timers = of.jobs.map((job) => timer(job, of.surface, stopping.signal))
  const ended = runner.promise.catch(() => {}).then(() => stopping.abort())
  return {
    ended,
    async stop() {
      stopping.abort()
      await Promise.all([stopRunner(runner), ...timers])
      await ended
    },
  }
}

// A database that is away keeps a gentle stop from ending.
async function stopRunner(runner: Runner): Promise<void> {
  const gently = runner.stop().catch(() => {})
  const patience = new Promise((resolve) => setTimeout(resolve, 5000, 'too long').unref())
  if ((await Promise.race([gently, patience])) === 'too long') await runner.kill().catch(() => {})
}

function taskList(jobs: readonly Job[], surface: JobSurface, signal: AbortSignal): TaskList {
  const tasks: TaskList = {}
  for (const job of jobs) {
    tasks[job.name] = (stored, { job: { id, attempts, max_attempts } }) => {
      const attempt = { id: `job/${id}`, isLast: attempts >= max_attempts, signal }
      return withoutWords(attempt, () => runQueued(job, stored, attempt, surface))
    }
    tasks[onSchedule(job)] = (_, { job: { id } }) => {
      const attempt = { id: `job/${id}`, isLast: false, signal }
      return withoutWords(attempt, () => runScheduled(job, attempt, surface))
    }
  }
  return tasks
}

// The queue keeps and logs what a job throws. PostgreSQL's sentences hold values of rows, so it gets the code and the number
// under which the log has the place (T25).
async function withoutWords({ id }: { readonly id: string }, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (fault) {
    log.error({ fault: textOf(fault), requestId: id }, 'a job failed')
    throw new Error(`${codeOf(fault)}, ${id}`)
  }
}

const onSchedule = (job: Job) => `${job.name}@schedule`

function cronItems(jobs: readonly Job[]): ParsedCronItem[] {
  return jobs.flatMap((job) => {
    const { schedule } = job
    if (!schedule || !('cron' in schedule)) return []
    const item: CronItem = { task: onSchedule(job), match: schedule.cron, identifier: job.name }
    const parsed = parseCronItem(item)
    return [
      parseCronItem({
        ...item,
        match: (digest) => parsed.match(inChina(digest)),
        options: { backfillPeriod: 3_600_000 },
      }),
    ]
  })
}

// The queue counts in universal time; a schedule says when it is so in China, which has one time and no summer time.
function inChina({ min, hour, date, month }: Digest): Digest {
  const there = new Date(Date.UTC(new Date().getUTCFullYear(), month - 1, date, hour + 8, min))
  return {
    min: there.getUTCMinutes(),
    hour: there.getUTCHours(),
    date: there.getUTCDate(),
    month: there.getUTCMonth() + 1,
    dow: there.getUTCDay(),
  }
}

function timer(job: Job, surface: JobSurface, signal: AbortSignal): Promise<void> {
  const { schedule, name } = job
  if (!schedule || !('every' in schedule)) return Promise.resolve()
  const work = () => runScheduled(job, { id: `every/${newId()}`, isLast: true, signal }, surface)
  return repeat({ name, every: schedule.every }, work, signal)
}

function refuseTwins(jobs: readonly Job[]): void {
  const names = new Set<string>()
  for (const { name } of jobs) {
    if (names.has(name) || name.includes('@')) throw new Error(`the name of a job must be its own: ${name}`)
    names.add(name)
  }
}
