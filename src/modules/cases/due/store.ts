import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'

/** The open cases of the actor's own desk as lines of 待办. */
export function dueCases({ actor, most }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.about_name as org_name, c.due_on,
      c.created_at as since, null::text as for_name
    from cases.case c where ${within(actor.reach, 'c.org_path')} and c.org_path = ${actor.reach.path} and c.due_on is not null
    order by c.due_on, c.id limit ${most}`
}

/** The cases of desks below that have been late for more than a day, for those above (UX-NT2). */
export function lateCasesBelow({ actor, today, most }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.org_name, c.due_on,
      c.created_at as since, null::text as for_name
    from cases.case c where ${within(actor.reach, 'c.org_path')} and c.org_path <> ${actor.reach.path}
      and c.due_on < ${today}::date - 1
    order by c.due_on, c.id limit ${most}`
}
