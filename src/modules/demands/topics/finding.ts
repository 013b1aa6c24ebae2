import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import type { JobRun } from '#kernel/jobs.ts'
import { addDays, dayOf, startOf } from '#kernel/time.ts'
import { type CaseText, listCaseTexts } from '#modules/cases/index.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { groupApart, type PiledText } from './grouping.ts'
import * as store from './store.ts'

// Two years, so that what comes with the season is seen; as many messages as are grouped within two minutes and a gigabyte.
const daysBack = 730
const mostMessages = 50_000
// Characters of a text: no more than that is read of any.
const mostRead = 600
// A prefecture with all its villages.
const mostNames = 50_000

/** What a run did, as its task tells it. */
interface FoundTopics {
  readonly messages: number
  readonly topics: number
}

/**
 * Finds the topics of the messages under an organisation in reach, in the place of those found before. Gives nothing when
 * the organisation went out of reach while the work waited.
 */
export async function findTopicsOf(
  ctx: Ctx,
  { orgId }: { orgId: string },
  run: Pick<JobRun, 'progress'>,
): Promise<FoundTopics | undefined> {
  const org = await findOrg(ctx.tx, ctx.actor.reach, orgId)
  if (!org) return undefined
  const today = dayOf(ctx.now)
  const since = addDays(today, -daysBack)
  const of = { path: org.path, since: startOf(since), most: mostMessages, mostRead }
  const texts = await listCaseTexts(ctx, of)
  const names = await store.listNames(ctx.tx, ctx.actor.reach, { path: org.path, most: mostNames })
  const pile = { texts: texts.map(toldText), names, now: today }
  const topics = await groupApart(pile, (share) => run.progress(Math.round(hundred * share), hundred))
  const home = { orgId: org.id, orgPath: org.path }
  const begun = { id: newId(), foundAt: ctx.now, since, messages: texts.length, ...home }
  const runId = await store.beginRun(ctx.tx, ctx.actor.reach, begun)
  store.keepTopics(
    ctx.tx,
    { ...home, runId },
    topics.map((topic) => ({ id: newId(), ...topic })),
  )
  const details = { messages: texts.length, topics: topics.length }
  record(ctx, 'demands.topics-found', { subject: 'organisations.org', subjectId: org.id, orgId: org.id, details })
  return details
}

// The task is told how many of a hundred parts are done.
const hundred = 100

const toldText = ({ createdAt, ...text }: CaseText): PiledText => ({ ...text, on: dayOf(createdAt) })
