import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type Day, dayOf } from '#kernel/time.ts'
import { listShownAmong } from '#modules/cases/index.ts'
import {
  findProjectInReach,
  getProject,
  getTopic,
  listTopics,
  listTopicWords,
  maySeeTopic,
} from '#modules/demands/index.ts'
import { may } from '../policy.ts'
import { consultationPaths } from '../portal/paths.ts'
import { stateOf } from '../rules.ts'
import type { StoredConsultation } from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { draftOfProject, draftOfTopic, isSameMatter, proposedEnd } from './rules.ts'
import * as store from './store.ts'

const { need, refuseIf } = refusals(words)

/** What a consultation may be asked for: a topic of one’s own organisation, or a project in reach. */
export interface AskedFor {
  readonly topicId: string | null
  readonly projectId: string | null
}

type Origin = Pick<StoredConsultation, 'projectId' | 'topicWords' | 'topicMessages' | 'topicOn'>

/**
 * What was asked for each topic of one's organisation, and with what a form about it begins; what is not answered and belongs to none
 * of today's topics, told to this reader or not, stands beside them, so that it is not lost from sight.
 */
export async function listFromTopics(ctx: Ctx): Promise<Answer<typeof contract.listFromTopics>> {
  const { actor, tx } = ctx
  need(may.listConsultations(actor))
  const today = dayOf(ctx.now)
  const { rows } = await listTopics(ctx)
  const shown = await listShownAmong(
    ctx,
    rows.flatMap(({ samples }) => samples.map(({ caseId }) => caseId)),
  )
  const begun = (await store.listOfTopics(tx, actor.reach, actor.reach.path)).filter(({ topicMessages }) =>
    maySeeTopic(actor, topicMessages),
  )
  const topics = rows.map((topic) => ({
    topicId: topic.id,
    draft: draftOfTopic(topic, (id) => shown.has(id)),
    rows: begun.filter(({ topicWords }) => isSameMatter(topicWords, topic.words)).map((one) => lineOf(one, today)),
  }))
  const ofToday = await listTopicWords(ctx)
  const isGone = ({ topicWords }: store.FromTopic) => ofToday.every((now) => !isSameMatter(topicWords, now))
  const gone = begun
    .filter((one) => one.answeredOn === null && isGone(one))
    .map((one) => ({ ...lineOf(one, today), words: [...one.topicWords], on: one.topicOn }))
  return { topics, gone, closesOn: proposedEnd(today), can: { openConsultation: may.openConsultation(actor) } }
}

/** What was asked for a project in reach, by whomever, and with what a form about it begins. */
export async function listFromProject(
  ctx: Ctx,
  { projectId }: Input<typeof contract.listFromProject>,
): Promise<Answer<typeof contract.listFromProject>> {
  const { actor, tx } = ctx
  need(may.listConsultations(actor))
  const today = dayOf(ctx.now)
  const draft = draftOfProject(await getProject(ctx, { projectId }))
  const own = (await store.listOfProject(tx, actor.reach, projectId)).map((one) => lineOf(one, today))
  const others = (await listShownOfProject(ctx, projectId)).filter((one) => own.every(({ id }) => id !== one.id))
  const rows = [
    ...own.map((one) => ({ ...one, publicPath: null })),
    ...others.map(({ slug, ...one }) => ({ ...one, publicPath: consultationPaths.one(slug, one.id) })),
  ]
  return { draft, rows, closesOn: proposedEnd(today), can: { openConsultation: may.openConsultation(actor) } }
}

/**
 * What is kept of where a consultation comes from: a project in reach, or a topic that its opener is told of.
 * @throws missing `demands.topic-missing`, `demands.project-missing`
 */
export async function takeOrigin(ctx: Ctx, { topicId = null, projectId = null }: Partial<AskedFor>): Promise<Origin> {
  refuseIf(topicId !== null && projectId !== null, 'invalid', 'consultations.two-origins')
  if (projectId !== null) await getProject(ctx, { projectId })
  const topic = topicId === null ? undefined : await getTopic(ctx, { topicId })
  const from = { projectId, topicWords: null, topicMessages: null, topicOn: null }
  // A topic whose messages share no word cannot be known again.
  if (!topic || topic.words.length === 0) return from
  return { ...from, topicWords: topic.words, topicMessages: topic.messages, topicOn: dayOf(ctx.now) }
}

/** Its name for the audit, which keeps no words. */
export const originName = ({ projectId, topicOn }: Origin): 'PROJECT' | 'TOPIC' | 'NONE' =>
  projectId !== null ? 'PROJECT' : topicOn !== null ? 'TOPIC' : 'NONE'

/** Where a consultation comes from, as this reader may be told it. */
export async function readOrigin(
  ctx: Ctx,
  { projectId, topicWords, topicMessages, topicOn }: Origin,
): Promise<contract.Origin | null> {
  if (projectId !== null) {
    const project = await findProjectInReach(ctx, projectId)
    return project ? { kind: 'PROJECT', projectId, title: project.title } : null
  }
  if (topicWords === null || topicOn === null || !maySeeTopic(ctx.actor, topicMessages ?? 0)) return null
  return { kind: 'TOPIC', words: [...topicWords], on: topicOn }
}

/** The consultations of a project, whoever asked, as everybody reads them. */
export async function listShownOfProject(ctx: Ctx, projectId: string) {
  const today = dayOf(ctx.now)
  const rows = await store.listShownOfProject(ctx.tx, projectId)
  return rows.map(({ slug, ...one }) => ({ ...lineOf(one, today), slug }))
}

const lineOf = (of: store.BegunConsultation, today: Day): contract.Begun & { readonly closesOn: Day } => {
  const { id, title, closesOn } = of
  return { id, title, closesOn, state: stateOf(of, today) }
}
