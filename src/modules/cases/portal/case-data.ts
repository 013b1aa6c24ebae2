import type { Content } from '#kernel/html.ts'
import type { FieldErrors } from '#kernel/page-forms.ts'
import type { CaseKind, Consent, Grade, Outcome, PublicStep, ReviewWay } from '../codes.ts'
import type { ReviewStanding } from '../moderation/rules.ts'
import type { Urgency } from '../urgency/codes.ts'
import type { AuthorForms } from './author-forms.ts'
import type { PublicPromise } from './promises.ts'

/** A line of the record: when, what happened in plain words, and who did it; in public also which line it is, for good. */
export type CaseEvent = {
  readonly id?: string
  readonly at: Date
  readonly what: string
  readonly by?: string
  readonly note?: string
}

/** An answer: plain text, who gave it and when. */
export type CaseReply = { readonly text: string; readonly by: string; readonly at: Date }

/** An answer by which the desk says that it is not theirs or cannot be done, and why (D21). */
export type CaseDeclaration = CaseReply & { readonly outcome: 'NOT_OURS' | 'CANNOT' }

/** A case as the public, or with `author` its writer, may see it. `writer` is masked before it comes here. */
export type CaseData = {
  readonly slug: string
  readonly number: string
  readonly kind: CaseKind
  readonly title: string
  readonly text: string
  readonly writer: string
  /** Everybody can open it under this site: its writer agreed, and it was judged once whether it is taken on. */
  readonly hasPublicPage: boolean
  readonly sentAt: Date
  readonly step: PublicStep
  readonly handledBy?: string
  readonly dueAt?: Date
  readonly isOverdue: boolean
  readonly extensionReason?: string
  /** What urgent kind it is of, until when the first word is due, and when it was given; told to its writer. */
  readonly urgent?: { readonly kind: Urgency; readonly dueAt: Date; readonly toldAt?: Date; readonly isLate: boolean }
  /** Why it was not accepted and where to go instead. */
  readonly notAccepted?: string
  readonly hiddenReason?: string
  /** Who decides an appeal against that and by when, where it is told in public. */
  readonly hiddenReview?: (ReviewStanding & { readonly way: ReviewWay; readonly byName: string | null }) | undefined
  /** Who did not accept it, and when. */
  readonly refusal?: { readonly why: string; readonly by: string; readonly at: Date }
  readonly isWithheld?: boolean
  /** Its writer took it back before a desk accepted it: that is why its words are kept back. */
  readonly isTakenBack?: boolean
  readonly supplements: readonly { readonly text: string; readonly at: Date }[]
  readonly replies: readonly CaseReply[]
  /** What the desk declared last; it is not among the replies. */
  readonly declaration?: CaseDeclaration
  /** What was promised in the answers, and what became of it. */
  readonly promises: readonly PublicPromise[]
  readonly events: readonly CaseEvent[]
  readonly rating?: {
    readonly outcome: Outcome
    readonly grade?: Grade
    readonly reason: string
    readonly at: Date
  }
  /** Others spoke of the same matter: under which number it is handled, and how many they are. */
  readonly common?: { readonly number: string; readonly voices: number; readonly isOwn: boolean }
  readonly voices?: number
  /**
   * The first who told the matter took his message back, and it goes on for the others: how many they are, on his own page; under which
   * number, on theirs.
   */
  readonly takenBack?:
    | { readonly at: Date; readonly others: number }
    | { readonly at: Date; readonly number: string }
    | undefined
  /** The case with which it is handled is hidden: by which rule, and when it was answered. */
  readonly hiddenCommon?: { readonly number: string; readonly reason: string; readonly repliedAt: Date | null }
  /** Somebody handed it in for its writer. */
  readonly filed?: { readonly byName: string; readonly consent: Consent; readonly at: Date }
  readonly author?: AuthorForms
  /** What the desk asks its writer, and the form to answer. */
  readonly questions?: Content | undefined
  /** Which offices were called to it, told to its writer. */
  readonly calls?: Content | undefined
  /** What was done to it, told to its writer. */
  readonly measures?: Content | undefined
  /** How its petition stands, told to its writer, and the form to ask for a review. */
  readonly petition?: Content | undefined
  /** What its writer sent with it, told to its writer. */
  readonly enclosures?: Content | undefined
  /** What goes with its answers, for who reads this page. */
  readonly replyFiles?: Content | undefined
  /** Something was sent with it that the public does not see. */
  readonly isEnclosed?: boolean
  /** Who asked to see its writer's contact, told to its writer. */
  readonly contactOpenings?: Content | undefined
  /** What the public log gives the writer to keep. */
  readonly logReceipt?: Content | undefined
  readonly errors?: FieldErrors
  /** Under which scheme and host it is read. */
  readonly origin: string
}
