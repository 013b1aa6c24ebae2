import type { Sentence } from '#kernel/errors.ts'
import { type Day, type DayRefusal, parseDay, type Reading, words as timeWords, toDay } from '#kernel/time.ts'
import { readYesOrNo } from '#modules/people/codes.ts'
import { peopleWords } from '#modules/people/index.ts'
import {
  type CircumstanceFindingCode,
  type CircumstanceRefusalCode,
  type Circumstances,
  circumstanceFindings,
  circumstanceRefusals,
  readAbroadKind,
} from './circumstances/rules.ts'
import { introducerLimits } from './codes.ts'
import type { FactField, MemberFacts } from './fields.ts'
import type { WrittenFacts } from './record/contract.ts'
import {
  type DateFindingCode,
  type DateRefusalCode,
  dateFindings,
  dateRefusals,
  namesIn,
  readEntryType,
  readMemberCategory,
} from './rules.ts'
import { words } from './words.ts'

type FactCode =
  | DayRefusal
  | DateRefusalCode
  | CircumstanceRefusalCode
  | 'members.abroad-kind-unknown'
  | 'members.category-unknown'
  | 'members.entry-type-unknown'
  | 'members.introducers-too-many'
  | 'members.required'
  | 'members.text-too-long'
  | 'people.yes-or-no-unknown'

/** Facts as they are typed: in a form, or in the cells of a roster, where all is text. */
export type TypedFacts = Omit<WrittenFacts, 'entryType' | 'abroadKind' | 'introducers' | 'infirm'> & {
  readonly entryType?: string | null | undefined
  readonly abroadKind?: string | null | undefined
  readonly introducers?: readonly string[] | string | undefined
  readonly infirm?: boolean | string | undefined
}

/** What is wrong with one fact of membership. */
export interface FactFault {
  readonly field: FactField
  readonly code: FactCode
}

/** The sentence of a fault or finding in the facts of membership. */
export function factSentence(code: FactCode | FindingCode): Sentence {
  if (code in timeWords) return timeWords[code as DayRefusal]
  return code === 'people.yes-or-no-unknown' ? peopleWords[code] : words[code as keyof typeof words]
}

/** Reads the facts that were written; what was not written stays away, what was emptied is null. */
export function readFacts(written: TypedFacts): { facts: Partial<MemberFacts>; faults: FactFault[] } {
  const facts: Record<string, unknown> = {}
  const faults: FactFault[] = []
  for (const field of dayFields) readDayField(field, written[field], { facts, faults })
  for (const field of textFields) {
    const text = written[field]
    if (text === undefined) continue
    const value = text?.replace(/\s+/g, ' ').trim() || null
    if (value !== null && [...value].length > 200) faults.push({ field, code: 'members.text-too-long' })
    else facts[field] = value
  }
  readCodes(written, { facts, faults })
  if (written.groupId !== undefined) facts.groupId = written.groupId
  return { facts: facts as Partial<MemberFacts>, faults }
}

interface Into {
  readonly facts: Record<string, unknown>
  readonly faults: FactFault[]
}

function readCodes(written: TypedFacts, { facts, faults }: Into): void {
  const { category, entryType, abroadKind, introducers, infirm } = written
  const take = (field: FactField, reading: Reading<unknown, FactCode>) => {
    if (reading.ok) facts[field] = reading.value
    else faults.push({ field, code: reading.code })
  }
  if (category !== undefined) take('category', readMemberCategory(category))
  if (entryType === null) facts.entryType = null
  else if (entryType !== undefined) take('entryType', readEntryType(entryType))
  if (abroadKind === null) facts.abroadKind = null
  else if (abroadKind !== undefined) take('abroadKind', readAbroadKind(abroadKind))
  if (introducers !== undefined) take('introducers', readIntroducers(introducers))
  if (typeof infirm === 'boolean') facts.infirm = infirm
  else if (infirm !== undefined) take('infirm', readInfirm(infirm))
}

function readIntroducers(written: readonly string[] | string): Reading<readonly string[], FactCode> {
  const { most, longest } = introducerLimits
  const names = typeof written === 'string' ? namesIn(written) : written.map((name) => name.trim()).filter(Boolean)
  const isPlausible = names.length <= most && names.every((name) => [...name].length <= longest)
  return isPlausible ? { ok: true, value: names } : { ok: false, code: 'members.introducers-too-many' }
}

