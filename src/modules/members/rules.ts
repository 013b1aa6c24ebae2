import { addMonths, type Day, fullYearsBetween, type Reading, toDay } from '#kernel/time.ts'
import {
  type EntryType,
  type ExitType,
  entryTypes,
  type MemberCategory,
  type MembershipStatus,
  memberCategories,
  membershipStatuses,
} from './codes.ts'

/** Reads 正式党员, 正式, 01 or FULL, and the same for 预备党员 (2.2). */
export function readMemberCategory(written: string): Reading<MemberCategory, 'members.category-unknown'> {
  const text = written
    .slice(0, 40)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^(?=\d$)/, '0')
  const row = memberCategories.find((one) => namesOf(one).includes(text))
  return row ? { ok: true, value: row.category } : { ok: false, code: 'members.category-unknown' }
}

/** Reads 新发展, 组织关系转入, 转入 or NEW_DEVELOPMENT … and gives the type (2.6). */
export function readEntryType(written: string): Reading<EntryType, 'members.entry-type-unknown'> {
  const text = written.slice(0, 40).normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const row = entryTypes.find(({ type, zh, also }) => ([type, zh, ...also] as readonly string[]).includes(text))
  return row ? { ok: true, value: row.type } : { ok: false, code: 'members.entry-type-unknown' }
}

/** The names that are written in one line, however they are kept apart. */
export function namesIn(line: string): string[] {
  return line.split(/[、,，;；/／\s]+/).filter((name) => name !== '')
}

/** Whether the membership has ended for good (2.6). */
export function isTerminal(status: MembershipStatus): boolean {
  return membershipStatuses.some((row) => row.status === status && row.isTerminal)
}

/** The status after leaving the branch; moving to another branch leaves it as it is (2.6, TRF-11). */
export function statusAfter(exit: ExitType): MembershipStatus {
  if (exit === 'TRANSFER_OUT') return 'NORMAL'
  if (exit === 'DEATH') return 'DECEASED'
  return exit === 'SUSPENSION' ? 'SUSPENDED' : exit
}

/** The dates of a member's record. A probationary member has no `fullDate`. */
export type MemberDates = {
  category: MemberCategory
  birthDate: Day
  joinDate: Day
  fullDate?: Day | null
  applicationDate?: Day | null
}

export type DateRefusalCode =
  | 'members.born-in-future'
  | 'members.joined-before-18'
  | 'members.joined-in-future'
  | 'members.full-before-joined'
  | 'members.full-in-future'

export type DateFindingCode =
  | 'members.full-date-missing'
  | 'members.probationary-with-full-date'
  | 'members.no-probation-then'
  | 'members.probation-looks-extended'
  | 'members.probation-length-unusual'
  | 'members.probation-overdue'
  | 'members.applied-after-joining'
  | 'members.applied-before-18'

export type DateRefusal = { id: string; code: DateRefusalCode }
export type DateFinding = { id: string; code: DateFindingCode }

/** What cannot be true and is not taken in, from people or from imports (2.2, step 1, DEV-60). */
export function dateRefusals(dates: MemberDates, today: Day): DateRefusal[] {
  const { birthDate, joinDate, fullDate } = dates
  const refusals: DateRefusal[] = []
  if (birthDate > today) refusals.push({ id: '2.2', code: 'members.born-in-future' })
  if (joinDate < comesOfAge(birthDate)) refusals.push({ id: 'DEV step 1', code: 'members.joined-before-18' })
  if (joinDate > today) refusals.push({ id: '2.2', code: 'members.joined-in-future' })
  if (fullDate && fullDate < joinDate) refusals.push({ id: 'DEV-60', code: 'members.full-before-joined' })
  if (fullDate && fullDate > today) refusals.push({ id: 'DEV-60', code: 'members.full-in-future' })
  return refusals
}

/** What is unusual and should be looked up in the file; nothing is refused or changed (DEV-60, DEV-61, 2.6). */
export function dateFindings(dates: MemberDates, today: Day): DateFinding[] {
  return [...applicationFindings(dates), ...probationFindings(dates, today)]
}

/** The first day on which a person may apply or be admitted (DEV step 1, G2). */
export function comesOfAge(birthDate: Day): Day {
  return addMonths(birthDate, 18 * 12)
}

/**
 * Whether members were admitted without probation on that day: between the 9th congress (1969-04) and the 11th (1977-08),
 * so that `joinDate` equals `fullDate`. In the two months themselves both are possible.
 */
export function probationThen(joinDate: Day): 'NONE' | 'EITHER' | 'NORMAL' {
  const month = joinDate.slice(0, 7)
  if (month === '1969-04' || month === '1977-08') return 'EITHER'
  return month > '1969-04' && month < '1977-08' ? 'NONE' : 'NORMAL'
}

/** Party age in full years, from becoming full and never from joining; null for a probationary member (2.2). */
export function partyAge(fullDate: Day | null, on: Day): number | null {
  return fullDate === null || fullDate > on ? null : fullYearsBetween(fullDate, on)
}

/** The last `fullDate` that reaches fifty years of party age by 1 July of the year (2.6). */
export function fiftyYearsMedalCutoff(year: number): Day {
  return toDay(`${year - 50}-07-01`)
}

