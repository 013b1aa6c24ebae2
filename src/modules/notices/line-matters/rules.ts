import { addDays, type Day } from '#kernel/time.ts'

/** How long before its last day a matter is written at the latest, and how far ahead that day lies at most; calendar days. */
const [leastDays, mostDays] = [3, 366]

/** Why a matter cannot be due on this day, written today: nobody below is given less than three days. */
export function faultOfDay(dueOn: Day, today: Day): 'notices.line-day-too-soon' | 'notices.line-day-too-far' | null {
  if (dueOn < addDays(today, leastDays)) return 'notices.line-day-too-soon'
  return dueOn > addDays(today, mostDays) ? 'notices.line-day-too-far' : null
}

/** The public page of this installation that is meant; null for anything else. What begins with a slash alone stays here wherever it is opened. */
export function ownPageOf(written: string): string | null {
  return /^\/o\/[A-Za-z0-9%._~-]+(?:\/[A-Za-z0-9%._~-]+)*\/?(?:\?[A-Za-z0-9%._~=&-]*)?$/.test(written) &&
    !written.includes('..')
    ? written
    : null
}
