import { partiesOf } from '#kernel/actor.ts'
import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'

/** The articles that another person handed in and the actor may read and publish (A07). */
export function dueArticles({ actor, most }: DueAsked): DueQuery {
  return sql`select a.id, a.title as title_zh, a.title as title_en, a.saved_by_name as from_name, o.name as org_name, null::date as due_on,
      a.saved_at as since, null::text as for_name
    from publishing.article a join organisations.directory o on o.id = a.org_id
    where ${within(actor.reach, 'a.org_path')} and ${within(actor.reach, 'o.path')} and (a.status = 'REVIEW' or a.pending = 'REVIEW')
      and coalesce(a.saved_by <> all (${partiesOf(actor)}::uuid[]), true)
      and coalesce(a.submitted_by <> all (${partiesOf(actor)}::uuid[]), true)
    order by a.saved_at, a.id limit ${most}`
}
