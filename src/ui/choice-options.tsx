import type { ReactNode } from 'react'
import type { Sentence } from './sentence.tsx'
import { words } from './words.ts'

/** One of the values a field or a filter may take. */
export interface Choice {
  readonly value: string
  readonly label: Sentence
  /** To what it belongs among many; those of one group follow one another. */
  readonly group?: Sentence
  /** Other names by which it is found. */
  readonly also?: readonly string[]
}

/** A choice as a list of many shows it; `said` is all by which it is found. */
export interface ChoiceOption {
  readonly value: string
  readonly label: string
  readonly group: string | undefined
  readonly said: string
}

/** Choices for a list that is typed in: found by their names, by those of their group, and by other names they have. */
export function optionsOf(choices: readonly Choice[], say: (of: Sentence) => string): ChoiceOption[] {
  return choices.map(({ value, label, group, also = [] }) => {
    const [own, among] = [say(label), group && say(group)]
    return { value, label: own, group: among, said: [own, among, ...also].join(' ') }
  })
}

/** What such a list is searched by. */
export const bySaid = { optionFilterProp: 'said' } as const

/** One line of such a list, its group beside it; titles between the lines are no options, and readers of screens stumble over them. */
export function choiceLine({ data: { label, group } }: { readonly data: ChoiceOption }) {
  if (group === undefined) return label
  return (
    <span className="lx-choice">
      <span className="lx-choice-name">{label}</span>
      <span className="lx-choice-group lx-quiet">{group}</span>
    </span>
  )
}

/** Why a chosen value has no name to show. */
export type Unnamed = 'LOADING' | 'GONE' | 'UNREAD'
const unnamed = { LOADING: words.loading, GONE: words.noLongerListed, UNREAD: words.nameUnread } as const

/** What stands in the field itself: its name, and never a code where it has none. */
export const chosenLine =
  (why: Unnamed, say: (of: Sentence) => string) =>
  ({ label }: { readonly label?: ReactNode }) =>
    label ?? say(unnamed[why])

/** The same for a list that may not be there yet. */
export const unnamedIn = (choices: readonly unknown[] | undefined): Unnamed => (choices ? 'GONE' : 'LOADING')

/**
 * How a list looks that offers nothing: that it is on its way, or that there is nothing to choose, and what to do, which the field knows
 * best. What is there to be chosen from looks as ever.
 */
export function emptyLook(
  choices: readonly unknown[] | undefined,
  say: (of: Sentence) => string,
  whenNone: Sentence = words.askForChoices,
): { readonly placeholder: string; readonly loading?: true; readonly notFoundContent?: string } {
  if (choices === undefined)
    return { placeholder: say(words.loading), loading: true, notFoundContent: say(words.loading) }
  if (choices.length > 0) return { placeholder: say(words.choose) }
  return { placeholder: say(words.nothingToChoose), notFoundContent: say(whenNone) }
}
