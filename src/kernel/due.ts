import type { Actor } from './actor.ts'
import type { sql } from './db.ts'
import type { Sentence } from './errors.ts'
import type { Day } from './time.ts'

/** A line of 待办 as a chapter's store reads it. */
export interface DueRow {
  readonly id: string
  readonly titleZh: string
  readonly titleEn: string
  /** Who asked or began it, where somebody did. */
  readonly fromName: string | null
  readonly orgName: string
  /** The last day on which it is on time; null where no clock runs. */
  readonly dueOn: Day | null
  /** Since when it waits. */
  readonly since: Date
  /** 代某人办理: in whose place. */
  readonly forName: string | null
}

/** For which post and on which day is asked, and how many lines are wanted at most. */
export interface DueAsked {
  readonly actor: Actor
  readonly today: Day
  readonly most: number
}

/**
 * One kind of work that waits for a post. A chapter hands its kinds in; one query then reads all of them. The fragment
 * gives the columns of DueRow in their order, due first, and reaches no further than the actor.
 */
export interface DueSource {
  /** `cases.case`. */
  readonly kind: string
  readonly label: Sentence
  /** The kind that means the same thing to another post: where things are counted, both are that one thing. */
  readonly sameAs?: string
  /** Its time is set by law or the rules of the Party: who is told of anything by letter or calendar is told of it (UX-NT1). */
  readonly isStatutory?: true
  /** The page of the console that opens the exact form; `:id` stands for the row's. */
  readonly opens: string
  readonly isFor: (actor: Actor) => boolean
  readonly query: (of: DueAsked) => DueQuery
}

/** A reading statement that stands inside a larger one. */
export type DueQuery = ReturnType<typeof sql<DueRow>>
