import type { Actor } from './actor.ts'
import { sql } from './db.ts'
import type { Sentence } from './errors.ts'

/** 已办: what the account did. 我发起: what it began. */
export type Which = 'handled' | 'started'

/** A line of 已办 or 我发起 as a chapter's store reads it. */
export interface DeedRow {
  readonly id: string
  readonly titleZh: string
  readonly titleEn: string
  readonly orgName: string
  /** How it stands now, for `present` of its source. */
  readonly state: string
  /** When the account last did something about it, or began it. */
  readonly at: Date
}

/** Whose deeds, since when, and how many lines at most. */
export interface DeedsAsked {
  readonly actor: Actor
  readonly which: Which
  readonly since: Date
  /** Today, for what is read as on a day. */
  readonly today: string
  readonly most: number
}

/**
 * One kind of work that somebody did or began himself. A chapter hands its kinds in, as to 待办 (`due.ts`); one query then reads all of them.
 * The fragment gives the columns of DeedRow in their order, the latest first, and reaches no further than the actor: what left the reach
 * is not listed any more.
 */
export interface DeedSource {
  readonly kind: string
  /** The page of the console that shows it; `:id` stands for the row's. */
  readonly opens: string
  readonly isFor: (actor: Actor) => boolean
  readonly present: (state: string) => { readonly label: Sentence; readonly state: Sentence }
  readonly query: (of: DeedsAsked) => DeedQuery
}

/** A reading statement that stands inside a larger one. */
export type DeedQuery = ReturnType<typeof sql<DeedRow>>

/**
 * What the account of the transaction did by these acts of the audit, each subject once: `subject_id`, `at`. `about` names the field of
 * the details that holds the id where the entry stands with something else.
 */
export const ownDeeds = (acts: readonly string[], since: Date, about = '') =>
  sql`audit.own_deeds(${acts}::text[], ${about}::text, ${since}::timestamptz)`
