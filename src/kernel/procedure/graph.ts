import type { WantedPaper } from './definition.ts'

/** Where things can go from where: all that must be known to see whether something could be lost on the way. */
export interface Graph {
  readonly states: readonly string[]
  readonly starts: string
  /** The states an act or a clock can lead to from this one. */
  readonly waysOut: (state: string) => readonly string[]
  /** Where nothing is owed to anybody any more. */
  readonly isOver: (state: string) => boolean
}

/** What is wrong with the ways: states that are never reached, and reached ones from which no way leads to an end (B08). */
export function wayFaults({ states, starts, waysOut, isOver }: Graph): string[] {
  const reached = new Set([starts])
  for (const state of reached) for (const next of waysOut(state)) reached.add(next)
  const ends = new Set(states.filter(isOver))
  for (let before = -1; before !== ends.size; ) {
    before = ends.size
    for (const state of reached) if (waysOut(state).some((next) => ends.has(next))) ends.add(state)
  }
  return [
    ...states.filter((state) => !reached.has(state)).map((state) => `${state} is never reached`),
    ...[...reached].filter((state) => !ends.has(state)).map((state) => `${state} never comes to an end`),
  ]
}

/** What is wrong with the name of a procedure. */
export const nameFaults = (name: string): string[] =>
  /^[a-z]+(\.[a-z]+(-[a-z]+)*)$/.test(name) ? [] : ['is not named chapter.what-it-is']

/** The papers without which nobody goes on, as the rule guard asks for them (E14). */
export const compulsoryPapers = (papers: readonly WantedPaper[] = []): { name: string; why: string | null }[] =>
  papers
    .filter(({ isOptional }) => !isOptional)
    .map(({ zh, en, why }) => ({ name: `${zh} ${en}`, why: why?.zh ?? null }))
