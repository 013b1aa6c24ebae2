import type { Reach } from '#kernel/actor.ts'
import { build, type Tx, within } from '#kernel/db.ts'
import type { StatementState } from '../codes.ts'

/** A statement whose showing is decided. */
export interface JudgedStatement {
  readonly id: string
  readonly no: number
  readonly state: StatementState
  /** Null once it is not shown. */
  readonly text: string | null
  /** Its words while somebody may still object; null before, and after. */
  readonly sealed: Buffer | null
}

/** Statements of a consultation in reach, by their numbers, held for a change when asked. */
export function findStatements(
  tx: Tx,
  reach: Reach,
  of: { consultationId: string; statementIds: readonly string[]; forChange?: boolean },
): Promise<JudgedStatement[]> {
  const query = build
    .selectFrom('consultations.statement')
    .select(['id', 'no', 'state', 'text', 'sealed'])
    .where('id', 'in', [...of.statementIds])
    .where('consultationId', '=', of.consultationId)
    .where(within(reach))
    .orderBy('no')
  return tx.rows(of.forChange ? query.forUpdate() : query) as Promise<unknown> as Promise<JudgedStatement[]>
}

/** Says how a statement stands, without rule and reason: it waits, is looked at, or is shown. */
export function decideStatement(
  tx: Tx,
  reach: Reach,
  of: { statementId: string; state: Exclude<StatementState, 'REFUSED'>; text?: string },
): void {
  const { statementId, ...decided } = of
  put(tx, reach, { statementId, rule: null, reason: null, sealed: null, ...decided })
}

/** Keeps a statement back: its words are there in a seal only, rule and reason for everybody. */
export function keepBack(
  tx: Tx,
  reach: Reach,
  of: { statementId: string; rule: string; reason: string; sealed: Buffer | null },
): void {
  put(tx, reach, { ...of, state: 'REFUSED', text: null })
}

/** Destroys the sealed words of a statement that is kept back for good. */
export function destroyWords(tx: Tx, reach: Reach, statementId: string): void {
  put(tx, reach, { statementId, text: null, sealed: null })
}

type Judged = Partial<Omit<JudgedStatement, 'id' | 'no'> & { rule: string | null; reason: string | null }>

function put(tx: Tx, reach: Reach, of: { statementId: string } & Judged): void {
  const { statementId, ...set } = of
  tx.later(build.updateTable('consultations.statement').set(set).where('id', '=', statementId).where(within(reach)))
}
