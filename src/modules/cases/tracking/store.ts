import { build, sql, type Tx } from '#kernel/db.ts'
import type { SearchQuery } from '#kernel/search.ts'
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

const shown = [
  'id',
  'number',
  'orgName',
  'aboutOrgId',
  'aboutName',
  'kind',
  'writerMask',
  'isPublic',
  'isImported',
  'state',
  'outcome',
  'repliedAt',
  'answerDueOn',
  'createdAt',
  'voices',
  'hiddenRule',
  'hiddenBy',
  'hiddenAt',
  'hiddenAppeal',
  'refusedFor',
  'refusedAt',
  'isWithheld',
  'takenBackAt',
] as const

// Words leave the database by one function, which gives none of a case that is hidden or kept back; the columns are not the portal's (T38).
const shownTitle = sql<string>`coalesce((select title from cases.shown_words(array[id])), '')`.as('title')
const shownBody = sql<string>`coalesce((select body from cases.shown_words(array[id])), '')`.as('body')

const hiddenReview = sql<
  ShownCase['hiddenReview']
>`case when hidden_rule is not null then cases.hidden_review(id) end`.as('hiddenReview')

const ownActs = ['revoke', 'endUnheard']

// The first belt of the public's reading; the second is the portal's policy.
const isShown = sql<boolean>`is_public and state <> 'SUBMITTED'`

// So do the reasons. What a desk adds to a refusal is told to the writer alone; of a hidden case only what the system wrote is told.
const toldReason = sql<string | null>`cases.told_reason(id)`.as('reason')
const toldExtension = sql<string | null>`cases.told_extension(id)`.as('extensionReason')

/** A public case by its number with its parts, or nothing. */
export async function findShown(
  tx: Tx,
  number: string,
): Promise<(ShownCase & ToldParts & { common: ShownCommon | undefined }) | undefined> {
  const one = build.selectFrom('cases.case').where('number', '=', number).where(isShown)
  // What was done and answered stands with the common case of a matter, what was written with each.
  const common = one.select((of) => of.fn.coalesce('joinedToId', 'id').as('id'))
  const [[found], events, replies, supplements, ratings, promises, [shared]] = await tx.all([
    one.select(shown).select([shownTitle, shownBody, toldExtension, hiddenReview]),
    build
      .selectFrom('cases.event')
      .select(['id', 'at', 'act', 'byName', 'toName', toldReason])
      // That its writer took it back is a line of his own case only.
      .where((of) =>
        of.or([
          of.and([of('caseId', 'in', common), of('act', 'not in', ownActs)]),
          of.and([of('caseId', 'in', one.select('id')), of('act', 'in', ownActs)]),
        ]),
      )
      .orderBy('at')
      .orderBy('id'),
    build.selectFrom('cases.reply').select(['at', 'text', 'byName']).where('caseId', 'in', common).orderBy('at'),
    build.selectFrom('cases.supplement').select(['at', 'text']).where('caseId', 'in', one.select('id')).orderBy('at'),
    build
      .selectFrom('cases.rating')
      .select(['at', 'outcome', 'grade', 'reason'])
      .where('caseId', 'in', one.select('id'))
      .orderBy('at'),
    build
      .selectFrom('cases.promise')
      .select(['byName', 'what', 'dueOn', 'state', 'doneOn', 'reason'])
      // What was promised before the cases were put together was promised to this writer.
      .where((of) => of.or([of('caseId', 'in', common), of('caseId', 'in', one.select('id'))]))
      .orderBy('dueOn')
      .orderBy('id'),
    build
      .selectFrom('cases.case')
      .select(['number', 'hiddenRule', 'hiddenBy', 'hiddenAt', 'hiddenAppeal', 'repliedAt', 'takenBackAt'])
      .where('id', 'in', one.select('joinedToId')),
  ])
  if (!found) return undefined
  const told = { ratings: ratings as ToldParts['ratings'], promises: promises as ToldPromise[] }
  return { ...(found as ShownCase), events, replies, supplements, ...told, common: shared as ShownCommon | undefined }
}

/** A page of the public cases about these organisations, newest first, and who answered each. */
export async function listShown(
  tx: Tx,
  of: {
    about: readonly string[]
    kind?: CaseKind | undefined
    among?: readonly string[] | undefined
    page: number
    perPage: number
  },
): Promise<{ rows: ListedShown[]; total: number }> {
  const matching = build
    .selectFrom('cases.case')
    .where('aboutOrgId', 'in', of.about)
    .where(isShown)
    .where('joinedToId', 'is', null)
    .$if(of.kind !== undefined, (query) => query.where('kind', '=', of.kind as string))
    .$if(of.among !== undefined, (query) => query.where(sql<boolean>`id = any(${of.among}::uuid[])`))
  const [rows, [count]] = await tx.all([
    matching
      .select(shown)
      .select(shownTitle)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(of.perPage)
      .offset((of.page - 1) * of.perPage),
    matching.select(sql<number>`count(*)`.as('total')),
  ])
  return { rows: rows as ListedShown[], total: count?.total ?? 0 }
}

/** How many public cases a search finds at most: the newest. */
export const mostShown = 500

/** Ids of the newest public cases with these words about these organisations, in one search; at most `mostShown`. */
export async function searchShown(tx: Tx, { tsquery, patterns }: SearchQuery, about: readonly string[]) {
  const rows = await tx.rows(
    sql<{
      id: string
    }>`select id from cases.search_public(${tsquery}::tsquery, ${patterns}::text[], ${about}::uuid[], ${mostShown}) as id`,
  )
  return rows.map((row) => row.id)
}
