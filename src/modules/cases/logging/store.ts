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

/** What the public log holds of a refusal: also what everybody reads of it, which is part of the leaf. */
export interface LoggedRefusal extends Pick<LoggedIntake, 'value' | 'salt'> {
  readonly told: string
}

export function findLoggedRefusal(tx: Tx, codeHash: Buffer): Promise<LoggedRefusal | undefined> {
  return tx.first(sql<LoggedRefusal>`select value, salt, told from cases.logged_refusal(${codeHash})`)
}

/** A case or a measure and the log do not agree. */
export interface LogDifference {
  readonly kind: keyof typeof queries
  /** The number of the case, as the log or the case has it. */
  readonly number: string
}

// The words of a case from which parts were taken are known by the digests of that measure, which is in the log itself.
const digest = `sha256(convert_to(c.title || E'\\n\\n' || c.body, 'UTF8'))`
const valueWith = (content: string) =>
  `'lianxin-intake/1' || E'\\n' || c.number || E'\\n' || public_log.instant(c.created_at) || E'\\n' || public_log.base64(${content}) || E'\\n'`
const intakes = `(select * from public_log.opening where value like 'lianxin-intake/1%') l`
const refusals = `(select * from public_log.opening where value like 'lianxin-refusal/1%') l`
const told = `(select o.*, split_part(o.value, E'\\n', 4) as happened from public_log.opening o where o.value like 'lianxin-measure/1%') l`

const queries = {
  CASE_GONE: `select split_part(l.value, E'\\n', 2) as number from ${intakes}
    where not exists (select 1 from cases.case c where c.id = l.subject_id)`,
  CASE_CHANGED: `select c.number from ${intakes} join cases.case c on c.id = l.subject_id
    left join cases.measure m on m.case_id = c.id and m.kind = 'REDACT' and m.words_of = 'CASE' and m.lifted_at is null
    where l.value <> ${valueWith(`coalesce(m.original_digest, ${digest})`)} or m.result_digest <> ${digest}`,
  WORDS_CHANGED: `select c.number from cases.measure m join cases.case c on c.id = m.case_id
    where m.words_of <> 'CASE' and m.lifted_at is null
      and m.result_digest is distinct from sha256(convert_to(cases.words_of(m.case_id, m.words_of, m.words_id), 'UTF8'))`,
  CASE_NOT_LOGGED: `select c.number from cases.case c
    where not exists (select 1 from ${intakes} where l.subject_id = c.id)`,
  REFUSAL_GONE: `select split_part(l.value, E'\\n', 2) as number from ${refusals} left join cases.case c on c.id = l.subject_id
    where c.id is null or l.value is distinct from cases.refusal_value(c)`,
  REFUSAL_NOT_LOGGED: `select c.number from cases.case c where (c.refused_at is not null or c.state = 'NOT_ACCEPTED')
    and not exists (select 1 from ${refusals} where l.subject_id = c.id)`,
  CASE_HIDDEN: `select c.number from cases.case c where c.hidden_rule is not null and not exists (
      select 1 from cases.measure m where m.case_id = c.id and m.kind = 'HIDE' and m.rule = c.hidden_rule and m.lifted_at is null)
    or c.is_closed and not exists (select 1 from cases.measure m where m.case_id = c.id and m.kind = 'BLOCK' and m.lifted_at is null)`,
  MEASURE_GONE: `select split_part(l.value, E'\\n', 2) as number from ${told}
    left join cases.measure m on m.id = l.subject_id left join cases.case c on c.id = m.case_id
    where m.id is null or l.value is distinct from cases.measure_value(m, c.number, l.happened)`,
  MEASURE_NOT_LOGGED: `select c.number from cases.measure m join cases.case c on c.id = m.case_id
    cross join lateral (values ('measure', true), ('appeal', m.appealed_at is not null), ('lifting', m.lifted_at is not null),
      ('upholding', m.appeal_decided_at is not null and m.lifted_at is null)) as w (happened, is_due)
    where w.is_due and not exists (select 1 from ${told} where l.subject_id = m.id and l.happened = w.happened)`,
} as const

/**
 * Holds every case and every measure against what the public log says: none is gone, none has another number, time, title or
 * text, none came in, was refused or was hidden unlogged (T38).
 *
 * @param client as the owner, inside a transaction of its own
 */
export async function compareWithLog(client: pg.ClientBase): Promise<LogDifference[]> {
  const found: LogDifference[] = []
  for (const kind of Object.keys(queries) as (keyof typeof queries)[]) {
    const { rows } = await client.query<{ number: string }>(queries[kind])
    found.push(...rows.map(({ number }) => ({ kind, number })))
  }
  return found
}
