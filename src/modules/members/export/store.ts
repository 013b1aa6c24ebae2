import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { ExportColumn } from './contract.ts'
import { hoursKept, minutesForAgain } from './rules.ts'

/** An export as stored; its file apart. */
export interface ExportRow {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly accountId: string
  readonly actorName: string
  readonly number: string
  readonly reason: string
  readonly filter: Readonly<Record<string, string>>
  readonly columns: ExportColumn[]
  readonly rowsAsked: number
  readonly rowsWritten: number | null
  readonly matterId: string | null
  readonly state: 'WAITING' | 'ALLOWED' | 'REFUSED' | 'READY' | 'EXPIRED'
  readonly approvedBy: string | null
  readonly taskId: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  /** When it was taken for the first time. */
  readonly fetchedAt: Date | null
  /** Whether a password opens it. */
  readonly isLocked: boolean
}

const columns =
  sql.raw(`e.id, e.org_id, e.org_path, o.short_name as org_name, e.account_id, e.actor_name, e.number, e.reason, e.filter,
  e.columns, e.rows_asked, e.rows_written, e.matter_id, e.state, e.approved_by, e.task_id, e.created_at, e.expires_at, e.fetched_at,
  e.password_sealed is not null as is_locked`)

/** How many rows this account has asked for since then: those that nobody had to allow, and all but what was refused. */
export function countLately(
  tx: Tx,
  reach: Reach,
  of: { accountId: string | null; since: Date },
): Promise<{ free: number; all: number }> {
  return tx.one(sql<{ free: number; all: number }>`
    select coalesce(sum(rows_asked) filter (where matter_id is null), 0)::integer as free, coalesce(sum(rows_asked), 0)::integer as all
    from members.export
    where account_id = ${of.accountId}::uuid and state <> 'REFUSED' and created_at > ${of.since} and ${within(reach)}`)
}

/** Writes an export as it was asked for. */
export function insertExport(
  tx: Tx,
  of: Omit<ExportRow, 'orgName' | 'rowsWritten' | 'approvedBy' | 'fetchedAt' | 'isLocked' | 'filter'> & {
    filter: Readonly<Record<string, string>>
  },
): void {
  tx.later(
    build.insertInto('members.export').values({ ...of, columns: [...of.columns], filter: JSON.stringify(of.filter) }),
  )
}

/** An export of this account in reach. */
export function findExport(
  tx: Tx,
  reach: Reach,
  of: { exportId: string; accountId: string | null },
): Promise<ExportRow | undefined> {
  return tx.first(sql<ExportRow>`select ${columns} from members.export e join organisations.directory o on o.id = e.org_id
    where e.id = ${of.exportId} and e.account_id = ${of.accountId}::uuid and ${within(reach, 'e.org_path')}`)
}

/** The exports of this account, the latest first. */
export async function listExports(
  tx: Tx,
  reach: Reach,
  of: { accountId: string | null; page: number; size: number },
): Promise<{ rows: ExportRow[]; total: number }> {
  const mine = sql`e.account_id = ${of.accountId}::uuid and ${within(reach, 'e.org_path')}`
  const [rows, [count]] = await tx.all([
    sql<ExportRow>`select ${columns} from members.export e join organisations.directory o on o.id = e.org_id
      where ${mine} order by e.created_at desc, e.id limit ${of.size} offset ${(of.page - 1) * of.size}`,
    sql<{ total: number }>`select count(*)::integer as total from members.export e where ${mine}`,
  ])
  return { rows, total: count?.total ?? 0 }
}

/** The export of a matter may be written from now on, until then. */
export function allowExport(
  tx: Tx,
  reach: Reach,
  of: { matterId: string; approvedBy: string; reason: string; until: Date },
): void {
  tx.later(sql`update members.export set state = 'ALLOWED', approved_by = ${of.approvedBy}, reason = ${of.reason},
      expires_at = ${of.until}
    where matter_id = ${of.matterId} and state = 'WAITING' and ${within(reach)}`)
}

/** The export of a matter will not be written. */
export function endExport(tx: Tx, reach: Reach, matterId: string): void {
  tx.later(
    sql`update members.export set state = 'REFUSED' where matter_id = ${matterId} and state = 'WAITING' and ${within(reach)}`,
  )
}

/** Notes the task in which the file is written. */
export function setTask(tx: Tx, reach: Reach, of: { exportId: string; taskId: string }): void {
  tx.later(sql`update members.export set task_id = ${of.taskId} where id = ${of.exportId} and ${within(reach)}`)
}

/** Keeps the written file and what opens it, sealed, with a digest of each row, for its hours. */
export function keepContent(
  tx: Tx,
  reach: Reach,
  of: {
    exportId: string
    contentSealed: Buffer
    passwordSealed: Buffer | null
    rowDigests: Buffer
    rows: number
    at: Date
  },
): void {
  tx.later(sql`update members.export set state = 'READY', content_sealed = ${of.contentSealed}, row_digests = ${of.rowDigests},
      password_sealed = ${of.passwordSealed}, rows_written = ${of.rows},
      expires_at = ${of.at}::timestamptz + make_interval(hours => ${hoursKept})
    where id = ${of.exportId} and state = 'ALLOWED' and ${within(reach)}`)
}

/** The sealed file. */
export async function findContent(tx: Tx, reach: Reach, exportId: string): Promise<Buffer | undefined> {
  const row = await tx.first(sql<{ contentSealed: Buffer | null }>`
    select content_sealed from members.export where id = ${exportId} and ${within(reach)}`)
  return row?.contentSealed ?? undefined
}

/** Keeps whose records the file holds: each of them can read that it was exported (decisions 14). */
export function keepMembers(
  tx: Tx,
  of: { exportId: string; orgId: string; orgPath: string; memberIds: readonly string[] },
): void {
  tx.later(sql`insert into members.exported (export_id, org_id, org_path, member_ids)
    values (${of.exportId}, ${of.orgId}, ${of.orgPath}, ${[...of.memberIds]}::uuid[])`)
}

/** Notes when a file was taken for the first time. */
export function noteFetched(tx: Tx, reach: Reach, of: { exportId: string; at: Date }): void {
  tx.later(
    sql`update members.export set fetched_at = coalesce(fetched_at, ${of.at}) where id = ${of.exportId} and ${within(reach)}`,
  )
}

/** What opens the file of an export of this account, sealed. */
export async function findPassword(
  tx: Tx,
  reach: Reach,
  of: { exportId: string; accountId: string | null },
): Promise<Buffer | undefined> {
  const row = await tx.first(sql<{ passwordSealed: Buffer | null }>`select password_sealed from members.export
    where id = ${of.exportId} and account_id = ${of.accountId}::uuid and ${within(reach)}`)
  return row?.passwordSealed ?? undefined
}

/** Takes away files that were taken; gives whose exports they were. */
export async function dropTaken(tx: Tx, reach: Reach, now: Date): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`update members.export set content_sealed = null
    where state = 'READY' and content_sealed is not null and fetched_at + make_interval(mins => ${minutesForAgain}) <= ${now}
      and expires_at > ${now} and ${within(reach)} returning id`)
  return rows.map(({ id }) => id)
}

/** Takes away what has expired, the file and what opened it first; gives which exports it were. */
export async function expireExports(tx: Tx, reach: Reach, now: Date): Promise<string[]> {
  const rows = await tx.rows(sql<{
    id: string
  }>`update members.export set state = 'EXPIRED', content_sealed = null, password_sealed = null
    where state in ('ALLOWED', 'READY') and expires_at <= ${now} and ${within(reach)} returning id`)
  return rows.map(({ id }) => id)
}
