import { addMonths, type Day, monthsBetween, type Reading } from '#kernel/time.ts'
import { type OrgType, orgTypes } from './codes.ts'

/** Thresholds of ORG-03 … ORG-05, ORG-16 and ORG-20; the same all over the country. */
export const orgLimits = {
  branchMinFull: 3,
  branchMaxMembers: 50,
  generalBranchMin: 50,
  committeeMin: 100,
  committeeRequiredFromFull: 7,
  jointBranchMaxHostUnits: 5,
  branchMaxDeputies: 1,
  groupMinMembers: 3,
} as const

/** What is counted of an organisation. What is not known stays away and is not warned about. */
export type OrgCounts = {
  type: OrgType
  /** Whether it is the body of a village or community (ORG-21, ORG-30). */
  isVillage?: boolean
  /** Full members only (ORG-17). */
  fullMembers?: number
  /** Full and probationary members with their formal relation here (ORG-17). */
  members?: number
  /** Persons on its own committee; 0 when it has none. */
  committeeSize?: number
  deputySecretaries?: number
  hostUnits?: number
}

export type OrgWarningCode =
  | 'organisations.branch-too-small'
  | 'organisations.branch-too-large'
  | 'organisations.general-branch-too-small'
  | 'organisations.general-branch-too-large'
  | 'organisations.committee-too-small'
  | 'organisations.joint-branch-too-wide'
  | 'organisations.group-too-small'
  | 'organisations.holds-no-relations'
  | 'organisations.branch-committee-missing'
  | 'organisations.branch-committee-not-foreseen'
  | 'organisations.branch-deputies-too-many'
  | 'organisations.seats-too-few'
  | 'organisations.seats-above-usual'
  | 'organisations.seats-too-many'
  | 'organisations.parent-unusual'
  | 'organisations.extension-too-long'

/** A warning never blocks (ORG-16, G5): the rule, the sentence, and where it is a count, the number and its limit. */
export type OrgWarning = { id: string; code: OrgWarningCode; is?: number; limit?: number }

/** Everything about an organisation's size and committee that its superior should look at (ORG-03 … 05, 09, 16, 17, 20, 21). */
export function warningsFor(counts: OrgCounts): OrgWarning[] {
  return [...sizeWarnings(counts), ...committeeWarnings(counts)]
}

/** Kinds that hold no formal member relations: groups, temporary and functional bodies and 党组 (ORG-05 … 09, ORG-12). */
export function holdsRelations(type: OrgType): boolean {
  return !isTemporary(type) && !['PARTY_GROUP', 'LEADING_PARTY_GROUP', 'FUNCTIONAL_BRANCH'].includes(type)
}

/** Bodies set up for a task: appointed, without term, elections, admissions or dues (ORG-06 … ORG-08). */
export function isTemporary(type: OrgType): boolean {
  return ['TEMP_COMMITTEE', 'TEMP_GENERAL_BRANCH', 'TEMP_BRANCH', 'TEMP_JOINT_BRANCH'].includes(type)
}

/** Only a committee may be authorised to approve probationary members; all others resolve or review (ORG-01 … ORG-12, DEV-41). */
export function mayApproveMembers(type: OrgType, isAuthorised: boolean): boolean {
  return isAuthorised && ['LOCAL_COMMITTEE', 'WORK_COMMITTEE', 'PARTY_COMMITTEE'].includes(type)
}

/** Reads a kind as townships write it: national code, full or short Chinese name, identifier (ORG-13). */
export function readOrgType(written: string): Reading<OrgType, 'organisations.type-unknown'> {
  const text = written.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const found = typeNames.get(text)
  return found ? { ok: true, value: found } : { ok: false, code: 'organisations.type-unknown' }
}

/** Years between elections: 5, 3, or null for a body that is appointed (ORG-30). */
export function termYears(type: OrgType, isVillage: boolean): 5 | 3 | null {
  if (type === 'LOCAL_COMMITTEE' || type === 'PARTY_COMMITTEE') return 5
  const isElected = ['GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH', 'FLOATING_MEMBER_BRANCH'].includes(type)
  if (!isElected) return null
  return isVillage ? 5 : 3
}

/** The last day of the term, or null for a body without one (ORG-32). */
export function termEndsOn(electedOn: Day, type: OrgType, isVillage: boolean): Day | null {
  const years = termYears(type, isVillage)
  return years === null ? null : addMonths(electedOn, years * 12)
}

/** `extendedTo` is the day the superior approved, if any (ORG-31). */
export type Term = { endsOn: Day; extendedTo?: Day | null }

export type TermStatus = 'CURRENT' | 'DUE_SOON' | 'OVERDUE' | 'EXTENDED'

