import { createElement, type ReactElement } from 'react'
import { parseDay } from '#kernel/time.ts'
import type { Field } from '#ui/form-fields.tsx'
import type { FormSection } from '#ui/form-page.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import type { CodedField } from '../codes.ts'
import type { MemberCard } from '../contract.ts'
import { type MemberField, memberFields } from '../fields.ts'
import type { WrittenFacts } from '../record/contract.ts'
import { namesIn } from '../rules.ts'
import { abroadNames, categoryNames, choicesFrom, choicesOf, entryNames } from './code-names.ts'
import { ReceivingChoice } from './receiving-choice.tsx'
import { pageWords } from './words.ts'

/** What stands in the form: text as typed, by field; `introducers` is one line. */
export interface MemberValues {
  readonly person: Readonly<Record<string, string | null | undefined>>
  readonly facts: Readonly<Record<string, string | boolean | null | undefined>>
}

type More = { required?: boolean; hint?: Sentence; wide?: boolean }

const text = (part: 'person' | 'facts', field: MemberField, more: More & { maxLength?: number } = {}): Field => ({
  name: `${part}.${field}`,
  label: memberFields[field],
  kind: 'text',
  maxLength: 200,
  ...more,
})
const day = (part: 'person' | 'facts', field: MemberField, more: More = {}): Field => ({
  name: `${part}.${field}`,
  label: memberFields[field],
  kind: 'day',
  parse: parseDay,
  ...more,
})
const coded = (field: CodedField, more: More = {}): Field => ({
  name: `person.${field}`,
  label: memberFields[field],
  kind: 'choice',
  choices: choicesOf(field),
  ...more,
})

/** Fields that an edit shows masked and a new record asks for. */
export interface SensitiveHints {
  readonly idNumber: More
  readonly birthDate: More
  readonly mobile: More
  readonly residence: More
}

/** A new record: the identity number is needed and gives gender and birth date. */
export const newHints: SensitiveHints = {
  idNumber: { required: true, hint: pageWords.idNumberHint },
  birthDate: { hint: pageWords.dayHint },
  mobile: {},
  residence: {},
}

/** All fields of a member's record but its branch, in the order of the card; `group` is the control that knows the branch. */
export function memberSections(hints: SensitiveHints, group: ReactElement): FormSection[] {
  return [
    {
      title: pageWords.identitySection,
      fields: [
        text('person', 'name', { required: true, maxLength: 60 }),
        text('person', 'idNumber', { ...hints.idNumber, maxLength: 30 }),
        coded('gender'),
        day('person', 'birthDate', hints.birthDate),
        coded('ethnicGroup'),
        text('person', 'nativePlace', { hint: pageWords.nativePlaceHint, maxLength: 60 }),
        text('person', 'birthPlace', { hint: pageWords.placeHint, maxLength: 60 }),
        text('person', 'householdPlace', { hint: pageWords.placeHint, maxLength: 60 }),
        coded('maritalStatus'),
        text('person', 'formerName', { maxLength: 60 }),
      ],
    },
    {
      title: pageWords.contactSection,
      fields: [
        text('person', 'mobile', { ...hints.mobile, maxLength: 30 }),
        text('person', 'landline', { maxLength: 30 }),
        text('person', 'residence', { ...hints.residence, wide: true }),
      ],
    },
    { title: pageWords.partySection, fields: partyFields(group) },
    {
      title: pageWords.studySection,
      fields: [
        coded('education'),
        coded('inServiceEducation'),
        coded('degree'),
        text('person', 'school'),
        text('person', 'major'),
        coded('occupation'),
        text('person', 'employer'),
        text('person', 'jobTitle'),
        text('person', 'professionalTitle', { maxLength: 60 }),
        coded('newStratum', { hint: pageWords.newStratumHint }),
        coded('frontline', { hint: pageWords.frontlineHint }),
        day('person', 'workStartDate'),
      ],
    },
    {
      title: pageWords.floatingSection,
      fields: circumstanceFields,
    },
  ]
}

const circumstanceFields: Field[] = [
  day('facts', 'floatingSince'),
  text('facts', 'floatingFrom'),
  text('facts', 'floatingTo'),
  text('facts', 'floatingReason'),
  {
    name: 'facts.receivingBranch',
    label: memberFields.receivingBranch,
    kind: 'own',
    control: createElement(ReceivingChoice),
    hint: pageWords.receivingHint,
    wide: true,
  },
  day('facts', 'abroadSince'),
  text('facts', 'abroadCountry'),
  {
    name: 'facts.abroadKind',
    label: memberFields.abroadKind,
    kind: 'choice',
    choices: choicesFrom(abroadNames),
    hint: pageWords.abroadKindHint,
  },
  day('facts', 'abroadLastContact'),
  day('facts', 'lostSince'),
  text('facts', 'hardshipKind'),
  day('facts', 'hardshipSince'),
  day('facts', 'hardshipUntil', { hint: pageWords.hardshipUntilHint }),
  { name: 'facts.infirm', label: memberFields.infirm, kind: 'yes-no' },
]

const partyFields = (group: ReactElement): Field[] => [
  {
    name: 'facts.category',
    label: memberFields.category,
    kind: 'choice',
    choices: choicesFrom(categoryNames),
    required: true,
  },
  {
    name: 'facts.groupId',
    label: memberFields.groupId,
    kind: 'own',
    control: group,
    hint: pageWords.groupHint,
  },
  day('facts', 'joinDate', { required: true, hint: pageWords.joinDateHint }),
  day('facts', 'fullDate'),
  day('facts', 'applicationDate'),
  day('facts', 'activistDate'),
  day('facts', 'targetDate'),
  { name: 'facts.entryType', label: memberFields.entryType, kind: 'choice', choices: choicesFrom(entryNames) },
  text('facts', 'joinBranch'),
  text('facts', 'introducers', { hint: pageWords.introducersHint }),
]

const hidden = new Set(['birth', 'idNumber', 'mobile', 'residence'])

/** What the form of an edit begins with: the card, without what is masked on it. */
export function valuesOf({ basic, party }: MemberCard): MemberValues {
  const { status, statusSince, partyAge, contactDueOn, introducers, groupName, ...facts } = party
  return {
    person: Object.fromEntries(Object.entries(basic).filter(([key]) => !hidden.has(key))) as MemberValues['person'],
    facts: { ...facts, introducers: introducers.join('、') },
  }
}

/** Only what was typed differently; what was emptied is null, what is empty as before stays away. */
export function changesIn<T extends Readonly<Record<string, unknown>>>(before: T, after: T | undefined): Partial<T> {
  const plain = (value: unknown) => (value === undefined || value === '' ? null : value)
  return Object.fromEntries(
    Object.entries(after ?? {})
      .map(([key, value]) => [key, plain(value)] as const)
      .filter(([key, value]) => value !== plain(before[key])),
  ) as Partial<T>
}

/** The facts as the server takes them: the line of introducers as names. */
export function factsToSend(facts: Partial<MemberValues['facts']>): WrittenFacts {
  if (facts.introducers === undefined) return facts as WrittenFacts
  return { ...facts, introducers: namesIn(String(facts.introducers ?? '')) } as WrittenFacts
}
