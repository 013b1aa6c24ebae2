import type { PersonDetails } from '#modules/people/index.ts'
import type { MemberFacts } from '../fields.ts'
import { type FurtherKey, isFact } from './codes.ts'

type FactKey = FurtherKey & keyof MemberFacts

/** What a row says in its further columns, read; what it leaves empty does not stand in it. */
export type Further = Partial<Pick<PersonDetails, Exclude<FurtherKey, FactKey>> & Pick<MemberFacts, FactKey>>

/** Of everything that was read, what these columns say. */
export function furtherIn(read: Partial<PersonDetails> & Partial<MemberFacts>, keys: readonly FurtherKey[]): Further {
  return Object.fromEntries(keys.map((key) => [key, read[key]])) as Further
}

/** The same for the two records that keep it: the person and the membership. */
export function partsOf(further: Further | null): { details: Partial<PersonDetails>; facts: Partial<MemberFacts> } {
  const entries = Object.entries(further ?? {})
  return {
    details: Object.fromEntries(entries.filter(([key]) => !isFact(key as FurtherKey))) as Partial<PersonDetails>,
    facts: Object.fromEntries(entries.filter(([key]) => isFact(key as FurtherKey))) as Partial<MemberFacts>,
  }
}

/** Which of these columns are kept where. */
export function keepersOf(keys: readonly FurtherKey[]) {
  return {
    person: keys.filter((key): key is Exclude<FurtherKey, FactKey> => !isFact(key)),
    member: keys.filter(isFact),
  }
}
