/** So many must have said something before anything is told of them (D28). */
export const least = 10

/** A number as everybody is told; null for fewer than ten, none among them. */
export type Told = number | null

/** How many agree with a statement, cannot say, disagree. */
export interface Counts {
  readonly no: number
  readonly agree: number
  readonly disagree: number
  readonly pass: number
}
export type ToldCounts = { readonly [Name in keyof Counts]: Name extends 'no' ? number : Told }

/** A share of those who said something: in tenths 成 where ten or more say so, else only whether that is most of them. */
export type Share = number | 'MOST' | 'FEW'

/** What a group says of a statement. */
export interface Said {
  readonly no: number
  readonly agree: Share
  readonly disagree: Share
}

/** People who say much the same: about how many, where on the map, and by which statements they are known. */
export interface FoundGroup {
  readonly size: number
  readonly x: number
  readonly y: number
  readonly says: readonly Said[]
}

/** What was found, as it is kept and told: no number in it is of fewer than ten. */
export interface Findings {
  readonly participants: Told
  readonly statements: readonly ToldCounts[]
  readonly groups: readonly FoundGroup[]
  readonly common: readonly { readonly no: number; readonly stance: 1 | -1 }[]
  readonly dividing: readonly number[]
  /** What the organisation has to answer one by one. */
  readonly top: readonly number[]
}

/** A number to the next ten, so that it cannot be told apart by taking one map from the next. */
export const roughly = (count: number): number => Math.round(count / 10) * 10

/** Exact only when it is final: of what still runs two days must not tell what somebody said between them. */
export function tellCounts({ no, agree, disagree, pass }: Counts, isFinal: boolean): ToldCounts {
  const tell = (count: number): Told => (count < least ? null : isFinal ? count : roughly(count))
  return { no, agree: tell(agree), disagree: tell(disagree), pass: tell(pass) }
}

/** A share as everybody is told: three tenths of a group of ten are three people, and are not told. */
export function tellShare(part: number, of: number): Share {
  if (part >= least) return Math.round((part / of) * 10)
  return 2 * part > of ? 'MOST' : 'FEW'
}

/** By what shares are compared. */
export const weightOf = (share: Share): number => (share === 'MOST' ? 10 : share === 'FEW' ? 0 : share)
