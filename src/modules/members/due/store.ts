import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import { monthsAhead, monthsOfContact } from '../circumstances/rules.ts'

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

/**
 * The members of this branch who study abroad and are to be contacted within a month, or should have been: each half-year, from the
 * last contact or from leaving (STA-06). Whoever stands above sees them among what is late below.
 */
export function dueContacts({ actor, today, most }: DueAsked): DueQuery {
  return sql`select m.id, m.name || '：留学，每半年联系一次' as title_zh, m.name || ': studies abroad, a contact each half-year' as title_en,
      null::text as from_name, o.name as org_name, e.on_day as due_on,
      (e.on_day - make_interval(months => ${monthsAhead}::integer))::timestamptz as since, null::text as for_name
    from members.member m join organisations.directory o on o.id = m.org_id
    cross join lateral (select (coalesce(m.abroad_last_contact, m.abroad_since) + make_interval(months => ${monthsOfContact}::integer))::date as on_day) e
    where ${within(actor.reach, 'm.org_path')} and ${within(actor.reach, 'o.path')} and m.org_path = ${actor.reach.path}
      and m.abroad_kind = 'STUDY' and m.status = 'NORMAL' and (e.on_day - make_interval(months => ${monthsAhead}::integer))::date <= ${today}::date
    order by due_on, m.id limit ${most}`
}
