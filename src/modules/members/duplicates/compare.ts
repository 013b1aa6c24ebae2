import type { PersonDetails } from '#modules/people/index.ts'
import type { MemberFacts } from '../fields.ts'
import { type MemberField, memberFields, toldTogether } from '../fields.ts'
import { maskedText, textOf, type Whole } from '../record/changes.ts'
import type { Compared } from './contract.ts'
import type { Choice } from './store.ts'

/** Both records of a pair. */
export interface Both {
  readonly first: Whole
  readonly second: Whole
}

// A group is one of the branch of its record: who leads keeps his own (ORG-05).
const fields = (Object.keys(memberFields) as MemberField[]).filter((field) => field !== 'groupId')

/** Both records field by field; what neither has is left out. */
export function compareRecords({ first, second }: Both): Compared[] {
  return fields.flatMap((field) => {
    const [one, other] = [textOf(first[field]), textOf(second[field])]
    if (one === null && other === null) return []
    const { zh, en } = memberFields[field]
    const shown = { first: maskedText(field, first[field]), second: maskedText(field, second[field]) }
    return [{ field, zh, en, ...shown, differs: one !== other }]
  })
}

/** What is written into a record. */
export interface Values {
  readonly details: Partial<PersonDetails>
  readonly facts: Partial<MemberFacts>
}

/**
 * What a merge writes into the leading record: the fields that were chosen from the other one, and those in which it
 * has nothing itself, nor of what is told together with them. Where nothing was chosen the leading record is not touched.
 */
export function valuesOfMerge(both: Both, { leads = 'FIRST', take = {} }: Choice): Values {
  const [lead, other] = leads === 'FIRST' ? [both.first, both.second] : [both.second, both.first]
  const lacks = (field: MemberField) => toldTogether(field).every((one) => textOf(lead[one]) === null)
  const isTaken = (field: MemberField) =>
    (take[field] === undefined ? lacks(field) : take[field] !== leads) && textOf(other[field]) !== null
  return pick(
    other,
    fields.filter((field) => isTaken(field) && textOf(lead[field]) !== textOf(other[field])),
  )
}

/** These fields of a record, those of the person apart from those of the membership. */
export function pick(whole: Whole, wanted: readonly MemberField[]): Values {
  const of = (isFact: boolean) =>
    Object.fromEntries(wanted.filter((field) => factFields.has(field) === isFact).map((field) => [field, whole[field]]))
  return { details: of(false), facts: of(true) }
}

/** The names of the fields that values hold. */
export const fieldsIn = ({ details, facts }: Values): MemberField[] =>
  [...Object.keys(details), ...Object.keys(facts)] as MemberField[]

const factFields: ReadonlySet<MemberField> = new Set(
  fields.slice(fields.indexOf('category' satisfies keyof MemberFacts)),
)
