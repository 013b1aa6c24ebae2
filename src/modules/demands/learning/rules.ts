import type { Decided } from '../classes/classifier.ts'

/** A text whose class of up to three levels somebody decided. */
interface DecidedText extends Decided {
  readonly second: string | null
  readonly third: string | null
}

/** Decisions to learn from that chose among the classes below one: among fields where `above` is empty. */
export interface Lessons {
  readonly above: { readonly field?: string; readonly second?: string }
  readonly decided: readonly Decided[]
}

// Of fewer the words of the list know more.
const fewestBelow = 5

/** Decisions by what they chose among: the fields, and of each field and second that was decided often enough what lies below. */
export function lessonsOf(decided: readonly DecidedText[]): Lessons[] {
  const seconds = decided.filter(({ second }) => second !== null)
  const thirds = decided.filter(({ third }) => third !== null)
  const below = [
    ...groupsOf(seconds, ({ field }) => ({ field }), 'second'),
    ...groupsOf(thirds, ({ field, second }) => ({ field, second: second ?? '' }), 'third'),
  ]
  const fields = decided.map(({ title, body, field }) => ({ title, body, field }))
  return [{ above: {}, decided: fields }, ...below.filter((group) => group.decided.length >= fewestBelow)]
}

function groupsOf(
  decided: readonly DecidedText[],
  aboveOf: (one: DecidedText) => Lessons['above'],
  level: 'second' | 'third',
): Lessons[] {
  const groups = Map.groupBy(decided, (one) => JSON.stringify(aboveOf(one)))
  return [...groups].map(([above, members]) => ({
    above: JSON.parse(above) as Lessons['above'],
    decided: members.map((one) => ({ title: one.title, body: one.body, field: one[level] ?? '' })),
  }))
}
