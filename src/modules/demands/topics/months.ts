import type { Day } from '#kernel/time.ts'
import { monthsUpTo, type Told, withoutSmall } from '../figures/rules.ts'
import type { Course } from './heat.ts'

/** So many months two years touch, the one of today among them. */
const mostMonths = 25

/** The months of which it is told how many messages a topic had, oldest first, up to the one of a day: `2026-11`. */
export const courseMonths = (now: Day): string[] => monthsUpTo(now, mostMonths)

/** How many messages of a topic came in each of these months. */
export function monthlyOf(days: readonly Day[], now: Day): number[] {
  const counts = new Map<string, number>()
  for (const day of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1)
  return courseMonths(now).map((month) => counts.get(month) ?? 0)
}

/** Counts by month as they may be told: whoever has the messages in his own list reads them all, nobody else a small one (D27, decisions 84). */
export const toldMonths = (counts: readonly number[], isDesk: boolean): Told[] =>
  isDesk ? [...counts] : withoutSmall(counts).parts

/** In which quarter of the year a seasonal topic has most of its messages, from 1 to 4; nothing where it is not seasonal. */
export function seasonOf(
  courses: readonly Course[],
  counts: readonly number[],
  months: readonly string[],
): number | null {
  if (!courses.includes('SEASONAL') || counts.length === 0) return null
  const quarters = [0, 0, 0, 0]
  for (const [at, month] of months.entries()) {
    const quarter = Math.floor((Number(month.slice(5)) - 1) / 3)
    quarters[quarter] = (quarters[quarter] ?? 0) + (counts[at] ?? 0)
  }
  return quarters.indexOf(Math.max(...quarters)) + 1
}
