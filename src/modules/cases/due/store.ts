import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'

/** The urgent cases of the actor's own desk that wait for their first word, the nearest first (11.2). */
export function urgentCases({ actor, most }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.about_name as org_name, c.due_on,
      c.urgent_at as since, null::text as for_name
    from cases.case c where ${within(actor.reach, 'c.org_path')} and c.org_path = ${actor.reach.path} and c.due_at is not null
      and c.is_urgent and c.first_words = 0
    order by c.due_at, c.id limit ${most}`
}

/** The other open cases of the actor's own desk as lines of 待办. */
export function dueCases({ actor, most }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.about_name as org_name, c.due_on,
      c.created_at as since, null::text as for_name
    from cases.case c where ${within(actor.reach, 'c.org_path')} and c.org_path = ${actor.reach.path} and c.due_at is not null
      and not (c.is_urgent and c.first_words = 0)
    order by c.due_at, c.id limit ${most}`
}

/** What is late below, for the desk above that was told of it: it may take it over or direct it (D20). */
export function lateCasesBelow({ actor, most }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.org_name, c.due_on,
      c.created_at as since, null::text as for_name
    from cases.case c where ${within(actor.reach, 'c.org_path')} and c.org_path <> ${actor.reach.path}
      and c.escalated_to_id = ${actor.orgId} and c.escalated_at is not null and c.due_at is not null
    order by c.due_at, c.id limit ${most}`
}

/**
 * What a desk below did not accept for a reason that keeps its words back, for the nearest desk above, for fifteen days: the public cannot
 * see whether it was right, so somebody above looks (decisions 202).
 */
export function withheldBelow({ actor, today, most }: DueAsked): DueQuery {
  const own = actor.reach.path
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.org_name, null::date as due_on,
      c.refused_at as since, null::text as for_name
    from cases.case c where ${within(actor.reach, 'c.org_path')} and c.org_path <> ${own}
      and c.is_withheld and c.state = 'NOT_ACCEPTED' and c.refused_at >= (${today}::date - 15)::timestamp at time zone 'Asia/Shanghai'
      and exists (select 1 from cases.desk d where d.org_id = ${actor.orgId}::uuid and ${within(actor.reach, 'd.org_path')})
      and not exists (select 1 from cases.desk n where ${within(actor.reach, 'n.org_path')} and n.org_path <> ${own}
        and n.org_path <> c.org_path and n.org_path = any (organisations.paths_to(c.org_path)))
    order by c.refused_at, c.id limit ${most}`
}

/** What did not go back to its writer by itself, once a case, for the desk that handles it (B17). */
export function undelivered({ actor, most }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.about_name as org_name,
      null::date as due_on, min(t.at) as since, null::text as for_name
    from cases.case c join cases.telling t on t.case_id = c.id and t.state in ('UNSURE', 'GIVEN_UP')
    where ${within(actor.reach, 'c.org_path')} and c.org_path = ${actor.reach.path}
    group by c.id order by min(t.at), c.id limit ${most}`
}

/** Accounts of the actor's own desk whose comments nobody has looked at for a week (B17, decisions 196). */
export function unopenedComments({ actor, today, most }: DueAsked): DueQuery {
  return sql`select h.id, h.name as title_zh, h.name as title_en, null::text as from_name,
      (select o.short_name from organisations.directory o where o.id = h.org_id) as org_name, null::date as due_on,
      coalesce(h.comments_opened_at, h.created_at) as since, null::text as for_name
    from cases.channel h
    where ${within(actor.reach, 'h.org_path')} and h.org_path = ${actor.reach.path} and h.state = 'ACTIVE'
      and h.kind in ('WECHAT_COMMENT', 'WEIBO_COMMENT')
      and coalesce(h.comments_opened_at, h.created_at) < (${today}::date - 7)::timestamp at time zone 'Asia/Shanghai'
    order by 7, h.id limit ${most}`
}

/** Files of messages with answers that nobody fetched yet, for the desk they were filed for (B17). */
export function answeredFiles({ actor, most }: DueAsked): DueQuery {
  return sql`select f.id, f.name as title_zh, f.name as title_en, null::text as from_name, h.name as org_name, null::date as due_on,
      f.answered_at as since, null::text as for_name
    from cases.message_file f join cases.channel h on h.id = f.channel_id
    where ${within(actor.reach, 'f.org_path')} and ${within(actor.reach, 'h.org_path')} and f.org_path = ${actor.reach.path} and f.content_sealed is not null
      and f.answered_at > coalesce(f.fetched_at, '-infinity')
    order by f.answered_at, f.id limit ${most}`
}

/** What was promised and not settled yet, once a case by its nearest day, for who handles it now (C08). */
export function duePromises({ actor, most }: DueAsked): DueQuery {
  return sql`select c.id, (array_agg(p.what order by p.due_on, p.id))[1] as title_zh, (array_agg(p.what order by p.due_on, p.id))[1] as title_en,
      null::text as from_name, c.about_name as org_name, min(p.due_on) as due_on, min(p.at) as since, null::text as for_name
    from cases.case c join cases.promise p on p.case_id = c.id and p.state = 'OPEN' and p.call_id is null
    where ${within(actor.reach, 'c.org_path')} and c.org_path = ${actor.reach.path}
    group by c.id order by min(p.due_on), c.id limit ${most}`
}
