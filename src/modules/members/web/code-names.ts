import {
  type CodeRow,
  degrees,
  educations,
  ethnicGroups,
  genders,
  maritalStatuses,
  occupations,
  yesOrNo,
} from '#modules/people/codes.ts'
import type { Choice } from '#ui/list-filters.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import { entryTypes, exitTypes, memberCategories, membershipStatuses } from '../codes.ts'

/** The national tables by the field that holds a code of them. */
export const tables = {
  gender: genders,
  ethnicGroup: ethnicGroups,
  education: educations,
  inServiceEducation: educations,
  degree: degrees,
  maritalStatus: maritalStatuses,
  occupation: occupations,
  newStratum: yesOrNo,
  frontline: yesOrNo,
} as const satisfies Record<string, readonly CodeRow[]>
export type CodedField = keyof typeof tables

/** What a code means; the code itself where the table does not have it. */
export function nameOf(field: CodedField, code: string | null | undefined): Sentence | undefined {
  if (code === null || code === undefined || code === '') return undefined
  const table: readonly CodeRow[] = tables[field]
  return table.find((row) => row.code === code) ?? { zh: code, en: code }
}

/** The rows of a table, to type and choose from. */
export function choicesOf(field: CodedField): readonly Choice[] {
  return tables[field].map(({ code, zh, en }) => ({ value: code, label: { zh, en } }))
}

const namesBy = <K extends string>(rows: readonly (Sentence & Record<K, string>)[], key: K) =>
  Object.fromEntries(rows.map((row) => [row[key], { zh: row.zh, en: row.en }])) as Readonly<Record<string, Sentence>>

/** 人员类别, 党籍状态, 进入 and 离开支部类型 by code. */
export const categoryNames = namesBy(memberCategories, 'category')
export const statusNames = namesBy(membershipStatuses, 'status')
export const entryNames = namesBy(entryTypes, 'type')
export const exitNames = namesBy(exitTypes, 'type')

/** The rows of a record of names as choices. */
export function choicesFrom(names: Readonly<Record<string, Sentence>>): readonly Choice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
