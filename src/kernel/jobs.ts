import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { systemActor } from './actor.ts'
import { crypto, sameBytes } from './crypto.ts'
import type { Ctx } from './ctx.ts'
import { sql } from './db.ts'

/** When something happens by itself: `'1s'`, `'5m'`, `'6h'` apart, or at the minutes of a cron text in Chinese time. */
export type Schedule = { readonly every: `${number}${'s' | 'm' | 'h'}` } | { readonly cron: string }

/** What a running job may do beside its transaction. */
export interface JobRun {
  /** Shows how far the task of this job is, at once. @throws Cancelled when somebody asked to stop. */
  progress(done: number, total?: number): Promise<void>
  /** Aborts when the process is ending; the job runs again after the restart. */
  readonly signal: AbortSignal
}

/** Work that follows a use case or a schedule. It runs in one transaction as the actor who queued it. */
export interface Job<P extends z.ZodType = z.ZodType> {
  /** `chapter.do-something`. */
  readonly name: string
  /** Ids and codes only: the queue is not sealed. */
  readonly payload: P
  /** What it gives back becomes the result of its task, when it has one. */
  readonly run: (ctx: Ctx, payload: z.output<P>, run: JobRun) => Promise<unknown>
  readonly schedule?: Schedule
  /** Two of them never run at once: each takes a processor or much memory for long. */
  readonly isAlone?: true
}

/** Describes a job; a chapter's jobs.ts does it once a job. A scheduled one runs as the system, with the payload `{}`. */
export function defineJob<P extends z.ZodType>(job: Job<P>): Job<P> {
  return job
}

/** How a job is queued. */
export interface Queueing {
  /** Not before this moment. */
  readonly runAt?: Date
  /** A second job of the same key takes the place of one that waits. */
  readonly key?: string
  /** The task whose progress the job shows. */
  readonly taskId?: string
  /** Runs as the system instead of as the actor: what follows from a citizen's message is not done by the citizen. */
  readonly bySystem?: boolean
}

/** What stands in the queue beside the payload. */
export interface QueuedJob {
  readonly job: string
  readonly actor: Actor
  readonly payload: unknown
  readonly taskId: string | null
}

/** Queues a job in the transaction of the use case: it runs if and only if that commits. */
export function enqueue<P extends z.ZodType>(ctx: Ctx, job: Job<P>, payload: z.input<P>, of: Queueing = {}): void {
  const queued: QueuedJob = {
    job: job.name,
    actor: of.bySystem ? systemActor(job.name) : ctx.actor,
    payload: job.payload.parse(payload),
    taskId: of.taskId ?? null,
  }
  const key = of.key === undefined ? null : `${job.name}:${of.key}`
  ctx.tx.later(sql`select app.enqueue(${job.name}, ${signed(queued)}::jsonb, ${of.runAt ?? null}::timestamptz, ${key},
    ${job.isAlone === true})`)
}

// Signed, because the logins of the server may queue anything: who took one of them over could else act as the system.
function signed(queued: QueuedJob): { text: string; mac: string } {
  const text = JSON.stringify(queued)
  return { text, mac: crypto().hash('kernel.job', text).toString('hex') }
}

/** Reads what `enqueue` wrote. @throws Error when it was not written by this installation or is for another job. */
export function openQueued(job: Job, stored: unknown): QueuedJob {
  const { text, mac } = (stored ?? {}) as { text?: unknown; mac?: unknown }
  if (typeof text !== 'string' || typeof mac !== 'string') throw new Error(`a job ${job.name} is not signed`)
  if (!sameBytes(Buffer.from(mac, 'hex'), crypto().hash('kernel.job', text)))
    throw new Error(`a job ${job.name} was not queued by this installation`)
  const queued = JSON.parse(text) as QueuedJob
  if (queued.job !== job.name) throw new Error(`a job ${queued.job} was queued as ${job.name}`)
  return queued
}

/** How far apart, in milliseconds: `'90s'` is 90,000. */
export function milliseconds(every: string): number {
  const parts = /^(\d+)([smh])$/.exec(every)
  const unit = { s: 1000, m: 60_000, h: 3_600_000 }[parts?.[2] ?? '']
  if (!parts || unit === undefined || Number(parts[1]) === 0) throw new Error(`not a time between runs: ${every}`)
  return Number(parts[1]) * unit
}
