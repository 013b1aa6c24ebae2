import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { ReceivingChannel } from '../channels/store.ts'
import type { FileFault } from './rules.ts'

/** A file of messages as stored, without its content. */
export interface StoredFile {
  readonly id: string
  readonly channelId: string
  readonly channel: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly name: string
  readonly state: 'CHECKED' | 'DONE'
  readonly taskId: string | null
  readonly actorName: string
  readonly rowsTotal: number
  readonly rowsNew: number
  readonly rowsKnown: number
  readonly rowsWrong: number
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly answeredAt: Date | null
  readonly fetchedAt: Date | null
  /** The file itself is gone, because nobody waits for its answers any more. */
  readonly isErased: boolean
}

const fileColumns =
  sql.raw(`f.id, f.channel_id, h.name as channel, f.org_id, f.org_path, o.short_name as org_name, f.name, f.state,
  f.task_id, f.actor_name, f.rows_total, f.rows_new, f.rows_known, f.rows_wrong, f.created_at, f.ended_at,
  f.answered_at, f.fetched_at, f.content_sealed is null as is_erased`)
const fromFile = sql.raw(`from cases.message_file f join cases.channel h on h.id = f.channel_id
  join organisations.directory o on o.id = f.org_id`)

/** The files in reach, the newest first; what is older stands at its cases. */
export function listFiles(tx: Tx, reach: Reach): Promise<StoredFile[]> {
  return tx.rows(sql<StoredFile>`select ${fileColumns} ${fromFile}
    where ${within(reach, 'f.org_path')} order by f.created_at desc limit 200`)
}

/** One file in reach, or nothing. With `forChange` nobody else changes it, and no answer becomes its news, until this transaction ends. */
export function findFile(
  tx: Tx,
  reach: Reach,
  { fileId, forChange = false }: { fileId: string; forChange?: boolean },
): Promise<StoredFile | undefined> {
  const lock = forChange ? sql`for update of f` : sql``
  return tx.first(
    sql<StoredFile>`select ${fileColumns} ${fromFile} where f.id = ${fileId} and ${within(reach, 'f.org_path')} ${lock}`,
  )
}

/** What a file holds of its rows: which messages stand in it, and why other rows are none. */
export interface FileRows {
  readonly rowHashes: readonly Buffer[]
  readonly faults: readonly FileFault[]
}

/** The rows of a file in reach. */
export function readRows(tx: Tx, reach: Reach, fileId: string): Promise<FileRows> {
  return tx.one(sql<FileRows>`select f.row_hashes, f.faults from cases.message_file f
    where f.id = ${fileId} and ${within(reach, 'f.org_path')}`)
}

/** The sealed file; gone when nobody waits for an answer any more. */
export async function readContent(tx: Tx, reach: Reach, fileId: string): Promise<Buffer | undefined> {
  const row = await tx.first(
    sql<{ contentSealed: Buffer | null }>`select content_sealed from cases.message_file
      where id = ${fileId} and ${within(reach)}`,
  )
  return row?.contentSealed ?? undefined
}

/** The channels of files in reach, for who files one; of one id, or all. */
export function listFileChannels(
  tx: Tx,
  reach: Reach,
  id: string | null = null,
): Promise<(ReceivingChannel & { readonly orgPath: string; readonly orgName: string })[]> {
  return tx.rows(sql<ReceivingChannel & { orgPath: string; orgName: string }>`
    select h.id, h.org_id, h.org_path, o.short_name as org_name, h.kind, h.name, h.state, h.is_private, false as can_answer
    from cases.channel h join organisations.directory o on o.id = h.org_id
    where h.kind = 'FILE' and (${id}::uuid is null or h.id = ${id}) and ${within(reach, 'h.org_path')}
    order by h.org_path, h.name`)
}

/** A file as it is kept after its check. */
export interface NewFile extends FileRows {
  readonly id: string
  readonly channelId: string
  readonly orgId: string
  readonly orgPath: string
  readonly name: string
  readonly digest: Buffer
  readonly contentSealed: Buffer
  readonly rowsTotal: number
  readonly rowsNew: number
  readonly rowsKnown: number
  readonly rowsWrong: number
  readonly actorName: string
  readonly createdAt: Date
}

/** Keeps a checked file. */
export function insertFile(tx: Tx, { faults, rowHashes, ...of }: NewFile): void {
  const lists = { rowHashes: [...rowHashes], faults: JSON.stringify(faults) }
  tx.later(build.insertInto('cases.messageFile').values({ ...of, ...lists }))
}

/** Changes a file that was found in reach. */
export function updateFile(
  tx: Tx,
  reach: Reach,
  fileId: string,
  change: {
    readonly taskId?: string
    readonly state?: 'DONE'
    readonly rowsNew?: number
    readonly rowsKnown?: number
    readonly endedAt?: Date
    readonly fetchedAt?: Date
  },
): void {
  tx.later(build.updateTable('cases.messageFile').set(change).where('id', '=', fileId).where(within(reach)))
}

/**
 * Erases files nobody waits for: all their cases ended thirty days ago or longer, or uploaded half a year ago; and those that
 * nobody filed within a month. Gives how many.
 */
export async function forgetContents(tx: Tx, now: Date): Promise<number> {
  return (await tx.one(sql<{ count: number }>`select cases.forget_message_files(${now}) as count`)).count
}
