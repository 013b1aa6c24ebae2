import { build, sql, type Tx } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'

/** A promise as it is kept. */
export interface StoredPromise {
  readonly id: string
  readonly byName: string
  readonly what: string
  readonly dueOn: Day
  readonly state: 'OPEN' | 'KEPT' | 'BROKEN'
  readonly doneOn: Day | null
  readonly reason: string | null
  /** The call in which who was called settles it; null for the desk's own. */
  readonly callId: string | null
}

/** The promises of a case that was found in reach, by their days. */
export const promisesOf = (caseId: string) =>
  build
    .selectFrom('cases.promise')
    .select(['id', 'byName', 'what', 'dueOn', 'state', 'doneOn', 'reason', 'callId'])
    .where('caseId', '=', caseId)
    .orderBy('dueOn')
    .orderBy('id')

/** Keeps what was promised with an answer of this transaction. */
export function addPromise(
  tx: Tx,
  of: { id: string; caseId: string; replyId: string; byName: string; what: string; dueOn: Day; at: Date },
): void {
  tx.later(build.insertInto('cases.promise').values(of))
}

/** An open promise of a case that the desk settles, so that nobody else settles it meanwhile; nothing when there is none. */
export async function findOpen(tx: Tx, of: { caseId: string; promiseId: string }): Promise<{ dueOn: Day } | undefined> {
  const query = build.selectFrom('cases.promise').select('dueOn').where('id', '=', of.promiseId)
  const found = await tx.first(
    query.where('caseId', '=', of.caseId).where('state', '=', 'OPEN').where('callId', 'is', null).forUpdate(),
  )
  return found as { dueOn: Day } | undefined
}

/** Says what became of it. */
export function settle(
  tx: Tx,
  promiseId: string,
  of: { state: 'KEPT' | 'BROKEN'; doneOn: Day | null; reason: string | null; settledAt: Date; settledName: string },
): void {
  tx.later(build.updateTable('cases.promise').set(of).where('id', '=', promiseId))
}

/** A promise as the writer of the case reads it; days are text. */
export type ToldPromise = Omit<StoredPromise, 'id' | 'callId'>

/** The promises to the writer behind a code. */
export async function openPromises(tx: Tx, codeHash: Buffer): Promise<ToldPromise[]> {
  const row = await tx.one(sql<{ promises: ToldPromise[] }>`select cases.promises_of(${codeHash}) as promises`)
  return row.promises
}

/** Promises whose day has come, and how many were kept, by the parts of the open statistics. */
export function countPromises(
  tx: Tx,
  of: { orgId: string; from: Date; until: Date; today: Day },
): Promise<{ orgId: string; promised: number; kept: number }[]> {
  return tx.rows(sql<{ orgId: string; promised: number; kept: number }>`
    select org_id, promised, kept from cases.count_promises(${of.orgId}, ${of.from}, ${of.until}, ${of.today})`)
}
