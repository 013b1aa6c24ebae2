import { crypto } from '#kernel/crypto.ts'
import type { Sentence } from '#kernel/errors.ts'
import type { CodeRow } from '#modules/people/codes.ts'
import type { WrittenDetails } from '#modules/people/contract.ts'
import { abroadKinds, codedFields, entryTypes, memberCategories } from '../codes.ts'
import type { MemberField } from '../fields.ts'
import type { WrittenFacts } from '../record/contract.ts'

/** How one field should be, as the member wrote it. */
interface Wanted {
  readonly person?: WrittenDetails | undefined
  readonly facts?: WrittenFacts | undefined
}

const valueContext = (id: string) => `members.correction.value/${id}`
const whyContext = (id: string) => `members.correction.why/${id}`

/** Seals what was written, as the field itself is sealed. */
export const sealContent = (id: string, { wanted, why }: { wanted: Wanted; why: string }) => ({
  valueSealed: crypto().seal(valueContext(id), JSON.stringify(wanted)),
  whySealed: crypto().seal(whyContext(id), why),
})

/** Opens what was written; nothing when the request has ended. */
export function openContent(of: {
  readonly id: string
  readonly valueSealed: Buffer | null
  readonly whySealed: Buffer | null
}): { wanted: Wanted; why: string } | undefined {
  if (of.valueSealed === null || of.whySealed === null) return undefined
  return {
    wanted: JSON.parse(crypto().open(valueContext(of.id), of.valueSealed).toString()) as Wanted,
    why: crypto().open(whyContext(of.id), of.whySealed).toString(),
  }
}

/** The fields that were written, with what stands in them. */
export function fieldsIn({ person = {}, facts = {} }: Wanted): { field: MemberField; path: string; value: unknown }[] {
  const of = (part: string, written: object) =>
    Object.entries(written).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field: field as MemberField, path: `${part}.${field}`, value: value as unknown }],
    )
  return [...of('person', person), ...of('facts', facts)]
}

const codes = (
  rows: readonly (Sentence & { readonly category?: string; readonly type?: string; readonly kind?: string })[],
): CodeRow[] =>
  rows.map(({ zh, en, category, type, kind }) => ({ code: category ?? type ?? kind ?? '', zh, en, also: [] }))

const tables: Partial<Record<MemberField, readonly CodeRow[]>> = {
  ...codedFields,
  category: codes(memberCategories),
  entryType: codes(entryTypes),
  abroadKind: codes(abroadKinds),
}

/** What was written, as people read it. */
export function shownValue(field: MemberField, value: unknown): Sentence {
  if (value === null || value === '') return { zh: '（不填）', en: '(empty)' }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  const text = Array.isArray(value) ? value.join('、') : String(value)
  const named = tables[field]?.find(({ code }) => code === text)
  return named ? { zh: named.zh, en: named.en } : { zh: text, en: text }
}
