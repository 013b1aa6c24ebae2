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

/** How far a live case is played, by the acts of the product itself. */
export type LiveEnd =
  | 'submitted'
  | 'accepted'
  | 'assigned'
  | 'signed'
  | 'handling'
  | 'extended'
  | 'sent-back'
  | 'replied'
  | 'declared'
  | 'judged'
  | 'refused'

/** A demand that comes in while the demonstration is loaded, and what its desk and its writer then do. */
export type LiveCase = {
  readonly demo: DemoCase
  readonly end: LiveEnd
  readonly reply?: string
  readonly declaration?: { readonly outcome: 'NOT_OURS' | 'CANNOT'; readonly reason: string }
  readonly judgement?: {
    readonly outcome: 'SOLVED' | 'PARTLY' | 'NOT_SOLVED'
    readonly grade: '1' | '2' | '3' | '4' | '5'
    readonly reason: string
  }
  readonly supplement?: string
}
