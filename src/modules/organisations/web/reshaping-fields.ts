import { parseDay } from '#kernel/time.ts'
import { taking } from '#kernel/uploading.ts'
import { filesField } from '#ui/file-input.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { reshapingWords as w } from './reshaping-words.ts'
import { pageWords } from './words.ts'

/** From which day a change holds. */
export const when: Field = {
  name: 'effectiveOn',
  label: pageWords.effectiveOn,
  kind: 'day',
  required: true,
  parse: parseDay,
  hint: w.effectiveHint,
}
/** The decision it rests on, in words. */
export const basis: Field = {
  name: 'basis',
  label: w.basis,
  kind: 'text',
  required: true,
  maxLength: 200,
  hint: w.basisHint,
  wide: true,
}

/** And the decision itself, where it is at hand. */
export const reply: Field = { ...filesField(taking), name: 'papers.reply', label: w.reply, required: false }
