import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { RowFault } from './row.ts'

/** A batch as stored, without the file. */
export interface BatchRow {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly fileName: string
  readonly actorName: string
  readonly state: string
  readonly taskId: string | null
  readonly mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING' | null
  readonly rowsTotal: number | null
  readonly rowsNew: number | null
  readonly rowsUpdated: number | null
  readonly rowsUnchanged: number | null
  readonly rowsWrong: number | null
  readonly findings: Record<string, number>
  readonly createdAt: Date
  readonly endedAt: Date | null
}

const batchColumns =
  sql.raw(`b.id, b.org_id, b.org_path, o.name as org_name, b.file_name, b.actor_name, b.state, b.task_id, b.mode, b.rows_total, b.rows_new,
  b.rows_updated, b.rows_unchanged, b.rows_wrong, b.findings, b.created_at, b.ended_at`)

/** The batch, when inside the reach. */
export function findBatch(tx: Tx, reach: Reach, batchId: string): Promise<BatchRow | undefined> {
  return tx.first(sql<BatchRow>`select ${batchColumns} from members.import_batch b join organisations.directory o on o.id = b.org_id
    where b.id = ${batchId} and ${within(reach, 'b.org_path')}`)
}

/** Batches, the newest first. */
export async function listBatches(tx: Tx, reach: Reach, page: { limit: number; offset: number }) {
  const [rows, [counted]] = await tx.all([
    sql<BatchRow>`select ${batchColumns} from members.import_batch b join organisations.directory o on o.id = b.org_id
      where ${within(reach, 'b.org_path')} order by b.created_at desc limit ${page.limit} offset ${page.offset}`,
    sql<{ total: number }>`select count(*) as total from members.import_batch where ${within(reach)}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** The sealed file of a batch; gone when the batch has ended. */
export async function readContent(tx: Tx, reach: Reach, batchId: string): Promise<Buffer | undefined> {
  const row = await tx.first(
    sql<{
      contentSealed: Buffer | null
    }>`select content_sealed from members.import_batch where id = ${batchId} and ${within(reach)}`,
  )
  return row?.contentSealed ?? undefined
}

/** Keeps an uploaded file. */
export function insertBatch(
  tx: Tx,
  batch: {
    readonly id: string
    readonly orgId: string
    readonly orgPath: string
    readonly accountId: string | null
    readonly actorName: string
    readonly fileName: string
    readonly fileDigest: Buffer
    readonly contentSealed: Buffer
    readonly taskId: string
    readonly createdAt: Date
  },
): void {
  tx.later(build.insertInto('members.importBatch').values(batch))
}

/** What may be changed of a batch. */
export interface BatchChange {
  readonly state?: string
  readonly mode?: string
  readonly taskId?: string
  readonly rowsTotal?: number
  readonly rowsNew?: number
  readonly rowsUpdated?: number
  readonly rowsUnchanged?: number
  readonly rowsWrong?: number
  readonly findings?: Readonly<Record<string, number>>
  readonly contentSealed?: null
  readonly checkedAt?: Date
  readonly endedAt?: Date
  readonly revokedAt?: Date
  readonly revokeReason?: string
}

/** Changes a batch that stands in one of these states. Gives whether it did. */
export async function updateBatch(
  tx: Tx,
  of: { batchId: string; from: readonly string[] },
  { findings, ...change }: BatchChange,
): Promise<boolean> {
  const query = build
    .updateTable('members.importBatch')
    .set({ ...change, ...(findings ? { findings: JSON.stringify(findings) } : {}) })
    .where('id', '=', of.batchId)
    .where('state', 'in', [...of.from])
  return (await tx.run(query)) > 0
}

/** Where faults of a batch belong. */
export interface FaultPlace {
  readonly batchId: string
  readonly orgId: string
  readonly orgPath: string
}

/** Replaces the faults of a batch. */
export function replaceFaults(tx: Tx, place: FaultPlace, faults: readonly RowFault[]): void {
  tx.later(sql`delete from members.import_fault where batch_id = ${place.batchId}`)
  const column = <K extends keyof RowFault>(key: K) => faults.map((fault) => fault[key])
  tx.later(sql`insert into members.import_fault (batch_id, org_id, org_path, row_number, position, column_name, code, slots)
    select ${place.batchId}::uuid, ${place.orgId}::uuid, ${place.orgPath}, f.row, row_number() over (partition by f.row order by f.at), f.col, f.code, f.slots::jsonb
    from unnest(${column('row')}::integer[], ${column('column')}::text[], ${column('code')}::text[],
      ${faults.map((fault) => JSON.stringify(fault.slots ?? {}))}::text[]) with ordinality as f (row, col, code, slots, at)`)
}

/** A fault as stored. */
export interface FaultRow {
  readonly rowNumber: number
  readonly columnName: string
  readonly code: string
  readonly slots: Record<string, number>
}

/** A page of faults in the order of the file. */
export async function listFaults(
  tx: Tx,
  reach: Reach,
  of: { batchId: string; limit: number; offset: number },
): Promise<{ rows: FaultRow[]; total: number }> {
  const [rows, [counted]] = await tx.all([
    sql<FaultRow>`select row_number, column_name, code, slots from members.import_fault
      where batch_id = ${of.batchId} and ${within(reach)} order by row_number, position limit ${of.limit} offset ${of.offset}`,
    sql<{
      total: number
    }>`select count(*) as total from members.import_fault where batch_id = ${of.batchId} and ${within(reach)}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** Removes the files that are not wanted any more. Gives their number. */
export function forgetContents(tx: Tx, reach: Reach, now: Date): Promise<number> {
  return tx.run(sql`update members.import_batch set content_sealed = null
    where content_sealed is not null and ${within(reach)}
      and (ended_at < ${now}::timestamptz - interval '7 days' or created_at < ${now}::timestamptz - interval '30 days')`)
}

/** Members whom the batch brought and nobody touched since. */
export function listUntouched(tx: Tx, reach: Reach, batchId: string): Promise<{ id: string; personId: string }[]> {
  return tx.rows(sql<{ id: string; personId: string }>`select id, person_id from members.member
    where import_batch_id = ${batchId} and version = 1 and ${within(reach)}`)
}

/** Deletes members with their postings; only for the revocation of an import. */
export function deleteMembers(tx: Tx, memberIds: readonly string[]): Promise<number> {
  return tx.run(sql`delete from members.member where id = any(${memberIds}::uuid[])`)
}

/** How many members the batch brought who are still there. */
export async function countOfBatch(tx: Tx, reach: Reach, batchId: string): Promise<number> {
  const row = await tx.one(
    sql<{
      n: number
    }>`select count(*) as n from members.member where import_batch_id = ${batchId} and ${within(reach)}`,
  )
  return row.n
}

/** Changes the batch made to members who were there before; `isLast` when nothing was changed after it. */
export function listUpdates(tx: Tx, reach: Reach, batchId: string) {
  return tx.rows(sql<{ id: string; memberId: string; version: number; beforeSealed: Buffer; isLast: boolean }>`
    select r.id, r.member_id, r.version, r.before_sealed, m.version = r.version as is_last
    from members.revision r join members.member m on m.id = r.member_id
    where r.batch_id = ${batchId} and r.source = 'IMPORT' and ${within(reach, 'r.org_path')} and ${within(reach, 'm.org_path')}`)
}
