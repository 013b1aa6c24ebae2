import { leads, mayDo, openTo, ownProcedure, standingAfter as standingOf, stays } from '#kernel/procedure/own.ts'
import { type CaseState, caseStates, type Outcome, outcomes } from './codes.ts'
import { atHandler, openStates } from './rules.ts'

/** Where a case stands. The counts, and whether it is urgent, are those of the present round. */
export type CaseStanding = {
  state: CaseState
  outcome: Outcome | null
  sendBacks: number
  extensions: number
  isUrgent: boolean
  firstWords: number
  /** What its writer's word hangs on besides, where he acts: whether anybody ever answered, and whether he took back what was filed for him. */
  readonly isAnswered?: boolean
  readonly isRevoked?: boolean
}

/** A case just submitted. */
export const submitted: CaseStanding = {
  state: 'SUBMITTED',
  outcome: null,
  sendBacks: 0,
  extensions: 0,
  isUrgent: false,
  firstWords: 0,
}

const taken: readonly CaseState[] = ['ACCEPTED', 'SENT_BACK', 'REOPENED', ...atHandler]
// A desk that needs nobody else answers from where it stands: a village has two clicks, not five (BS8).
const inHand: readonly CaseState[] = ['ACCEPTED', 'SENT_BACK', 'REOPENED', 'SIGNED', 'HANDLING']

const places = { zh: '各地可以另定', en: 'each place may set its own' }
// What is urgent owes its first word before all of these, by the clock and not by office hours (decisions 143).
const urgent = {
  zh: '紧急的2小时、水电气暖24小时内先回话',
  en: 'a first word within 2 hours in an emergency, 24 for utilities',
}
const untilAccepted = clock('escalate', {
  zh: `2个工作小时内受理；${urgent.zh}（${places.zh}）`,
  en: `2 working hours; ${urgent.en} (${places.en})`,
})
const untilAnswered = clock('escalate', {
  zh: `咨询3个、其他5个、复杂15个工作日内答复；${urgent.zh}（${places.zh}）`,
  en: `answered in 3, 5 or 15 working days; ${urgent.en} (${places.en})`,
})
const untilSigned = clock('escalate', {
  zh: `派出后1个工作日内签收或者退回，也不晚于答复的时限；${urgent.zh}（${places.zh}）`,
  en: `signed for or sent back within a working day, and not after the answer is due; ${urgent.en} (${places.en})`,
})
const untilJudged = clock('closeInSilence', {
  zh: `答复后5个工作日内评价（${places.zh}）`,
  en: `judged within 5 working days (${places.en})`,
})

/**
 * The whole way of a case 诉求件 (11.1), kept in its own row. The desk may assign again at any time, so that nobody silent blocks a case (D19);
 * time is extended and a case sent back once in a round (11.2); only its writer says that it is solved, and may
 * always begin it anew (D21), but what he took back: whoever filed it holds its code (decisions 256).
 */
export const caseProcedure = ownProcedure({
  name: 'cases.case',
  title: { zh: '诉求件', en: 'Case' },
  roles: {
    citizen: { zh: '留言人', en: 'the writer' },
    desk: { zh: '受理台', en: 'the desk' },
    handler: { zh: '办理单位', en: 'the body that handles it' },
    superior: { zh: '被告知超期的上级', en: 'who was told that it is late' },
    clock: { zh: '到期自动', en: 'a limit that passed' },
  },
  states: {
    ...caseStates,
    SUBMITTED: { ...caseStates.SUBMITTED, ...untilAccepted },
    ACCEPTED: { ...caseStates.ACCEPTED, ...untilAnswered },
    ASSIGNED: { ...caseStates.ASSIGNED, ...untilSigned },
    SENT_BACK: { ...caseStates.SENT_BACK, ...untilAnswered },
    SIGNED: { ...caseStates.SIGNED, ...untilAnswered },
    HANDLING: { ...caseStates.HANDLING, ...untilAnswered },
    REOPENED: { ...caseStates.REOPENED, ...untilAnswered },
    REPLIED: { ...caseStates.REPLIED, ...untilJudged },
    NOT_ACCEPTED: { ...caseStates.NOT_ACCEPTED, ends: true },
    CLOSED: { ...caseStates.CLOSED, ends: true },
  },
  begins: submitted,
  acts: {
    accept: { zh: '受理', en: 'accept', by: 'desk', ways: { SUBMITTED: 'ACCEPTED' }, severalAtOnce: true },
    refuse: { zh: '不予受理', en: 'do not accept', by: 'desk', ways: { SUBMITTED: 'NOT_ACCEPTED' }, needsReason: true },
    assign: { zh: '派单', en: 'assign', by: 'desk', ways: leads(taken, 'ASSIGNED'), severalAtOnce: true },
    sign: { zh: '签收', en: 'sign for', by: 'handler', ways: { ASSIGNED: 'SIGNED' }, severalAtOnce: true },
    sendBack: {
      ...{ zh: '退回', en: 'send back', by: 'handler', ways: { ASSIGNED: 'SENT_BACK' }, needsReason: true },
      most: { count: 'sendBacks', times: 1, whyNot: 'cases.sent-back-once' },
    },
    startHandling: { zh: '开始办理', en: 'start handling', by: 'handler', ways: { SIGNED: 'HANDLING' } },
    extend: {
      ...{ zh: '延期', en: 'extend', by: 'desk', ways: stays(inHand), needsReason: true },
      most: { count: 'extensions', times: 1, whyNot: 'cases.extended-once' },
    },
    declareUrgent: {
      ...{ zh: '定为急件', en: 'declare urgent', by: 'handler', ways: stays(openStates) },
      guard: ({ isUrgent }) => (isUrgent ? 'cases.urgent-already' : true),
    },
    endUrgency: {
      ...{ zh: '不再按急件办', en: 'end its urgency', by: 'desk', ways: stays(openStates), needsReason: true },
      guard: waitsForFirstWord,
    },
    giveFirstWord: {
      ...{ zh: '首次反馈', en: 'give the first word', by: 'handler', ways: stays(openStates) },
      most: { count: 'firstWords', times: 1, whyNot: 'cases.first-word-given' },
      guard: waitsForFirstWord,
    },
    reply: { zh: '答复', en: 'reply', by: 'handler', ways: leads(inHand, 'REPLIED') },
    declare: {
      ...{ zh: '说明不属职责或无法办理', en: 'declare not ours or impossible' },
      ...{ by: 'desk', ways: leads(taken, 'REPLIED'), needsReason: true },
    },
    supplement: {
      ...{ zh: '补充', en: 'add to it', by: 'citizen', ways: stays([...openStates, 'REPLIED']) },
      guard: notTakenBack,
    },
    rate: {
      ...{ zh: '评价', en: 'rate', by: 'citizen', ways: leads(['REPLIED', 'CLOSED'], 'CLOSED') },
      guard: mayJudge,
    },
    reopen: {
      ...{ zh: '重新办理', en: 'reopen', by: 'citizen', beginsAnew: true },
      ways: leads(['REPLIED', 'CLOSED', 'NOT_ACCEPTED'], 'REOPENED'),
      guard: notTakenBack,
    },
    takeOver: {
      zh: '提级办理',
      en: 'take over',
      by: 'superior',
      ways: leads(openStates, 'ACCEPTED'),
      needsReason: true,
    },
    direct: { zh: '督办', en: 'direct', by: 'superior', ways: stays(openStates), needsReason: true },
    filePetition: {
      ...{ zh: '按信访办理', en: 'handle as a petition', by: 'desk' },
      ways: leads(['SUBMITTED', ...inHand], 'HANDLING'),
    },
    escalate: { zh: '超期督办', en: 'escalate', by: 'clock', ways: stays(openStates) },
    closeInSilence: { zh: '到期结案', en: 'close in silence', by: 'clock', ways: { REPLIED: 'CLOSED' } },
  },
  whyNot: { notYours: 'cases.not-yours', notNow: 'cases.not-now' },
})

