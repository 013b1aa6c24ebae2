import { createHash } from 'node:crypto'
import { type Actor, everywhere, nowhere, type Reach, systemActor } from './actor.ts'
import { type Ctx, perform } from './ctx.ts'
import { type Db, sql } from './db.ts'
import { Refusal, type Sentence } from './errors.ts'
import { type Job, type JobRun, openQueued, type QueuedJob } from './jobs.ts'
import { log } from './log.ts'
import { Cancelled, showProgress, type TaskEnd, taskEnded } from './tasks.ts'
import { words } from './words.ts'

/** What jobs run on. */
export interface JobSurface {
  readonly app: Db
  readonly portal: Db
  /**
   * The reach this actor has today, or nothing when he lost it: organisations move and posts end while a job waits.
   * Asked for accounts only.
   */
  currentReach(actor: Actor): Promise<Reach | undefined>
}

/** One attempt at one job. */
export interface Attempt {
  /** Unique for ever: a job whose effect is stored under it is not done again. */
  readonly id: string
  readonly isLast: boolean
  readonly signal: AbortSignal
}

/** Runs a job as it stands in the queue. @throws whatever failed, so that the queue tries again later. */
export async function runQueued(job: Job, stored: unknown, attempt: Attempt, surface: JobSurface): Promise<void> {
  const queued = openQueued(job, stored)
  const actor = await actorNow(queued.actor, surface)
  if (actor) await runJob(job, { ...queued, actor }, attempt, surface)
  else log.warn({ job: job.name, attempt: attempt.id }, 'a job is dropped: who queued it has no access any more')
}

/** Runs a job because its time has come. */
export async function runScheduled(job: Job, attempt: Attempt, surface: JobSurface): Promise<void> {
  const queued = { job: job.name, actor: systemActor(job.name), payload: {}, taskId: null }
  await runJob(job, queued, attempt, surface)
}

async function runJob(job: Job, queued: QueuedJob, attempt: Attempt, surface: JobSurface): Promise<void> {
  const db = queued.actor.kind === 'citizen' ? surface.portal : surface.app
  const { actor, taskId } = queued
  const run: JobRun = {
    signal: attempt.signal,
    async progress(done, total) {
      attempt.signal.throwIfAborted()
      if (taskId !== null) await showProgress(db, actor, { taskId, done, total })
    },
  }
  const settle = (end: TaskEnd) =>
    taskId === null ? undefined : db.write(actor, async (tx) => tx.later(taskEnded(taskId, end)))
  try {
    await run.progress(0)
    const result = await effectOnce(job, queued, { attempt, db, run })
    if (!result.isSettled) await settle({ state: 'DONE', result: result.value })
  } catch (fault) {
    if (fault instanceof Cancelled) return void (await settle({ state: 'CANCELLED' }))
    if (isDecided(fault)) {
      log.error({ job: job.name, attempt: attempt.id, refusal: fault.code }, 'a job was refused and is not tried again')
      return void (await settle({ state: 'FAILED', result: sentenceOf(fault.code, fault.sentence) }))
    }
    if (attempt.isLast)
      await settle({ state: 'FAILED', result: sentenceOf('kernel.task-failed', words['kernel.task-failed']) })
    throw fault
  }
}

/** How long one statement of a job may take, and how long its transaction may think in between. */
const patience = '10min'

// The queue forgets a job only after its commit; should the process die in between, the second run finds the first one's
// mark and does nothing. The mark is written with the effect, so there is never one without the other.
async function effectOnce(
  job: Job,
  { actor, payload, taskId }: QueuedJob,
  { attempt, db, run }: { attempt: Attempt; db: Db; run: JobRun },
): Promise<{ value: unknown; isSettled: boolean }> {
  const key = attempt.id
  const work = async (ctx: Ctx) => {
    ctx.tx.later(sql`select set_config('statement_timeout', ${patience}, true),
      set_config('idle_in_transaction_session_timeout', ${patience}, true)`)
    const done = await ctx.tx.first(sql`select 1 from app.idempotency where caller = 'job' and key = ${key}`)
    if (done) return { value: null, isSettled: true }
    const value = (await job.run(ctx, job.payload.parse(payload), run)) ?? null
    if (ctx.recorded === 0) return { value, isSettled: false }
    const digest = createHash('sha256').update(job.name).digest()
    ctx.tx.later(sql`insert into app.idempotency (key, caller, digest) values (${key}, 'job', ${digest})`)
    if (taskId !== null) ctx.tx.later(taskEnded(taskId, { state: 'DONE', result: value }))
    return { value, isSettled: true }
  }
  try {
    return await perform({ db, actor, effect: 'write', requestId: key, mayChangeNothing: true }, work)
  } catch (fault) {
    if ((fault as { constraint?: string }).constraint === 'idempotency_pkey') return { value: null, isSettled: true }
    throw fault
  }
}

async function actorNow(actor: Actor, surface: JobSurface): Promise<Actor | undefined> {
  if (actor.kind === 'system') return { ...actor, reach: everywhere }
  if (actor.kind === 'citizen') return { ...actor, reach: nowhere }
  const reach = await surface.currentReach(actor)
  return reach && { ...actor, reach }
}

// Trying again changes nothing about a refusal, except that the hurry may be over.
const isDecided = (fault: unknown): fault is Refusal => fault instanceof Refusal && fault.kind !== 'busy'
const sentenceOf = (code: string, sentence: Sentence) => ({ code, ...sentence })
