import { sql, steady, type Tx } from '#kernel/db.ts'
import type { DueAsked, DueRow, DueSource } from '#kernel/due.ts'

/** The lines of these kinds in one query, due first; each kind reads by its own index and no more than `most`; every kind is steady. */
export function listDue(
  tx: Tx,
  sources: readonly DueSource[],
  asked: DueAsked,
): Promise<(DueRow & { kind: string })[]> {
  const parts = sources.map(
    ({ kind, query }) => sql`select ${kind}::text as kind, q.id, q.title_zh, q.title_en, q.from_name, q.org_name,
      q.due_on, q.since, q.for_name from (${query(asked)}) q`,
  )
  return tx.rows(
    steady(sql<DueRow & { kind: string }>`${sql.join(parts, sql` union all `)} order by due_on nulls last, since, id`),
  )
}
