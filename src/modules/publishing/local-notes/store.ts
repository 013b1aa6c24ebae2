import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { LocalNoteAct, LocalNoteState } from './contract.ts'

/** The note of a site to an article; `path` is internal. */
export interface Note {
  readonly id: string
  readonly orgId: string
  readonly path: string
  readonly articleId: string
  readonly state: LocalNoteState
  readonly version: number
  readonly text: string
  readonly savedBy: string | null
  readonly savedByName: string
  readonly savedAt: Date
  readonly shownText: string | null
  readonly shownAt: Date | null
  /** Which version of the article was read when it was shown or kept: as the article said 更新于. */
  readonly lookedAt: Date | null
}

/** A published article that an organisation above handed down, as lists show it. */
export interface HandedItem {
  readonly id: string
  readonly title: string
  readonly updatedAt: Date | null
  readonly handedAt: Date
  readonly fromName: string
}

/** The same with its text. */
export interface Handed extends HandedItem {
  readonly subtitle: string | null
  readonly bodyHtml: string
  readonly source: string
}

const noteColumns =
  sql.raw(`n.id, n.org_id, n.org_path as path, n.article_id, n.state, n.version, n.text, n.saved_by, n.saved_by_name, n.saved_at,
  n.shown_text, n.shown_at, n.looked_at`)

/** What was handed down to a place of the tree, newest first, and how many there are. */
export async function listHanded(
  tx: Tx,
  of: { path: string; page: number; size: number },
): Promise<{ rows: HandedItem[]; total: number }> {
  const rows = await tx.rows(sql<HandedItem & { total: number }>`select h.*
    from publishing.handed_to(${of.path}, ${of.size}, ${(of.page - 1) * of.size}) h`)
  const [first] = rows
  // A page past the last says how many there are all the same.
  if (!first && of.page > 1) return { rows, total: (await listHanded(tx, { path: of.path, page: 1, size: 1 })).total }
  return { rows, total: first?.total ?? 0 }
}

/** One article that was handed down to a place. */
export function findHanded(tx: Tx, of: { path: string; articleId: string }): Promise<Handed | undefined> {
  return tx.first(sql<Handed>`select h.* from publishing.handed_here(${of.path}, ${of.articleId}) h`)
}

/** The notes of a site to these articles. */
export function listNotes(tx: Tx, reach: Reach, of: { orgId: string; articleIds: readonly string[] }): Promise<Note[]> {
  return tx.rows(sql<Note>`select ${noteColumns} from publishing.local_note n
    where n.org_id = ${of.orgId} and n.article_id = any(${of.articleIds}::uuid[]) and ${within(reach, 'n.org_path')}`)
}

/** A note, when it is inside the reach. */
export function findNote(tx: Tx, reach: Reach, noteId: string): Promise<Note | undefined> {
  return tx.first(sql<Note>`select ${noteColumns} from publishing.local_note n
    where n.id = ${noteId} and ${within(reach, 'n.org_path')}`)
}

/** A step on the way of a note. */
export interface StepRow {
  readonly id: string
  readonly at: Date
  readonly act: LocalNoteAct
  readonly actorName: string
  readonly words: string | null
}

/** What happened to a note, newest first. */
export function listSteps(tx: Tx, reach: Reach, noteId: string): Promise<StepRow[]> {
  return tx.rows(sql<StepRow>`select id, at, act, actor_name, words from publishing.local_note_step
    where note_id = ${noteId} and ${within(reach)} order by at desc, id desc limit 200`)
}

/** Who saves which text, and when. */
export interface Saving {
  readonly text: string
  readonly savedBy: string | null
  readonly savedByName: string
  readonly savedAt: Date
}

/** Writes the first note of a site to an article; whether there was none. */
export async function insertNote(
  tx: Tx,
  of: { id: string; orgId: string; path: string; articleId: string; state: LocalNoteState; saving: Saving },
): Promise<boolean> {
  const { saving } = of
  const written = await tx.run(sql`insert into publishing.local_note
      (id, org_id, org_path, article_id, state, version, text, saved_by, saved_by_name, saved_at)
    values (${of.id}, ${of.orgId}, ${of.path}, ${of.articleId}, ${of.state}, 1, ${saving.text}, ${saving.savedBy}, ${saving.savedByName}, ${saving.savedAt})
    on conflict (org_id, article_id) do nothing`)
  return written > 0
}

/** A new standing of a note, and what led to it. */
export interface Change {
  readonly state: LocalNoteState
  readonly saving?: Saving
  readonly shownAt?: Date
  readonly lookedAt?: Date | null
  /** What the public is told in its place; nothing where nobody saw it as things stand. */
  readonly removed?: { readonly at: Date; readonly reason: string } | 'UNSEEN'
}

/** Changes a note that still stands as it was read; whether it did. */
export async function changeNote(tx: Tx, reach: Reach, from: Note, to: Change): Promise<boolean> {
  const { saving, shownAt, lookedAt, removed } = to
  const isNewlyShown = shownAt !== undefined
  const isTold = removed !== undefined && removed !== 'UNSEEN' && from.shownText !== null
  const sets = [
    sql`state = ${to.state}, version = version + 1`,
    saving &&
      sql`text = ${saving.text}, saved_by = ${saving.savedBy}, saved_by_name = ${saving.savedByName}, saved_at = ${saving.savedAt}`,
    isNewlyShown && sql`shown_text = text, shown_at = ${shownAt}, removed_at = null, removed_reason = null`,
    lookedAt !== undefined && sql`looked_at = ${lookedAt}::timestamptz`,
    removed !== undefined && sql`shown_text = null, shown_at = null`,
    isTold && sql`removed_at = ${removed.at}, removed_reason = ${removed.reason}`,
  ].filter((set) => set !== false && set !== undefined)
  const touched = await tx.run(sql`update publishing.local_note set ${sql.join(sets)}
    where id = ${from.id} and version = ${from.version} and state = ${from.state} and ${within(reach)}`)
  return touched > 0
}

/** Notes a step on the way of a note. */
export function insertStep(tx: Tx, place: { noteId: string; orgId: string; path: string }, step: StepRow): void {
  tx.later(sql`insert into publishing.local_note_step (id, note_id, org_id, org_path, at, act, actor_name, words)
    values (${step.id}, ${place.noteId}, ${place.orgId}, ${place.path}, ${step.at}, ${step.act}, ${step.actorName}, ${step.words})`)
}
