import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'

/** A consultation beside what it comes from. */
export interface BegunConsultation {
  readonly id: string
  readonly title: string
  readonly closesOn: Day
  readonly answeredOn: Day | null
}

/** One that was opened from a topic, with the words of that topic. */
export interface FromTopic extends BegunConsultation {
  readonly topicWords: readonly string[]
  readonly topicMessages: number
  /** The day on which it was opened from the topic. */
  readonly topicOn: Day
}

const brief = ['id', 'title', 'closesOn', 'answeredOn'] as const
const most = 200

/** The consultations in reach that were opened from a project, the newest first. */
export function listOfProject(tx: Tx, reach: Reach, projectId: string): Promise<BegunConsultation[]> {
  return tx.rows(
    build
      .selectFrom('consultations.consultation')
      .select(brief)
      .where(within(reach))
      .where('projectId', '=', projectId)
      .orderBy('openedOn', 'desc')
      .orderBy('id', 'desc')
      .limit(most),
  ) as Promise<unknown> as Promise<BegunConsultation[]>
}

/** Those of an organisation that were opened from a topic, the newest first. */
export function listOfTopics(tx: Tx, reach: Reach, orgPath: string): Promise<FromTopic[]> {
  return tx.rows(
    build
      .selectFrom('consultations.consultation')
      .select([...brief, 'topicWords', 'topicMessages', 'topicOn'])
      .where(within(reach))
      .where('orgPath', '=', orgPath)
      .where('topicOn', 'is not', null)
      .orderBy('openedOn', 'desc')
      .orderBy('id', 'desc')
      .limit(most),
  ) as Promise<unknown> as Promise<FromTopic[]>
}

/** What was asked about a project, in reach or not, as everybody reads it: each with the address of who asked. */
export function listShownOfProject(
  tx: Tx,
  projectId: string,
): Promise<(BegunConsultation & { readonly slug: string })[]> {
  return tx.rows(
    sql`select id, title, closes_on, answered_on, slug from consultations.asked_of_project(${projectId}, ${most})`,
  )
}