/**
 * Where a term stands today (ORG-32). `DUE_SOON` begins six months before the end. An approved extension counts after
 * the end, up to its day and never beyond one year; then the term is overdue.
 */
export function termStatus(term: Term, today: Day): TermStatus {
  if (today <= term.endsOn) return today >= addMonths(term.endsOn, -6) ? 'DUE_SOON' : 'CURRENT'
  const limit = latestExtension(term.endsOn)
  const extendedTo = term.extendedTo && term.extendedTo > limit ? limit : term.extendedTo
  return extendedTo && today <= extendedTo ? 'EXTENDED' : 'OVERDUE'
}

/** Early or late re-election is normally shifted by a year at most (ORG-31). */
export function latestExtension(endsOn: Day): Day {
  return addMonths(endsOn, 12)
}

/** A warning when a longer shift than a year is approved (ORG-31); `is` and `limit` are months. */
export function extensionWarning(endsOn: Day, extendedTo: Day): OrgWarning | null {
  if (extendedTo <= latestExtension(endsOn)) return null
  return { id: 'ORG-31', code: 'organisations.extension-too-long', is: monthsBetween(endsOn, extendedTo), limit: 12 }
}

/** When the superior reminds: six months before by duty, three and one as our own custom (ORG-32). */
export function termReminders(endsOn: Day): { on: Day; monthsBefore: number; isDuty: boolean }[] {
  return [6, 3, 1].map((months) => ({ on: addMonths(endsOn, -months), monthsBefore: months, isDuty: months === 6 }))
}

/** Whether a kind normally stands directly under another; null is the root of a node. Our own table [design]. */
export function isUsualParent(type: OrgType, parent: OrgType | null): boolean {
  if (parent === null) return committees.includes(type)
  return usualParents[type].includes(parent)
}

/** A warning, not a refusal, for a place in the tree that is not usual [design]. */
export function placementWarning(type: OrgType, parent: OrgType | null): OrgWarning | null {
  if (isUsualParent(type, parent)) return null
  return { id: 'ADM-06', code: 'organisations.parent-unusual' }
}

const committees: OrgType[] = ['LOCAL_COMMITTEE', 'WORK_COMMITTEE', 'PARTY_COMMITTEE']
const branchParents: OrgType[] = ['WORK_COMMITTEE', 'PARTY_COMMITTEE', 'GENERAL_BRANCH']
const tempBranchParents: OrgType[] = [...branchParents, 'TEMP_COMMITTEE', 'TEMP_GENERAL_BRANCH']

const usualParents: Record<OrgType, readonly OrgType[]> = {
  LOCAL_COMMITTEE: ['LOCAL_COMMITTEE'],
  WORK_COMMITTEE: ['LOCAL_COMMITTEE', 'WORK_COMMITTEE'],
  PARTY_COMMITTEE: committees,
  GENERAL_BRANCH: ['WORK_COMMITTEE', 'PARTY_COMMITTEE'],
  BRANCH: branchParents,
  JOINT_BRANCH: branchParents,
  FLOATING_MEMBER_BRANCH: branchParents,
  FUNCTIONAL_BRANCH: branchParents,
  PARTY_GROUP: [
    'BRANCH',
    'JOINT_BRANCH',
    'FLOATING_MEMBER_BRANCH',
    'FUNCTIONAL_BRANCH',
    'TEMP_BRANCH',
    'TEMP_JOINT_BRANCH',
  ],
  TEMP_COMMITTEE: committees,
  TEMP_GENERAL_BRANCH: [...committees, 'TEMP_COMMITTEE'],
  TEMP_BRANCH: tempBranchParents,
  TEMP_JOINT_BRANCH: tempBranchParents,
  LEADING_PARTY_GROUP: ['LOCAL_COMMITTEE', 'WORK_COMMITTEE'],
}

const typeNames: ReadonlyMap<string, OrgType> = new Map(
  (Object.keys(orgTypes) as OrgType[]).flatMap((type) => {
    const { code, zh, also } = orgTypes[type]
    return [type, code, zh, ...also].filter((name) => name !== null).map((name) => [name, type] as const)
  }),
)

/** Is it a branch 党支部 of any kind, so that its people say 我的支部? A general branch 党总支 is none. */
export const isAnyBranch = (type: OrgType): boolean =>
  isBranch(type) || ['TEMP_BRANCH', 'TEMP_JOINT_BRANCH', 'FLOATING_MEMBER_BRANCH', 'FUNCTIONAL_BRANCH'].includes(type)

const isBranch = (type: OrgType): boolean => type === 'BRANCH' || type === 'JOINT_BRANCH'

const below = (id: string, code: OrgWarningCode, [is, limit]: Measure): OrgWarning[] =>
  is !== undefined && is < limit ? [{ id, code, is, limit }] : []

