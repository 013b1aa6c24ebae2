-- Public totals left out what was taken back before an answer, so that nobody could add them up. Every message stands in one of four parts now:
-- answered, not accepted, taken back before either, or not answered yet (decisions 256). What was answered and joined a matter that was not accepted
-- afterwards stays answered.
drop function cases.count_below(uuid, timestamp with time zone, timestamp with time zone, date);
create function cases.count_below(about uuid, since timestamp with time zone, until_at timestamp with time zone, on_day date)
  returns table (org_id uuid, org_name text, slug text, is_own boolean, received bigint, accepted bigint, refused bigint, answered bigint, withdrawn bigint, unanswered bigint, clocked bigint, on_time bigint, overdue bigint, judged bigint, solved bigint, partly bigint, not_solved bigint, graded bigint, satisfied bigint, imported bigint)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name, o.slug, o.id = about, count(*), count(*) filter (where c.accepted_at is not null),
    count(*) filter (where part.name = 'REFUSED'), count(*) filter (where part.name = 'ANSWERED'), count(*) filter (where part.name = 'WITHDRAWN'),
    count(*) filter (where part.name = 'UNANSWERED'),
    count(*) filter (where c.was_on_time is not null and part.name <> 'WITHDRAWN' or late.yes),
    count(*) filter (where c.was_on_time and part.name <> 'WITHDRAWN'), count(*) filter (where late.yes),
    count(r.outcome), count(*) filter (where r.outcome = 'SOLVED'), count(*) filter (where r.outcome = 'PARTLY'),
    count(*) filter (where r.outcome = 'NOT_SOLVED'), count(r.grade), count(*) filter (where r.grade >= 4),
    count(*) filter (where c.is_imported)
  from cases.counted_under(about, since, until_at) u
    join cases.case c on c.id = u.id
    join organisations.org o on o.path = u.place
    left join lateral (select outcome, grade from cases.rating where case_id = c.id and c.first_replied_at is not null
      order by at desc, id desc limit 1) r on true
    cross join lateral (select case when c.taken_back_as in ('WAITING', 'LATE') then 'WITHDRAWN' when c.first_replied_at is not null then 'ANSWERED'
      when c.state = 'NOT_ACCEPTED' then 'REFUSED' else 'UNANSWERED' end as name) part
    cross join lateral (select part.name = 'WITHDRAWN' and c.taken_back_as = 'LATE'
      or part.name = 'UNANSWERED' and c.answer_due_on < on_day as yes) late
  group by o.id, o.short_name, o.slug, o.path
  order by o.path collate "C"
$$;
select app.make_definer('cases.count_below(uuid, timestamp with time zone, timestamp with time zone, date)', '{{app}}, {{portal}}');
create or replace function cases.count_refusals(about uuid, since timestamp with time zone, until_at timestamp with time zone)
  returns table (reason text, refused bigint)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select c.refusal_reason, count(*)
  from cases.counted_under(about, since, until_at) u join cases.case c on c.id = u.id
  where c.state = 'NOT_ACCEPTED' and c.first_replied_at is null and coalesce(c.taken_back_as, '') not in ('WAITING', 'LATE')
  group by c.refusal_reason order by 2 desc, 1
$$;
