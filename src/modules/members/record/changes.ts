import { maskMobile, type PersonDetails } from '#modules/people/index.ts'
import type { Change } from '../contract.ts'
import { type MemberFacts, type MemberField, memberFields } from '../fields.ts'

/** Everything a record says, of the person and of the membership. */
export type Whole = PersonDetails & MemberFacts & { readonly groupName?: string | null }

/** What differs, field by field; sensitive values are masked, because a history is read like a card. */
export function changesBetween(before: Partial<Whole>, after: Partial<Whole>): Change[] {
  return (Object.keys(after) as MemberField[])
    .filter((field) => field in memberFields && textOf(before[field]) !== textOf(after[field]))
    .map((field) => {
      const { zh, en } = memberFields[field]
      return { field, zh, en, before: shownText(field, before), after: shownText(field, after) }
    })
}

// A group is read by its name.
const shownText = (field: MemberField, of: Partial<Whole>) =>
  maskedText(field, field === 'groupId' ? of.groupName : of[field])

type Value = Whole[MemberField] | undefined

/** A value as text; null for none. Two values that read alike are one value. */
export const textOf = (value: Value): string | null => {
  if (value === null || value === undefined || value === '') return null
  return Array.isArray(value) ? value.join('、') || null : String(value)
}

/** A value as a page may show it beside another one: sensitive ones are masked. */
export const maskedText = (field: MemberField, value: Value): string | null => {
  const text = textOf(value)
  if (text === null) return null
  if (field === 'mobile') return maskMobile(text, 'LIST')
  if (field === 'birthDate') return `${text.slice(0, 4)}-**-**`
  return memberFields[field].fieldClass === 'sensitive' ? '****' : text
}
