import { Say } from '#ui/sentence.tsx'
import { type CodedField, categoryNames, entryNames, nameOf, tables } from './code-names.ts'

/** A value of one’s own record as people read it: what a code means, else the value itself. */
export function ownValue(field: string, value: string | null) {
  const named = field === 'category' ? categoryNames : field === 'entryType' ? entryNames : undefined
  const name = named ? named[value ?? ''] : field in tables ? nameOf(field as CodedField, value) : undefined
  return name ? <Say of={name} /> : value
}
