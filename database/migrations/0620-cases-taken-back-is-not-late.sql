-- What its writer took back before its limit was never late: nobody could answer it any more (B07, APP-03). Taken back after it, it stays late,
-- so that nobody mends his figures by it.
create or replace function cases.count_about(about uuid, since timestamp with time zone, until_at timestamp with time zone, on_day date)
  returns table (received bigint, answered bigint, clocked bigint, on_time bigint)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select count(*), count(*) filter (where c.first_replied_at is not null),
    count(*) filter (where c.was_on_time is not null
      or c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on
      < least(on_day, case when c.state = 'CLOSED' then (c.closed_at at time zone 'Asia/Shanghai')::date end)),
    count(*) filter (where c.was_on_time)
  from cases.case c
  where c.about_org_id = about and c.is_public and c.created_at >= since and c.created_at < until_at
$$;
create or replace function cases.count_below(about uuid, since timestamp with time zone, until_at timestamp with time zone, on_day date)
  returns table (org_id uuid, org_name text, slug text, is_own boolean, received bigint, accepted bigint, refused bigint, answered bigint, clocked bigint, on_time bigint, overdue bigint, judged bigint, solved bigint, partly bigint, not_solved bigint, graded bigint, satisfied bigint, imported bigint)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name, o.slug, o.id = about, count(*), count(*) filter (where c.accepted_at is not null),
    count(*) filter (where c.state = 'NOT_ACCEPTED'), count(*) filter (where c.first_replied_at is not null),
    count(*) filter (where c.was_on_time is not null or late.yes), count(*) filter (where c.was_on_time),
    count(*) filter (where late.yes), count(r.outcome), count(*) filter (where r.outcome = 'SOLVED'),
    count(*) filter (where r.outcome = 'PARTLY'), count(*) filter (where r.outcome = 'NOT_SOLVED'), count(r.grade),
    count(*) filter (where r.grade >= 4), count(*) filter (where c.is_imported)
  from cases.counted_under(about, since, until_at) u
    join cases.case c on c.id = u.id
    join organisations.org o on o.path = u.place
    left join lateral (select outcome, grade from cases.rating where case_id = c.id order by at desc, id desc limit 1) r on true
    cross join lateral (select c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on
      < least(on_day, case when c.state = 'CLOSED' then (c.closed_at at time zone 'Asia/Shanghai')::date end) as yes) late
  group by o.id, o.short_name, o.slug, o.path
  order by o.path collate "C"
$$;
