import type pg from 'pg'
import { sql, type Tx } from '#kernel/db.ts'

/** What the public log holds of a case that came in; its index is null for about a second. */
export interface LoggedIntake {
  /** What the log commits to, and the salt: who has both can show that the entry is theirs. */
  readonly value: string
  readonly salt: Buffer
  readonly index: number | null
}

/** The log's opening of the case behind a code; nothing where there is no such case, or it was erased. */
export function findLoggedIntake(tx: Tx, codeHash: Buffer): Promise<LoggedIntake | undefined> {
  return tx.first(sql<LoggedIntake>`select value, salt, index from cases.logged_intake(${codeHash})`)
}

/** A case and the log do not agree. */
export interface LogDifference {
  readonly kind: 'CASE_GONE' | 'CASE_CHANGED' | 'CASE_NOT_LOGGED'
  /** The number of the case, as the log or the case has it. */
  readonly number: string
}

/**
 * Holds every case against what the public log says came in: none is gone, none has another number, time, title or text,
 * none came in unlogged (T38).
 *
 * @param client as the owner, inside a transaction of its own
 */
export async function compareWithLog(client: pg.ClientBase): Promise<LogDifference[]> {
  const { rows } = await client.query<LogDifference>(`
    with logged as (select * from public_log.opening where value like 'lianxin-intake/1%')
    select case when c.id is null then 'CASE_GONE' when l.entry_number is null then 'CASE_NOT_LOGGED' else 'CASE_CHANGED' end as kind,
      coalesce(split_part(l.value, E'\\n', 2), c.number) as number
    from logged l full join cases.case c on c.id = l.subject_id
    where c.id is null or l.entry_number is null or l.value <> cases.intake_value(c.number, c.created_at, c.title, c.body)
    order by 2`)
  return rows
}
