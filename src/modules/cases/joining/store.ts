import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { CaseState } from '../codes.ts'
import { type Texts, withDates } from '../tracking/json-dates.ts'
import type { CommonStone, ToldParts } from '../tracking/store.ts'

/** What came of putting two cases together. */
export type JoinVerdict = 'DONE' | 'MISSING' | 'JOINED' | 'PRIVATE' | 'ENDED' | 'URGENT'

interface Told {
  readonly eventId: string
  readonly at: Date
  readonly byName: string
  /** Who closes a matter in which nobody is left. */
  readonly systemName?: string
  readonly actorName?: string
  readonly reason?: string
}

/** Has a case of the reach handled as another one of it. */
export async function joinCase(tx: Tx, of: { caseId: string; intoId: string; told: Told }): Promise<JoinVerdict> {
  const { caseId, intoId, told } = of
  const row = await tx.one(
    sql<{ verdict: JoinVerdict }>`select cases.join_case(${caseId}, ${intoId}, ${told}::jsonb) as verdict`,
  )
  return row.verdict
}

/** The same for the message just written, to a public one about the same organisation. */
export async function joinWritten(tx: Tx, codeHash: Buffer, of: { number: string; told: Told }): Promise<JoinVerdict> {
  const row = await tx.one(
    sql<{ verdict: JoinVerdict }>`select cases.join_written(${codeHash}, ${of.number}, ${of.told}::jsonb) as verdict`,
  )
  return row.verdict
}

/** Gives a joined case its own way again; false when it is not joined or not in reach. */
export async function separateCase(tx: Tx, of: { caseId: string; told: Told }): Promise<boolean> {
  const row = await tx.one(sql<{ done: boolean }>`select cases.separate_case(${of.caseId}, ${of.told}::jsonb) as done`)
  return row.done
}

/** A case that is handled with another, or the other itself. */
export interface Voice {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly body: string
  readonly createdAt: Date
}

/** The cases in reach that joined this one and were not taken back, oldest first. */
export function listVoices(tx: Tx, reach: Reach, caseId: string): Promise<Voice[]> {
  return tx.rows(
    build
      .selectFrom('cases.case')
      .select(['id', 'number', 'title', 'body', 'createdAt'])
      .where('joinedToId', '=', caseId)
      .where('takenBackAt', 'is', null)
      .where(within(reach))
      .orderBy('createdAt')
      .orderBy('id')
      .limit(200),
  )
}

/** The words of a case with which another may be put together. */
export interface Joinable extends Voice {
  readonly state: CaseState
  readonly voices: number
}

/** The newest public cases about an organisation that are open and stand alone or are the common one. */
export function listJoinable(
  tx: Tx,
  reach: Reach,
  of: { aboutOrgId: string; except: string; most: number },
): Promise<Joinable[]> {
  return tx.rows(
    build
      .selectFrom('cases.case')
      .select(['id', 'number', 'title', 'body', 'createdAt', 'state', 'voices'])
      .where(within(reach))
      .where('aboutOrgId', '=', of.aboutOrgId)
      .where('isPublic', '=', true)
      .where('dueAt', 'is not', null)
      .where('id', '<>', of.except)
      .orderBy('createdAt', 'desc')
      .limit(of.most),
  ) as Promise<Joinable[]>
}

/** A public case as somebody who is about to write may read it, with its last answer. */
export interface ShownText {
  readonly number: string
  readonly title: string
  readonly body: string
  readonly state: CaseState
  readonly voices: number
  readonly orgName: string
  readonly reply: string | null
  /** Whose board it stands on, where that is another one than is written to. */
  readonly board: { readonly slug: string; readonly name: string } | null
}

/** The newest public cases about an organisation; those that joined another stand with it. The portal's policy is the second belt. */
export function listShownTexts(tx: Tx, of: { aboutOrgId: string; most: number }): Promise<ShownText[]> {
  return textsOf(
    tx,
    sql`select ${shownColumns}, null::jsonb as board from cases.case c
    where c.about_org_id = ${of.aboutOrgId} and ${isShown} order by c.created_at desc limit ${of.most}`,
  )
}

/** The same about those above an organisation and right below it: of each board its newest, of all the newest. */
export function listShownNear(
  tx: Tx,
  of: { aboutOrgId: string; above: readonly string[]; perBoard: number; most: number },
): Promise<ShownText[]> {
  return textsOf(
    tx,
    sql`
    select n.*, jsonb_build_object('slug', coalesce(a.slug, a.code), 'name', a.short_name) as board
    from organisations.address a cross join lateral (select ${shownColumns} from cases.case c
      where c.about_org_id = a.id and ${isShown} order by c.created_at desc limit ${of.perBoard}) n
    where (a.path = any(${of.above}::text[]) or a.parent_id = ${of.aboutOrgId}) and a.dissolved_on is null
    order by n.created_at desc limit ${of.most}`,
  )
}

const shownColumns = sql`c.id, c.number, c.state, c.voices, c.org_name, c.created_at`
const isShown = sql`c.is_public and c.hidden_rule is null and c.state not in ('SUBMITTED', 'NOT_ACCEPTED') and c.joined_to_id is null`

const textsOf = (tx: Tx, found: ReturnType<typeof sql>): Promise<ShownText[]> =>
  tx.rows(sql<ShownText>`
    with found as materialized (${found})
    select f.number, w.title, w.body, f.state, f.voices, f.org_name, f.board,
      (select r.text from cases.reply r where r.case_id = f.id order by r.at desc limit 1) as reply
    from found f join cases.shown_words(array(select id from found)) w on w.id = f.id
    order by f.created_at desc`)

/** A matter of several writers: the number it is handled under, how many they are, what happened to it, or the stone of it. */
export interface Common extends Pick<ToldParts, 'events' | 'replies'>, CommonStone {
  readonly voices: number
  readonly isOwn: boolean
  /** When the first who told it took his message back; it goes on for the others. */
  readonly takenBackAt: Date | null
}

/** What the common case tells the writer of one of several about the same matter; nothing for a case that stands alone. */
export async function openCommon(tx: Tx, codeHash: Buffer): Promise<Common | undefined> {
  const row = await tx.one(sql<{ common: Texts<Common> | null }>`select cases.common_of(${codeHash}) as common`)
  return row.common === null ? undefined : withDates(row.common)
}
