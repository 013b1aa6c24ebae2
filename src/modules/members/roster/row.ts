import { type Day, dayFromExcelSerial, toDay } from '#kernel/time.ts'
import { type DetailFault, type PersonDetails, readDetails } from '#modules/people/index.ts'
import { type FactFault, factFaults, factFindings, readFacts } from '../facts.ts'
import type { MemberFacts } from '../fields.ts'
import { type FurtherKey, type RosterKey, rosterColumns } from './codes.ts'
import type { RosterCells } from './columns.ts'
import { type Further, furtherIn } from './further.ts'

/** A branch a row may name: where it stands, and whether it holds formal relations. */
export interface Branch {
  readonly id: string
  readonly path: string
  readonly holdsRelations: boolean
  readonly isGroup: boolean
  /** Its Party groups by code and name; null where several are called so. */
  readonly groups: ReadonlyMap<string, string | null>
}

export type RowCode =
  | DetailFault['code']
  | FactFault['code']
  | 'members.roster-required'
  | 'members.roster-duplicate'
  | 'members.roster-number-lost'
  | 'members.roster-branch-unknown'
  | 'members.roster-branch-name-unknown'
  | 'members.roster-branch-several'
  | 'members.roster-holds-no-relations'
  | 'members.roster-branch-is-group'
  | 'members.roster-group-unknown'
  | 'members.roster-group-several'
  | 'members.roster-other-branch'
  | 'members.roster-membership-ended'
  | 'members.roster-merged'
  | 'members.roster-joined-after-full'
  | 'members.roster-not-a-member'

/** Why a row is not taken in: the cell and the code of the sentence. */
export interface RowFault {
  readonly row: number
  readonly column: RosterKey
  readonly code: RowCode
  readonly slots?: { readonly row: number }
}

/** What a right row says. */
export interface RosterRow {
  readonly row: number
  readonly branch: Branch
  /** The group in which the member stands, null for none; undefined where the row says nothing of it. */
  readonly groupId: string | null | undefined
  readonly details: Partial<PersonDetails> & Pick<PersonDetails, 'name' | 'gender'> & { readonly idNumber: string }
  readonly facts: Pick<MemberFacts, 'category' | 'joinDate'> & { readonly fullDate: string | null }
  /** What its further columns say; null where they say nothing. */
  readonly further: Further | null
  readonly findings: readonly string[]
}

const required = ['name', 'idNumber', 'joinDate', 'category'] as const

/** The branches that rows may name. */
export interface Branches {
  readonly byCode: ReadonlyMap<string, Branch>
  /** By the whole and by the short name; null where several are called so. */
  readonly byName: ReadonlyMap<string, Branch | null>
  /** The branch of all rows that name none: the organisation of the import, when it is a branch. */
  readonly own: Branch | null
}

/** What a cell says of a member who stands in no group. */
export const noGroup = '未编组'

/** A name of a branch as it is compared. */
export const plainName = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

interface Given {
  readonly branches: Branches
  readonly today: Day
  /** Which further columns the file has. */
  readonly further: readonly FurtherKey[]
}

/**
 * Reads the rows of one file, each against those before it. A number that stood in an earlier row is told as that and
 * nothing else, whatever the rest of the row says: first the two rows must become one.
 */
