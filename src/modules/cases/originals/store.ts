import { build, sql, type Tx } from '#kernel/db.ts'
import type { MeasuredWords, OriginalPurpose } from '../codes.ts'

/** A measure that took words out and holds still, and whose words it took. */
export interface Measured {
  readonly id: string
  readonly wordsOf: MeasuredWords
  readonly at: Date
}

/** Those of a case in reach, the latest first. */
export function listMeasured(tx: Tx, caseId: string): Promise<Measured[]> {
  const query = build.selectFrom('cases.measure').select(['id', 'wordsOf', 'at']).where('caseId', '=', caseId)
  return tx.rows(
    query.where('kind', '=', 'REDACT').where('liftedAt', 'is', null).orderBy('at', 'desc').orderBy('id'),
  ) as Promise<Measured[]>
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
