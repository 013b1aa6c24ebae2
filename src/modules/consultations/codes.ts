import type { Sentence } from '#kernel/errors.ts'

/** How a consultation stands. */
export const consultationStates = {
  RUNNING: { zh: '正在征求', en: 'open' },
  CLOSED: { zh: '已截止，等答复', en: 'closed, no answer yet' },
  ANSWERED: { zh: '已答复', en: 'answered' },
} as const satisfies Record<string, Sentence>

/** How a statement 看法 stands. */
export const statementStates = {
  WAITING: { zh: '等审核', en: 'to be looked at' },
  REVIEW: { zh: '第二人在审核', en: 'with the second person' },
  SHOWN: { zh: '已公开', en: 'shown' },
  REFUSED: { zh: '未公开', en: 'not shown' },
} as const satisfies Record<string, Sentence>

/** 表态: what can be said of a statement. */
export const stances = {
  agree: { zh: '同意', en: 'agree' },
  disagree: { zh: '不同意', en: 'disagree' },
  pass: { zh: '说不准', en: 'cannot say' },
} as const satisfies Record<string, Sentence>

/** What the organisation makes of a statement. */
export const statementOutcomes = {
  TAKEN: { zh: '采纳', en: 'taken up' },
  PARTLY: { zh: '部分采纳', en: 'partly taken up' },
  NOT_TAKEN: { zh: '不采纳', en: 'not taken up' },
} as const satisfies Record<string, Sentence>

export type ConsultationState = keyof typeof consultationStates
export type StatementState = keyof typeof statementStates
export type StanceName = keyof typeof stances
export type StatementOutcome = keyof typeof statementOutcomes
