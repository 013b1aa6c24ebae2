import { addDays, addMonths, addWorkdays, addWorkMinutes, type Day, dayOf, type WorkCalendar } from '#kernel/time.ts'
import { type CaseKind, type CaseState, type Outcome, outcomes, type PublicStep } from './codes.ts'

/** Who acts: the person who brought the case, the desk that keeps it, the body that handles it, who was told that it is late, or a passed limit. */
export type CaseRole = 'citizen' | 'desk' | 'handler' | 'superior' | 'clock'

export type CaseAct =
  | 'accept'
  | 'refuse'
  | 'assign'
  | 'sign'
  | 'sendBack'
  | 'startHandling'
  | 'extend'
  | 'reply'
  | 'declare'
  | 'supplement'
  | 'rate'
  | 'closeInSilence'
  | 'escalate'
  | 'takeOver'
  | 'direct'
  | 'filePetition'
  | 'reopen'

/** `to: null` leaves the state as it is. `needsReason`: a reason the citizen reads. */
export type ActRule = {
  by: CaseRole
  from: readonly CaseState[]
  to: CaseState | null
  needsReason: boolean
  zh: string
  en: string
}

/** Passed on to a body that has not answered yet. */
export const atHandler: readonly CaseState[] = ['ASSIGNED', 'SIGNED', 'HANDLING']
/** Not answered yet: the clocks of these states run. */
export const openStates: readonly CaseState[] = ['SUBMITTED', 'ACCEPTED', 'SENT_BACK', 'REOPENED', ...atHandler]
// A desk that needs nobody else answers from where it stands: a village has two clicks, not five (BS8).
const inHand: readonly CaseState[] = ['ACCEPTED', 'SENT_BACK', 'REOPENED', 'SIGNED', 'HANDLING']

/** The whole machine of a case (11.1). The desk may assign again at any time, so that nobody silent blocks a case (D19). */
export const acts: Readonly<Record<CaseAct, ActRule>> = {
  accept: { by: 'desk', from: ['SUBMITTED'], to: 'ACCEPTED', needsReason: false, zh: '受理', en: 'accept' },
  refuse: {
    by: 'desk',
    from: ['SUBMITTED'],
    to: 'NOT_ACCEPTED',
    needsReason: true,
    zh: '不予受理',
    en: 'do not accept',
  },
  assign: {
    by: 'desk',
    from: ['ACCEPTED', 'SENT_BACK', 'REOPENED', ...atHandler],
    to: 'ASSIGNED',
    needsReason: false,
    zh: '派单',
    en: 'assign',
  },
  sign: { by: 'handler', from: ['ASSIGNED'], to: 'SIGNED', needsReason: false, zh: '签收', en: 'sign for' },
  sendBack: { by: 'handler', from: ['ASSIGNED'], to: 'SENT_BACK', needsReason: true, zh: '退回', en: 'send back' },
  startHandling: {
    by: 'handler',
    from: ['SIGNED'],
    to: 'HANDLING',
    needsReason: false,
    zh: '开始办理',
    en: 'start handling',
  },
  extend: { by: 'desk', from: inHand, to: null, needsReason: true, zh: '延期', en: 'extend' },
  reply: { by: 'handler', from: inHand, to: 'REPLIED', needsReason: false, zh: '答复', en: 'reply' },
  declare: {
    by: 'desk',
    from: ['ACCEPTED', 'SENT_BACK', 'REOPENED', ...atHandler],
    to: 'REPLIED',
    needsReason: true,
    zh: '说明不属职责或无法办理',
    en: 'declare not ours or impossible',
  },
  supplement: {
    by: 'citizen',
    from: [...openStates, 'REPLIED'],
    to: null,
    needsReason: false,
    zh: '补充',
    en: 'add to it',
  },
  rate: { by: 'citizen', from: ['REPLIED', 'CLOSED'], to: 'CLOSED', needsReason: false, zh: '评价', en: 'rate' },
  closeInSilence: {
    by: 'clock',
    from: ['REPLIED'],
    to: 'CLOSED',
    needsReason: false,
    zh: '到期结案',
    en: 'close in silence',
  },
  escalate: { by: 'clock', from: openStates, to: null, needsReason: false, zh: '超期督办', en: 'escalate' },
  takeOver: { by: 'superior', from: openStates, to: 'ACCEPTED', needsReason: true, zh: '提级办理', en: 'take over' },
  direct: { by: 'superior', from: openStates, to: null, needsReason: true, zh: '督办', en: 'direct' },
  filePetition: {
    by: 'desk',
    from: ['SUBMITTED', ...inHand],
    to: 'HANDLING',
    needsReason: false,
    zh: '按信访办理',
    en: 'handle as a petition',
  },
  reopen: {
    by: 'citizen',
    from: ['REPLIED', 'CLOSED', 'NOT_ACCEPTED'],
    to: 'REOPENED',
    needsReason: false,
    zh: '重新办理',
    en: 'reopen',
  },
}

/** What the machine needs to know of a case. The counts are those of the present round and begin anew on reopening. */
export type CaseStanding = { state: CaseState; outcome: Outcome | null; sendBacks: number; extensions: number }

/** A case just submitted. */
export const submitted: CaseStanding = { state: 'SUBMITTED', outcome: null, sendBacks: 0, extensions: 0 }

