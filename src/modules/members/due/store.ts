import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'

/** The rosters this account handed in, checked or waiting for a word on their columns. */
export function dueImports({ actor, most }: DueAsked): DueQuery {
  return sql`select b.id, b.file_name as title_zh, b.file_name as title_en, null::text as from_name, o.name as org_name, null::date as due_on,
      b.created_at as since, null::text as for_name
    from members.import_batch b join organisations.directory o on o.id = b.org_id
    where ${within(actor.reach, 'b.org_path')} and ${within(actor.reach, 'o.path')} and b.account_id = ${actor.accountId}::uuid and b.state in ('UNMAPPED', 'CHECKED')
    order by b.created_at, b.id limit ${most}`
}

/** The exports this account may have written now that somebody else allowed them; what needed nobody is written at once (T06). */
export function dueExports({ actor, today, most }: DueAsked): DueQuery {
  return sql`select e.id, o.name || '党员名册' as title_zh, 'Roster of ' || o.name as title_en, null::text as from_name, o.name as org_name,
      ((e.expires_at - interval '1 second') at time zone 'Asia/Shanghai')::date as due_on, e.created_at as since, null::text as for_name
    from members.export e join organisations.directory o on o.id = e.org_id
    where ${within(actor.reach, 'e.org_path')} and ${within(actor.reach, 'o.path')} and e.account_id = ${actor.accountId}::uuid and e.state = 'ALLOWED'
      and e.matter_id is not null and ((e.expires_at - interval '1 second') at time zone 'Asia/Shanghai')::date >= ${today}::date
    order by e.expires_at, e.id limit ${most}`
}
