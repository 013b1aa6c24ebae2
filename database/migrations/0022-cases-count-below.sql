-- Counts for the open statistics page (UX-PT9): an organisation and what lies directly below it, each with all that is
-- below. A public case counts at what it is about; one that is not public counts at who handles it, for a number must not
-- tell the organisation complained of that somebody complained (CZ4, XF-05). What is judged counts by its last judgement,
-- so a case begun anew stays unsolved until its writer says otherwise; what is overdue without an answer is not on time.
create or replace function cases.count_about(about uuid, since timestamptz, until_at timestamptz)
  returns table (received bigint, accepted bigint, refused bigint, answered bigint, clocked bigint, on_time bigint, rated bigint,
    satisfied bigint, solved bigint, imported bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select count(*), count(*) filter (where accepted_at is not null), count(*) filter (where state = 'NOT_ACCEPTED'),
    count(*) filter (where first_replied_at is not null), count(*) filter (where was_on_time is not null),
    count(*) filter (where was_on_time), count(*) filter (where grade is not null), count(*) filter (where grade >= 4),
    count(*) filter (where outcome = 'SOLVED'), count(*) filter (where is_imported)
  from cases.case c
  where c.about_org_id = about and c.is_public and c.created_at >= since and c.created_at < until_at
$$;
select app.make_definer('cases.count_about(uuid, timestamptz, timestamptz)', '{{app}}, {{portal}}');

create function cases.counted_under(about uuid, since timestamptz, until_at timestamptz)
  returns table (id uuid, place text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id, case when o.path = top.path then top.path
      else top.path || split_part(substr(o.path, length(top.path) + 1), '/', 1) || '/' end
  from organisations.org top
    join organisations.org o on o.path >= top.path and o.path < left(top.path, -1) || '0'
    join cases.case c on o.id = case when c.is_public then c.about_org_id else c.org_id end
  where top.id = about and c.created_at >= since and c.created_at < until_at
$$;
comment on function cases.counted_under is 'Which cases of a span count under an organisation, and at which place: its own path or that of one directly below.';
select app.make_definer('cases.counted_under(uuid, timestamptz, timestamptz)', '{{search}}');

create function cases.count_below(about uuid, since timestamptz, until_at timestamptz, on_day date)
  returns table (org_id uuid, org_name text, slug text, is_own boolean, received bigint, accepted bigint, refused bigint,
    answered bigint, clocked bigint, on_time bigint, overdue bigint, judged bigint, solved bigint, partly bigint,
    not_solved bigint, graded bigint, satisfied bigint, imported bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
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
    cross join lateral (select c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on < on_day as yes) late
  group by o.id, o.short_name, o.slug, o.path
  order by o.path collate "C"
$$;
select app.make_definer('cases.count_below(uuid, timestamptz, timestamptz, date)', '{{app}}, {{portal}}');

create function cases.count_refusals(about uuid, since timestamptz, until_at timestamptz)
  returns table (reason text, refused bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.refusal_reason, count(*)
  from cases.counted_under(about, since, until_at) u join cases.case c on c.id = u.id
  where c.state = 'NOT_ACCEPTED'
  group by c.refusal_reason order by 2 desc, 1
$$;
select app.make_definer('cases.count_refusals(uuid, timestamptz, timestamptz)', '{{app}}, {{portal}}');
