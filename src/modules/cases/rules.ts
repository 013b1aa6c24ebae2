import { addDays, addMonths, addWorkdays, addWorkMinutes, type Day, dayOf, type WorkCalendar } from '#kernel/time.ts'
import { type CaseKind, type CaseState, type HintCode, type Outcome, outcomes, type PublicStep } from './codes.ts'

/** Passed on to a body that has not answered yet. */
export const atHandler: readonly CaseState[] = ['ASSIGNED', 'SIGNED', 'HANDLING']
/** Not answered yet: the clocks of these states run. */
export const openStates: readonly CaseState[] = ['SUBMITTED', 'ACCEPTED', 'SENT_BACK', 'REOPENED', ...atHandler]

/**
 * How a citizen takes a finished case up again; it is always possible (D21), but where he took back what was filed for
 * him. Within 15 days and at most twice it is the
 * same case, afterwards a new one linked to it (11.1).
 */
export function reopenWay(
  { endedOn, reopenings }: { endedOn: Day; reopenings: number },
  on: Day,
): 'REOPEN' | 'LINKED_CASE' {
  return on <= addDays(endedOn, 15) && reopenings < 2 ? 'REOPEN' : 'LINKED_CASE'
}

/** The lower two of the five grades are a bad word 差评: who gives one is asked why (CZ5). */
export const isBadGrade = (grade: number | null): boolean => grade !== null && grade <= 2

/**
 * Whether a judgement begins the case anew: not solved always, partly solved with a bad grade the first time, which goes one level up (CZ5,
 * decisions 312). What its writer says is solved is at its end, however he liked the way.
 */
export function judgementBeginsAnew(of: { outcome: Outcome; grade: number | null; reopenings: number }): boolean {
  return of.outcome === 'NOT_SOLVED' || (of.outcome === 'PARTLY' && isBadGrade(of.grade) && of.reopenings === 0)
}

interface Stepping {
  readonly state: CaseState
  readonly outcome: Outcome | null
  readonly hasAnswer: boolean
}

/** The step on the citizen's status line (UX-PT8). Closed without a word from the citizen is replied, not rated; without an answer it was taken back. */
export function publicStepOf({ state, outcome, hasAnswer }: Stepping): PublicStep {
  if (isWithdrawn({ state, hasAnswer })) return 'WITHDRAWN'
  if (state === 'CLOSED') return outcome !== null && outcomes[outcome].by === 'citizen' ? 'RATED' : 'REPLIED'
  if (state === 'SUBMITTED' || state === 'NOT_ACCEPTED' || state === 'ACCEPTED' || state === 'REPLIED') return state
  return 'HANDLING'
}

/** Whether its writer ended it before anybody answered: nothing else closes what has no answer (B07). */
export const isWithdrawn = ({ state, hasAnswer }: Pick<Stepping, 'state' | 'hasAnswer'>): boolean =>
  state === 'CLOSED' && !hasAnswer

/** Limits: working hours for accepting, hours of the clock for the first word of what is urgent, working days for the rest (11.2); each place may set its own. */
export type CaseLimits = {
  acceptHours: number
  emergencyHours: number
  utilitiesHours: number
  sign: number
  answer: Readonly<Record<CaseKind, number>>
  complex: number
  extension: number
  silence: number
  /** For deciding an appeal against a measure (decisions 280). */
  appeal: number
}

/** The defaults of party-rules §16 (decisions 20), which has none for appeals against a measure (decisions 280); a desk that accepts a case as complex gives itself the longer limit. */
export const defaultLimits: CaseLimits = {
  acceptHours: 2,
  emergencyHours: 2,
  utilitiesHours: 24,
  sign: 1,
  answer: { CONSULT: 3, HELP: 5, COMPLAINT: 5, REPORT: 5, SUGGESTION: 5, PRAISE: 5 },
  complex: 15,
  extension: 15,
  silence: 5,
  appeal: 10,
}

/** A limit's last day, still on time; `provisional` while the year's days off are not published (G2, G3). */
export type Deadline = { day: Day; provisional: boolean }

