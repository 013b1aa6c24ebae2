import type { Segment } from '../texts/segment.ts'
import type { KnownWords } from './classifier.ts'
import { responsibilitiesOf } from './responsibilities.ts'

/** One line of a list of classes: the class and the names of what stands below it. */
export interface ClassLine {
  readonly field: string
  readonly below: readonly string[]
}

// How heavy a known word is beside what is learned. Fixed, not fitted (decisions 65).
const strengthOfResponsibilities = 6
const strengthOfClassList = 8
// Parts of names that stand below every class alike.
const saysNothing = new Set(['其他', '管理', '问题', '工作', '政策'])

/** What is known of the classes before the first decision: the responsibility list, and a list of classes if there is one. */
export function knownWordsOf(fields: readonly string[], list: readonly ClassLine[], segment: Segment): KnownWords[] {
  const responsibilities = new Map(fields.map((field) => [field, new Set(responsibilitiesOf(field))]))
  const listed = new Map<string, Set<string>>()
  for (const { field, below } of list) {
    const words = listed.get(field) ?? new Set()
    for (const word of segment(below.join(' '))) if (word.length > 1 && !saysNothing.has(word)) words.add(word)
    listed.set(field, words)
  }
  return [
    { words: responsibilities, strength: strengthOfResponsibilities },
    { words: listed, strength: strengthOfClassList },
  ]
}
