import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { CaseKind, CaseState, NotAcceptedReason, Outcome } from './codes.ts'
import { openStates } from './rules.ts'

/** What a list shows of a case. */
export interface ListedCase {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  readonly title: string
  readonly state: CaseState
  readonly outcome: Outcome | null
  readonly grade: number | null
  readonly orgId: string
  readonly orgName: string
  readonly aboutName: string
  readonly channel: 'PORTAL' | 'BOARD' | 'HOTLINE' | 'VISIT' | 'PAPER' | 'IMPORT'
  readonly isPublic: boolean
  readonly isImported: boolean
  readonly createdAt: Date
  readonly acceptDueOn: Day | null
  readonly answerDueOn: Day | null
}

/** A whole case without its contact and its code, which the database does not give to handlers (D23). */
export interface StoredCase extends ListedCase {
  readonly orgPath: string
  readonly body: string
  readonly writerMask: string
  readonly dueProvisional: boolean
  readonly extendedDays: number
  readonly extensionReason: string | null
  readonly refusalReason: NotAcceptedReason | null
  readonly refusalNote: string | null
  readonly sendBacks: number
  readonly extensions: number
  readonly reopenings: number
  readonly assignedById: string | null
  readonly previousId: string | null
  readonly acceptedAt: Date | null
  readonly repliedAt: Date | null
  readonly firstRepliedAt: Date | null
  readonly closedAt: Date | null
  readonly escalatedAt: Date | null
}

/** A line of the timeline as it is written. */
export interface NewEvent {
  readonly id: string
  readonly at: Date
  readonly act: string
  readonly byName: string
  readonly toName?: string | null
  readonly reason?: string | null
  readonly actorName?: string | null
  readonly note?: string | null
}

export interface StoredEvent extends Required<Omit<NewEvent, 'id'>> {}
export interface StoredReply {
  readonly at: Date
  readonly text: string
  readonly byName: string
  readonly actorName: string | null
}
export interface StoredSupplement {
  readonly at: Date
  readonly text: string
}
export interface StoredRating {
  readonly at: Date
  readonly outcome: 'SOLVED' | 'PARTLY' | 'NOT_SOLVED'
  readonly grade: number | null
  readonly reason: string
}

/** What belongs to a case, oldest first. */
export interface CaseParts {
  readonly events: readonly StoredEvent[]
  readonly replies: readonly StoredReply[]
  readonly supplements: readonly StoredSupplement[]
  readonly ratings: readonly StoredRating[]
  readonly previous: { readonly id: string; readonly number: string } | undefined
}

export interface CaseFilter {
  readonly view: 'open' | 'all'
  readonly state?: CaseState | undefined
  readonly kind?: CaseKind | undefined
  readonly overdue?: boolean | undefined
  readonly orgId?: string | undefined
  /** Ids the full text search found; the list is narrowed to them. */
  readonly among?: readonly string[] | undefined
  readonly page: number
  readonly size: number
}

const listed = [
  'id',
  'number',
  'kind',
  'title',
  'state',
  'outcome',
  'grade',
  'orgId',
  'orgName',
  'aboutName',
  'channel',
  'isPublic',
  'isImported',
  'createdAt',
  'acceptDueOn',
  'answerDueOn',
] as const
const whole = [
  ...listed,
  'orgPath',
  'body',
  'writerMask',
  'dueProvisional',
  'extendedDays',
  'extensionReason',
  'refusalReason',
  'refusalNote',
  'sendBacks',
  'extensions',
  'reopenings',
  'assignedById',
  'previousId',
  'acceptedAt',
  'repliedAt',
  'firstRepliedAt',
  'closedAt',
  'escalatedAt',
] as const

/** Is the clock that runs now past its limit? Written as the index reads it. */
const overdueOn = (day: Day) => sql<boolean>`state in (${sql.join(openStates.map((state) => sql.lit(state)))})
  and (answer_due_on < ${day} or state = 'SUBMITTED' and accept_due_on < ${day})`