export type Answerable = { kind: CaseKind; isComplex?: boolean; extendedBy?: number; limits?: CaseLimits }

/** The day by which the citizen has the answer, counted from acceptance (11.2). */
export function deadlineOf(answerable: Answerable, acceptedOn: Day, calendar: WorkCalendar): Deadline {
  const { kind, isComplex = false, extendedBy = 0, limits = defaultLimits } = answerable
  const workdays = isComplex ? Math.max(limits.complex, limits.answer[kind]) : limits.answer[kind]
  return addWorkdays(acceptedOn, workdays + extendedBy, calendar)
}

/** The instant at which the desk's hours to accept or refuse end, counted in office time, and its day (11.2, §16). */
export function acceptBy(
  submittedAt: Date,
  calendar: WorkCalendar,
  limits = defaultLimits,
): Deadline & { readonly at: Date } {
  const { at, provisional } = addWorkMinutes(submittedAt, limits.acceptHours * 60, { calendar })
  return { day: dayOf(at), at, provisional }
}

/** Working days of silence after which the desk above the one that was told is told as well (D20). */
export const climbsAfter = 3

/** The day by which the handler signs or sends back (11.2). */
export function signBy(assignedOn: Day, calendar: WorkCalendar, limits = defaultLimits): Deadline {
  return addWorkdays(assignedOn, limits.sign, calendar)
}

/** The last day on which the citizen's word is waited for; the day after, the clock closes the case (11.2). */
export function ratedBy(repliedOn: Day, calendar: WorkCalendar, limits = defaultLimits): Deadline {
  return addWorkdays(repliedOn, limits.silence, calendar)
}

/** An extension is at least one working day and at most the limit (11.2); that it comes once is asked of the procedure. */
export function extensionProblem(workdays: number, limits = defaultLimits): 'cases.extension-length' | null {
  return Number.isInteger(workdays) && workdays >= 1 && workdays <= limits.extension ? null : 'cases.extension-length'
}

/** Which limit runs now: until acceptance that of the desk, afterwards that of the answer, none once it is answered. */
export function runningLimit(of: { state: CaseState; acceptDueOn: Day | null; answerDueOn: Day | null }): Day | null {
  if (!openStates.includes(of.state)) return null
  return of.state === 'SUBMITTED' ? of.acceptDueOn : of.answerDueOn
}

/**
 * Whether the limit that runs is over: accepting ends with an hour where one is known, an answer is on time throughout its last
 * day (G2, 11.2). The desk's lists ask the same of the column `due_at`.
 */
export function isOverdue(
  of: { state: CaseState; acceptDueOn: Day | null; acceptDueAt: Date | null; answerDueOn: Day | null },
  now: Date,
): boolean {
  if (of.state === 'SUBMITTED' && of.acceptDueAt !== null) return now >= of.acceptDueAt
  const limit = runningLimit(of)
  return limit !== null && dayOf(now) > limit
}

/** More than three months without an answer fails the whole site in the national inspection (SITECHK). */
export function isUnansweredTooLong(submittedOn: Day, on: Day): boolean {
  return on > addMonths(submittedOn, 3)
}

/** Numbers to show beside what is being written; they never keep anyone from submitting (11.1). */
export function hintsFor(written: string): HintCode[] {
  return hintWords.filter(([, pattern]) => pattern.test(written)).map(([code]) => code)
}

const hintWords: readonly (readonly [HintCode, RegExp])[] = [
  ['cases.hint-fire', /着火|起火|失火|火灾|冒浓烟|(?:煤气|燃气|天然气)(?:泄漏|泄露)|爆炸/],
  ['cases.hint-police', /抢劫|持刀|砍人|绑架|拐卖|正在打人|打群架|被打|家暴|入室盗窃/],
  ['cases.hint-ambulance', /晕倒|昏迷|大出血|心脏病发|中风|溺水|落水|触电|中毒|车祸/],
  ['cases.hint-distress', /自杀|轻生|不想活|活不下去|跳楼|自残/],
  ['cases.hint-officials', /贪污|受贿|行贿|索贿|挪用公款|以权谋私|违纪/],
]
