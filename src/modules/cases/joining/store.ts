import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import { anyOf } from '#kernel/search.ts'
import type { CaseState } from '../codes.ts'
import { type Texts, withDates } from '../tracking/json-dates.ts'
import type { CommonStone, ToldParts } from '../tracking/store.ts'

/** What came of putting two cases together. */
export type JoinVerdict = 'DONE' | 'MISSING' | 'JOINED' | 'PRIVATE' | 'ENDED' | 'URGENT' | 'UNREAD'

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

/** A matter that ended because nobody is left who speaks of it. */
export interface EndedUnheard {
  readonly id: string
  readonly orgId: string
  readonly aboutOrgId: string
}

/** Gives a joined case its own way again, and says which matter ended with it; not done when it is not joined or not in reach. */
export function separateCase(
  tx: Tx,
  of: { caseId: string; told: Told },
): Promise<{ done: boolean; ended: EndedUnheard | null }> {
  return tx.one(
    sql<{ done: boolean; ended: EndedUnheard | null }>`
      select done, ended from cases.separate_case(${of.caseId}, ${of.told}::jsonb)`,
  )
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

/**
 * Public cases that have one of some words, about an organisation or about those above it and right below it: those with the most of them.
 * The portal's policy is the second belt.
 */
export function listShownWith(
  tx: Tx,
  of: { words: readonly string[]; aboutOrgId: string; above: readonly string[]; most: number; mostNear: number },
): Promise<ShownText[]> {
  return tx.rows(sql<ShownText>`
    with near as materialized (
      select a.id, coalesce(a.slug, a.code) as slug, a.short_name as name from organisations.address a
      where (a.path = any(${of.above}::text[]) or a.parent_id = ${of.aboutOrgId}) and a.dissolved_on is null),
    found as materialized (select c.id, c.number, c.state, c.voices, c.org_name, c.about_org_id
      from cases.shown_with(${anyOf(of.words)}::tsquery, ${of.aboutOrgId}, array(select id from near), ${of.most}, ${of.mostNear}) as s (id)
      join cases.case c on c.id = s.id)
    select f.number, w.title, w.body, f.state, f.voices, f.org_name,
      (select jsonb_build_object('slug', n.slug, 'name', n.name) from near n where n.id = f.about_org_id) as board,
      (select r.text from cases.reply r where r.case_id = f.id order by r.at desc limit 1) as reply
    from found f join cases.shown_words(array(select id from found)) w on w.id = f.id`)
}

/** The words of the newest public cases, of whatever organisation. */
export function listNewestShown(tx: Tx, most: number): Promise<{ title: string; body: string }[]> {
  return tx.rows(sql<{ title: string; body: string }>`
    select w.title, w.body from cases.shown_words(array(select c.id from cases.case c
      where c.is_public and c.hidden_rule is null and c.state not in ('SUBMITTED', 'NOT_ACCEPTED') and not c.is_withheld
      order by c.created_at desc, c.id desc limit ${most})) w`)
}

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
