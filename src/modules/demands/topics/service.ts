import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { enqueue } from '#kernel/jobs.ts'
import { startTask } from '#kernel/tasks.ts'
import { dayOf } from '#kernel/time.ts'
import { listDesks } from '#modules/cases/index.ts'
import type * as contract from '../contract.ts'
import { toldFrom } from '../figures/rules.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import { finding } from './jobs.ts'
import { courseMonths, seasonOf, toldMonths } from './months.ts'
import * as store from './store.ts'

const { found, need } = refusals(words)

/** What is on citizens' minds in one's own organisation; who handles no cases is not told of small topics (D27). */
export async function listTopics(ctx: Ctx): Promise<Answer<typeof contract.listTopics>> {
  const { actor, tx } = ctx
  need(may.listTopics(actor))
  const run = await store.findRun(tx, actor.reach, actor.orgId ?? '')
  const isDesk = maySeeTopic(actor, 0)
  const least = isDesk ? 0 : toldFrom
  const can = { findTopics: may.findTopics(actor) }
  if (!run) return { run: null, rows: [], smaller: 0, can }
  const of = { runId: run.id, least }
  const months = courseMonths(dayOf(run.foundAt))
  const rows = (await store.listTopics(tx, actor.reach, of)).map((row, at) => ({
    ...row,
    position: at + 1,
    words: [...row.words],
    courses: [...row.courses],
    samples: [...row.samples],
    months: toldMonths(row.months, isDesk),
    season: seasonOf(row.courses, row.months, months),
  }))
  const { foundAt, since, messages } = run
  const told = { foundAt: foundAt.toISOString(), since, messages, months }
  return { run: told, rows, smaller: await store.countSmaller(tx, actor.reach, of), can }
}

/** The words of every topic of the last run, of those too that are not told to this reader: to know one again, never to be shown. */
export async function listTopicWords({ actor, tx }: Ctx): Promise<(readonly string[])[]> {
  need(may.listTopics(actor))
  const run = await store.findRun(tx, actor.reach, actor.orgId ?? '')
  const rows = run ? await store.listTopics(tx, actor.reach, { runId: run.id, least: 0 }) : []
  return rows.map(({ words: of }) => of)
}

/** Whether somebody may be told of a topic of so many messages (D27). */
export const maySeeTopic = (actor: Actor, messages: number): boolean =>
  messages >= toldFrom || may.seeSmallTopics(actor) === true

/** A topic of the last run of one's own organisation. @throws missing `demands.topic-missing` */
export async function getTopic(ctx: Ctx, { topicId }: { topicId: string }): Promise<contract.TopicRow> {
  const { rows } = await listTopics(ctx)
  return found(
    rows.find(({ id }) => id === topicId),
    'demands.topic-missing',
  )
}

/** Has the topics of one's own organisation found anew; the task tells how far it is. */
export async function findTopics(ctx: Ctx): Promise<Answer<typeof contract.findTopics>> {
  need(may.findTopics(ctx.actor))
  const orgId = ctx.actor.orgId ?? ''
  const taskId = startTask(ctx, 'demands.topics')
  enqueue(ctx, finding, { orgId }, { taskId })
  record(ctx, 'demands.topics-asked', { subject: 'organisations.org', subjectId: orgId, orgId })
  return { taskId }
}

/** Each night: every desk has its topics found anew, each in a job of its own. Gives how many. */
export async function findAllTopics(ctx: Ctx): Promise<number> {
  const desks = await listDesks(ctx)
  for (const { orgId } of desks) enqueue(ctx, finding, { orgId }, { key: orgId, bySystem: true })
  if (desks.length > 0)
    record(ctx, 'demands.topics-due', { subject: 'demands.topic', details: { desks: desks.length } })
  return desks.length
}
