import { build, sql, type Tx } from '#kernel/db.ts'
import type { OriginalPurpose } from '../codes.ts'

/** The measure of a case in reach that took words out and holds still, the latest; nothing where none does. */
export async function findMeasured(tx: Tx, caseId: string): Promise<string | undefined> {
  const query = build.selectFrom('cases.measure').select('id').where('caseId', '=', caseId)
  const row = await tx.first(
    query
      .where('kind', '=', 'REDACT')
      .where('wordsOf', '=', 'CASE')
      .where('liftedAt', 'is', null)
      .orderBy('at', 'desc')
      .limit(1),
  )
  return row?.id
}

/** The sealed original, and the line that it was looked at; nothing where it is not open. */
export function lookAtOriginal(
  tx: Tx,
  caseId: string,
  given: { id: string; at: Date },
): Promise<{ openingId: string; purpose: OriginalPurpose; measureId: string; sealed: Buffer } | undefined> {
  return tx.first(
    sql<{ openingId: string; purpose: OriginalPurpose; measureId: string; sealed: Buffer }>`
      select opening_id, purpose, measure_id, sealed from cases.look_at_original(${caseId}, ${given}::jsonb)`,
  )
}
