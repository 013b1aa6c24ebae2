import { sql, type Tx } from '#kernel/db.ts'

/** A checkpoint of another log as it was received. */
export interface KeptCheckpoint {
  readonly id: string
  readonly logName: string
  readonly logKey: string
  readonly size: number
  readonly at: Date
  readonly note: string
  readonly receivedAt: Date
  /** It does not continue what was kept before: both together convict the log. */
  readonly isContradiction: boolean
}

/** The largest checkpoint of a log that was kept without a contradiction. */
export function findKept(tx: Tx, logName: string): Promise<KeptCheckpoint | undefined> {
  return tx.first(sql<KeptCheckpoint>`
    select id, log_name, log_key, size, at, note, received_at, is_contradiction from transparency.kept_checkpoint
    where log_name = ${logName} and not is_contradiction order by size desc, at desc limit 1`)
}

/** How many logs are kept, and how many of them are convicted of having been rewritten. */
export function countKept(tx: Tx): Promise<{ logs: number; rewritten: number }> {
  return tx.one(sql<{ logs: number; rewritten: number }>`
    select count(distinct log_name) as logs, count(distinct log_name) filter (where is_contradiction) as rewritten
    from transparency.kept_checkpoint`)
}

/** Keeps a checkpoint; one that is there already is not kept twice. */
export function keep(tx: Tx, of: KeptCheckpoint): void {
  tx.later(sql`
    insert into transparency.kept_checkpoint (id, log_name, log_key, size, at, note, received_at, is_contradiction)
    values (${of.id}, ${of.logName}, ${of.logKey}, ${of.size}, ${of.at}, ${of.note}, ${of.receivedAt}, ${of.isContradiction})
    on conflict do nothing`)
}

/** The newest of each log, and whatever contradicts it. */
export function listKept(tx: Tx): Promise<KeptCheckpoint[]> {
  return tx.rows(sql<KeptCheckpoint>`
    select id, log_name, log_key, size, at, note, received_at, is_contradiction from (
      select k.*, row_number() over (partition by k.log_name, k.is_contradiction order by k.size desc, k.at desc) as place
      from transparency.kept_checkpoint k) newest
    where place = 1 order by log_name, is_contradiction`)
}
