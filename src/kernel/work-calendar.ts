import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { calendarFrom, type Day, isDay, type WorkCalendar, type WorkYear } from './time.ts'

/**
 * The State Council's yearly notices on days off, as the npm package `chinese-days` publishes them (G3). A year counts
 * as known only when its National Day stands in the data: a few January days alone come from the notice of another year.
 */
export function publishedWorkYears(): WorkYear[] {
  const holidays = Object.keys(published.holidays).filter(isDay)
  const workdays = Object.keys(published.workdays).filter(isDay)
  return holidays
    .filter((day) => day.endsWith('-10-01'))
    .map((nationalDay) => {
      const inYear = (day: Day) => day.slice(0, 4) === nationalDay.slice(0, 4)
      return {
        year: Number(nationalDay.slice(0, 4)),
        holidays: holidays.filter(inYear).toSorted(),
        workdays: workdays.filter(inYear).toSorted(),
      }
    })
    .toSorted((one, other) => one.year - other.year)
}

/** The calendar of all published years; later years count Monday–Friday and are marked provisional. */
export const workCalendar: WorkCalendar = calendarFrom(publishedWorkYears())
