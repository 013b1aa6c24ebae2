import { type Query, sql, type Tx } from '#kernel/db.ts'
import { onConstraint, type Sentence } from '#kernel/errors.ts'
import type { RunKind, RunState } from './contract.ts'

/** A backup or drill as it stands in the table. */
export interface StoredRun {
  readonly id: string
  readonly kind: RunKind
  readonly state: RunState
  readonly askedAt: Date
  readonly begunAt: Date | null
  readonly endedAt: Date | null
  readonly backup: string | null
  readonly bytes: number | null
  readonly findings: readonly Sentence[]
}

const columns = sql`id, kind, state, asked_at, begun_at, ended_at, backup, bytes, findings`

/** The newest runs. They belong to the installation: no reach narrows them, the policy asks who looks. */
export function listRuns(tx: Tx): Promise<StoredRun[]> {
  return tx.rows(sql<StoredRun>`select ${columns} from operations.run order by asked_at desc limit 20`)
}

/** The newest run of a kind that was begun; only good ones when asked so. */
export function findNewestRun(tx: Tx, kind: RunKind, of: { isGood: boolean }): Promise<StoredRun | undefined> {
  const states = of.isGood ? ['DONE'] : ['RUNNING', 'DONE', 'FAILED']
  return tx.first(sql<StoredRun>`select ${columns} from operations.run
    where kind = ${kind} and state = any (${states}) order by asked_at desc limit 1`)
}

/** A run that waits or is at work; there is one worker, so what is at work when it looks was cut off. */
export function listOpenRuns(tx: Tx): Promise<StoredRun[]> {
  return tx.rows(sql<StoredRun>`select ${columns} from operations.run
    where state in ('ASKED', 'RUNNING') order by asked_at`)
}

/** Adds a run. @throws what `waiting` makes when one of its kind is open already. */
export async function insertRun(
  tx: Tx,
  of: { id: string; kind: RunKind; state: RunState; at: Date },
  waiting: () => Error,
): Promise<void> {
  const begun = of.state === 'RUNNING' ? of.at : null
  const work = tx.run(sql`insert into operations.run (id, kind, state, asked_at, begun_at)
    values (${of.id}, ${of.kind}, ${of.state}, ${of.at}, ${begun})`)
  await onConstraint(work, { run_asked_once: waiting })
}

/** Marks a waiting run as at work. */
export function beginRun(tx: Tx, id: string, at: Date): void {
  tx.later(sql`update operations.run set state = 'RUNNING', begun_at = ${at} where id = ${id}`)
}

/** How a run ended. */
export interface RunEnd {
  readonly state: 'DONE' | 'FAILED'
  readonly backup: string | null
  readonly bytes: number | null
  readonly findings: readonly Sentence[]
}

/** Marks a run as ended. */
export function endRun(tx: Tx, id: string, of: RunEnd & { readonly at: Date }): void {
  tx.later(sql`update operations.run set state = ${of.state}, ended_at = ${of.at}, backup = ${of.backup},
    bytes = ${of.bytes}, findings = ${JSON.stringify(of.findings)} where id = ${id}`)
}

/** Adds a run that is over; what waits or is at work does not hinder it. */
export async function insertEndedRun(
  tx: Tx,
  of: RunEnd & { readonly id: string; readonly kind: RunKind; readonly begunAt: Date; readonly endedAt: Date },
): Promise<void> {
  await tx.run(sql`insert into operations.run (id, kind, state, asked_at, begun_at, ended_at, backup, bytes, findings)
    values (${of.id}, ${of.kind}, ${of.state}, ${of.begunAt}, ${of.begunAt}, ${of.endedAt}, ${of.backup}, ${of.bytes},
      ${JSON.stringify(of.findings)})`)
}

/** What the database says of itself. */
export interface DatabaseFacts {
  readonly postgres: string
  readonly encoding: string
  readonly sortsChinese: boolean
  readonly secondsAhead: number
  readonly since: Date | null
}

/** Asks the database about itself; `now` is the program’s clock. */
export const databaseFacts = (now: Date): Query<DatabaseFacts> => sql<DatabaseFacts>`
  select current_setting('server_version') as postgres,
    (select pg_encoding_to_char(d.encoding) from pg_database d where d.datname = current_database()) as encoding,
    exists (select 1 from pg_collation where collname = 'zh-x-icu') as sorts_chinese,
    extract(epoch from clock_timestamp() - ${now}::timestamptz)::float8 as seconds_ahead,
    (select changed_at from app.setting where name = 'kernel.key-check') as since`

/** What waits in the queue and for the sealer. */
export interface MachineState {
  readonly waiting: number
  readonly oldestSeconds: number
  readonly failed: number
  readonly unsealed: number
  readonly unsealedSeconds: number
}

/** Asks how much waits. */
export const machineState = (): Query<MachineState> => sql<MachineState>`select * from operations.machine_state()`
