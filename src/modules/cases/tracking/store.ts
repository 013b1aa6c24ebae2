import { sql, type Tx } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { ChannelKind } from '../channels/codes.ts'
import type {
  CaseKind,
  CaseState,
  FiledChannel,
  ModerationRule,
  NotAcceptedReason,
  Outcome,
  ReviewWay,
} from '../codes.ts'
import type { PlaceLimits } from '../limits/store.ts'
import type { ToldPromise } from '../promises/store.ts'
import type { Urgency } from '../urgency/codes.ts'
import { type Texts, withDates } from './json-dates.ts'

/** A line of the timeline as the citizen reads it; which one it is stands in public only, where others link to it. */
export interface ToldEvent {
  readonly id?: string
  readonly at: Date
  readonly act: string
  readonly byName: string
  readonly toName: string | null
  readonly reason: string | null
}

/** What the public may see of a case whose writer agreed. */
export interface ShownCase {
  readonly id: string
  readonly number: string
  readonly orgName: string
  readonly aboutOrgId: string
  readonly aboutName: string
  readonly kind: CaseKind
  readonly title: string
  readonly body: string
  readonly writerMask: string
  readonly isPublic: boolean
  readonly isImported: boolean
  readonly state: CaseState
  readonly outcome: Outcome | null
  /** When it was answered last; null where nobody answered yet. */
  readonly repliedAt: Date | null
  readonly answerDueOn: Day | null
  readonly extensionReason: string | null
  readonly createdAt: Date
  /** How many cases are handled as this one; the writer's own view reads it apart. */
  readonly voices?: number
  /** By which rule its words are not shown, who decided it, when, and how the appeal stands; null when they are (D24). */
  readonly hiddenRule?: ModerationRule | null
  readonly hiddenBy?: string | null
  readonly hiddenAt?: Date | null
  readonly hiddenAppeal?: 'NONE' | 'OPEN' | 'UPHELD' | null
  /** Why it was not accepted and when, for everybody; the writer's own view reads it with its note (decisions 135). */
  readonly refusedFor?: NotAcceptedReason | null
  readonly refusedAt?: Date | null
  /** Who decides an appeal against what hides it, on its own public page. */
  readonly hiddenReview?: {
    readonly way: ReviewWay
    readonly byName: string | null
    readonly days: number | null
    readonly dueAt: string | null
    readonly told: string | null
  } | null
  /** Its words are kept back: by the reason, or because its writer took it back before a desk accepted or refused it. */
  readonly isWithheld?: boolean
  /** When its writer took it back; the writer's own view knows it as `isRevoked`. */
  readonly takenBackAt?: Date | null
}

/** The common case of a matter as others read it whose words are hidden: its stone, and when it was answered. */
export interface CommonStone extends Pick<ShownCase, 'hiddenRule' | 'hiddenBy' | 'hiddenAt' | 'hiddenAppeal'> {
  readonly number: string
  readonly repliedAt: Date | null
}

/** The common case as a public one that is handled with it tells it: hidden, taken back by its writer, or neither. */
export type ShownCommon = CommonStone & { readonly takenBackAt: Date | null }

/** A line of the board: without its text, and why it takes longer. */
export type ListedShown = Omit<ShownCase, 'body' | 'extensionReason' | 'hiddenReview'>

/** The parts of a case that are told, oldest first. */
export interface ToldParts {
  readonly events: readonly ToldEvent[]
  readonly replies: readonly { readonly at: Date; readonly text: string; readonly byName: string }[]
  readonly supplements: readonly { readonly at: Date; readonly text: string }[]
  readonly promises: readonly ToldPromise[]
  readonly ratings: readonly {
    readonly at: Date
    readonly outcome: 'SOLVED' | 'PARTLY' | 'NOT_SOLVED'
    readonly grade: number | null
    readonly reason: string
  }[]
}

/** A case as its writer sees it. */
export interface OpenedCase extends ShownCase, ToldParts {
  readonly acceptDueOn: Day
  /** Accepting ends with an hour; of older cases only the day is known. */
  readonly acceptDueAt: Date | null
  readonly answerDueOn: Day
  readonly refusalReason: NotAcceptedReason | null
  readonly refusalNote: string | null
  readonly sendBacks: number
  readonly extensions: number
  /** What urgent kind it is of, until when the first word is due and when it was given (11.2). */
  readonly urgency: Urgency | null
  readonly isUrgent: boolean
  readonly firstWords: number
  readonly firstWordDueAt: Date | null
  readonly firstWordAt: Date | null
  readonly reopenings: number
  readonly hasContact: boolean
  /** Anybody ever answered. */
  readonly isAnswered: boolean
  /** It was filed for its writer, and he took that back. */
  readonly isRevoked: boolean
  readonly closedAt: Date | null
}

