import type { Day, WorkCalendar } from '#kernel/time.ts'
import { type Counted, digestOf, haveQuietHoursBegun, isLetterTime, type QuietHours } from '../rules.ts'

/** So often a code may be typed in. */
export const triesOfCode = 5

/**
 * After so many days in a row on which the operator refused a number nothing is sent there any more. One refusal may be a fault of the
 * bridge, which refuses everybody; in three working days somebody has mended it, and a number that is no more stays refused.
 */
export const refusedDaysUntilStopped = 3

const firstPauseMs = 30 * 60_000
const longestPauseMs = 4 * 60 * 60_000

/**
 * How long to wait after so many tries of a day, in milliseconds. The pauses grow: a gateway that sends, says that it did not and
 * keeps no ids would otherwise tell its reader the same all day long.
 */
export const pauseAfter = (tries: number): number => Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs)

/** Is this the time for the message of the day: as for the letter, and until the quiet hours begin that follow its first try? */
export function isSmsTime(now: Date, of: { quiet: QuietHours; begunAt: Date | null }, calendar: WorkCalendar): boolean {
  if (!isLetterTime(now, of.quiet, calendar)) return false
  return of.begunAt === null || !haveQuietHoursBegun(of.begunAt, now, of.quiet)
}

/** All that a message says: how many wait, how many of them are due today, and how many are late. */
export interface Counts {
  readonly total: number
  readonly today: number
  readonly late: number
}

/** What waits in all posts together, counted as the letter of the day counts it. */
export function countsOf(posts: readonly { readonly rows: readonly Counted[] }[], day: Day): Counts {
  const lines = posts.flatMap(({ rows }) => digestOf(rows, day))
  const sum = (key: keyof Counts) => lines.reduce((all, line) => all + line[key], 0)
  return { total: sum('total'), today: sum('today'), late: sum('late') }
}