function readInfirm(written: string): Reading<boolean, FactCode> {
  const reading = readYesOrNo(written)
  return reading.ok ? { ok: true, value: reading.value === '1' } : { ok: false, code: 'people.yes-or-no-unknown' }
}

function readDayField(field: (typeof dayFields)[number], text: string | null | undefined, into: Into): void {
  if (text === undefined) return
  if (text === null || text.trim() === '') {
    if (field === 'joinDate') into.faults.push({ field, code: 'members.required' })
    else into.facts[field] = null
    return
  }
  const reading = parseDay(text)
  if (reading.ok) into.facts[field] = reading.value
  else into.faults.push({ field, code: reading.code })
}

/** What cannot be true of a whole record, each at the field where it is put right (2.2, DEV-60). */
export function factFaults(whole: WholeFacts, today: Day): FactFault[] {
  const codes = [
    ...dateRefusals(datesOf(whole), today).map(({ code }) => code),
    ...circumstanceRefusals(circumstancesOf(whole), today),
  ]
  return codes.map((code) => ({ field: fieldOf[code], code }))
}

type FindingCode = DateFindingCode | CircumstanceFindingCode

/** What of a whole record should be looked up in the file (DEV-60, DEV-61, STA-06). */
export function factFindings(whole: WholeFacts, today: Day): FindingCode[] {
  const ofDates = dateFindings(datesOf(whole), today).map(({ code }) => code)
  return [...ofDates, ...circumstanceFindings(circumstancesOf(whole), today)]
}

/**
 * The facts that are judged together; without a birth date, ages are not judged, and a circumstance that is not named is
 * none.
 */
export interface WholeFacts
  extends Pick<MemberFacts, 'category' | 'joinDate' | 'fullDate' | 'applicationDate'>,
    Partial<Circumstances> {
  readonly birthDate: string | null
}

/** Fields of which a mistake in one shows at another: what is wrong in a set matters to who changes one of it. */
export const judgedTogether: readonly ReadonlySet<string>[] = [
  new Set(['birthDate', 'category', 'joinDate', 'fullDate', 'applicationDate']),
  new Set(['hardshipSince', 'hardshipUntil']),
  new Set(['abroadSince', 'abroadLastContact']),
]

const circumstancesOf = (whole: WholeFacts): Circumstances => ({
  hardshipSince: whole.hardshipSince ?? null,
  hardshipUntil: whole.hardshipUntil ?? null,
  abroadSince: whole.abroadSince ?? null,
  abroadKind: whole.abroadKind ?? null,
  abroadLastContact: whole.abroadLastContact ?? null,
})

const datesOf = (whole: WholeFacts) => ({
  category: whole.category,
  birthDate: toDay(whole.birthDate ?? '1900-01-01'),
  joinDate: toDay(whole.joinDate),
  fullDate: whole.fullDate === null ? null : toDay(whole.fullDate),
  applicationDate: whole.applicationDate === null ? null : toDay(whole.applicationDate),
})

const fieldOf: Record<DateRefusalCode | CircumstanceRefusalCode, FactField> = {
  'members.born-in-future': 'joinDate',
  'members.joined-before-18': 'joinDate',
  'members.joined-in-future': 'joinDate',
  'members.full-before-joined': 'fullDate',
  'members.full-in-future': 'fullDate',
  'members.hardship-ends-before': 'hardshipUntil',
  'members.contact-before-abroad': 'abroadLastContact',
  'members.contact-in-future': 'abroadLastContact',
}

const dayFields = [
  'joinDate',
  'fullDate',
  'applicationDate',
  'activistDate',
  'targetDate',
  'floatingSince',
  'lostSince',
  'hardshipSince',
  'hardshipUntil',
  'abroadSince',
  'abroadLastContact',
] as const

const textFields = [
  ...(['joinBranch', 'floatingFrom', 'floatingTo', 'floatingReason', 'receivingBranch'] as const),
  ...(['hardshipKind', 'abroadCountry'] as const),
] as const