const isOpen = sql<boolean>`state in (${sql.join(openStates.map((state) => sql.lit(state)))})`

/** A page of the cases in reach and how many there are; open ones by deadline, all by time. */
export async function listCases(
  tx: Tx,
  reach: Reach,
  { filter, today }: { filter: CaseFilter; today: Day },
): Promise<{ rows: ListedCase[]; total: number }> {
  const matching = build
    .selectFrom('cases.case')
    .where(within(reach))
    .$if(filter.view === 'open', (query) => query.where(isOpen))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as string))
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind as string))
    .$if(filter.orgId !== undefined, (query) => query.where('orgId', '=', filter.orgId as string))
    .$if(filter.overdue !== undefined, (query) =>
      query.where(filter.overdue ? overdueOn(today) : sql<boolean>`not (${overdueOn(today)})`),
    )
    .$if(filter.among !== undefined, (query) => query.where(sql<boolean>`id = any(${filter.among}::uuid[])`))
  const page = matching
    .select(listed)
    .$if(filter.view === 'open', (query) => query.orderBy('answerDueOn').orderBy('id'))
    .$if(filter.view === 'all', (query) => query.orderBy('createdAt', 'desc').orderBy('id', 'desc'))
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
  const counted = matching.select(sql<number>`count(*)`.as('total'))
  const [rows, [count]] = await tx.all([page, counted])
  return { rows: rows as ListedCase[], total: count?.total ?? 0 }
}

/** Ids of the newest cases in reach with these words; at most 1,000. */
export async function searchCases(tx: Tx, asked: string): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`select id from cases.search(${asked}::tsquery, 1000) as id`)
  return rows.map((row) => row.id)
}

/** One case in reach, or nothing. With `forChange` nobody else can change it until this transaction ends. */
export async function findCase(
  tx: Tx,
  reach: Reach,
  { caseId, forChange = false }: { caseId: string; forChange?: boolean },
): Promise<StoredCase | undefined> {
  const query = build.selectFrom('cases.case').select(whole).where('id', '=', caseId).where(within(reach))
  return (await tx.first(forChange ? query.forUpdate() : query)) as StoredCase | undefined
}

/** What belongs to a case that was found in reach. */
export async function partsOf(tx: Tx, reach: Reach, { id, previousId }: StoredCase): Promise<CaseParts> {
  const of = <T extends 'cases.event' | 'cases.reply' | 'cases.supplement' | 'cases.rating'>(table: T) =>
    build
      .selectFrom(table as 'cases.event')
      .where('caseId', '=', id)
      .orderBy('at')
      .orderBy('id')
  const [events, replies, supplements, ratings, [previous]] = await tx.all([
    of('cases.event').select(['at', 'act', 'byName', 'toName', 'reason', 'actorName', 'note']),
    build
      .selectFrom('cases.reply')
      .select(['at', 'text', 'byName', 'actorName'])
      .where('caseId', '=', id)
      .orderBy('at'),
    build.selectFrom('cases.supplement').select(['at', 'text']).where('caseId', '=', id).orderBy('at'),
    build
      .selectFrom('cases.rating')
      .select(['at', 'outcome', 'grade', 'reason'])
      .where('caseId', '=', id)
      .orderBy('at'),
    build.selectFrom('cases.case').select(['id', 'number']).where('id', '=', previousId).where(within(reach)),
  ])
  return { events, replies, supplements, ratings: ratings as StoredRating[], previous }
}

/** What an act may change of a case; what the citizen wrote is not among it (T38). */
export type CaseChange = Partial<{
  state: CaseState
  outcome: Outcome | null
  sendBacks: number
  extensions: number
  answerDueOn: Day
  dueProvisional: boolean
  extendedDays: number
  extensionReason: string
  refusalReason: NotAcceptedReason
  refusalNote: string
  assignedById: string
  acceptedAt: Date
  repliedAt: Date
  firstRepliedAt: Date
  wasOnTime: boolean
  closedAt: Date
  escalatedAt: Date
}>