/** Whether a member should be proposed for the 光荣在党50年 medal of that year; the committee decides (2.6, G5). */
export function isFiftyYearsMedalCandidate(
  member: { category: MemberCategory; status: MembershipStatus; fullDate: Day | null; hasMedal: boolean },
  year: number,
): boolean {
  const { category, status, fullDate, hasMedal } = member
  if (category !== 'FULL' || status !== 'NORMAL' || hasMedal || fullDate === null) return false
  return fullDate <= fiftyYearsMedalCutoff(year)
}

/** Whether an absence counts as floating: six months on end without taking part in the branch's life (FLO-01). */
export function isFloating(awaySince: Day, on: Day): boolean {
  return on >= addMonths(awaySince, 6)
}

/** Whether the branch should start a formal transfer: six months in one fixed place (FLO-03, TRF-01). */
export function shouldTransfer(stay: { since: Day; isPlaceFixed: boolean }, on: Day): boolean {
  return stay.isPlaceFixed && on >= addMonths(stay.since, 6)
}

/** The earliest day on which a member not found by any means may be proposed for 停止党籍 (STA-05). */
export function suspensionFrom(lostSince: Day): Day {
  return addMonths(lostSince, 6)
}

/** The earliest day on which a member stopped for lost contact may be proposed for removal (STA-05). */
export function removalFrom(suspendedOn: Day): Day {
  return addMonths(suspendedOn, 24)
}

/** Age in full years (13, on 31 December for the annual statistics). */
export function ageOn(birthDate: Day, on: Day): number {
  return fullYearsBetween(birthDate, on)
}

export type AgeGroup = '<=30' | '31-35' | '36-40' | '41-45' | '46-50' | '51-55' | '56-60' | '>=61'

/** The age groups of the annual statistics, in order (STAT-2). */
export const ageGroups: readonly AgeGroup[] = ['<=30', '31-35', '36-40', '41-45', '46-50', '51-55', '56-60', '>=61']

/** The age group of STAT-2. */
export function ageGroupOf(age: number): AgeGroup {
  if (age <= 30) return '<=30'
  return ageGroups[Math.min(Math.ceil((age - 30) / 5), ageGroups.length - 1)] ?? '>=61'
}

export type JoinPeriod = 'BEFORE_1949_10' | 'BEFORE_1978_12' | 'BEFORE_2012_11' | 'SINCE_2012_11'

/** The time of joining of STAT-3: borders 1949-10-01 and the months 1978-12 and 2012-11, which belong to the later period. */
export function joinPeriodOf(joinDate: Day): JoinPeriod {
  if (joinDate < '1949-10-01') return 'BEFORE_1949_10'
  if (joinDate < '1978-12-01') return 'BEFORE_1978_12'
  return joinDate < '2012-11-01' ? 'BEFORE_2012_11' : 'SINCE_2012_11'
}

/** Whether an education code (GB/T 4658) counts as 大专及以上, junior college and above: codes 10–39 (2.4, STAT-1). */
export function isCollegePlus(educationCode: string): boolean {
  return /^[123]\d$/.test(educationCode)
}

/** Whether an ethnic group code (GB/T 3304) counts as 少数民族; 97 and 98 do not (2.3, STAT-1). */
export function isMinority(ethnicGroupCode: string): boolean {
  return /^(?:0[2-9]|[1-4]\d|5[0-6])$/.test(ethnicGroupCode)
}

/** Whether a member stands in the statistics of the year: in good standing, full or probationary (13). */
export function countsInStatistics(status: MembershipStatus): boolean {
  return status === 'NORMAL'
}

const applicationFindings = ({ applicationDate, birthDate, joinDate }: MemberDates): DateFinding[] => {
  if (!applicationDate) return []
  const findings: DateFinding[] = []
  if (applicationDate > joinDate) findings.push({ id: 'DEV step 1', code: 'members.applied-after-joining' })
  if (applicationDate < comesOfAge(birthDate)) findings.push({ id: 'DEV step 1', code: 'members.applied-before-18' })
  return findings
}

const probationFindings = ({ category, joinDate, fullDate }: MemberDates, today: Day): DateFinding[] => {
  if (category === 'PROBATIONARY') {
    if (fullDate) return [{ id: 'DEV-60', code: 'members.probationary-with-full-date' }]
    return today > addMonths(joinDate, 24) ? [{ id: 'DEV-61', code: 'members.probation-overdue' }] : []
  }
  if (!fullDate) return [{ id: 'DEV-60', code: 'members.full-date-missing' }]
  const code = probationLength(joinDate, fullDate)
  return code ? [{ id: code === 'members.no-probation-then' ? '2.6' : 'DEV-60', code }] : []
}

const probationLength = (joinDate: Day, fullDate: Day): DateFindingCode | null => {
  const then = probationThen(joinDate)
  if (then !== 'NORMAL' && fullDate === joinDate) return null
  if (then === 'NONE') return 'members.no-probation-then'
  if (fullDate === addMonths(joinDate, 12)) return null
  const isExtended = fullDate >= addMonths(joinDate, 18) && fullDate <= addMonths(joinDate, 24)
  return isExtended ? 'members.probation-looks-extended' : 'members.probation-length-unusual'
}

const namesOf = ({ category, code, zh, also }: (typeof memberCategories)[number]): string[] => [
  category,
  code,
  zh,
  ...also,
]
