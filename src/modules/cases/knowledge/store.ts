import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { SearchQuery } from '#kernel/search.ts'
import type { KnowledgeState } from './codes.ts'

/** A question with its answer, as its office keeps it. */
export interface StoredKnowledge {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly field: string | null
  readonly question: string
  readonly answer: string
  readonly state: KnowledgeState
  readonly proposedAt: Date
  readonly shownAt: Date | null
  readonly takenBackReason: string | null
}

const columns = [
  ...(['id', 'orgId', 'orgPath', 'orgName', 'field', 'question', 'answer'] as const),
  ...(['state', 'proposedAt', 'shownAt', 'takenBackReason'] as const),
] as const

/** Where a question holds: its site and all sites below show it. */
export interface KnowledgePlace {
  readonly placeId: string
  readonly placePath: string
}

/** The nearest organisation over who handles a case in reach and whom it is about. */
export function findPlace(tx: Tx, caseId: string): Promise<KnowledgePlace> {
  return tx.one(sql<KnowledgePlace>`select place_id, place_path from cases.common_place(${caseId})`)
}

/** Keeps a question of a case in reach; nothing in it says of which. */
export function addKnowledge(
  tx: Tx,
  of: Omit<StoredKnowledge, 'takenBackReason'> & KnowledgePlace & { searchText: string; terms: string },
): void {
  const { terms, ...row } = of
  tx.later(build.insertInto('cases.knowledge').values({ ...row, search: sql<string>`${terms}::tsvector` }))
}

/** One in reach, so that nobody else changes it meanwhile; or nothing. */
export async function findKnowledge(tx: Tx, reach: Reach, knowledgeId: string): Promise<StoredKnowledge | undefined> {
  const query = build.selectFrom('cases.knowledge').select(columns).where('id', '=', knowledgeId).where(within(reach))
  return (await tx.first(query)) as StoredKnowledge | undefined
}

/** Shows what waited, lets it be, or takes back what was shown. */
export function changeKnowledge(
  tx: Tx,
  reach: Reach,
  of: { id: string } & (
    | { state: 'SHOWN'; shownAt: Date }
    | { state: 'REFUSED' }
    | { state: 'TAKEN_BACK'; takenBackAt: Date; takenBackReason: string }
  ),
): void {
  const { id, ...change } = of
  tx.later(build.updateTable('cases.knowledge').set(change).where('id', '=', id).where(within(reach)))
}

/** What is kept in reach, newest first. */
export async function listKnowledge(
  tx: Tx,
  reach: Reach,
  of: { page: number; size: number },
): Promise<{ rows: StoredKnowledge[]; total: number }> {
  const kept = build.selectFrom('cases.knowledge').where(within(reach))
  const [rows, [counted]] = await tx.all([
    kept
      .select(columns)
      .orderBy('proposedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(of.size)
      .offset((of.page - 1) * of.size),
    kept.select(({ fn }) => fn.countAll<number>().as('count')),
  ])
  return { rows: rows as StoredKnowledge[], total: Number(counted?.count ?? 0) }
}

/** The matter in which a second person looks at what was made of a case. */
export async function findWaiting(tx: Tx, caseId: string): Promise<string | null> {
  return (await tx.one(sql<{ matterId: string | null }>`select cases.waits_for_knowledge(${caseId}) as matter_id`))
    .matterId
}

/** A question that was made of a case and stands; its words where it is in reach. */
export interface MadeKnowledge {
  readonly at: Date
  readonly question: string | null
}

/**
 * What was made of a case in reach, or of the one it goes on from, and was not taken back. The row names no case (decisions 100): inside the office
 * the course of the case and the question are known by the instant in which both were written.
 */
export function findMade(tx: Tx, reach: Reach, caseId: string): Promise<MadeKnowledge | undefined> {
  return tx.first(sql<MadeKnowledge>`
    select e.at, k.question
    from cases.case c
    join cases.event e on e.case_id in (c.id, c.previous_id) and e.act = 'publishKnowledge'
    left join cases.knowledge k on k.shown_at = e.at and ${within(reach, 'k.org_path')}
    where c.id = ${caseId} and ${within(reach, 'c.org_path')} and k.state is distinct from 'TAKEN_BACK'
    order by e.at desc limit 1`)
}

/** The last answer to a case in reach. */
export async function findLastAnswer(tx: Tx, reach: Reach, caseId: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ text: string }>`
    select r.text from cases.reply r join cases.case c on c.id = r.case_id
    where c.id = ${caseId} and ${within(reach, 'c.org_path')} order by r.at desc, r.id desc limit 1`)
  return row?.text
}

/** Gives what an organisation knows to who takes over. */
export function passKnowledge(tx: Tx, reach: Reach, of: { from: string; to: { id: string; path: string } }): void {
  const { from, to } = of
  tx.later(
    build
      .updateTable('cases.knowledge')
      .set({ orgId: to.id, orgPath: to.path })
      .where('orgId', '=', from)
      .where(within(reach)),
  )
  tx.later(
    build
      .updateTable('cases.knowledge')
      .set({ placeId: to.id, placePath: to.path })
      .where('placeId', '=', from)
      .where(within(reach)),
  )
}

/** A question as everybody reads it. */
export interface ShownKnowledge {
  readonly id: string
  readonly orgName: string
  readonly field: string | null
  readonly question: string
  readonly answer: string
  readonly shownAt: Date
}

/** What is shown, latest first; of all places where none is named. */
export async function listShown(
  tx: Tx,
  of: { paths?: readonly string[]; field?: string | undefined; query?: SearchQuery; size: number; beyond: number },
): Promise<{ rows: ShownKnowledge[]; total: number }> {
  const { query, ...given } = of
  const rows = await tx.rows(sql<ShownKnowledge & { total: number }>`
    select id, org_name, field, question, answer, shown_at, total
    from cases.list_knowledge(${given}::jsonb, ${query?.tsquery ?? null}::tsquery, ${[...(query?.patterns ?? [])]}::text[])`)
  return { rows: rows.map(({ total, ...row }) => row), total: Number(rows[0]?.total ?? 0) }
}

/** The fields of what is shown at these places. */
export function countFields(tx: Tx, paths: readonly string[]): Promise<{ field: string; shown: number }[]> {
  return tx.rows(
    sql<{ field: string; shown: number }>`select field, shown from cases.count_knowledge(${[...paths]}::text[])`,
  )
}

/** One by its address; what was taken back has no words. */
export type KnowledgeAt = Omit<ShownKnowledge, 'question' | 'answer'> & {
  readonly question: string | null
  readonly answer: string | null
  readonly takenBackAt: Date | null
  readonly takenBackReason: string | null
}

export function findShown(tx: Tx, of: { id: string; paths: readonly string[] }): Promise<KnowledgeAt | undefined> {
  return tx.first(sql<KnowledgeAt>`
    select id, org_name, field, question, answer, shown_at, taken_back_at, taken_back_reason
    from cases.knowledge_at(${of.id}, ${[...of.paths]}::text[])`)
}
