import { addMonths, type Day, toDay } from '#kernel/time.ts'
import { type Told, toldFrom } from '../figures/rules.ts'

/** Whole months, the last one excluded: `from` is in, `until` is out. */
export interface Window {
  readonly from: Day
  readonly until: Day
}

const months = 3

/**
 * What is compared to see whether a matter became rarer: the three whole months before the one in which a project began,
 * and the last three whole months, once three have passed since the month in which it began.
 */
export function windowsOf(begunOn: Day, today: Day): { before: Window; after: Window | null } {
  const [begun, now] = [firstOf(begunOn), firstOf(today)]
  const before = { from: addMonths(begun, -months), until: begun }
  const after = { from: addMonths(now, -months), until: now }
  return { before, after: after.from > begun ? after : null }
}

const firstOf = (day: Day): Day => toDay(`${day.slice(0, 7)}-01`)

/** A number of messages as everybody is told: null for some that are fewer than ten (D27). */
export const toldOf = (messages: number): Told => (messages > 0 && messages < toldFrom ? null : messages)

/** By how many hundredths the matter became rarer (negative: more frequent), where both numbers are told. */
export function fallOf(before: Told, after: Told): number | undefined {
  return before === null || after === null || before === 0 ? undefined : Math.round((1 - after / before) * 100)
}
