import { sql, type Tx } from '#kernel/db.ts'
import type { CallAct, CallState } from './codes.ts'

/** An organisation that a desk may call, with the desk above it; null where nobody stands above. */
export interface Callable {
  readonly orgId: string
  readonly name: string
  readonly aboveId: string | null
  readonly aboveName: string | null
}

/** Whom an organisation in reach may call to a case in reach, with these words in the name, or of these; nobody for a report, nor whom a private case is about (XF-05). */
export function listCallable(
  tx: Tx,
  of: { caseId: string; ownOrgId: string; named?: string; chosen?: readonly string[] },
): Promise<Callable[]> {
  return tx.rows(
    sql<Callable>`select org_id, name, above_id, above_name from cases.callable(${of.caseId}, ${of.ownOrgId},
      ${of.named ?? ''}, ${of.chosen ? [...of.chosen] : null}::uuid[])`,
  )
}

/** One thing that was said in a call. */
export interface CallWord {
  readonly act: CallAct
  readonly at: string
  readonly byName: string | null
  readonly opinion: string | null
  readonly fields: Readonly<Partial<Record<'what' | 'promisedOn' | 'result' | 'doneOn' | 'question' | 'dueOn', string>>>
}

/** A call as its matter tells it; instants and days are text. */
export interface StoredCall {
  /** The matter. */
  readonly id: string
  readonly orgId: string
  readonly orgName: string
  readonly byOrgId: string
  readonly byName: string
  readonly at: string
  readonly endedAt: string | null
  readonly state: CallState
  readonly question: string
  readonly dueOn: string
  readonly promisedOn: string | null
  readonly waitsSince: string | null
  /** When the desk above it was told of its silence. */
  readonly toldAboveAt: string | null
  readonly words: readonly CallWord[]
}

/** The calls of a case in reach, oldest first. */
export async function listCalls(tx: Tx, caseId: string, acts: readonly string[]): Promise<StoredCall[]> {
  const row = await tx.first(
    sql<{ calls: StoredCall[] | null }>`select cases.calls_of(${caseId}, ${[...acts]}) as calls`,
  )
  return row?.calls ?? []
}

/** The calls of the case that a code opens. */
export async function listOwnCalls(tx: Tx, codeHash: Buffer, acts: readonly string[]): Promise<StoredCall[]> {
  const row = await tx.first(
    sql<{ calls: StoredCall[] | null }>`select cases.own_calls(${codeHash}, ${[...acts]}) as calls`,
  )
  return row?.calls ?? []
}

/** The words of the case for who was called, as long as the call is open. */
export function findCalledCase(
  tx: Tx,
  matterId: string,
): Promise<{ number: string; title: string; body: string; aboutName: string } | undefined> {
  return tx.first(
    sql<{ number: string; title: string; body: string; aboutName: string }>`
      select number, title, body, about_name from cases.called_case(${matterId})`,
  )
}

/** Writes what was last done in a call into the course of the case, and what was promised; gives the case. */
export async function followCall(tx: Tx, matterId: string): Promise<string | null> {
  return (await tx.one(sql<{ caseId: string | null }>`select cases.follow_call(${matterId}) as case_id`)).caseId
}
