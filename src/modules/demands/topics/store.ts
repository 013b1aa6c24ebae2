import { type Reach, reachOf } from '#kernel/actor.ts'
import { build, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { Course } from './heat.ts'
import type { Sample } from './telling.ts'

/** When topics were found, in how many messages, and since which day those came in. */
interface Run {
  readonly id: string
  readonly foundAt: Date
  readonly since: Day
  readonly messages: number
}

/** A topic as it is kept. */
export interface KeptTopic {
  readonly id: string
  readonly name: string
  readonly heat: number
  readonly firstOn: Day
  readonly lastOn: Day
  readonly place: string
  readonly words: readonly string[]
  readonly courses: readonly Course[]
  readonly messages: number
  /** By month, oldest first, up to the one of the run. */
  readonly months: readonly number[]
  /** What its messages were clearly decided to be, on two levels. */
  readonly field: string | null
  readonly second: string | null
  readonly samples: readonly Sample[]
}

interface Home {
  readonly orgId: string
  readonly orgPath: string
}

/** The last run of an organisation. */
export function findRun(tx: Tx, reach: Reach, orgId: string): Promise<Run | undefined> {
  return tx.first(
    build
      .selectFrom('demands.topicRun')
      .select(['id', 'foundAt', 'since', 'messages'])
      .where(within(reach))
      .where('orgId', '=', orgId),
  ) as Promise<Run | undefined>
}

/** The topics of a run that at least so many messages are about, the hottest first. */
export function listTopics(tx: Tx, reach: Reach, of: { runId: string; least: number }): Promise<KeptTopic[]> {
  return tx.rows(
    build
      .selectFrom('demands.topic')
      .select([
        'id',
        'name',
        'heat',
        'firstOn',
        'lastOn',
        'place',
        'words',
        'courses',
        'messages',
        'months',
        'field',
        'second',
        'samples',
      ])
      .where(within(reach))
      .where('runId', '=', of.runId)
      .where('messages', '>=', of.least)
      .orderBy('heat', 'desc')
      .orderBy('id'),
  ) as Promise<unknown> as Promise<KeptTopic[]>
}

/** How many topics of a run have fewer messages than that. */
export async function countSmaller(tx: Tx, reach: Reach, of: { runId: string; least: number }): Promise<number> {
  const { count } = await tx.one(
    build
      .selectFrom('demands.topic')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(within(reach))
      .where('runId', '=', of.runId)
      .where('messages', '<', of.least),
  )
  return count
}

/** What the organisations in reach under a path are called, itself among them. */
export async function listNames(tx: Tx, reach: Reach, of: { path: string; most: number }): Promise<string[]> {
  const rows = await tx.rows(
    build
      .selectFrom('organisations.org')
      .select('shortName')
      .where(within(reach, 'path'))
      .where(within(reachOf(of.path), 'path'))
      .where('dissolvedOn', 'is', null)
      .orderBy('path')
      .limit(of.most),
  )
  return rows.map(({ shortName }) => shortName)
}

/** Begins a run in the place of the one before, whose topics go; two at once wait for each other here. */
export async function beginRun(tx: Tx, reach: Reach, of: Run & Home): Promise<string> {
  const { id: _, orgId, ...changed } = of
  const { id } = await tx.one(
    build
      .insertInto('demands.topicRun')
      .values({ ...of })
      .onConflict((met) => met.constraint('topic_run_once').doUpdateSet(changed))
      .returning('id'),
  )
  tx.later(build.deleteFrom('demands.topic').where(within(reach)).where('runId', '=', id).where('orgId', '=', orgId))
  return id
}

/** Keeps the topics of a run. */
export function keepTopics(tx: Tx, of: Home & { readonly runId: string }, topics: readonly KeptTopic[]): void {
  if (topics.length === 0) return
  tx.later(
    build.insertInto('demands.topic').values(
      topics.map(({ samples, words, courses, months, ...topic }) => ({
        ...topic,
        ...of,
        words: [...words],
        courses: [...courses],
        months: [...months],
        samples: JSON.stringify(samples),
      })),
    ),
  )
}