export type CaseRefusal = 'cases.not-yours' | 'cases.not-now' | 'cases.sent-back-once' | 'cases.extended-once'

/** Whether a role may do this now, or the code of the reason why not (11.1; send back and extend once, 11.2). */
export function may(act: CaseAct, role: CaseRole, standing: CaseStanding): true | CaseRefusal {
  const rule = acts[act]
  if (rule.by !== role) return 'cases.not-yours'
  if (!rule.from.includes(standing.state)) return 'cases.not-now'
  if (act === 'sendBack' && standing.sendBacks > 0) return 'cases.sent-back-once'
  if (act === 'extend' && standing.extensions > 0) return 'cases.extended-once'
  return true
}

/** All that a role may do now. */
export function actsOpenTo(role: CaseRole, standing: CaseStanding): CaseAct[] {
  return (Object.keys(acts) as CaseAct[]).filter((act) => may(act, role, standing) === true)
}

/** The standing after an act that `may` allowed; `outcome` is what `rate` or `declare` stated (D21). */
export function standingAfter(act: CaseAct, standing: CaseStanding, outcome: Outcome | null = null): CaseStanding {
  const state = acts[act].to ?? standing.state
  if (act === 'reopen') return { ...submitted, state }
  return {
    state,
    outcome: outcome ?? standing.outcome,
    sendBacks: standing.sendBacks + (act === 'sendBack' ? 1 : 0),
    extensions: standing.extensions + (act === 'extend' ? 1 : 0),
  }
}

export type StatementRefusal = 'cases.outcome-missing' | 'cases.outcome-not-yours' | 'cases.reason-missing'

/** Whether an act says what it must: an outcome its role may state (D21) and a reason for the citizen; null when it does. */
export function statementProblem(
  act: CaseAct,
  { outcome = null, reason = '' }: { outcome?: Outcome | null; reason?: string },
): StatementRefusal | null {
  const statesOutcome = act === 'rate' || act === 'declare'
  if (statesOutcome && outcome === null) return 'cases.outcome-missing'
  if (outcome !== null && (!statesOutcome || outcomes[outcome].by !== acts[act].by)) return 'cases.outcome-not-yours'
  return acts[act].needsReason && reason.trim() === '' ? 'cases.reason-missing' : null
}

/**
 * How a citizen takes a finished case up again; it is always possible (D21). Within 15 days and at most twice it is the
 * same case, afterwards a new one linked to it (11.1).
 */
export function reopenWay(
  { endedOn, reopenings }: { endedOn: Day; reopenings: number },
  on: Day,
): 'REOPEN' | 'LINKED_CASE' {
  return on <= addDays(endedOn, 15) && reopenings < 2 ? 'REOPEN' : 'LINKED_CASE'
}

/** The step on the citizen's status line (UX-PT8). Closed without a word from the citizen is replied, not rated. */
export function publicStepOf({ state, outcome }: Pick<CaseStanding, 'state' | 'outcome'>): PublicStep {
  if (state === 'CLOSED') return outcome !== null && outcomes[outcome].by === 'citizen' ? 'RATED' : 'REPLIED'
  if (state === 'SUBMITTED' || state === 'NOT_ACCEPTED' || state === 'ACCEPTED' || state === 'REPLIED') return state
  return 'HANDLING'
}

/** Limits: working hours for accepting, working days for the rest (11.2); each place may set its own. */
export type CaseLimits = {
  acceptHours: number
  sign: number
  answer: Readonly<Record<CaseKind, number>>
  complex: number
  extension: number
  silence: number
}

/** The defaults of party-rules §16 (decisions 20); a desk that accepts a case as complex gives itself the longer limit. */
export const defaultLimits: CaseLimits = {
  acceptHours: 2,
  sign: 1,
  answer: { CONSULT: 3, HELP: 5, COMPLAINT: 5, REPORT: 5, SUGGESTION: 5, PRAISE: 5 },
  complex: 15,
  extension: 15,
  silence: 5,
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

/** An extension is at least one working day and at most the limit (11.2); that it comes once is asked of `may`. */
export function extensionProblem(workdays: number, limits = defaultLimits): 'cases.extension-length' | null {
  return Number.isInteger(workdays) && workdays >= 1 && workdays <= limits.extension ? null : 'cases.extension-length'
}

/** Which limit runs now: until acceptance that of the desk, afterwards that of the answer, none once it is answered. */
export function runningLimit(of: { state: CaseState; acceptDueOn: Day | null; answerDueOn: Day | null }): Day | null {
  if (!openStates.includes(of.state)) return null
  return of.state === 'SUBMITTED' ? of.acceptDueOn : of.answerDueOn
}

/** Whether the limit that runs is over; its last day is still on time (G2). */
export function isOverdue(
  of: { state: CaseState; acceptDueOn: Day | null; answerDueOn: Day | null },
  on: Day,
): boolean {
  const limit = runningLimit(of)
  return limit !== null && on > limit
}

/** More than three months without an answer fails the whole site in the national inspection (SITECHK). */
export function isUnansweredTooLong(submittedOn: Day, on: Day): boolean {
  return on > addMonths(submittedOn, 3)
}

export type HintCode =
  | 'cases.hint-fire'
  | 'cases.hint-police'
  | 'cases.hint-ambulance'
  | 'cases.hint-distress'
  | 'cases.hint-officials'

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
