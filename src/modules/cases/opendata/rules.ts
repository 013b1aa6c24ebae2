import { addDays, addMonths, type Day, toDay } from '#kernel/time.ts'
import { withoutPersonal } from '../knowledge/rules.ts'

/** A group smaller than this is published with others only (D31). */
export const least = 10
/** Days after the end of a month on which it is counted, so that most of it is answered. */
export const daysUntilCounted = 30
/** What small groups are put together as. */
export const OTHER = 'OTHER'

/** How many public cases of a month had this field, second level, kind and state. */
export interface Group {
  readonly field: string
  readonly second: string
  readonly kind: string
  readonly state: string
  readonly cases: number
}

/**
 * The groups of a month as they are published: they share no case, hold all of them, and each has ten or more. Small ones are put
 * together by state, then by kind and field; what is still small takes the smallest large one along. Fewer than ten in all: none.
 * What is told of a field, kind and state is then told by second level, and never less for it (decisions 150).
 */
export function publishable(counted: readonly Group[]): Group[] {
  const whole = sums(counted, (of) => ({ ...of, second: OTHER }))
  const byState = merged(whole, (of) => ({ ...of, state: OTHER }))
  const byKind = merged(byState, (of) => ({ ...of, kind: OTHER, state: OTHER }))
  const byField = merged(byKind, ({ cases }) => ({ ...others, cases }))
  return withoutSmallRest(byField).flatMap((told) => bySecond(told, counted))
}

/** The first day of the last month that may be counted on this day. */
export function lastCountable(today: Day): Day {
  const ended = addDays(today, -daysUntilCounted)
  return addMonths(monthOf(ended), -1)
}

/** The first day of a day's month. */
export function monthOf(day: Day): Day {
  return toDay(`${day.slice(0, 7)}-01`)
}

/**
 * A text without what points at somebody: what is found as for a common question (names, numbers, plates, homes), and every other long number.
 */
export function redacted(text: string): string {
  const numberless = text.replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '■■■').replace(/\+?\d(?:[\d\s-]{5,})[\dXx]/g, '■■■')
  return withoutPersonal(numberless)
}

const others = { field: OTHER, second: OTHER, kind: OTHER, state: OTHER }

// The seconds that ten and more have, and the rest of them together; a small rest takes the smallest of these along.
function bySecond(told: Group, counted: readonly Group[]): Group[] {
  const seconds = counted.filter((of) => nameOf({ ...of, second: OTHER }) === nameOf(told))
  if (seconds.length === 0) return [told]
  const rest = merged(seconds, (of) => ({ ...of, second: OTHER }))
  return withoutSmallRest(rest, told)
}

const nameOf = ({ field, second, kind, state }: Group) => JSON.stringify([field, second, kind, state])

function merged(groups: readonly Group[], larger: (of: Group) => Group): Group[] {
  return sums(groups, (of) => (of.cases >= least ? of : larger(of)))
}

function sums(groups: readonly Group[], intoWhich: (of: Group) => Group): Group[] {
  const found = new Map<string, Group>()
  for (const of of groups) {
    const into = intoWhich(of)
    const key = nameOf(into)
    found.set(key, { ...into, cases: (found.get(key)?.cases ?? 0) + of.cases })
  }
  return [...found.values()]
}

function withoutSmallRest(groups: readonly Group[], together: Omit<Group, 'cases'> = others): Group[] {
  const small = groups.filter(({ cases }) => cases < least)
  const large = groups.filter(({ cases }) => cases >= least).sort((one, other) => one.cases - other.cases)
  let rest = small.reduce((sum, { cases }) => sum + cases, 0)
  if (rest === 0) return large
  while (rest < least) {
    const taken = large.shift()
    if (!taken) return []
    rest += taken.cases
  }
  return [...large, { ...together, cases: rest }]
}
