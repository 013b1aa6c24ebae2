import { addMonths, type Day, dayOf, toDay, type WorkCalendar, workdaysBetween } from '#kernel/time.ts'
import type { CaseState } from '../codes.ts'
import type { CallState } from './codes.ts'

/** The states of a case in which others are called to it: accepted, and not answered yet. */
export const callableStates: readonly CaseState[] = [
  ...(['ACCEPTED', 'SENT_BACK', 'REOPENED', 'ASSIGNED', 'SIGNED', 'HANDLING'] as const),
]

/** By when an answer may be asked for: from today on, within three months. */
export function isAskable(dueOn: Day, today: Day): boolean {
  return dueOn >= today && dueOn <= addMonths(today, 3)
}

/** Working days without a word of who was called; zero once there was one, or on the day of the call (B21). */
export function silentDays(
  call: { readonly state: CallState; readonly waitsSince: string | null },
  now: Date,
  calendar: WorkCalendar,
): number {
  if (call.state !== 'CALLED' || call.waitsSince === null) return 0
  return Math.max(0, workdaysBetween(dayOf(new Date(call.waitsSince)), dayOf(now), calendar).days)
}

/** Whether the day of the call is over without a word. */
export const isSilentTooLong = (call: { readonly state: CallState; readonly dueOn: string }, today: Day): boolean =>
  call.state === 'CALLED' && today > toDay(call.dueOn)
