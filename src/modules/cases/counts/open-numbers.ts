import type { MeasuredWords, MeasureKind, ModerationRule, NotAcceptedReason, ReviewWay } from '../codes.ts'

/** No case at all. */
export const noNumbers = {
  /** The whole of the next four. */
  received: 0,
  answered: 0,
  /** Not accepted, and never answered. */
  refused: 0,
  /** Filed by staff and taken back by its writer before it was answered or not accepted. */
  withdrawn: 0,
  /** None of these: waiting, in hand or late. */
  unanswered: 0,
  accepted: 0,
  /** Whose clock ran: answered in time or late, and unanswered after the limit. The whole of `onTime`. */
  clocked: 0,
  onTime: 0,
  /** Past the limit and not answered, or taken back after it; a part of `clocked`. */
  overdue: 0,
  /** Whose writer judged, by the last word. The whole of `solved`, `partly` and `notSolved`. */
  judged: 0,
  solved: 0,
  partly: 0,
  notSolved: 0,
  /** Whose writer gave a grade. The whole of `satisfied`: 非常满意 and 满意. */
  graded: 0,
  satisfied: 0,
  /** Promises in answers whose day has come. The whole of `kept`. */
  promised: 0,
  kept: 0,
  imported: 0,
}

/** The open numbers of a place over a span, counted by the day on which each case came in (UX-PT9). */
export type OpenNumbers = Readonly<Record<keyof typeof noNumbers, number>>
export const openNumberKeys = Object.keys(noNumbers) as readonly (keyof OpenNumbers)[]

/** The numbers of the organisation itself, or of one directly below it with everything below that. */
export type OrgNumbers = OpenNumbers & {
  readonly orgId: string
  readonly orgName: string
  /** Its public address, if it has one. */
  readonly slug: string | null
  readonly isOwn: boolean
}

/** The open statistics of an organisation: all of it, part by part, and why cases were not accepted, most frequent first. */
export type OpenStatistics = {
  readonly total: OpenNumbers
  readonly parts: readonly OrgNumbers[]
  /** Private cases of the whole installation in a year that is over; null while it runs, for fewer than ten, and for other spans. */
  readonly privateOfAll: number | null
  readonly refusals: readonly { readonly reason: NotAcceptedReason; readonly refused: number }[]
  /** What was hidden, by which rule, and how much of it stands there again (UX-PT9). */
  readonly measures: readonly {
    readonly rule: ModerationRule
    readonly kind: MeasureKind
    readonly wordsOf: MeasuredWords
    readonly measured: number
    readonly lifted: number
  }[]
  /** Appeals that were decided, by who decided, and how many measures they lifted. */
  readonly appeals: readonly { readonly way: ReviewWay; readonly decided: number; readonly lifted: number }[]
}
