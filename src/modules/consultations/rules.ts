import { addWorkdays, type Day, daysBetween, type WorkCalendar, workdaysBetween } from '#kernel/time.ts'
import type { ConsultationState, StanceName, StatementOutcome } from './codes.ts'

const shortest = 3
const longest = 180
const answerWithin = 15
const decideWithin = 2

/** What keeps a consultation from being opened for these days. */
export function faultOfTime(
  openedOn: Day,
  closesOn: Day,
): 'consultations.too-short' | 'consultations.too-long' | undefined {
  const days = daysBetween(openedOn, closesOn)
  if (days < shortest) return 'consultations.too-short'
  return days > longest ? 'consultations.too-long' : undefined
}

/** The last working day for the answer: 15 after the end. */
export const answerDueOn = (closesOn: Day, calendar: WorkCalendar): Day =>
  addWorkdays(closesOn, answerWithin, calendar).day

/** The last working day to look at a statement: 2 after it was handed in. */
export const decideByOn = (handedOn: Day, calendar: WorkCalendar): Day =>
  addWorkdays(handedOn, decideWithin, calendar).day

/** How it stands on a day; the last day counts whole. */
export function stateOf(of: { closesOn: Day; answeredOn: Day | null }, today: Day): ConsultationState {
  if (of.answeredOn !== null) return 'ANSWERED'
  return of.closesOn < today ? 'CLOSED' : 'RUNNING'
}

/** For how many working days everybody has waited for the answer. */
export const workdaysWaited = (closesOn: Day, today: Day, calendar: WorkCalendar): number =>
  Math.max(0, workdaysBetween(closesOn, today, calendar).days)

/** What somebody says, as a number. */
export const stanceValues = { agree: 1, pass: 0, disagree: -1 } as const satisfies Record<StanceName, number>

/** Reads what a form says; nothing for anything else. */
export const readStance = (written: string): StanceName | undefined =>
  Object.hasOwn(stanceValues, written) ? (written as StanceName) : undefined

/** A statement as it is kept: one line, no spaces at its ends. */
export const readStatement = (written: string): string =>
  written.toWellFormed().normalize('NFC').replaceAll('\0', '').replace(/\s+/g, ' ').trim()

/** Whether a statement is of a length that can be read at a glance. */
export function isReadable(text: string): boolean {
  const length = [...text].length
  return length >= 5 && length <= 140
}

/** An answer to one statement. */
export interface StatementAnswer {
  readonly no: number
  readonly outcome: StatementOutcome
  readonly dueOn: string | null
}

/** What keeps an answer from being given, of which statement, and at which field of it. */
export interface AnswerFault {
  readonly code:
    | `consultations.answer-${'twice' | 'without-day' | 'with-day' | 'day-past'}`
    | 'consultations.answers-missing'
  readonly no: number
  readonly field?: string
}

/** The first of the foremost statements that an answer leaves out, or what is wrong with what it says of one. */
export function faultOfAnswer(
  top: readonly number[],
  answers: readonly StatementAnswer[],
  today: Day,
): AnswerFault | undefined {
  const missing = top.find((no) => !answers.some((one) => one.no === no))
  if (missing !== undefined) return { code: 'consultations.answers-missing', no: missing }
  for (const [at, one] of answers.entries()) {
    const { no, outcome, dueOn } = one
    if (answers.findIndex((other) => other.no === no) < at)
      return { code: 'consultations.answer-twice', no, field: `statements.${at}.no` }
    const code = faultOfDay(outcome, dueOn, today)
    if (code) return { code, no, field: `statements.${at}.dueOn` }
  }
  return undefined
}

function faultOfDay(outcome: StatementOutcome, dueOn: string | null, today: Day): AnswerFault['code'] | undefined {
  if (outcome === 'NOT_TAKEN') return dueOn === null ? undefined : 'consultations.answer-with-day'
  if (dueOn === null) return 'consultations.answer-without-day'
  return dueOn < today ? 'consultations.answer-day-past' : undefined
}
