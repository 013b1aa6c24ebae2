import type { Reach } from '#kernel/actor.ts'
import { build, sql, steady, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { ChannelKind } from './channels/codes.ts'
import type { CaseKind, CaseState, NotAcceptedReason, Outcome } from './codes.ts'
import { promisesOf, type StoredPromise } from './promises/store.ts'
import type { Urgency } from './urgency/codes.ts'

/** What a list shows of a case. */
export interface ListedCase {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  readonly title: string
  readonly body: string
  readonly state: CaseState
  readonly outcome: Outcome | null
  readonly grade: number | null
  readonly orgId: string
  readonly orgName: string
  readonly aboutName: string
  readonly channel: 'PORTAL' | 'BOARD' | 'HOTLINE' | 'VISIT' | 'PAPER' | 'REPRESENTATIVE' | 'IMPORT' | ChannelKind
  readonly isPublic: boolean
  readonly isImported: boolean
  readonly createdAt: Date
  readonly repliedAt: Date | null
  readonly closedAt: Date | null
  readonly field: string | null
  readonly second: string | null
  /** The limit that runs now; null once it is answered. */
  readonly dueOn: Day | null
  /** The instant from which it is late. */
  readonly dueAt: Date | null
  /** What urgent kind it is of, by a desk's word; its first word and until when that is due (11.2). */
  readonly urgency: Urgency | null
  readonly firstWords: number
  readonly firstWordDueAt: Date | null
}

/** A whole case without its contact and its code, which the database does not give to handlers (D23). */
export interface StoredCase extends ListedCase {
  readonly orgPath: string
  readonly isUrgent: boolean
  readonly urgentAt: Date | null
  /** When it was first said to be of each kind, in the round of `urgentAt`. */
  readonly emergencyAt: Date | null
  readonly utilitiesAt: Date | null
  readonly firstWordAt: Date | null
  readonly aboutOrgId: string
  readonly writerMask: string
  readonly acceptDueOn: Day | null
  readonly answerDueOn: Day | null
  readonly dueProvisional: boolean
  readonly extendedDays: number
  readonly extensionReason: string | null
  readonly refusalReason: NotAcceptedReason | null
  readonly refusalNote: string | null
  readonly isWithheld: boolean
  readonly sendBacks: number
  readonly extensions: number
  readonly reopenings: number
  readonly third: string | null
  readonly joinedToId: string | null
  readonly voices: number
  /** When its writer took back what was filed for him; the matter goes on where others joined it. */
  readonly takenBackAt: Date | null
  readonly assignedById: string | null
  readonly previousId: string | null
  readonly acceptedAt: Date | null
  readonly repliedAt: Date | null
  readonly firstRepliedAt: Date | null
  readonly closedAt: Date | null
  readonly escalatedAt: Date | null
  /** The desk above that was told last that it is late. */
  readonly escalatedToId: string | null
  readonly inPetitionSince: Date | null
  /** The matter of its petition, also when that has ended. */
  readonly petitionId: string | null
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

export interface StoredEvent extends Required<NewEvent> {}
export interface StoredReply {
  readonly id: string
  readonly at: Date
  readonly text: string
  readonly byName: string
  readonly actorName: string | null
}
export interface StoredSupplement {
  readonly id: string
  readonly at: Date
  readonly text: string
}
export interface StoredRating {
  readonly id: string
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
  readonly promises: readonly StoredPromise[]
  readonly previous: { readonly id: string; readonly number: string } | undefined
  /** The desks above, nearest first. */
  readonly above: readonly { readonly orgId: string; readonly name: string }[]
}

/** The columns that a list shows. */
export const listed = [
  'id',
  'number',
  'kind',
  'title',
  'body',
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
  'repliedAt',
  'closedAt',
  'field',
  'second',
  'dueOn',
  'dueAt',
  'urgency',
  'firstWords',
  'firstWordDueAt',
] as const
/** The columns of a whole case. */
export const whole = [
  ...listed,
  'orgPath',
  'isUrgent',
  'urgentAt',
  'emergencyAt',
  'utilitiesAt',
  'firstWordAt',
  'aboutOrgId',
  'writerMask',
  'acceptDueOn',
  'answerDueOn',
  'dueProvisional',
  'extendedDays',
  'extensionReason',
  'refusalReason',
  'refusalNote',
  'isWithheld',
  'sendBacks',
  'extensions',
  'reopenings',
  'third',
  'joinedToId',
  'voices',
  'takenBackAt',
  'assignedById',
  'previousId',
  'acceptedAt',
  'firstRepliedAt',
  'escalatedAt',
  'escalatedToId',
  'inPetitionSince',
  'petitionId',
] as const

/** One case in reach, or nothing. With `forChange` nobody else can change it until this transaction ends. */
export async function findCase(
  tx: Tx,
  reach: Reach,
  { caseId, forChange = false }: { caseId: string; forChange?: boolean },
): Promise<StoredCase | undefined> {
  const query = build.selectFrom('cases.case').select(whole).where('id', '=', caseId).where(within(reach))
  return (await tx.first(forChange ? query.forUpdate() : steady(query))) as StoredCase | undefined
}

/** What belongs to a case that was found in reach. */
export async function partsOf(tx: Tx, reach: Reach, { id, previousId }: StoredCase): Promise<CaseParts> {
  const of = <T extends 'cases.event' | 'cases.reply' | 'cases.supplement' | 'cases.rating'>(table: T) =>
    build
      .selectFrom(table as 'cases.event')
      .where('caseId', '=', id)
      .orderBy('at')
      .orderBy('id')
  const [events, replies, supplements, ratings, [previous], above, promises] = await tx.all([
    steady(of('cases.event').select(['id', 'at', 'act', 'byName', 'toName', 'reason', 'actorName', 'note'])),
    steady(
      build
        .selectFrom('cases.reply')
        .select(['id', 'at', 'text', 'byName', 'actorName'])
        .where('caseId', '=', id)
        .orderBy('at'),
    ),
    steady(build.selectFrom('cases.supplement').select(['id', 'at', 'text']).where('caseId', '=', id).orderBy('at')),
    steady(
      build
        .selectFrom('cases.rating')
        .select(['id', 'at', 'outcome', 'grade', 'reason'])
        .where('caseId', '=', id)
        .orderBy('at'),
    ),
    steady(build.selectFrom('cases.case').select(['id', 'number']).where('id', '=', previousId).where(within(reach))),
    steady(sql<{ orgId: string; name: string }>`select org_id, name from cases.desks_above(${id})`),
    steady(promisesOf(id)),
  ])
  const told = { ratings: ratings as StoredRating[], promises: promises as StoredPromise[] }
  return { events, replies, supplements, ...told, previous, above }
}

/** What an act may change of a case; what the citizen wrote is not among it (T38). */
export type CaseChange = Partial<{
  state: CaseState
  outcome: Outcome | null
  sendBacks: number
  extensions: number
  answerDueOn: Day
  judgeDueOn: Day
  dueProvisional: boolean
  extendedDays: number
  extensionReason: string
  refusalReason: NotAcceptedReason
  refusalNote: string
  refusedAt: Date
  assignedById: string
  acceptedAt: Date
  repliedAt: Date
  firstRepliedAt: Date
  wasOnTime: boolean
  closedAt: Date
  escalatedAt: Date | null
  escalatedToId: string | null
  inPetitionSince: Date | null
  petitionId: string
  urgency: Urgency | null
  isUrgent: boolean
  urgentAt: Date
  emergencyAt: Date | null
  utilitiesAt: Date | null
  firstWords: number
  firstWordAt: Date
  firstWordDueAt: Date | null
  field: string
  second: string | null
  third: string | null
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
export function addReply(tx: Tx, caseId: string, reply: StoredReply): void {
  tx.later(build.insertInto('cases.reply').values({ ...reply, caseId }))
}

export type HandOver = { verdict: 'DONE' | 'MISSING' | 'OUT_OF_REACH' | 'ABOUT_ITSELF'; orgName: string | null }

/** Passes a case on, with what changes of it and its line in the timeline; afterwards it may be out of reach. */
export function handOver(
  tx: Tx,
  of: { caseId: string; toOrgId: string; isDownOnly: boolean; event: NewEvent; change: HandOverChange },
): Promise<HandOver> {
  const given = { ...of.event, ...of.change, eventId: of.event.id, isDownOnly: of.isDownOnly }
  return tx.one(sql<HandOver>`select * from cases.hand_over(${of.caseId}, ${of.toOrgId}, ${given}::jsonb)`)
}
export type HandOverChange = Required<Pick<CaseChange, 'state' | 'sendBacks' | 'extensions'>> &
  Pick<CaseChange, 'assignedById'> & { readonly signDueOn?: Day; readonly isInTime: boolean }

/** Lets an organisation receive cases; the others' go to the nearest one above. */
export function openDesk(tx: Tx, { id, path }: { id: string; path: string }): void {
  tx.later(sql`insert into cases.desk (org_id, org_path) values (${id}, ${path}) on conflict do nothing`)
}

/** What a place has set for the cases, as it stands in the settings; undefined when nothing. */
export async function readSetting(tx: Tx): Promise<unknown> {
  const row = await tx.first(build.selectFrom('app.setting').select('value').where('name', '=', 'cases'))
  return row?.value
}
