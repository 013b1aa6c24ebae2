import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import { waits } from '../lists/store.ts'

/** The lists in reach whose accounts wait for their posts, the longest first. */
export function duePosts({ actor, most }: DueAsked): DueQuery {
  return sql`select l.id, l.file_name as title_zh, l.file_name as title_en, l.actor_name as from_name, o.short_name as org_name,
      null::date as due_on, l.ended_at as since, null::text as for_name
    from accounts.account_list l join organisations.org o on o.id = l.org_id
    where ${within(actor.reach, 'l.org_path')} and ${within(actor.reach, 'o.org_path')} and l.state = 'DONE'
      and exists (select 1 from accounts.account_list_row r where r.list_id = l.id and ${within(actor.reach, 'r.org_path')} and ${waits})
    order by l.ended_at, l.id limit ${most}`
}

/** The keys in reach that somebody else asked for and nobody decided on, the longest first. */
export function dueKeys({ actor, most }: DueAsked): DueQuery {
  return sql`select k.id, k.name as title_zh, k.name as title_en, k.asked_name as from_name, o.short_name as org_name,
      null::date as due_on, k.asked_at as since, null::text as for_name
    from accounts.program_key k join organisations.org o on o.id = k.org_id
    where ${within(actor.reach, 'k.org_path')} and ${within(actor.reach, 'o.org_path')} and k.is_allowed is null and k.ended_at is null
      and k.asked_by::text <> ${actor.accountId ?? ''}
    order by k.asked_at, k.id limit ${most}`
}
