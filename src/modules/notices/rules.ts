import { addWorkdays, type Day, type WorkCalendar } from '#kernel/time.ts'

export type Urgency = 'OVERDUE' | 'SOON' | 'LATER' | 'OPEN'

/** How pressing a day is: past, within three working days (UX-NT2), later, or without any limit. */
export function urgencyOf(dueOn: Day | null, today: Day, calendar: WorkCalendar): Urgency {
  if (dueOn === null) return 'OPEN'
  if (dueOn < today) return 'OVERDUE'
  return dueOn <= addWorkdays(today, 3, calendar).day ? 'SOON' : 'LATER'
}
