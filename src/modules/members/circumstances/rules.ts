import { addMonths, type Day, type Reading, toDay } from '#kernel/time.ts'
import { type AbroadKind, abroadKinds } from '../codes.ts'
import type { MemberFacts } from '../fields.ts'

/** Days and kinds of 困难 and 出国（境） in a record, as far as they are judged together. */
export type Circumstances = Pick<
  MemberFacts,
  'hardshipSince' | 'hardshipUntil' | 'abroadSince' | 'abroadKind' | 'abroadLastContact'
>

export type CircumstanceRefusalCode =
  | 'members.hardship-ends-before'
  | 'members.contact-before-abroad'
  | 'members.contact-in-future'

export type CircumstanceFindingCode = CircumstanceRefusalCode | 'members.abroad-without-day'

/** Reads 留学, 出国留学 or STUDY, and the same for the other kinds of a stay abroad (2.2). */
export function readAbroadKind(written: string): Reading<AbroadKind, 'members.abroad-kind-unknown'> {
  const text = written.slice(0, 40).normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const row = abroadKinds.find(({ kind, zh, also }) => ([kind, zh, ...also] as readonly string[]).includes(text))
  return row ? { ok: true, value: row.kind } : { ok: false, code: 'members.abroad-kind-unknown' }
}

/** What cannot be true and is not taken in (2.2): an end before its beginning, a contact before the stay or after today. */
export function circumstanceRefusals(of: Circumstances, today: Day): CircumstanceRefusalCode[] {
  const { hardshipSince, hardshipUntil, abroadSince, abroadLastContact } = of
  const refusals: CircumstanceRefusalCode[] = []
  if (isBefore(hardshipUntil, hardshipSince)) refusals.push('members.hardship-ends-before')
  if (isBefore(abroadLastContact, abroadSince)) refusals.push('members.contact-before-abroad')
  if (abroadLastContact !== null && abroadLastContact > today) refusals.push('members.contact-in-future')
  return refusals
}

/** What should be looked up: what an undo brought back out of order, and a stay for study of which no day is known (STA-06). */
export function circumstanceFindings(of: Circumstances, today: Day): CircumstanceFindingCode[] {
  const isWithoutDay = of.abroadKind === 'STUDY' && of.abroadSince === null && of.abroadLastContact === null
  return [...circumstanceRefusals(of, today), ...(isWithoutDay ? (['members.abroad-without-day'] as const) : [])]
}

/**
 * The last day of the next contact with a member who studies abroad: every half-year, counted from the last one or from
 * leaving (STA-06); null for every other stay, of which the clause says nothing.
 */
export function contactDueOn({ abroadKind, abroadSince, abroadLastContact }: Circumstances): Day | null {
  const from = abroadLastContact ?? abroadSince
  return abroadKind === 'STUDY' && from !== null ? addMonths(toDay(from), monthsOfContact) : null
}

/** STA-06. */
export const monthsOfContact = 6

/** So many months before its last day a contact stands in 待办. */
export const monthsAhead = 1

const isBefore = (end: string | null, start: string | null) => end !== null && start !== null && end < start
