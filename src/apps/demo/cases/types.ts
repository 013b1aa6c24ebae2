export type CaseKind = 'CONSULT' | 'HELP' | 'COMPLAINT' | 'REPORT' | 'SUGGESTION' | 'PRAISE'

/** How far a case has come; each path is worked out to dated steps. */
export type CasePath =
  | 'submitted'
  | 'accepted'
  | 'assigned'
  | 'handling'
  | 'overdue'
  | 'extended'
  | 'replied'
  | 'solved'
  | 'unsolved'
  | 'reopened'
  | 'solved-later'
  | 'sent-back'
  | 'supervised'
  | 'refused'

/** A demand as a citizen wrote it. `{day-3}` counts from submission in `text`, from the answer in `reply` and `second`. */
export type CaseSource = {
  kind: CaseKind
  topic: string
  /** The body whose site and place it is about. */
  about: string
  /** The body whose desk handles it. */
  desk: string
  /** Days before today on which it was submitted. */
  age: number
  path: CasePath
  title: string
  text: string
  nickname: string
  /** The answer; for `refused` the reason and where to turn. */
  reply?: string
  /** The answer after reopening. */
  second?: string
  /** The citizen does not want it published. */
  isPrivate?: true
}

/** States of party-rules §11.1 with the step that led there. */
export type CaseState =
  | 'SUBMITTED'
  | 'NOT_ACCEPTED'
  | 'ACCEPTED'
  | 'ASSIGNED'
  | 'SENT_BACK'
  | 'SIGNED'
  | 'HANDLING'
  | 'EXTENSION_REQUESTED'
  | 'EXTENSION_GRANTED'
  | 'SUPERVISED'
  | 'REPLIED'
  | 'VISITED'
  | 'CLOSED'
  | 'REOPENED'

export type CaseStep = {
  state: CaseState
  at: string
  /** Who took the step; null is the citizen. */
  orgKey: string | null
  text: string | null
  /** Only of VISITED: what the citizen said when called back. */
  callback: { isSolved: boolean; isSatisfied: boolean } | null
}

export type DemoCase = {
  key: string
  kind: CaseKind
  topic: string
  title: string
  text: string
  nickname: string
  aboutOrgKey: string
  deskOrgKey: string
  submittedAt: string
  isPublishable: boolean
  /** Some leave a number, some do not (decision 19). */
  mobile: string | null
  steps: CaseStep[]
  state: CaseState
}
