import { partiesOf, roleIn } from '#kernel/actor.ts'
import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'

/** The changes of the tree that wait for a second person, and those that could not be carried out on their day (V2.3.5). */
export function dueReshapings({ actor, most }: DueAsked): DueQuery {
  return sql`select r.org_id as id, o.name as title_zh, o.name as title_en, r.planned_by_name as from_name, o.name as org_name,
      r.effective_on as due_on, r.planned_at as since, null::text as for_name
    from organisations.reshaping r join organisations.org o on o.id = r.org_id
    where ${within(actor.reach, 'r.org_path')} and ${within(actor.reach, 'o.org_path')} and r.org_path <> ${actor.reach.path} and r.state in ('ASKED', 'STOPPED')
      and (r.state = 'STOPPED' or coalesce(r.planned_by <> all (${partiesOf(actor)}::uuid[]), true))
    order by r.effective_on, r.id limit ${most}`
}

/**
 * The latest terms in reach that end within so many months: a branch is told a quarter ahead, its superior half a year (ORG-32, B04).
 * Its superior is the committee right above it; those further up see what is late.
 */
export function dueTerms({ actor, today, most }: DueAsked): DueQuery {
  const months = roleIn(actor, 'ORGANISATION') === 'ORGANISER' ? 6 : 3
  const until = sql`(${today}::date + make_interval(months => ${months}))::date`
  return sql`select t.org_id as id, o.name as title_zh, o.name as title_en, null::text as from_name, o.name as org_name,
      e.on_day as due_on, ${today}::date::timestamptz as since, null::text as for_name
    from organisations.term t join organisations.org o on o.id = t.org_id
    cross join lateral (select coalesce(t.extended_until, t.ends_on) as on_day) e
    where ${within(actor.reach, 't.org_path')} and ${within(actor.reach, 'o.org_path')} and t.ends_on <= ${until} and e.on_day <= ${until} and o.dissolved_on is null
      and not exists (select 1 from organisations.term n where n.org_id = t.org_id and n.org_path = t.org_path
        and ${within(actor.reach, 'n.org_path')} and n.elected_on > t.elected_on)
      and (e.on_day < ${today}::date or not exists (
        select 1 from organisations.org c where c.path = any (organisations.paths_to(o.path)) and c.path <> o.path and ${within(actor.reach, 'c.org_path')}
          and c.path > ${actor.reach.path} and c.type = 'PARTY_COMMITTEE'))
    order by due_on, o.path limit ${most}`
}