export function rowReader(of: Given) {
  const seen = new Map<string, number>()
  const before = (row: number, number: string): readonly RowFault[] | undefined => {
    const first = number === '' ? row : (seen.get(number) ?? row)
    seen.set(number, first)
    return first === row
      ? undefined
      : [{ row, column: 'idNumber', code: 'members.roster-duplicate', slots: { row: first } }]
  }
  return (row: number, cells: RosterCells): RosterRow | readonly RowFault[] => {
    const written = cells.idNumber
      .normalize('NFKC')
      .replace(/[\s'’]/g, '')
      .toUpperCase()
    const isWritten = before(row, written)
    if (isWritten) return isWritten
    const read = readRow(row, cells, of)
    // A number of fifteen digits is the same as that of eighteen which it became.
    return ('details' in read && before(row, read.details.idNumber)) || read
  }
}

function readRow(row: number, cells: RosterCells, of: Given): RosterRow | readonly RowFault[] {
  const { branches, today } = of
  const faults: RowFault[] = []
  const fault = (column: RosterKey, code: RowCode) => faults.push({ row, column, code })
  const isEmpty = new Set(required.filter((key) => cells[key].trim() === ''))
  for (const key of isEmpty) fault(key, 'members.roster-required')
  const further = of.further.filter((key) => cells[key]?.trim())
  const { details, findings } = readPerson(cells, { today, fault, isEmpty, further })
  const facts = readMembership(cells, { fault, isEmpty, further })
  const branch = readBranch(cells, { branches, fault })
  const groupId = branch && readGroup(cells.group, { branch, fault })
  const birthDate = details.birthDate ?? null
  const { category, joinDate } = facts
  if (category === undefined || joinDate === undefined) return faults
  const { fullDate = null, applicationDate = null } = facts
  const whole = { ...facts, category, joinDate, fullDate, applicationDate, birthDate }
  for (const { field, code } of factFaults(whole, today)) fault(field === 'groupId' ? 'group' : field, code)
  if (faults.length > 0 || !branch) return faults
  return {
    row,
    branch,
    groupId,
    details: details as RosterRow['details'],
    facts: { category, joinDate, fullDate },
    further: further.length > 0 ? furtherIn({ ...details, ...facts }, further) : null,
    findings: [
      ...findings.map((finding) => finding.code),
      ...factFindings(whole, today),
      ...(isOldNumber(cells.idNumber) ? ['members.roster-old-number'] : []),
    ],
  }
}

interface Reading {
  readonly fault: (column: RosterKey, code: RowCode) => void
  readonly isEmpty: ReadonlySet<string>
  /** The further columns in which the row says something. */
  readonly further: readonly FurtherKey[]
}

const textOf = (cells: RosterCells, key: RosterKey): string => {
  const cell = cells[key] ?? ''
  return rosterColumns[key].holds === 'DAY' ? dayText(cell) : cell
}

const given = (cells: RosterCells, keys: readonly RosterKey[]): Partial<Record<RosterKey, string>> =>
  Object.fromEntries(keys.filter((key) => cells[key]?.trim()).map((key) => [key, textOf(cells, key)]))

const ofPerson = ['name', 'gender', 'ethnicGroup', 'education', 'mobile', 'residence', 'birthDate'] as const

function readPerson(cells: RosterCells, { today, fault, further }: Reading & { today: Day }) {
  const isLost = /^\d(\.\d+)?e\+\d+$/i.test(cells.idNumber.trim())
  if (isLost) fault('idNumber', 'members.roster-number-lost')
  const read = readDetails(
    {
      ...given(cells, isLost ? ofPerson : [...ofPerson, 'idNumber']),
      ...given(cells, further),
    },
    today,
  )
  for (const { field, code } of read.faults) fault(field, code)
  return read
}

function readMembership(cells: RosterCells, { fault, isEmpty, further }: Reading) {
  const read = readFacts({
    ...(isEmpty.has('joinDate') ? {} : { joinDate: textOf(cells, 'joinDate') }),
    ...(isEmpty.has('category') ? {} : { category: cells.category }),
    fullDate: textOf(cells, 'fullDate'),
    ...given(cells, further),
  })
  for (const { field, code } of read.faults) fault(field === 'groupId' ? 'group' : field, code)
  return read.facts
}

// A branch is named by its code, by its name, by both as the template writes them, or by nothing where all are of one.
function readBranch(
  cells: RosterCells,
  { branches, fault }: Pick<Reading, 'fault'> & { branches: Branches },
): Branch | undefined {
  const name = plainName(cells.branchName)
  const code = cells.branchCode.normalize('NFKC').trim() || (/\((\d{3,})\)$/.exec(name)?.[1] ?? '')
  if (code === '' && name === '' && !branches.own) fault('branchName', 'members.roster-required')
  if (code === '' && name === '') return branches.own ?? undefined
  const branch = code === '' ? branches.byName.get(name) : branches.byCode.get(code)
  if (branch === null) fault('branchName', 'members.roster-branch-several')
  else if (branch === undefined && code === '') fault('branchName', 'members.roster-branch-name-unknown')
  else if (branch === undefined) fault('branchCode', 'members.roster-branch-unknown')
  else if (!branch.holdsRelations)
    fault(
      code === '' ? 'branchName' : 'branchCode',
      branch.isGroup ? 'members.roster-branch-is-group' : 'members.roster-holds-no-relations',
    )
  return branch?.holdsRelations ? branch : undefined
}

// A group is named by its name or its code; of the template, by the name that is chosen there (ORG-05).
function readGroup(
  cell: string,
  { branch, fault }: Pick<Reading, 'fault'> & { branch: Branch },
): string | null | undefined {
  const said = plainName(cell)
  if (said === '') return undefined
  if (said === noGroup) return null
  const groupId = branch.groups.get(said)
  if (groupId === null) fault('group', 'members.roster-group-several')
  else if (groupId === undefined) fault('group', 'members.roster-group-unknown')
  return groupId ?? undefined
}

const isOldNumber = (cell: string) => cell.normalize('NFKC').replace(/[\s'’]/g, '').length === 15

// A day that the spreadsheet kept as its own number.
const dayText = (cell: string): string => {
  const text = cell.trim()
  if (!/^\d{5}(\.\d+)?$/.test(text)) return text
  const reading = dayFromExcelSerial(Number(text))
  return reading.ok ? toDay(reading.value) : text
}
