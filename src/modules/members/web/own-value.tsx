import { Say, type Sentence } from '#ui/sentence.tsx'
import { type CodedField, categoryNames, entryNames, nameOf, tables } from './code-names.ts'

/** A value of one’s own record as people read it: what a code means, else the value itself. */
export function ownValue(field: string, value: string | null) {
  const name = namedValue(field, value)
  return name ? <Say of={name} /> : value
}

/** What a code in this field means; nothing where it holds no codes. */
export function namedValue(field: string, value: string | null): Sentence | undefined {
  const named = field === 'category' ? categoryNames : field === 'entryType' ? entryNames : undefined
  if (named) return named[value ?? '']
  return field in tables ? nameOf(field as CodedField, value) : undefined
}