/** What is known before a case is written; without a desk the organisation does not exist, or its writer has to wait. */
export interface Admitted {
  readonly deskId: string | null
  readonly deskName: string | null
  /** The order of the case on its day; nobody else gets it. */
  readonly orderOfDay: number | null
  /** The stored setting `cases`. */
  readonly setting: unknown
  /** The limits of the place whose desk receives it. */
  readonly place: PlaceLimits | null
}

/** Gives a message its desk and order in one round trip, when its writer sent fewer than the place allows in an hour; so many are `sent`. */
export function admit(
  tx: Tx,
  given: { aboutOrgId: string; oneUp: boolean; day: Day },
  { sent, usualMost }: { sent: number; usualMost: number },
): Promise<Admitted> {
  return tx.one(
    sql<Admitted>`select desk_id, desk_name, order_of_day, setting, place from cases.admit(${sent}, ${usualMost}, ${given}::jsonb)`,
  )
}

/** So many orders of a day that nobody else gets, a hundred at most. */
export async function drawOrders(tx: Tx, day: Day, howMany: number): Promise<readonly number[]> {
  const row = await tx.one(sql<{ orders: number[] }>`select cases.draw_orders(${day}, ${howMany}) as orders`)
  return row.orders
}

/** A case as it is taken in. */
export interface NewCase {
  readonly id: string
  readonly eventId: string
  readonly number: string
  readonly aboutOrgId: string
  readonly deskId: string
  readonly kind: CaseKind
  readonly title: string
  readonly body: string
  readonly writerMask: string
  readonly isPublic: boolean
  readonly isDirect: boolean
  readonly channel: 'PORTAL' | 'BOARD' | FiledChannel | ChannelKind
  readonly acceptDueOn: Day
  readonly acceptDueAt: Date
  readonly answerDueOn: Day
  readonly dueProvisional: boolean
  readonly previousId: string | null
  /** To the desk above, as a case that was not solved. */
  readonly oneUp: boolean
  readonly at: Date
  readonly byName: string
  readonly searchText: string
  readonly terms: string
}

/** Writes a case that was admitted, with the commit. */
export function submitCase(
  tx: Tx,
  given: NewCase,
  { codeHash, contact }: { codeHash: Buffer; contact: Buffer | null },
): void {
  tx.later(sql`select cases.submit_case(${given}::jsonb, ${codeHash}, ${contact})`)
}

/** The name of the desk that will receive a case about this organisation. */
export async function findDeskName(tx: Tx, aboutOrgId: string): Promise<string | null> {
  const row = await tx.one(sql<{ name: string | null }>`select cases.find_desk_name(${aboutOrgId}) as name`)
  return row.name
}

/** The case behind a number and its code, or nothing; with `forChange` nobody else can change it meanwhile. */
export async function openCase(tx: Tx, codeHash: Buffer, forChange = false): Promise<OpenedCase | undefined> {
  const row = await tx.one(
    sql<{ opened: Texts<OpenedCase> | null }>`select cases.open_case(${codeHash}, ${forChange}) as opened`,
  )
  return row.opened === null ? undefined : withDates(row.opened)
}

/** What a citizen does with the case behind a code; false when it is not there or moved on. */
export async function addSupplement(tx: Tx, codeHash: Buffer, given: Readonly<Record<string, unknown>>) {
  return (await tx.one(sql<Done>`select cases.add_supplement(${codeHash}, ${given}::jsonb) as done`)).done
}
export async function rateCase(tx: Tx, codeHash: Buffer, given: Readonly<Record<string, unknown>>) {
  return (await tx.one(sql<Done>`select cases.rate_case(${codeHash}, ${given}::jsonb) as done`)).done
}
export async function eraseContact(tx: Tx, codeHash: Buffer, given: Readonly<Record<string, unknown>>) {
  return (await tx.one(sql<Done>`select cases.erase_contact(${codeHash}, ${given}::jsonb) as done`)).done
}
type Done = { done: boolean }
