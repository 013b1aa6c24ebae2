import type { Ctx } from '#kernel/ctx.ts'
import type { Sentence } from '#kernel/errors.ts'
import type { Day } from '#kernel/time.ts'
import type { Org } from '../store.ts'
import type { ReshapingKind } from './contract.ts'

/** Something an organisation holds today: the number and the sentence that says so. */
export interface Holding extends Sentence {
  readonly count: number
  /** Whether it must have a place before the organisation may be dissolved: members, open cases. */
  readonly needsPlace: boolean
  /** Whether a split may give it away one by one. */
  readonly isItem?: boolean
}

/** One thing of an organisation that may be given to another by itself when it is split: a member. */
export interface Item {
  readonly id: string
  readonly name: string
}

/** How many rows of what went along, for the audit: `{ members: 31 }`. */
export type Followed = Readonly<Record<string, number>>

/** A range of paths: one organisation alone, or with everything below it. */
export interface Place {
  readonly path: string
  readonly pathEnd: string
}

/** The change that holdings are asked for: of which kind it is, and which items have a place already. */
export interface ComingChange {
  readonly kind: ReshapingKind
  readonly without: readonly string[]
}

/**
 * How a chapter below follows the tree (decisions 56). Organisations know no chapter below; the apps list these, in the
 * order of the chapters, and each does its part inside the one transaction of the change. Moving needs nobody's help:
 * foreign keys carry the new path to every copy.
 */
export interface Follower {
  /** Every table of the chapter with an organisation: its rows of today follow to the successor, or stay as history. */
  readonly tables: Readonly<Record<string, 'FOLLOWS' | 'STAYS'>>
  /** What stands at this place today, and what a change of this kind makes of it; but for the items named. */
  holdings(ctx: Ctx, place: Place, change: ComingChange): Promise<readonly Holding[]>
  /** Gives everything of today from one organisation to another, from that day on. */
  handOver(ctx: Ctx, of: { from: Org; to: Org; on: Day }): Promise<Followed>
  /** Ends what ends with the organisation; `heir` took over, if anybody did. */
  close(ctx: Ctx, of: { org: Org; heir: Org | null; on: Day }): Promise<Followed>
  /** Puts right what no longer fits when a change of the tree is complete. */
  settle?(ctx: Ctx): Promise<Followed>
  /** What may be given away one by one when an organisation is split. */
  listItems?(ctx: Ctx, org: Org): Promise<readonly Item[]>
  /** Gives these items of one organisation to another; those of others are left alone. */
  handOverItems?(ctx: Ctx, of: { from: Org; to: Org; on: Day; ids: readonly string[] }): Promise<Followed>
}

/** The organisation alone: `/1/a/` and nothing that begins with it. */
export const aloneAt = (path: string): Place => ({ path, pathEnd: `${path} ` })

/** The organisation and everything below it. */
export const withBelow = (path: string): Place => ({ path, pathEnd: `${path.slice(0, -1)}0` })

/** What stands at a place, over all chapters, one after the other: a transaction has one line. */
export async function holdingsAt(
  ctx: Ctx,
  followers: readonly Follower[],
  { place, ...change }: ComingChange & { place: Place },
): Promise<Holding[]> {
  const held: Holding[] = []
  for (const follower of followers) held.push(...(await follower.holdings(ctx, place, change)))
  return held.filter(({ count }) => count > 0)
}
