import type { Actor } from './actor.ts'
import { record } from './audit.ts'
import type { Ctx } from './ctx.ts'
import { type Db, sql, within } from './db.ts'
import { refusals } from './errors.ts'
import type { Serve } from './http.ts'
import { newId } from './ids.ts'
import * as contract from './task-contract.ts'
import { words } from './words.ts'

const { found, refuseIf } = refusals(words)

/** To which organisation a task or a file belongs; `orgPath` is the path it has today. */
export interface Home {
  readonly orgId: string
  readonly orgPath: string
}

/** The organisation the actor acts for. @throws Error for who acts for none, such as the system: then name one. */
export function homeOf({ actor }: Ctx): Home {
  if (actor.orgId === null) throw new Error(`${actor.kind} acts for no organisation`)
  return { orgId: actor.orgId, orgPath: actor.reach.path }
}

/**
 * Makes the row in which somebody sees how far long work is; its id goes with `enqueue(…, { taskId })` into the same
 * transaction. `kind` is `chapter.what`.
 */
export function startTask(ctx: Ctx, kind: string, of: { total?: number; home?: Home } = {}): string {
  const id = newId()
  const { orgId, orgPath } = of.home ?? homeOf(ctx)
  ctx.tx.later(sql`insert into app.task (id, org_id, org_path, kind, account_id, total, created_at)
    values (${id}, ${orgId}, ${orgPath}, ${kind}, ${ctx.actor.accountId}, ${of.total ?? null}, ${ctx.now})`)
  return id
}

/** Thrown into a job when somebody asked it to stop; everything it has done so far is given up. */
export class Cancelled extends Error {}

/** Shows progress in a transaction of its own, while the job's is still open. @throws Cancelled */
export async function showProgress(
  db: Db,
  actor: Actor,
  of: { taskId: string; done: number; total?: number | undefined },
): Promise<void> {
  const row = await db.write(actor, (tx) =>
    tx.first(sql<{ cancelAsked: boolean }>`
      update app.task set state = 'RUNNING', done = ${of.done}, total = coalesce(${of.total ?? null}, total)
      where id = ${of.taskId} and ${within(actor.reach)} and state in ('WAITING', 'RUNNING') returning cancel_asked`),
  )
  if (row?.cancelAsked) throw new Cancelled('somebody asked to stop')
}

/** Whether a task in reach still waits or runs, whoever began it. */
export async function isTaskOpen(ctx: Ctx, taskId: string): Promise<boolean> {
  const row = await ctx.tx.first(
    sql`select 1 from app.task where id = ${taskId} and ${within(ctx.actor.reach)} and state in ('WAITING', 'RUNNING')`,
  )
  return row !== undefined
}

/** How a task ends. */
export interface TaskEnd {
  readonly state: 'DONE' | 'FAILED' | 'CANCELLED'
  readonly result?: unknown
}

/** The statement that ends a task. */
export function taskEnded(taskId: string, { state, result }: TaskEnd) {
  return sql`update app.task set state = ${state}, result = ${JSON.stringify(result ?? null)}::jsonb, ended_at = now(),
      done = case when ${state} = 'DONE' then coalesce(total, done) else done end
    where id = ${taskId} and state in ('WAITING', 'RUNNING')`
}

type TaskRow = Omit<contract.Task, 'createdAt' | 'endedAt' | 'can'> & { createdAt: Date; endedAt: Date | null }

/** The progress of work the actor started himself. @throws Refusal missing */
export async function getTask(ctx: Ctx, { taskId }: { taskId: string }): Promise<contract.Task> {
  const row = await ctx.tx.first(sql<TaskRow>`
    select id, kind, state, done, total, result, created_at, ended_at from app.task
    where id = ${taskId} and account_id = ${ctx.actor.accountId} and ${within(ctx.actor.reach)}`)
  const task = found(row, 'kernel.not-found')
  return {
    ...task,
    createdAt: task.createdAt.toISOString(),
    endedAt: task.endedAt?.toISOString() ?? null,
    can: { cancelTask: isOpen(task) || 'kernel.task-ended' },
  }
}

/** Asks the work to stop at its next step. @throws Refusal conflict when it has ended */
export async function cancelTask(ctx: Ctx, input: { taskId: string }): Promise<contract.Task> {
  const task = await getTask(ctx, input)
  refuseIf(!isOpen(task), 'conflict', 'kernel.task-ended')
  const changed = await ctx.tx.run(sql`update app.task set cancel_asked = true
    where id = ${input.taskId} and ${within(ctx.actor.reach)} and state in ('WAITING', 'RUNNING')`)
  refuseIf(changed === 0, 'conflict', 'kernel.task-ended')
  record(ctx, 'kernel.task-cancelled', { subject: 'app.task', subjectId: input.taskId })
  return task
}

/** Serves progress and cancelling. */
export function taskRoutes(serve: Serve): void {
  serve(contract.getTask, getTask)
  serve(contract.cancelTask, cancelTask)
}

const isOpen = ({ state }: { state: contract.TaskState }) => state === 'WAITING' || state === 'RUNNING'
