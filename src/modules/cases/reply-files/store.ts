import { sql, type Tx } from '#kernel/db.ts'
import type { EnclosureKind } from '../enclosures/codes.ts'

/** One as it is listed; without a name where a measure took it out of sight. */
export interface ListedReplyFile {
  readonly id: string
  readonly at: Date
  readonly mediaType: EnclosureKind
  readonly size: number
  readonly nameSealed: Buffer | null
}

/** The same for the desk: whether everybody opens it now, and whether its message is hidden. */
type DeskReplyFile = ListedReplyFile & { readonly isPublic: boolean; readonly isHidden: boolean }

/** One with what it holds. */
export interface WholeReplyFile {
  readonly id: string
  readonly mediaType: EnclosureKind
  readonly nameSealed: Buffer
  readonly contentSealed: Buffer
}

/** Gives what waits under these keys to the answer of this transaction, those of `shown` for everybody; gives how many that were. */
export async function takeReplyFiles(
  tx: Tx,
  replyId: string,
  of: { keys: readonly string[]; shown: readonly string[]; at: Date },
): Promise<number> {
  const row = await tx.one(
    sql<{
      taken: number
    }>`select cases.take_reply_files(${replyId}, ${of.keys}::text[], ${of.shown}::text[], ${of.at}) as taken`,
  )
  return row.taken
}

/** What went with the answers of a case that was found in reach, oldest first. */
export function listReplyFiles(tx: Tx, caseId: string): Promise<DeskReplyFile[]> {
  return tx.rows(sql<DeskReplyFile>`
    select f.id, f.at, f.media_type, f.size, cases.is_given_to_all(f.id) as is_public, c.hidden_rule is not null as is_hidden,
      case when not exists (select from cases.measure m where m.case_id = f.case_id and m.words_of = 'REPLY' and m.words_id = f.reply_id
        and m.lifted_at is null) then f.name_sealed end as name_sealed
    from cases.reply_file f join cases.case c on c.id = f.case_id where f.case_id = ${caseId} order by f.at, f.id`)
}

/** Whether something went with an answer of a case that was found in reach. */
export async function hasReplyFiles(tx: Tx, of: { caseId: string; replyId: string }): Promise<boolean> {
  const row = await tx.one(
    sql<{
      has: boolean
    }>`select exists (select from cases.reply_file f where f.case_id = ${of.caseId} and f.reply_id = ${of.replyId}) as has`,
  )
  return row.has
}

/** One of a case in reach; nothing where a measure took it out of sight. */
export function findReplyFile(tx: Tx, caseId: string, id: string): Promise<WholeReplyFile | undefined> {
  return tx.first(
    sql<WholeReplyFile>`select id, media_type, name_sealed, content_sealed from cases.read_reply_file(${caseId}, ${id})`,
  )
}

/** What everybody may have of the answers of a public case, oldest first. */
export function listShown(tx: Tx, number: string): Promise<ListedReplyFile[]> {
  return tx.rows(
    sql<ListedReplyFile>`select id, at, media_type, size, name_sealed from cases.shown_reply_files(${number})`,
  )
}

/** One of them. */
export function findShown(tx: Tx, id: string): Promise<WholeReplyFile | undefined> {
  return tx.first(
    sql<WholeReplyFile>`select id, media_type, name_sealed, content_sealed from cases.shown_reply_file(${id})`,
  )
}

/** What the writer behind a code may have of the answers to him, oldest first. */
export function listOwn(tx: Tx, codeHash: Buffer): Promise<ListedReplyFile[]> {
  return tx.rows(
    sql<ListedReplyFile>`select id, at, media_type, size, name_sealed from cases.own_reply_files(${codeHash})`,
  )
}

/** One of them. */
export function findOwn(tx: Tx, codeHash: Buffer, id: string): Promise<WholeReplyFile | undefined> {
  return tx.first(
    sql<WholeReplyFile>`select id, media_type, name_sealed, content_sealed from cases.own_reply_file(${codeHash}, ${id})`,
  )
}
