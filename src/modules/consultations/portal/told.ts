import type { Day } from '#kernel/time.ts'
import type { Findings } from '../agreement/telling.ts'
import type { ConsultationState, StatementOutcome, StatementState } from '../codes.ts'

/** A statement as the page tells it. */
export type StatementTold = {
  readonly id: string
  readonly no: number
  readonly handedOn: Day
  readonly origin: 'OFFICE' | 'CITIZEN'
  readonly state: StatementState
  /** Nothing when it is not shown. */
  readonly text: string | null
  readonly decideByOn: Day
  readonly rule: string | null
  readonly reason: string | null
  readonly outcome: StatementOutcome | null
  readonly answer: string | null
  readonly dueOn: Day | null
  readonly toldOn: Day | null
  readonly isDone: boolean | null
  readonly toldText: string | null
  readonly toldBy: string | null
}

/** A consultation as its pages tell it. */
export type ConsultationTold = {
  readonly slug: string
  readonly id: string
  readonly title: string
  readonly question: string
  readonly orgName: string
  readonly state: ConsultationState
  readonly openedOn: Day
  readonly closesOn: Day
  readonly answerDueOn: Day
  /** For how many working days an answer is missing. */
  readonly waited: number
  readonly findings: Findings | null
  readonly foundAt: Date | null
  readonly closedAt: Date | null
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly answeredBy: string | null
  /** Who took over from who asked. */
  readonly keptByName: string | null
  /** The project for which it was asked, with its address. */
  readonly project?: { readonly title: string; readonly href: string } | undefined
  /** The day it is told on. */
  readonly today: Day
  readonly statements: readonly StatementTold[]
}

/** The words of a statement by its number. */
export const textOf = ({ statements }: Pick<ConsultationTold, 'statements'>, no: number): string =>
  statements.find((one) => one.no === no)?.text ?? ''
