-- An appeal against a measure had no limit: nobody was reminded, nobody above learnt of it, and its writer read no day. It has working days now, which
-- each place may set; who is silent is told on his page and on the stone, and the level above may decide in his place (decisions 280).
alter table cases.place_limit drop constraint place_limit_name;
alter table cases.place_limit add constraint place_limit_name check (name in ('acceptHours', 'sign', 'consult', 'answer', 'complex', 'extension',
  'silence', 'emergencyHours', 'utilitiesHours', 'appeal'));

-- Who decides stands above who asks; what a place set is read by every citizen who writes to it.
create function cases.limits_of(of_org uuid) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.limits_at(o.path) from organisations.org o where o.id = of_org
$$;
select app.make_definer('cases.limits_of(uuid)', '{{app}}');

-- What runs gets the usual days; one that waits already counts them from today, so that nobody is late before he could know. The calendar of working
-- days is not here: two weeks stand for ten of them.
update procedure.matter m set data = m.data || '{"appealDays": 10}', parties = m.parties || jsonb_build_object('over', coalesce((
    select jsonb_build_array((m.parties->'appeal'->0) || jsonb_build_object('orgId', up.id, 'orgName', up.short_name)) from (
      select o.id, o.short_name
      from organisations.org s
        join organisations.org o on starts_with(s.path, o.path) and o.path <> s.path and o.dissolved_on is null
        left join cases.desk d on d.org_id = o.id
      where s.id = (m.parties->'appeal'->0->>'orgId')::uuid and (d.org_id is not null or o.parent_id is null)
        and m.parties->'above'->0->>'orgId' <> m.parties->'second'->0->>'orgId'
      order by length(o.path) desc limit 1) up), '[]'))
  where m.procedure = 'cases.moderation' and m.ended_at is null;
update procedure.step p set due_at = ((now() at time zone 'Asia/Shanghai')::date + 15)::timestamp at time zone 'Asia/Shanghai', provisional = true
  from procedure.matter m
  where m.id = p.matter_id and m.procedure = 'cases.moderation' and p.state = 'APPEAL' and p.ended_at is null;
update procedure.assignment a set due_at = p.due_at
  from procedure.step p join procedure.matter m on m.id = p.matter_id
  where p.id = a.step_id and m.procedure = 'cases.moderation' and p.state = 'APPEAL' and p.ended_at is null and a.state in ('OPEN', 'HELD');

-- Within how many working days an appeal is decided, until when where it waits, and who above was told that it is late.
create function cases.review_limit(of_matter uuid) returns table (days integer, due_at timestamptz, told text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select (p.data->>'appealDays')::integer, s.due_at, case when s.escalated_at is not null then p.parties->'over'->0->>'orgName' end
  from (values (of_matter)) asked (id)
    left join procedure.matter p on p.id = asked.id and p.procedure = 'cases.moderation'
    left join procedure.step s on s.matter_id = p.id and s.ended_at is null and s.state = 'APPEAL'
$$;
select app.make_definer('cases.review_limit(uuid)', '{{search}}');

drop function cases.own_measures(bytea);
create function cases.own_measures(hash bytea) returns table (id uuid, matter_id uuid, kind text, words_of text, rule text, reason text, by_name text,
    at timestamptz, appealed_at timestamptz, appeal_decided_at timestamptz, appeal_decided_by text, lifted_at timestamptz, review_way text, review_by text,
    review_days integer, review_due_at timestamptz, review_told text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.id, m.matter_id, m.kind, m.words_of, m.rule, m.reason, m.by_name, m.at, m.appealed_at, m.appeal_decided_at, m.appeal_decided_by,
    m.lifted_at, m.review_way, m.review_by, r.days, r.due_at, r.told
  from cases.case c join measure m on m.case_id = c.id cross join lateral cases.review_limit(m.matter_id) r
  where c.code_hash = hash order by m.at, m.id
$$;
select app.make_definer('cases.own_measures(bytea)', '{{portal}}');

create or replace function cases.hidden_review(of_case uuid) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select jsonb_build_object('way', m.review_way, 'byName', m.review_by, 'days', r.days, 'dueAt', r.due_at, 'told', r.told)
  from measure m join cases.case c on c.id = m.case_id cross join lateral cases.review_limit(m.matter_id) r
  where m.case_id = of_case and m.kind = 'HIDE' and m.lifted_at is null and c.is_public and c.hidden_rule is not null
$$;
