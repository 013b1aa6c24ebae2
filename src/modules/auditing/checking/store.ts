import { sql, type Tx } from '#kernel/db.ts'
import { onConstraint, type Sentence } from '#kernel/errors.ts'
import type { CheckState } from './contract.ts'

/** A check as it stands in the table, without its sheet. */
export interface StoredCheck {
  readonly id: string
  readonly state: CheckState
  readonly askerName: string
  readonly orgId: string
  readonly orgName: string
  readonly askedAt: Date
  readonly begunAt: Date | null
  readonly endedAt: Date | null
  readonly done: number
  readonly total: number | null
  readonly findings: number | null
  readonly named: readonly Sentence[]
}

const columns = sql`id, state, asker_name, org_id, org_name, asked_at, begun_at, ended_at, done::float8 as done,
  total::float8 as total, findings, named`

/** The newest checks. They belong to the installation: no reach narrows them, the policy asks who looks. */
export function listChecks(tx: Tx): Promise<StoredCheck[]> {
  return tx.rows(sql<StoredCheck>`select ${columns} from auditing.chain_check order by asked_at desc limit 20`)
}

/** The signed text of a check that has ended. */
export async function findSheet(tx: Tx, id: string): Promise<{ sheet: string; endedAt: Date } | undefined> {
  return tx.first(sql<{ sheet: string; endedAt: Date }>`
    select sheet, ended_at from auditing.chain_check where id = ${id} and state = 'DONE'`)
}

/** Adds a check. @throws what `waiting` makes while another one is open. */
export async function insertCheck(
  tx: Tx,
  of: Pick<StoredCheck, 'id' | 'askerName' | 'orgId' | 'orgName' | 'askedAt'> & { readonly askedBy: string },
  waiting: () => Error,
): Promise<void> {
  const work = tx.run(sql`insert into auditing.chain_check (id, asked_by, asker_name, org_id, org_name, asked_at)
    values (${of.id}, ${of.askedBy}, ${of.askerName}, ${of.orgId}, ${of.orgName}, ${of.askedAt})`)
  await onConstraint(work, { chain_check_asked_once: waiting })
}

/** The check that waits or is at work; there is never a second one. */
export function findOpenCheck(tx: Tx): Promise<StoredCheck | undefined> {
  return tx.first(sql<StoredCheck>`select ${columns} from auditing.chain_check where state in ('ASKED', 'RUNNING')`)
}

/** Marks a check as at work, with how much there is to go through. */
export async function beginCheck(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update auditing.chain_check set state = 'RUNNING', begun_at = ${at},
    total = (select coalesce(max(sequence), 0) from audit.seal) where id = ${id}`)
}

/** How far a check is. */
export function noteProgress(tx: Tx, id: string, done: number): void {
  tx.later(sql`update auditing.chain_check set done = ${done} where id = ${id} and state = 'RUNNING'`)
}

/** How a check ended. */
export type CheckEnd =
  | { readonly state: 'FAILED' }
  | {
      readonly state: 'DONE'
      readonly done: number
      readonly findings: number
      readonly named: readonly Sentence[]
      readonly sheet: string
    }

/** Marks a check as ended. */
export function endCheck(tx: Tx, id: string, end: CheckEnd, at: Date): void {
  const of = end.state === 'DONE' ? end : { done: null, findings: null, named: [], sheet: null }
  tx.later(sql`update auditing.chain_check set state = ${end.state}, ended_at = ${at}, findings = ${of.findings},
    done = coalesce(${of.done}, done), total = coalesce(${of.done}, total), named = ${JSON.stringify(of.named)},
    sheet = ${of.sheet} where id = ${id}`)
}
