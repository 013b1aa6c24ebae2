import type { Sentence } from '#kernel/errors.ts'
import { type Day, toDay } from '#kernel/time.ts'
import { educations, ethnicGroups, genders } from '#modules/people/codes.ts'
import type { PersonDetails } from '#modules/people/index.ts'
import { memberCategories, membershipStatuses } from '../codes.ts'
import { memberFields } from '../fields.ts'
import { ageOn, partyAge } from '../rules.ts'
import type { ListedMember } from '../store.ts'
import type { ExportColumn } from './contract.ts'

/** One member with what is sealed opened, as far as the columns ask for it. */
export interface ExportedMember {
  readonly member: ListedMember
  readonly person: PersonDetails | undefined
  readonly today: Day
}

interface Column extends Sentence {
  /** In characters of the head line. */
  readonly width: number
  readonly cell: (of: ExportedMember) => string | number | null | undefined
}

const coded = (table: readonly { code: string; zh: string }[], code: string | null) =>
  table.find((row) => row.code === code)?.zh ?? code
const column = ({ zh, en }: Sentence, width: number, cell: Column['cell']): Column => ({ zh, en, width, cell })

/** Every column an export may have: its head, its width, what stands in it. */
export const exportColumns: Readonly<Record<ExportColumn, Column>> = {
  name: column(memberFields.name, 10, ({ member }) => member.name),
  gender: column(memberFields.gender, 6, ({ member }) => coded(genders, member.gender)),
  ethnicGroup: column(memberFields.ethnicGroup, 8, ({ member }) => coded(ethnicGroups, member.ethnicGroup)),
  age: column(
    { zh: '年龄', en: 'Age' },
    6,
    ({ member, today }) => member.birthDate && ageOn(toDay(member.birthDate), today),
  ),
  education: column(memberFields.education, 12, ({ member }) => coded(educations, member.education)),
  category: column(
    memberFields.category,
    10,
    ({ member }) => memberCategories.find(({ category }) => category === member.category)?.zh,
  ),
  status: column(
    { zh: '党籍状态', en: 'Status' },
    10,
    ({ member }) => membershipStatuses.find(({ status }) => status === member.status)?.zh,
  ),
  joinDate: column(memberFields.joinDate, 12, ({ member }) => member.joinDate),
  fullDate: column(memberFields.fullDate, 12, ({ member }) => member.fullDate),
  partyAge: column({ zh: '党龄', en: 'Years in the Party' }, 6, ({ member, today }) =>
    partyAge(member.fullDate ? toDay(member.fullDate) : null, today),
  ),
  orgName: column({ zh: '所在党支部', en: 'Branch' }, 24, ({ member }) => member.orgName),
  birthDate: column(memberFields.birthDate, 12, ({ member }) => member.birthDate),
  idNumber: column(memberFields.idNumber, 20, ({ person }) => person?.idNumber),
  mobile: column(memberFields.mobile, 14, ({ person }) => person?.mobile),
  residence: column(memberFields.residence, 30, ({ person }) => person?.residence),
}