const above = (id: string, code: OrgWarningCode, [is, limit]: Measure): OrgWarning[] =>
  is !== undefined && is > limit ? [{ id, code, is, limit }] : []

type Measure = [is: number | undefined, limit: number]

const sizeWarnings = ({ type, fullMembers, members, hostUnits }: OrgCounts): OrgWarning[] => {
  if (isBranch(type)) {
    const widest = type === 'JOINT_BRANCH' ? hostUnits : undefined
    return [
      ...below('ORG-16', 'organisations.branch-too-small', [fullMembers, orgLimits.branchMinFull]),
      ...above('ORG-16', 'organisations.branch-too-large', [members, orgLimits.branchMaxMembers]),
      ...above('ORG-04', 'organisations.joint-branch-too-wide', [widest, orgLimits.jointBranchMaxHostUnits]),
    ]
  }
  if (type === 'GENERAL_BRANCH')
    return [
      ...below('ORG-16', 'organisations.general-branch-too-small', [members, orgLimits.generalBranchMin]),
      ...above('ORG-16', 'organisations.general-branch-too-large', [members, orgLimits.committeeMin - 1]),
    ]
  if (type === 'PARTY_COMMITTEE')
    return below('ORG-16', 'organisations.committee-too-small', [members, orgLimits.committeeMin])
  if (type === 'PARTY_GROUP')
    return fullMembers === 0
      ? below('ORG-05', 'organisations.group-too-small', [fullMembers, 1])
      : below('ORG-05', 'organisations.group-too-small', [members, orgLimits.groupMinMembers])
  return holdsRelations(type) ? [] : above('ORG-09', 'organisations.holds-no-relations', [members, 0])
}

const committeeWarnings = (counts: OrgCounts): OrgWarning[] => {
  const { type, fullMembers, committeeSize, deputySecretaries } = counts
  const deputies = isBranch(type) ? deputySecretaries : undefined
  const tooManyDeputies = above('ORG-20', 'organisations.branch-deputies-too-many', [
    deputies,
    orgLimits.branchMaxDeputies,
  ])
  if (!isBranch(type)) return committeeSize ? seatWarnings(counts, committeeSize) : []
  const from = orgLimits.committeeRequiredFromFull
  if (fullMembers !== undefined && fullMembers >= from && committeeSize === 0)
    return [
      { id: 'ORG-20', code: 'organisations.branch-committee-missing', is: fullMembers, limit: from },
      ...tooManyDeputies,
    ]
  if (fullMembers !== undefined && fullMembers < from && committeeSize)
    return [
      { id: 'ORG-20', code: 'organisations.branch-committee-not-foreseen', is: fullMembers, limit: from },
      ...tooManyDeputies,
    ]
  return [...(committeeSize ? seatWarnings(counts, committeeSize) : []), ...tooManyDeputies]
}

/** Fewest, usual most and most seats of a committee (ORG-20 for branches, ORG-21 for the others and for villages). */
const seatsOf = (type: OrgType, isVillage: boolean): { id: string; seats: [number, number, number] } | null => {
  if (isBranch(type)) return isVillage ? { id: 'ORG-21', seats: [3, 5, 7] } : { id: 'ORG-20', seats: [3, 5, 7] }
  if (type === 'GENERAL_BRANCH') return { id: 'ORG-21', seats: isVillage ? [5, 7, 7] : [5, 7, 9] }
  if (type === 'PARTY_COMMITTEE') return { id: 'ORG-21', seats: isVillage ? [5, 7, 9] : [5, 9, 11] }
  return null
}

const seatWarnings = ({ type, isVillage = false }: OrgCounts, size: number): OrgWarning[] => {
  const rule = seatsOf(type, isVillage)
  if (!rule) return []
  const [fewest, usual, most] = rule.seats
  const tooMany = above(rule.id, 'organisations.seats-too-many', [size, most])
  return [
    ...below(rule.id, 'organisations.seats-too-few', [size, fewest]),
    ...(tooMany.length > 0 ? tooMany : above(rule.id, 'organisations.seats-above-usual', [size, usual])),
  ]
}

/**
 * What must all stand in the names of an organisation: what was typed, apart at spaces and between letters and digits, for
 * initials are kept without the digits of a name (dhwcd7 → dhwcd, 7). `wholeNumber` is the last number by itself as a
 * regular expression, so that 第7 comes before 第70.
 */
export function nameParts(written: string): { parts: string[]; wholeNumber: string | null } {
  const parts = written
    .toLowerCase()
    .split(/\s+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/)
    .filter((part) => part !== '')
  const number = written.match(/\d+/g)?.at(-1)
  return { parts, wholeNumber: number === undefined ? null : `(^|[^0-9])${number}([^0-9]|$)` }
}
