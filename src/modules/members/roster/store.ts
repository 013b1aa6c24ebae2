import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { MembershipStatus } from '../codes.ts'
import type { RowFault } from './row.ts'
import { lineOrder, stageTypes } from './stage.ts'

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

/** Makes the stage of this transaction. */
export function openStage(tx: Tx): void {
  tx.later(sql`select set_config('statement_timeout', '300s', true), set_config('work_mem', '64MB', true)`)
  const columns = lineOrder.map((column) => `${column} ${stageTypes[column]}`).join(', ')
  tx.later(sql`create temp table roster_stage (${sql.raw(columns)}) on commit drop`)
  // Each lot is looked for several times among all that came before it.
  tx.later(sql`create index on pg_temp.roster_stage (row_number)`)
  tx.later(sql`create temp table roster_out (row_number integer primary key) on commit drop`)
  tx.later(sql`create temp table roster_known (row_number integer primary key, person_id uuid, member_id uuid, status text,
    same_branch boolean, same boolean) on commit drop`)
}

/**
 * Before and after many rows are inserted: foreign keys are then checked by one plan. With a plan for every check, which
 * is right for requests (docs/decisions/0003), 100,000 members took 43 seconds instead of 3.
 */
export function planForMany(tx: Tx, isMany: boolean): void {
  tx.later(sql`select set_config('plan_cache_mode', ${isMany ? 'force_generic_plan' : 'force_custom_plan'}, true)`)
}

/** Streams lines into the stage. */
export function copyLines(tx: Tx, lines: AsyncIterable<Uint8Array>): Promise<number> {
  return tx.copy(`copy pg_temp.roster_stage (${lineOrder.join(', ')}) from stdin`, lines)
}

/** A staged row whose person is known inside the reach. */
export interface KnownRow {
  readonly rowNumber: number
  readonly memberId: string | null
  readonly status: MembershipStatus | null
  readonly sameBranch: boolean
  readonly same: boolean
}

/** Looks up the numbers of the rows staged after this one in the reach; what is known is not new. */
export async function listKnown(tx: Tx, reach: Reach, after: number): Promise<KnownRow[]> {
  // What the first rows are like, all are: looking at a sample for each lot would take longer than what it finds.
  if (after === 0) tx.later(sql`analyze pg_temp.roster_stage`)
  tx.later(sql`insert into pg_temp.roster_known
    select distinct on (s.row_number) s.row_number, p.id as person_id, m.id as member_id, m.status, coalesce(m.org_id = s.org_id, false) as same_branch,
      coalesce(m.row_digest = s.digest and m.version = m.row_version, false) as same
    from pg_temp.roster_stage s
    join people.profile p on p.id_number_hash = s.id_number_hash and ${within(reach, 'p.org_path')}
    left join members.member m on m.person_id = p.id and ${within(reach, 'm.org_path')}
    where s.row_number > ${after}
    order by s.row_number, (m.status = 'DUPLICATE') is true`)
  tx.later(sql`insert into pg_temp.roster_out select row_number from pg_temp.roster_known where row_number > ${after}`)
  return tx.rows(
    sql<KnownRow>`select row_number, member_id, status, same_branch, same from pg_temp.roster_known where row_number > ${after} order by row_number`,
  )
}

/** What a staged row says, with the member and person it is about. */
export interface StagedRow {
  readonly rowNumber: number
  readonly memberId: string
  readonly personId: string
  readonly stagedPersonId: string
  readonly name: string
  readonly gender: string
  readonly ethnicGroup: string | null
  readonly birthDate: string | null
  readonly education: string | null
  readonly category: 'FULL' | 'PROBATIONARY'
  readonly joinDate: string
  readonly fullDate: string | null
  readonly groupId: string | null
  readonly groupName: string | null
  /** Whether the row says that the member stands in no group. */
  readonly leavesGroup: boolean
  readonly mobileMask: string | null
  readonly mobileHash: string | null
  readonly residenceHash: string | null
  readonly mobileSealed: Buffer | null
  readonly residenceSealed: Buffer | null
}

/** Staged rows of known members by their numbers. */
export function listStaged(tx: Tx, rowNumbers: readonly number[]): Promise<StagedRow[]> {
  return tx.rows(sql<StagedRow>`
    select s.row_number, k.member_id, k.person_id, s.person_id as staged_person_id, s.name, s.gender, s.ethnic_group, s.birth_date, s.education,
      s.category, s.join_date, s.full_date, s.group_id, (select g.short_name from organisations.directory g where g.id = s.group_id) as group_name,
      s.leaves_group, s.mobile_mask, s.mobile_hash, s.residence_hash, s.mobile_sealed, s.residence_sealed
    from pg_temp.roster_stage s join pg_temp.roster_known k on k.row_number = s.row_number
    where s.row_number = any(${rowNumbers}::integer[]) order by s.row_number`)
}

/** Writes the new members staged after this row with their postings, under the policy (decisions 5). */
export async function insertStagedMembers(tx: Tx, of: { batchId: string; from: string; after: number }): Promise<void> {
  const isNew = sql`s.row_number > ${of.after} and s.row_number not in (select o.row_number from pg_temp.roster_out o)`
  tx.later(sql`insert into members.member (id, person_id, org_id, org_path, name, name_sort, name_search, search, category,
      join_date, full_date, group_id, import_batch_id, row_digest, row_version, provenance)
    select s.member_id, s.person_id, s.org_id, s.org_path, s.name, s.name_sort, s.name_search, s.search, s.category,
      s.join_date, s.full_date, s.group_id, ${of.batchId}::uuid, s.digest, 1, jsonb_build_object('*', ${of.batchId}::text)
    from pg_temp.roster_stage s where ${isNew}`)
  await tx.run(sql`insert into members.posting (id, member_id, org_id, org_path, valid)
    select s.posting_id, s.member_id, s.org_id, s.org_path, daterange(${of.from}::date, null) from pg_temp.roster_stage s where ${isNew}`)
}

/** Remembers for known members what the file said, so that the same row changes nothing next time. */
export function rememberDigests(tx: Tx, rowNumbers: readonly number[]): void {
  tx.later(sql`update members.member m set row_digest = s.digest, row_version = m.version
    from pg_temp.roster_known k join pg_temp.roster_stage s on s.row_number = k.row_number
    where m.id = k.member_id and k.row_number = any(${rowNumbers}::integer[])`)
}

/** Keeps a digest of every row written and gives the digest over them, which goes into the audit (decisions 14). */
export async function keepRowDigests(tx: Tx, batchId: string, updated: readonly number[]): Promise<string> {
  const row = await tx.one(sql<{ digest: string }>`with kept as (
      update members.import_batch set row_digests = coalesce((select string_agg(substring(digest from 1 for 16), ''::bytea order by row_number)
        from pg_temp.roster_stage where row_number not in (select o.row_number from pg_temp.roster_out o) or row_number = any(${updated}::integer[])), ''::bytea)
      where id = ${batchId} returning row_digests)
    select encode(sha256(row_digests), 'hex') as digest from kept`)
  return row.digest
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