/** Changes a case that was found for change. */
export function changeCase(tx: Tx, reach: Reach, { id, change }: { id: string; change: CaseChange }): void {
  tx.later(
    build
      .updateTable('cases.case')
      .set({ ...change, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .where(within(reach)),
  )
}

/** Adds a line to the timeline. */
export function addEvent(tx: Tx, caseId: string, event: NewEvent): void {
  tx.later(build.insertInto('cases.event').values({ ...event, caseId }))
}

/** Keeps an answer. */
export function addReply(tx: Tx, caseId: string, reply: StoredReply & { readonly id: string }): void {
  tx.later(build.insertInto('cases.reply').values({ ...reply, caseId }))
}

export type HandOver = { verdict: 'DONE' | 'MISSING' | 'OUT_OF_REACH' | 'ABOUT_ITSELF'; orgName: string | null }

/** Passes a case on with its line in the timeline; must be the last thing done to it, for it may leave the reach. */
export function handOver(
  tx: Tx,
  of: { caseId: string; toOrgId: string; isDownOnly: boolean; event: NewEvent },
): Promise<HandOver> {
  const given = { ...of.event, eventId: of.event.id, isDownOnly: of.isDownOnly }
  return tx.one(sql<HandOver>`select * from cases.hand_over(${of.caseId}, ${of.toOrgId}, ${given}::jsonb)`)
}

export interface Counted {
  readonly waiting: number
  readonly inHand: number
  readonly overdue: number
  readonly dueSoon: number
  readonly answered: number
  readonly clocked: number
  readonly onTime: number
  readonly judged: number
  readonly solved: number
  readonly graded: number
  readonly satisfied: number
}

/** The numbers of all cases in reach in one look; open ones come from their own small index. */
export async function countCases(tx: Tx, reach: Reach, { today, soon }: { today: Day; soon: Day }): Promise<Counted> {
  const [[open], [done]] = await tx.all([
    sql<
      Pick<Counted, 'waiting' | 'inHand' | 'overdue' | 'dueSoon'>
    >`select count(*) filter (where state = 'SUBMITTED') as waiting,
        count(*) filter (where state <> 'SUBMITTED') as in_hand, count(*) filter (where ${overdueOn(today)}) as overdue,
        count(*) filter (where not (${overdueOn(today)}) and answer_due_on <= ${soon}) as due_soon
      from cases.case where ${isOpen} and ${within(reach)}`,
    sql<
      Omit<Counted, 'waiting' | 'inHand' | 'overdue' | 'dueSoon'>
    >`select count(*) filter (where state = 'REPLIED') as answered,
        count(was_on_time) as clocked, count(*) filter (where was_on_time) as on_time,
        count(*) filter (where outcome in ('SOLVED', 'PARTLY', 'NOT_SOLVED')) as judged,
        count(*) filter (where outcome = 'SOLVED') as solved, count(grade) as graded, count(*) filter (where grade >= 4) as satisfied
      from cases.case where not is_imported and ${within(reach)}`,
  ])
  return { ...open, ...done } as Counted
}

/** Cases whose clock ran out and whose superior was not told yet. */
export function listToEscalate(tx: Tx, reach: Reach, today: Day): Promise<StoredCase[]> {
  const query = build.selectFrom('cases.case').select(whole).where(within(reach)).where('escalatedAt', 'is', null)
  return tx.rows(query.where(overdueOn(today)).orderBy('id').limit(500).forUpdate().skipLocked()) as Promise<
    StoredCase[]
  >
}

/** Answered cases whose writer said nothing since before this instant. */
export function listToClose(tx: Tx, reach: Reach, repliedBefore: Date): Promise<StoredCase[]> {
  const query = build.selectFrom('cases.case').select(whole).where(within(reach)).where('state', '=', 'REPLIED')
  const silent = query.where('isImported', '=', false).where('repliedAt', '<', repliedBefore)
  return tx.rows(silent.orderBy('id').limit(500).forUpdate().skipLocked()) as Promise<StoredCase[]>
}
