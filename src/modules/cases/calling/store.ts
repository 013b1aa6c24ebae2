import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
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

type CallField = 'what' | 'promisedOn' | 'why' | 'result' | 'doneOn' | 'reason' | 'question' | 'dueOn' | 'outcome'

/** One thing that was said in a call. */
export interface CallWord {
  readonly act: CallAct
  readonly at: string
  readonly byName: string | null
  /** What was said before its field had a name of its own. */
  readonly opinion: string | null
  readonly fields: Readonly<Partial<Record<CallField, string>>>
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
  readonly hasAbove: boolean
  readonly words: readonly CallWord[]
}

/** The calls of a case in reach and of those that are handled with it, oldest first. */
export async function listCalls(tx: Tx, caseId: string): Promise<StoredCall[]> {
  const row = await tx.first(sql<{ calls: StoredCall[] | null }>`select cases.calls_of(${caseId}) as calls`)
  return row?.calls ?? []
}

/** The calls of the case that a code opens, and of the one with which it is handled. */
export async function listOwnCalls(tx: Tx, codeHash: Buffer): Promise<StoredCall[]> {
  const row = await tx.first(sql<{ calls: StoredCall[] | null }>`select cases.own_calls(${codeHash}) as calls`)
  return row?.calls ?? []
}

/** The open calls whose case has ended. */
export async function listToEnd(tx: Tx, reach: Reach): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select m.id from procedure.matter m join cases.case c on c.id = m.subject_id
    where m.procedure = 'cases.call' and m.ended_at is null and c.state in ('NOT_ACCEPTED', 'CLOSED')
      and ${within(reach, 'c.org_path')} order by m.id limit 200`)
  return rows.map(({ id }) => id)
}

/** The words of the case for who was called, as long as call and case are open. */
export function findCalledCase(
  tx: Tx,
  matterId: string,
): Promise<{ number: string; title: string; body: string; aboutName: string } | undefined> {
  return tx.first(
    sql<{ number: string; title: string; body: string; aboutName: string }>`
      select number, title, body, about_name from cases.called_case(${matterId})`,
  )
}

/** Writes what was last done in a call into the course of the case, and what was promised; gives the case, null when it is over. */
export async function followCall(tx: Tx, matterId: string): Promise<string | null> {
  return (await tx.one(sql<{ caseId: string | null }>`select cases.follow_call(${matterId}) as case_id`)).caseId
}
