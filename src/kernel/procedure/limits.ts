import { addDays, addWorkdays, addWorkMinutes, type Day, dayOf, startOf, toDay, type WorkCalendar } from '../time.ts'
import type { Clock } from './definition.ts'

/** The instant until which a step is on time: days end with their last day, office minutes when they are used up. */
export function dueOf(
  clock: Clock | undefined,
  { from, calendar, data }: { from: Date; calendar: WorkCalendar; data: Readonly<Record<string, unknown>> },
): { dueAt: Date | null; provisional: boolean } {
  if (!clock) return { dueAt: null, provisional: false }
  if ('dayIn' in clock.limit)
    return { dueAt: endOf(namedDay(data[clock.limit.dayIn], dayOf(from))), provisional: false }
  if ('workMinutes' in clock.limit) {
    const { at, provisional } = addWorkMinutes(from, clock.limit.workMinutes, { calendar })
    return { dueAt: at, provisional }
  }
  if ('days' in clock.limit) return { dueAt: endOf(addDays(dayOf(from), clock.limit.days)), provisional: false }
  const { workdays, setAs } = clock.limit
  const set = setAs === undefined ? undefined : data[setAs]
  const { day, provisional } = addWorkdays(dayOf(from), typeof set === 'number' ? set : workdays, calendar)
  return { dueAt: endOf(day), provisional }
}

const endOf = (day: Day) => startOf(addDays(day, 1))

// A day that was over when the step began leaves that day: no limit passes before anybody could have acted.
function namedDay(named: unknown, today: Day): Day {
  const day = toDay(String(named))
  return day < today ? today : day
}

/** What the clocks of two machines say together. */
export interface Hands {
  /** By the process that asks. */
  readonly here: Date
  /** By the database. */
  readonly database: Date
  /** The latest instant at which something was done. */
  readonly seen: Date
}

const tolerance = 60_000

/**
 * The instant on which limits may be judged: the earlier of both clocks, so that neither alone lets one pass early. None
 * when one of them went back behind what was done before, or when they differ by more than a minute (T36, R-F10).
 */
export function reliable({ here, database, seen }: Hands): Date | 'WENT_BACK' | 'DIFFER' {
  const earlier = here < database ? here : database
  if (seen.getTime() - earlier.getTime() > tolerance) return 'WENT_BACK'
  if (Math.abs(here.getTime() - database.getTime()) > tolerance) return 'DIFFER'
  return earlier
}
