import { addDays, type Day, startOf } from '#kernel/time.ts'

/** What is told to who leads looks back so many days. */
export const daysBack = 90

/** From when on judgements count. */
export function judgedSince(today: Day): Date {
  return startOf(addDays(today, -daysBack))
}
