import { addDays, addMonths, type Day, dayOf, isDay, toDay, weekdayOf } from '#kernel/time.ts'
import type { PromiseState } from './codes.ts'

/** A day named in an answer and the words around it. */
export interface ProposedPromise {
  readonly what: string
  readonly dueOn: Day
}

const mostOfThem = 5
const longest = 100

/**
 * The days that an answer names for something to come, each with its sentence: a proposal, which whoever answers confirms or
 * not (C08). A day of the past is a report and no promise; working days are not read, for they ask the calendar.
 */
export function proposePromises(text: string, now: Date): ProposedPromise[] {
  const today = dayOf(now)
  const found = sentencesOf(text).flatMap((what) => {
    const dueOn = readers.flatMap((read) => read(what, today)).find((day) => day !== undefined && day >= today)
    return dueOn === undefined ? [] : [{ what: [...what].slice(0, longest).join(''), dueOn }]
  })
  return found.slice(0, mostOfThem)
}

const sentencesOf = (text: string) =>
  text
    .split(/[。！？!?；;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

type Reader = (sentence: string, today: Day) => readonly (Day | undefined)[]

const readers: readonly Reader[] = [
  (sentence, today) =>
    [...sentence.matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]/g)].map(([, year, month, date]) =>
      year === undefined
        ? comingDay(Number(month), Number(date), today)
        : dayAt(Number(year), Number(month), Number(date)),
    ),
  (sentence, today) =>
    [...sentence.matchAll(/(\d{1,2})月[底末]/g)].map(([, month]) => lastOf(yearOf(today), Number(month))),
  (sentence, today) =>
    /(?:本|这个?)?月[底末]/.test(sentence) ? [lastOf(yearOf(today), Number(today.slice(5, 7)))] : [],
  (sentence, today) =>
    [...sentence.matchAll(/(本|这|下)(?:周|星期)([一二三四五六日天])/g)].map(([, which, weekday = '']) => {
      const monday = addDays(today, 1 - weekdayOf(today))
      const at = '一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday)
      return addDays(monday, at + (which === '下' ? 7 : 0))
    }),
  (sentence, today) =>
    [...sentence.matchAll(/(\d{1,3})[天日](?:之?内|以内)/g)].map(([, count]) => addDays(today, Number(count))),
]

const yearOf = (day: Day) => Number(day.slice(0, 4))

// In November nobody speaks of the January that was; in March a day of February is over.
function comingDay(month: number, date: number, today: Day): Day | undefined {
  const day = dayAt(yearOf(today), month, date)
  const isNextYears = month <= 3 && Number(today.slice(5, 7)) >= 10
  return isNextYears ? dayAt(yearOf(today) + 1, month, date) : day
}

const two = (number: number) => String(number).padStart(2, '0')

function dayAt(year: number, month: number, date: number): Day | undefined {
  const text = `${year}-${two(month)}-${two(date)}`
  return isDay(text) ? toDay(text) : undefined
}

function lastOf(year: number, month: number): Day | undefined {
  const first = dayAt(year, month, 1)
  return first && addDays(addMonths(first, 1), -1)
}

/** How a promise stands on a day. */
export function stateOn(
  { state, dueOn }: { state: 'OPEN' | 'KEPT' | 'BROKEN'; dueOn: string },
  today: Day,
): PromiseState {
  return state === 'OPEN' && today > dueOn ? 'UNTOLD' : state
}

/** Whether a day may be promised: from today on, within two years. */
export function isPromisable(dueOn: Day, today: Day): boolean {
  return dueOn >= today && dueOn <= addMonths(today, 24)
}

/** What is kept was done by the day that was promised, and not in the days to come. */
export function keptProblem(
  { doneOn, dueOn }: { doneOn: Day; dueOn: Day },
  today: Day,
): 'cases.promise-late' | 'cases.promise-to-come' | null {
  if (doneOn > today) return 'cases.promise-to-come'
  return doneOn > dueOn ? 'cases.promise-late' : null
}
