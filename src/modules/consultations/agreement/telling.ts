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

/** What a group says of a statement, in tenths 成 of those who said something. */
export interface Said {
  readonly no: number
  readonly agree: number
  readonly disagree: number
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

/** A share in tenths 成. */
export const tenths = (part: number, of: number): number => (of === 0 ? 0 : Math.round((part / of) * 10))
