import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { ProgramReading } from './codes.ts'

/** A key as stored, without its hash. */
export interface StoredKey {
  readonly id: string
  readonly name: string
  readonly orgId: string
  readonly orgName: string
  readonly purpose: string
  readonly readings: ProgramReading[]
  readonly lastDay: string
  readonly askedBy: string
  readonly askedName: string
  readonly askedAt: Date
  readonly decidedName: string | null
  readonly isAllowed: boolean | null
  readonly takenAt: Date | null
  readonly endedAt: Date | null
}

const columns =
  sql.raw(`k.id, k.name, k.org_id, o.name as org_name, k.purpose, k.readings, k.last_day::text as last_day, k.asked_by, k.asked_name,
  k.asked_at, k.decided_name, k.is_allowed, k.taken_at, k.ended_at`)

/** The keys in reach, the newest first. */
export async function listKeys(
  tx: Tx,
  reach: Reach,
  of: { page: number; size: number },
): Promise<{ rows: StoredKey[]; total: number }> {
  const [rows, [counted]] = await tx.all([
    sql<StoredKey>`select ${columns} from accounts.program_key k join organisations.directory o on o.id = k.org_id
      where ${within(reach, 'k.org_path')} order by k.asked_at desc, k.id limit ${of.size} offset ${(of.page - 1) * of.size}`,
    sql<{ total: number }>`select count(*) as total from accounts.program_key where ${within(reach)}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** One key in reach, held until the end of the transaction, so that two who act on it follow one another. */
export function findKey(tx: Tx, reach: Reach, id: string): Promise<StoredKey | undefined> {
  return tx.first(sql<StoredKey>`select ${columns} from accounts.program_key k join organisations.directory o on o.id = k.org_id
    where k.id = ${id} and ${within(reach, 'k.org_path')} for update of k`)
}

/** Keeps what was asked for. */
export async function insertKey(
  tx: Tx,
  of: Pick<
    StoredKey,
    'id' | 'name' | 'orgId' | 'purpose' | 'readings' | 'lastDay' | 'askedName' | 'askedAt' | 'askedBy'
  > & {
    orgPath: string
  },
): Promise<void> {
  await tx.run(sql`insert into accounts.program_key (id, org_id, org_path, name, purpose, readings, last_day, asked_by, asked_name, asked_at)
    values (${of.id}, ${of.orgId}, ${of.orgPath}, ${of.name}, ${of.purpose}, ${of.readings}::text[], ${of.lastDay}::date, ${of.askedBy},
      ${of.askedName}, ${of.askedAt})`)
}

/** Notes what was decided, and by whom; what is not allowed is over. */
export function decideKey(
  tx: Tx,
  reach: Reach,
  of: { id: string; isAllowed: boolean; by: string; name: string; now: Date },
): void {
  tx.later(sql`update accounts.program_key set is_allowed = ${of.isAllowed}, decided_by = ${of.by}, decided_name = ${of.name},
    decided_at = ${of.now}, ended_at = case when ${of.isAllowed} then null else ${of.now}::timestamptz end
    where id = ${of.id} and ${within(reach)}`)
}

/** Keeps the hash of a key that is shown now. */
export function takeKey(tx: Tx, reach: Reach, of: { id: string; hash: Buffer; now: Date }): void {
  tx.later(
    sql`update accounts.program_key set key_hash = ${of.hash}, taken_at = ${of.now} where id = ${of.id} and ${within(reach)}`,
  )
}

/** Ends a key. */
export function endKey(tx: Tx, reach: Reach, of: { id: string; now: Date }): void {
  tx.later(sql`update accounts.program_key set ended_at = ${of.now} where id = ${of.id} and ${within(reach)}`)
}

/** A key that works today, by its hash, whoever asks. */
export function findWorkingKey(
  tx: Tx,
  of: { hash: Buffer; today: string },
): Promise<{ id: string; name: string; orgId: string; orgPath: string; readings: string[] } | undefined> {
  return tx.first(
    sql<{ id: string; name: string; orgId: string; orgPath: string; readings: string[] }>`
      select * from accounts.program_key_of(${of.hash}, ${of.today}::date)`,
  )
}
