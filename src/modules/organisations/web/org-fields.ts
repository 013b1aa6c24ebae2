import type { Field } from '#ui/form-fields.tsx'
import { orgTypes } from '../codes.ts'
import { pageWords } from './words.ts'

const typeChoices = Object.entries(orgTypes).map(([value, { zh, en }]) => ({ value, label: { zh, en } }))

/** The field of the kind; `prefix` is where it stands in the body. */
export const typeField = (prefix = ''): Field => ({
  name: `${prefix}type`,
  label: pageWords.type,
  kind: 'choice',
  required: true,
  choices: typeChoices,
})

/** The fields of a name. */
export const nameFields = (prefix = ''): Field[] => [
  {
    name: `${prefix}name`,
    label: pageWords.name,
    kind: 'text',
    required: true,
    maxLength: 100,
    hint: pageWords.nameHint,
    wide: true,
  },
  {
    name: `${prefix}shortName`,
    label: pageWords.shortName,
    kind: 'text',
    required: true,
    maxLength: 30,
    hint: pageWords.shortNameHint,
  },
]
