import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import type { JobRun } from '#kernel/jobs.ts'
import { addDays, dayOf, startOf } from '#kernel/time.ts'
import { type CaseText, listCaseTexts } from '#modules/cases/index.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { openSegmenter } from '../texts/segment.ts'
import { gazetteerOf } from './gazetteer.ts'
import * as store from './store.ts'
import { clearClass, tellOf } from './telling.ts'
import { type Topic, topicsOf } from './topic.ts'

// Two years, so that what comes with the season is seen; as many messages as are grouped in seconds.
const daysBack = 730
const mostMessages = 10_000
const mostTopics = 50
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
  const texts = await listCaseTexts(ctx, { path: org.path, since: startOf(since), most: mostMessages })
  await run.progress(1, steps)
  const gazetteer = gazetteerOf(await store.listNames(ctx.tx, ctx.actor.reach, { path: org.path, most: mostNames }))
  const found = topicsOf(texts.map(voiceOf), { segment: await openSegmenter(), gazetteer, now: today })
  const topics = found.slice(0, mostTopics)
  await run.progress(2, steps)
  const home = { orgId: org.id, orgPath: org.path }
  const of = { id: newId(), foundAt: ctx.now, since, messages: texts.length, ...home }
  const runId = await store.beginRun(ctx.tx, ctx.actor.reach, of)
  const byId = new Map(texts.map((text) => [text.id, text]))
  const kept = topics.map((topic) => keptOf(topic, byId))
  store.keepTopics(ctx.tx, { ...home, runId }, kept)
  const details = { messages: texts.length, topics: topics.length }
  record(ctx, 'demands.topics-found', { subject: 'organisations.org', subjectId: org.id, orgId: org.id, details })
  return details
}

// Read, grouped, kept.
const steps = 3

const voiceOf = ({ id, title, body, createdAt, aboutName }: CaseText) => ({
  ...{ id, title, body, on: dayOf(createdAt), voices: 0, about: aboutName },
})

const keptOf = (topic: Topic, byId: ReadonlyMap<string, CaseText>): store.KeptTopic => ({
  id: newId(),
  ...tellOf(topic, (id) => byId.get(id)?.isShown === true),
  ...clearClass(topic.messages.flatMap(({ id }) => byId.get(id) ?? [])),
  heat: topic.heat,
  firstOn: topic.from,
  lastOn: topic.to,
  place: topic.place,
  courses: topic.courses,
  messages: topic.messages.length,
})
