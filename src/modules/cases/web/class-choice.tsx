import { LevelsInput } from '#ui/levels-input.tsx'
import { type ClassLine, levelsOf } from '../classes/rules.ts'

/** What a class choice gives: a field, and what of it was chosen below. */
export type ChosenClass = readonly string[]

/** Chooses a class among those of a list; a control for a form's `own` field. */
export function ClassChoice({
  lines,
  ...control
}: {
  lines: readonly ClassLine[]
  id?: string
  value?: ChosenClass
  onChange?: (chosen: ChosenClass | undefined) => void
}) {
  return <LevelsInput levels={levelsOf(lines)} {...control} />
}