export type CaseAct = keyof typeof caseProcedure.acts
export type CaseRole = keyof typeof caseProcedure.roles
export type CaseRefusal =
  | 'cases.not-yours'
  | 'cases.not-now'
  | 'cases.sent-back-once'
  | 'cases.extended-once'
  | 'cases.urgent-already'
  | 'cases.not-urgent'
  | 'cases.first-word-given'
  | 'cases.not-answered'
  | 'cases.taken-back'

/** Whether a role may do this now, or the code of the reason why not. */
export const may = (act: CaseAct, role: CaseRole, standing: CaseStanding): true | CaseRefusal =>
  mayDo(caseProcedure, standing, { act, role }) as true | CaseRefusal

/** All that a role may do now. */
export const actsOpenTo = (role: CaseRole, standing: CaseStanding): CaseAct[] => openTo(caseProcedure, standing, role)

/** The standing after an act that `may` allowed; `outcome` is what `rate` or `declare` stated (D21). */
export function standingAfter(act: CaseAct, of: CaseStanding, outcome: Outcome | null = null): CaseStanding {
  // Of a whole row only what belongs to the standing: the rest is not for the procedure to write.
  const { state, outcome: before, sendBacks, extensions, isUrgent, firstWords } = of
  const next = standingOf(caseProcedure, { state, outcome: before, sendBacks, extensions, isUrgent, firstWords }, act)
  const urgency = act === 'declareUrgent' ? { isUrgent: true } : act === 'endUrgency' ? { isUrgent: false } : {}
  return { ...next, ...urgency, ...(outcome === null ? {} : { outcome }) }
}

export type StatementRefusal = 'cases.outcome-missing' | 'cases.outcome-not-yours' | 'cases.reason-missing'

/** Whether an act says what it must: an outcome its role may state (D21) and a reason for the citizen; null when it does. */
export function statementProblem(
  act: CaseAct,
  { outcome = null, reason = '' }: { outcome?: Outcome | null; reason?: string },
): StatementRefusal | null {
  const { by, needsReason } = caseProcedure.acts[act]
  const statesOutcome = act === 'rate' || act === 'declare'
  if (statesOutcome && outcome === null) return 'cases.outcome-missing'
  if (outcome !== null && (!statesOutcome || outcomes[outcome].by !== by)) return 'cases.outcome-not-yours'
  return needsReason && reason.trim() === '' ? 'cases.reason-missing' : null
}

function mayJudge(of: CaseStanding): true | CaseRefusal {
  const answer = notTakenBack(of)
  return answer === true && of.isAnswered === false ? 'cases.not-answered' : answer
}

function notTakenBack({ isRevoked }: CaseStanding): true | CaseRefusal {
  return isRevoked ? 'cases.taken-back' : true
}

function waitsForFirstWord({ isUrgent, firstWords }: CaseStanding): true | CaseRefusal {
  if (!isUrgent) return 'cases.not-urgent'
  return firstWords === 0 ? true : 'cases.first-word-given'
}

function clock<const A extends string>(passes: A, limit: { zh: string; en: string }) {
  return { clock: { ...limit, passes } } as const
}
