import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { Group } from './rules.ts'

export interface MonthGroup extends Group {
  /** The first day of the month. */
  readonly month: Day
}

/** Public cases of months that were not counted yet, up to this one, by class, kind and state. */
export function countMonths(tx: Tx, reach: Reach, of: { last: Day; until: Date }): Promise<MonthGroup[]> {
  return tx.rows(sql<MonthGroup>`
    select month, field, second, kind, state, count(*)::integer as cases from (
      select date_trunc('month', c.created_at at time zone 'Asia/Shanghai')::date as month, coalesce(c.field, 'NONE') as field,
        coalesce(c.second, 'NONE') as second, c.kind,
        case when c.taken_back_as in ('WAITING', 'LATE') or c.state = 'CLOSED' and c.first_replied_at is null then 'WITHDRAWN'
          when c.outcome in ('SOLVED', 'PARTLY', 'NOT_SOLVED') then c.outcome
          when c.first_replied_at is not null then 'ANSWERED'
          when c.state = 'NOT_ACCEPTED' then 'REFUSED'
          else 'OPEN' end as state
      from cases.case c where c.is_public and c.created_at < ${of.until} and ${within(reach, 'c.org_path')}) counted
    where month <= ${of.last} and not exists (select from cases.open_month m where m.month = counted.month)
    group by month, field, second, kind, state order by month`)
}

/** Writes a month with its groups, once and for good. */
export function keepMonth(tx: Tx, of: { month: Day; at: Date; groups: readonly Group[] }): void {
  const { month, at, groups } = of
  tx.later(build.insertInto('cases.openMonth').values({ month, countedAt: at }))
  for (const { field, second, kind, state, cases } of groups)
    tx.later(build.insertInto('cases.openGroup').values({ month, field, second, kind, state, cases }))
}

/** Every month that was counted, latest first. */
export function listMonths(tx: Tx): Promise<{ month: Day; countedAt: Date }[]> {
  return tx.rows(
    sql<{ month: Day; countedAt: Date }>`select month, counted_at from cases.open_month order by month desc`,
  )
}

/** Every published group, latest month first, large ones first. */
export function listGroups(tx: Tx): Promise<MonthGroup[]> {
  return tx.rows(sql<MonthGroup>`
    select month, field, second, kind, state, cases from cases.open_group order by month desc, cases desc, field, second, kind, state`)
}

/** A public case that was answered, with its last answer. */
export interface AnsweredText {
  readonly at: Date
  readonly title: string
  readonly body: string
  readonly answeredAt: Date
  readonly byName: string
  readonly answer: string
}

/** Public cases of a span with an answer, oldest first; the words by the portal's one function. */
export function listAnswered(tx: Tx, of: { from: Date; until: Date; most: number }): Promise<AnsweredText[]> {
  return tx.rows(sql<AnsweredText>`
    with found as materialized (
      select c.id, c.created_at from cases.case c
      where c.is_public and c.hidden_rule is null and c.state in ('REPLIED', 'CLOSED')
        and c.created_at >= ${of.from} and c.created_at < ${of.until}
      order by c.created_at limit ${of.most})
    select f.created_at as at, w.title, w.body, r.at as answered_at, r.by_name, r.text as answer
    from found f join cases.shown_words(array(select id from found)) w on w.id = f.id
      join lateral (select at, by_name, text from cases.reply r where r.case_id = f.id order by at desc limit 1) r on true
    order by f.created_at, f.id`)
}

/** Which of these cases are public; for the worker, who tells other systems of no other. */
export async function findPublic(tx: Tx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await tx.rows(sql<{ id: string }>`select cases.public_among(${caseIds}::uuid[]) as id`)
  return new Set(rows.map(({ id }) => id))
}
