import type { Urgency } from '../rules.ts'
import type { Light } from './contract.ts'

/** A thing that is due somewhere: of what kind, which one, and how pressing. */
export interface Pressing {
  readonly kind: string
  readonly id: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly urgency: Urgency
}

/** What is late and what is soon at one organisation, by kind in the order of 待办. */
export interface Tally {
  readonly late: number
  readonly soon: number
  readonly kinds: readonly {
    readonly label: { zh: string; en: string }
    readonly late: number
    readonly soon: number
  }[]
}

/** Each thing once, however many posts of the organisation it waits for; what has time or no limit is not counted (TO1). */
export function tallyOf(things: readonly Pressing[]): Tally {
  const once = new Map(things.map((thing) => [`${thing.kind} ${thing.id}`, thing]))
  const kinds = new Map<string, { label: { zh: string; en: string }; late: number; soon: number }>()
  for (const { kind, label, urgency } of once.values()) {
    if (urgency !== 'OVERDUE' && urgency !== 'SOON') continue
    const counted = kinds.get(kind) ?? { label, late: 0, soon: 0 }
    counted[urgency === 'OVERDUE' ? 'late' : 'soon'] += 1
    kinds.set(kind, counted)
  }
  const sum = (of: 'late' | 'soon') => [...kinds.values()].reduce((all, one) => all + one[of], 0)
  return { late: sum('late'), soon: sum('soon'), kinds: [...kinds.values()] }
}

/** Red is what is late, yellow what is due within three working days (UX-NT2); who was there and when says nothing. */
export function lightOf({ late, soon }: Pick<Tally, 'late' | 'soon'>): Light {
  return late > 0 ? 'RED' : soon > 0 ? 'YELLOW' : 'GREEN'
}
