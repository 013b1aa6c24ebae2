import { Say } from '#ui/sentence.tsx'
import { namedValue } from './code-names.ts'

/** A value of one’s own record as people read it: what a code means, else the value itself. */
export function ownValue(field: string, value: string | null) {
  const name = namedValue(field, value)
  return name ? <Say of={name} /> : value
}
