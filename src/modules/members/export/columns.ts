import { type Day, toDay } from '#kernel/time.ts'
import { type CodeRow, educations, ethnicGroups, genders } from '#modules/people/codes.ts'
import type { PersonDetails } from '#modules/people/index.ts'
import { abroadKinds, codedFields, entryTypes, memberCategories, membershipStatuses } from '../codes.ts'
import type { ListedMember } from '../listing/store.ts'
import { textOf } from '../record/changes.ts'
import { type FurtherKey, furtherKeys, isFact, rosterColumns } from '../roster/codes.ts'
import { ageOn, partyAge } from '../rules.ts'
import type { MemberRecord } from '../store.ts'
import type { ExportColumn } from './contract.ts'

/** One member with what is sealed opened, as far as the columns ask for it. */
export interface ExportedMember {
  readonly member: ListedMember
  readonly person: PersonDetails | undefined
  readonly record: MemberRecord | undefined
  readonly today: Day
}

interface Column {
  /** In characters of the head line. */
  readonly width: number
  readonly cell: (of: ExportedMember) => string | number | null | undefined
}

const coded = (table: readonly { code: string; zh: string }[], code: string | null) =>
  table.find((row) => row.code === code)?.zh ?? code
const column = (width: number, cell: Column['cell']): Column => ({ width, cell })

const furtherCell =
  (key: FurtherKey): Column['cell'] =>
  ({ person, record }) => {
    const value = isFact(key) ? record?.[key] : person?.[key]
    if (typeof value === 'boolean') return coded(codedFields.frontline, value ? '1' : '0')
    const text = textOf(value)
    if (key === 'entryType') return entryTypes.find(({ type }) => type === text)?.zh
    if (key === 'abroadKind') return abroadKinds.find(({ kind }) => kind === text)?.zh
    return key in codedFields ? coded(codedFields[key as keyof typeof codedFields] as readonly CodeRow[], text) : text
  }

const furtherColumns = Object.fromEntries(
  furtherKeys.map((key) => [key, column(rosterColumns[key].holds === 'DAY' ? 12 : 16, furtherCell(key))]),
) as Record<FurtherKey, Column>

/** Every column an export may have: its width, what stands in it. */
export const exportColumns: Readonly<Record<ExportColumn, Column>> = {
  name: column(10, ({ member }) => member.name),
  gender: column(6, ({ member }) => coded(genders, member.gender)),
  ethnicGroup: column(8, ({ member }) => coded(ethnicGroups, member.ethnicGroup)),
  age: column(6, ({ member, today }) => member.birthDate && ageOn(toDay(member.birthDate), today)),
  education: column(12, ({ member }) => coded(educations, member.education)),
  category: column(10, ({ member }) => memberCategories.find(({ category }) => category === member.category)?.zh),
  status: column(10, ({ member }) => membershipStatuses.find(({ status }) => status === member.status)?.zh),
  joinDate: column(12, ({ member }) => member.joinDate),
  fullDate: column(12, ({ member }) => member.fullDate),
  partyAge: column(6, ({ member, today }) => partyAge(member.fullDate ? toDay(member.fullDate) : null, today)),
  orgName: column(24, ({ member }) => member.orgName),
  groupName: column(16, ({ member }) => member.groupName),
  birthDate: column(12, ({ member }) => member.birthDate),
  idNumber: column(20, ({ person }) => person?.idNumber),
  mobile: column(14, ({ person }) => person?.mobile),
  residence: column(30, ({ person }) => person?.residence),
  ...furtherColumns,
}
