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

/** How the logs stand that are kept here. */
export interface KeptCount {
  readonly logs: number
  /** Convicted of having been rewritten. */
  readonly rewritten: number
  /** Read to their end, and found to lack an entry or to have another one in its place. */
  readonly lacking: number
  /** Not read to their end since some day. */
  readonly unanswered: number
}

export function countKept(tx: Tx, unansweredBefore: Date): Promise<KeptCount> {
  return tx.one(sql<KeptCount>`
    select count(distinct log_name) as logs, count(distinct log_name) filter (where is_contradiction) as rewritten,
      (select count(distinct r.log_name) from transparency.leaves_reading r where r.verdict <> 'WHOLE') as lacking,
      (select count(distinct r.log_name) from transparency.leaves_reading r
        where r.unanswered_since < ${unansweredBefore}) as unanswered
    from transparency.kept_checkpoint`)
}

interface Reading {
  readonly logName: string
  readonly address: string
  readonly now: Date
}

/** Asks for a log to be read at a site, and for every other one that was ever kept from there. */
export function askReading(tx: Tx, { logName, address, now }: Reading): void {
  tx.later(sql`
    insert into transparency.leaves_reading (log_name, address) values (${logName}, ${address}) on conflict do nothing`)
  tx.later(sql`update transparency.leaves_reading set asked_at = ${now} where address = ${address}`)
}

/** What is to be read, the longest waiting first. */
export function listAsked(tx: Tx, triedBefore: Date): Promise<Pick<Reading, 'logName' | 'address'>[]> {
  return tx.rows(sql<Pick<Reading, 'logName' | 'address'>>`
    select log_name, address from transparency.leaves_reading
    where asked_at is not null and (unanswered_since is null or tried_at < ${triedBefore}) order by asked_at, log_name, address`)
}

/** Keeps what a reading to the end came to; nothing is asked for any more. */
export function keepReading(
  tx: Tx,
  of: Reading & { readonly verdict: string; readonly size: number; readonly index?: number },
): void {
  tx.later(sql`
    insert into transparency.leaves_reading (log_name, address, tried_at, verdict, size, missing_index, found_at)
    values (${of.logName}, ${of.address}, ${of.now}, ${of.verdict}, ${of.size}, ${of.index ?? null}, ${of.now})
    on conflict (log_name, address) do update set asked_at = null, tried_at = excluded.tried_at, unanswered_since = null,
      verdict = excluded.verdict, size = excluded.size, missing_index = excluded.missing_index, found_at = excluded.found_at`)
}

/** Keeps that a site did not answer; what was found before stands. */
export function keepUnanswered(tx: Tx, { logName, address, now }: Reading): void {
  tx.later(sql`
    insert into transparency.leaves_reading (log_name, address, asked_at, tried_at, unanswered_since)
    values (${logName}, ${address}, ${now}, ${now}, ${now})
    on conflict (log_name, address) do update set tried_at = excluded.tried_at,
      unanswered_since = coalesce(leaves_reading.unanswered_since, excluded.unanswered_since)`)
}

/** What was found wrong with the entries of a log. */
export interface LackingLog {
  readonly logName: string
  /** That of the first entry that is missing; null where they are all there and one is another. */
  readonly missingIndex: number | null
  readonly foundAt: Date
}

/** The logs whose entries are not what they signed. */
export function listLacking(tx: Tx): Promise<LackingLog[]> {
  return tx.rows(sql<LackingLog>`
    select log_name, missing_index, found_at from transparency.leaves_reading where verdict <> 'WHOLE' order by log_name, found_at`)
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
