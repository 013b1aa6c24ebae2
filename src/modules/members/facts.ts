import type { Sentence } from '#kernel/errors.ts'
import { type Day, type DayRefusal, parseDay, type Reading, words as timeWords, toDay } from '#kernel/time.ts'
import { readYesOrNo } from '#modules/people/codes.ts'
import { peopleWords } from '#modules/people/index.ts'
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
  | 'members.category-unknown'
  | 'members.entry-type-unknown'
  | 'members.introducers-too-many'
  | 'members.required'
  | 'members.text-too-long'
  | 'people.yes-or-no-unknown'

/** Facts as they are typed: in a form, or in the cells of a roster, where all is text. */
export type TypedFacts = Omit<WrittenFacts, 'entryType' | 'introducers' | 'infirm'> & {
  readonly entryType?: string | null | undefined
  readonly introducers?: readonly string[] | string | undefined
  readonly infirm?: boolean | string | undefined
}

/** What is wrong with one fact of membership. */
export interface FactFault {
  readonly field: FactField
  readonly code: FactCode
}

/** The sentence of a fault or finding in the facts of membership. */
export function factSentence(code: FactCode | DateFindingCode): Sentence {
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
  const { category, entryType, introducers, infirm } = written
  const take = (field: FactField, reading: Reading<unknown, FactCode>) => {
    if (reading.ok) facts[field] = reading.value
    else faults.push({ field, code: reading.code })
  }
  if (category !== undefined) take('category', readMemberCategory(category))
  if (entryType === null) facts.entryType = null
  else if (entryType !== undefined) take('entryType', readEntryType(entryType))
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
export function factFaults(whole: WholeDates, today: Day): FactFault[] {
  return dateRefusals(datesOf(whole), today).map(({ code }) => ({ field: fieldOf[code], code }))
}

/** What of a whole record should be looked up in the file (DEV-60, DEV-61). */
export function factFindings(whole: WholeDates, today: Day): DateFindingCode[] {
  return dateFindings(datesOf(whole), today).map(({ code }) => code)
}

/** The facts that are judged together; without a birth date, ages are not judged. */
export interface WholeDates extends Pick<MemberFacts, 'category' | 'joinDate' | 'fullDate' | 'applicationDate'> {
  readonly birthDate: string | null
}

const datesOf = (whole: WholeDates) => ({
  category: whole.category,
  birthDate: toDay(whole.birthDate ?? '1900-01-01'),
  joinDate: toDay(whole.joinDate),
  fullDate: whole.fullDate === null ? null : toDay(whole.fullDate),
  applicationDate: whole.applicationDate === null ? null : toDay(whole.applicationDate),
})

const fieldOf: Record<DateRefusalCode, FactField> = {
  'members.born-in-future': 'joinDate',
  'members.joined-before-18': 'joinDate',
  'members.joined-in-future': 'joinDate',
  'members.full-before-joined': 'fullDate',
  'members.full-in-future': 'fullDate',
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
] as const

const textFields = ['joinBranch', 'floatingTo', 'floatingReason', 'hardshipKind'] as const
