import type { Sentence } from '#kernel/errors.ts'
import { type Day, type DayRefusal, parseDay, type Reading, words as timeWords, toDay } from '#kernel/time.ts'
import {
  type CodeRefusal,
  readDegree,
  readEducation,
  readEthnicGroup,
  readGender,
  readMaritalStatus,
  readOccupation,
  readYesOrNo,
} from './codes.ts'
import {
  birthDateProblem,
  type IdentityFinding,
  type IdNumberRefusal,
  identityFindings,
  type NameRefusal,
  readIdNumber,
  readMobile,
  readName,
} from './rules.ts'
import { words } from './words.ts'

/** Everything a person's record says, as typed or read back. Codes where a national table exists, days as text. */
export interface PersonDetails {
  readonly name: string
  readonly formerName: string | null
  readonly gender: string
  readonly ethnicGroup: string | null
  readonly birthDate: string | null
  readonly idNumber: string | null
  readonly mobile: string | null
  readonly landline: string | null
  readonly residence: string | null
  readonly nativePlace: string | null
  readonly birthPlace: string | null
  readonly householdPlace: string | null
  readonly maritalStatus: string | null
  readonly education: string | null
  readonly inServiceEducation: string | null
  readonly degree: string | null
  readonly school: string | null
  readonly major: string | null
  readonly employer: string | null
  readonly jobTitle: string | null
  readonly professionalTitle: string | null
  readonly newStratum: string | null
  readonly frontline: string | null
  readonly occupation: string | null
  readonly workStartDate: string | null
}
export type PersonField = keyof PersonDetails

export type DetailCode =
  | NameRefusal
  | IdNumberRefusal
  | CodeRefusal
  | DayRefusal
  | 'people.mobile-unreadable'
  | 'people.born-in-future'
  | 'people.born-too-long-ago'
  | 'people.text-too-long'
  | 'people.place-too-exact'
  | 'people.not-empty'

/** What is wrong with one field. */
export interface DetailFault {
  readonly field: PersonField
  readonly code: DetailCode
}

/** The sentence of a fault or finding in a person's details. */
export function sentenceOf(code: DetailCode | IdentityFinding['code']): Sentence {
  return code in timeWords ? timeWords[code as DayRefusal] : words[code as keyof typeof words]
}

/**
 * Reads the fields that were written; a field that was not written stays away, an empty one is null. Gender and birth
 * date follow from the number when they were not written; where they disagree both stay and a finding tells (ID-05).
 */
export function readDetails(
  written: Partial<Record<PersonField, string | null | undefined>>,
  today: Day,
): { details: Partial<PersonDetails>; faults: DetailFault[]; findings: IdentityFinding[] } {
  const details: Partial<Record<PersonField, string | null>> = {}
  const faults: DetailFault[] = []
  for (const field of Object.keys(readers) as PersonField[]) {
    const text = written[field]
    if (text === undefined) continue
    if (text === null || text.trim() === '') {
      if (field === 'name' || field === 'idNumber') faults.push({ field, code: 'people.not-empty' })
      else details[field] = field === 'gender' ? '9' : null
      continue
    }
    const reading = readers[field](text)
    if (reading.ok) details[field] = reading.value
    else faults.push({ field, code: reading.code })
  }
  const wasWritten = Boolean(details.birthDate)
  const findings = followNumber(details, faults)
  const birth = details.birthDate ? birthDateProblem(toDay(details.birthDate), today) : null
  if (birth) faults.push({ field: wasWritten ? 'birthDate' : 'idNumber', code: birth })
  return { details: details as Partial<PersonDetails>, faults, findings }
}

function followNumber(
  details: Partial<Record<PersonField, string | null>>,
  faults: readonly DetailFault[],
): IdentityFinding[] {
  const number = details.idNumber ? readIdNumber(details.idNumber) : undefined
  if (!number?.ok) return []
  const isFaulty = (field: PersonField) => faults.some((fault) => fault.field === field)
  if (!details.birthDate && !isFaulty('birthDate')) details.birthDate = number.value.birthDate
  if ((!details.gender || details.gender === '9') && !isFaulty('gender')) details.gender = number.value.gender
  const birthDate = details.birthDate ? toDay(details.birthDate) : null
  return identityFindings(number.value, { birthDate, gender: details.gender ?? null })
}

type Reader = (written: string) => Reading<string, DetailCode>

const readWholeNumber: Reader = (written) => {
  const reading = readIdNumber(written)
  return reading.ok ? { ok: true, value: reading.value.number } : reading
}

const readLine =
  (longest: number): Reader =>
  (written) => {
    const value = written.replace(/\s+/g, ' ').trim()
    return [...value].length > longest ? { ok: false, code: 'people.text-too-long' } : { ok: true, value }
  }

// These are kept as they are written, unlike where somebody lives.
const houseNumber = /[\d一二三四五六七八九十]\s?(?:号|室|栋|幢|单元)/
const readPlace: Reader = (written) =>
  houseNumber.test(written.slice(0, 400).normalize('NFKC'))
    ? { ok: false, code: 'people.place-too-exact' }
    : readLine(60)(written)

const readers: Record<PersonField, Reader> = {
  name: readName,
  formerName: readName,
  gender: readGender,
  ethnicGroup: readEthnicGroup,
  birthDate: parseDay,
  idNumber: readWholeNumber,
  mobile: readMobile,
  landline: readLine(30),
  residence: readLine(200),
  nativePlace: readPlace,
  birthPlace: readPlace,
  householdPlace: readPlace,
  maritalStatus: readMaritalStatus,
  education: readEducation,
  inServiceEducation: readEducation,
  degree: readDegree,
  school: readLine(100),
  major: readLine(100),
  employer: readLine(100),
  jobTitle: readLine(100),
  professionalTitle: readLine(60),
  newStratum: readYesOrNo,
  frontline: readYesOrNo,
  occupation: readOccupation,
  workStartDate: parseDay,
}
