import { type ClassLine, classesBelow } from '#modules/cases/index.ts'
import { type KnownWords, noneOfThem } from '../classes/classifier.ts'
import { knownWordsOf } from '../classes/known.ts'
import type { Segment } from '../texts/segment.ts'

/** A class of a list that has others below it. */
export interface Below {
  readonly field: string
  readonly second?: string
}

/** What a list says of the classes below one. */
export const linesBelow = ({ field, second }: Below, lines: readonly ClassLine[]): ClassLine[] =>
  lines.filter((line) => line.field === field && (second === undefined || line.second === second))

/** The words of the names below one class, each with the names below it: what is known before the first decision. */
export function knownBelow({ field, second }: Below, lines: readonly ClassLine[], segment: Segment): KnownWords[] {
  const names = classesBelow(lines, { field, second: second ?? null })
  const below = (name: string) => (second === undefined ? classesBelow(lines, { field, second: name }) : [])
  const list = names.map((name) => ({ field: name, below: [name, ...below(name)] }))
  return knownWordsOf([...names, noneOfThem], list, segment)
}
