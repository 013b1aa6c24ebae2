import type { Reach } from '#kernel/actor.ts'
import { build, type Tx, within } from '#kernel/db.ts'
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
      .select([...brief, 'topicWords', 'topicMessages'])
      .where(within(reach))
      .where('orgPath', '=', orgPath)
      .where('topicOn', 'is not', null)
      .orderBy('openedOn', 'desc')
      .orderBy('id', 'desc')
      .limit(most),
  ) as Promise<unknown> as Promise<FromTopic[]>
}

/** The same of a project as everybody reads it, each with the address of who asked. */
export function listShownOfProject(
  tx: Tx,
  projectId: string,
): Promise<(BegunConsultation & { readonly slug: string })[]> {
  return tx.rows(
    build
      .selectFrom('consultations.consultation as c')
      .innerJoin('organisations.org as o', (join) =>
        join.on('o.id', '=', ({ fn }) => fn.coalesce('c.askerId', 'c.orgId')),
      )
      .select(['c.id', 'c.title', 'c.closesOn', 'c.answeredOn'])
      .select(({ fn }) => fn.coalesce('o.slug', 'o.code').as('slug'))
      .where('c.projectId', '=', projectId)
      .orderBy('c.openedOn', 'desc')
      .orderBy('c.id', 'desc')
      .limit(most),
  ) as Promise<unknown> as Promise<(BegunConsultation & { readonly slug: string })[]>
}
