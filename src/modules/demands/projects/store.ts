import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { ProjectState } from './codes.ts'
import type { Measured } from './contract.ts'

/** A project as it is kept. */
export interface StoredProject {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly ownerName: string
  readonly title: string
  readonly matter: string
  readonly words: readonly string[]
  readonly state: ProjectState
  readonly begunOn: Day
  readonly dueOn: Day
  readonly endedOn: Day | null
  readonly outcome: string | null
  readonly measured: Measured
}

export interface NewProject {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly ownerId: string
  readonly ownerPath: string
  readonly ownerName: string
  readonly title: string
  readonly matter: string
  readonly words: readonly string[]
  readonly begunOn: Day
  readonly dueOn: string
  readonly measured: Measured
}

const whole = [
  ...(['id', 'orgId', 'orgPath', 'orgName', 'ownerName', 'title', 'matter', 'words'] as const),
  ...(['state', 'begunOn', 'dueOn', 'endedOn', 'outcome', 'measured'] as const),
] as const

const most = 200

/** The projects in reach: those under way first, then the newest; at most 200. */
export function listProjects(tx: Tx, reach: Reach): Promise<StoredProject[]> {
  return tx.rows(
    build
      .selectFrom('demands.project')
      .select(whole)
      .where(within(reach))
      .orderBy(sql`state <> 'RUNNING'`)
      .orderBy('begunOn', 'desc')
      .orderBy('id')
      .limit(most),
  ) as Promise<unknown> as Promise<StoredProject[]>
}

/** What is measured of the projects in reach that were not stopped and began since a day. */
export function listMeasured(
  tx: Tx,
  reach: Reach,
  since: Day,
): Promise<Pick<StoredProject, 'id' | 'orgPath' | 'words' | 'begunOn' | 'measured'>[]> {
  return tx.rows(
    build
      .selectFrom('demands.project')
      .select(['id', 'orgPath', 'words', 'begunOn', 'measured'])
      .where(within(reach))
      .where('state', '<>', 'STOPPED')
      .where('begunOn', '>=', since)
      .orderBy('id'),
  ) as Promise<unknown> as Promise<Pick<StoredProject, 'id' | 'orgPath' | 'words' | 'begunOn' | 'measured'>[]>
}

/** A project in reach, held for a change when asked. */
export function findProject(
  tx: Tx,
  reach: Reach,
  of: { projectId: string; forChange?: boolean },
): Promise<StoredProject | undefined> {
  const query = build.selectFrom('demands.project').select(whole).where('id', '=', of.projectId).where(within(reach))
  return tx.first(of.forChange ? query.forUpdate() : query) as Promise<unknown> as Promise<StoredProject | undefined>
}

/** Keeps a new project. */
export function putProject(tx: Tx, { measured, words, ...of }: NewProject): void {
  tx.later(build.insertInto('demands.project').values({ ...of, words: [...words], measured: JSON.stringify(measured) }))
}

/** Says how a project ended. */
export function endProject(
  tx: Tx,
  reach: Reach,
  of: { projectId: string; state: ProjectState; endedOn: Day; outcome: string },
): void {
  const { projectId, ...changed } = of
  tx.later(build.updateTable('demands.project').set(changed).where('id', '=', projectId).where(within(reach)))
}

/** Keeps what was measured. */
export function putMeasured(tx: Tx, reach: Reach, of: { projectId: string; measured: Measured }): void {
  tx.later(
    build
      .updateTable('demands.project')
      .set({ measured: JSON.stringify(of.measured) })
      .where('id', '=', of.projectId)
      .where(within(reach)),
  )
}

export interface StoredStep {
  readonly id: string
  readonly at: Date
  readonly what: string
  readonly byName: string
  readonly takenBackReason: string | null
}

/** The steps of a project in reach, in their order. */
export function listSteps(tx: Tx, reach: Reach, projectId: string): Promise<StoredStep[]> {
  return tx.rows(
    build
      .selectFrom('demands.projectStep')
      .select(['id', 'at', 'what', 'byName', 'takenBackReason'])
      .where('projectId', '=', projectId)
      .where(within(reach))
      .orderBy('at')
      .orderBy('id'),
  )
}

/** Keeps a step. */
export function putStep(
  tx: Tx,
  of: { id: string; projectId: string; orgId: string; orgPath: string; at: Date; what: string; byName: string },
): void {
  tx.later(build.insertInto('demands.projectStep').values(of))
}

/** Takes a step back; gives how many there were to take back. */
export function takeStepBack(
  tx: Tx,
  reach: Reach,
  of: { projectId: string; stepId: string; at: Date; reason: string },
): Promise<number> {
  return tx.run(
    build
      .updateTable('demands.projectStep')
      .set({ takenBackAt: of.at, takenBackReason: of.reason })
      .where('id', '=', of.stepId)
      .where('projectId', '=', of.projectId)
      .where('takenBackAt', 'is', null)
      .where(within(reach)),
  )
}

/** A project as everybody reads it. */
export type ShownProject = Omit<StoredProject, 'orgId' | 'orgPath'>

/** The projects of these places, as everybody reads them: those under way first, then the newest. */
export function listShown(tx: Tx, paths: readonly string[]): Promise<ShownProject[]> {
  return tx.rows(
    build
      .selectFrom('demands.project')
      .select(whole)
      .where('orgPath', 'in', [...paths])
      .orderBy(sql`state <> 'RUNNING'`)
      .orderBy('begunOn', 'desc')
      .orderBy('id')
      .limit(most),
  ) as Promise<unknown> as Promise<ShownProject[]>
}

/** One of them. */
export function findShown(tx: Tx, of: { id: string; paths: readonly string[] }): Promise<ShownProject | undefined> {
  return tx.first(
    build
      .selectFrom('demands.project')
      .select(whole)
      .where('id', '=', of.id)
      .where('orgPath', 'in', [...of.paths]),
  ) as Promise<unknown> as Promise<ShownProject | undefined>
}

/** What a project is called and the address of whose it is, as everybody reads it; desks ask within their reach. */
export function findShownPlace(tx: Tx, id: string): Promise<{ title: string; slug: string } | undefined> {
  return tx.first(
    build
      .selectFrom('demands.project as p')
      .innerJoin('organisations.org as o', 'o.id', 'p.orgId')
      .select('p.title')
      .select(sql<string>`coalesce(o.slug, o.code)`.as('slug'))
      .where('p.id', '=', id),
  )
}

export interface ShownStep {
  readonly at: Date
  /** Nothing when it was taken back. */
  readonly what: string | null
  readonly byName: string
  readonly takenBackAt: Date | null
  readonly takenBackReason: string | null
}

/** Its steps; of what was taken back no word. */
export function listShownSteps(tx: Tx, projectId: string): Promise<ShownStep[]> {
  return tx.rows(
    sql<ShownStep>`select at, what, by_name, taken_back_at, taken_back_reason from demands.steps_of(${projectId})`,
  )
}
