import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'

/** The latest terms in reach that end within so many months; the branch is told a quarter ahead, its superior half a year (ORG-32, B04). */
export function dueTerms({ actor, today, most }: DueAsked): DueQuery {
  const months = actor.role === 'ORGANISER' ? 6 : 3
  return sql`select t.org_id as id, o.name as title_zh, o.name as title_en, null::text as from_name, o.name as org_name,
      coalesce(t.extended_until, t.ends_on) as due_on, ${today}::date::timestamptz as since, null::text as for_name
    from organisations.term t join organisations.org o on o.id = t.org_id
    where ${within(actor.reach, 't.org_path')} and t.ends_on <= (${today}::date + make_interval(months => ${months}))::date
      and coalesce(t.extended_until, t.ends_on) <= (${today}::date + make_interval(months => ${months}))::date
      and o.dissolved_on is null
      and not exists (select 1 from organisations.term n where n.org_id = t.org_id and n.org_path = t.org_path and n.elected_on > t.elected_on)
    order by due_on, o.path limit ${most}`
}
