import type { Sentence } from '#kernel/errors.ts'
import type { Light } from './contract.ts'

/** How much of a kind is late and how much is soon. */
export interface CountedKind {
  readonly kind: string
  readonly late: number
  readonly soon: number
}

/** What is late and what is soon at one organisation, by kind in the order of 待办. */
export interface Tally {
  readonly late: number
  readonly soon: number
  readonly kinds: readonly { readonly label: Sentence; readonly late: number; readonly soon: number }[]
}

/** What was counted with the names of its kinds, in their order whatever was counted first. */
export function tallyOf(
  counted: readonly CountedKind[],
  kinds: readonly { readonly kind: string; readonly label: Sentence }[],
): Tally {
  const told = kinds.flatMap(({ kind, label }) =>
    counted.filter((one) => one.kind === kind).map(({ late, soon }) => ({ label, late, soon })),
  )
  const sum = (of: 'late' | 'soon') => told.reduce((all, one) => all + one[of], 0)
  return { late: sum('late'), soon: sum('soon'), kinds: told }
}

/** Red is what is late, yellow what is due within three working days (UX-NT2); who was there and when says nothing. */
export function lightOf({ late, soon }: Pick<Tally, 'late' | 'soon'>): Light {
  return late > 0 ? 'RED' : soon > 0 ? 'YELLOW' : 'GREEN'
}
