import type { CodeRow } from '#modules/people/codes.ts'
import type { Choice } from '#ui/choice-options.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import {
  abroadKinds,
  type CodedField,
  codedFields,
  entryTypes,
  exitTypes,
  memberCategories,
  membershipStatuses,
} from '../codes.ts'

/** What a code means; the code itself where the table does not have it. */
export function nameOf(field: CodedField, code: string | null | undefined): Sentence | undefined {
  if (code === null || code === undefined || code === '') return undefined
  const table: readonly CodeRow[] = codedFields[field]
  return table.find((row) => row.code === code) ?? { zh: code, en: code }
}

/** The rows of a table, to type and choose from. */
export function choicesOf(field: CodedField): readonly Choice[] {
  return codedFields[field].map(({ code, zh, en }) => ({ value: code, label: { zh, en } }))
}

const namesBy = <K extends string>(rows: readonly (Sentence & Record<K, string>)[], key: K) =>
  Object.fromEntries(rows.map((row) => [row[key], { zh: row.zh, en: row.en }])) as Readonly<Record<string, Sentence>>

/** 人员类别, 党籍状态, 进入 and 离开支部类型, 出国（境）情形 by code. */
export const categoryNames = namesBy(memberCategories, 'category')
export const statusNames = namesBy(membershipStatuses, 'status')
export const entryNames = namesBy(entryTypes, 'type')
export const exitNames = namesBy(exitTypes, 'type')
export const abroadNames = namesBy(abroadKinds, 'kind')

/** The rows of a record of names as choices. */
export function choicesFrom(names: Readonly<Record<string, Sentence>>): readonly Choice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}

const tables: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  category: categoryNames,
  entryType: entryNames,
  abroadKind: abroadNames,
}

/** What a value of this field means; nothing where it is read as it stands. */
export function namedValue(field: string, value: string | null): Sentence | undefined {
  const named = tables[field]
  if (named) return named[value ?? '']
  if (field === 'infirm') return value === null ? undefined : nameOf('frontline', value === 'true' ? '1' : '0')
  return field in codedFields ? nameOf(field as CodedField, value) : undefined
}
