-- A common case whose writer took it back ended, and the cases that had joined it stood without a limit and without anybody who handled them
-- (decisions 77). The matter now goes on for those who joined it: same number, desk, clocks, calls and promises, one voice less (decisions 272).
alter table cases.case add column taken_back_at timestamptz, add column taken_back_as text;
alter table cases.case add constraint case_taken_back check ((taken_back_at is null) = (taken_back_as is null));
alter table cases.case add constraint case_taken_back_as check (taken_back_as in ('ANSWERED', 'REFUSED', 'WAITING', 'LATE'));
comment on column cases.case.taken_back_at is 'When its writer took back what was filed for him.';
comment on column cases.case.taken_back_as is
  'How it stood for its writer then, as the rates count it for good: what becomes of the matter later is no answer to him.';
comment on column cases.case.voices is
  'How many speak of the matter: its writer and those of the cases handled with it, but who took his back.';
grant select (taken_back_at, taken_back_as) on cases.case to {{app}};
grant select (taken_back_at) on cases.case to {{portal}};

update cases.case c set taken_back_at = f.revoked_at,
    taken_back_as = case when c.first_replied_at is not null then 'ANSWERED' when c.state = 'NOT_ACCEPTED' then 'REFUSED'
      when c.answer_due_on < (f.revoked_at at time zone 'Asia/Shanghai')::date then 'LATE' else 'WAITING' end
  from cases.filing f where f.case_id = c.id and f.revoked_at is not null;
update cases.case c set voices = (c.taken_back_at is null)::integer
    + (select count(*) from cases.case v where v.joined_to_id = c.id and v.taken_back_at is null)
  where c.taken_back_at is not null or exists (
    select from cases.case v where v.joined_to_id = c.id and v.taken_back_at is not null);
-- Those that stood still go on where they stood.
update cases.case c set state = v.state, closed_at = null, version = c.version + 1
  from (select distinct on (joined_to_id) joined_to_id, state from cases.case
    where joined_to_id is not null and state not in ('REPLIED', 'CLOSED', 'NOT_ACCEPTED') order by joined_to_id, created_at, id) v
  where v.joined_to_id = c.id and c.taken_back_at is not null and c.state = 'CLOSED';

-- A matter that the first who told it took back ends when nobody who joined it is left.
create function cases.end_unheard(of_case uuid, moment timestamptz, by_name text) returns void
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update cases.case c set state = 'CLOSED', closed_at = moment, version = c.version + 1
    where c.id = of_case and c.taken_back_at is not null and c.due_on is not null
      and not exists (select from cases.case v where v.joined_to_id = c.id and v.state <> 'CLOSED');
  if not found then return; end if;
  insert into cases.event (id, case_id, at, act, by_name) values (gen_random_uuid(), of_case, moment, 'endUnheard', by_name);
end $$;
comment on function cases.end_unheard is 'Closes a matter that was taken back when nobody who joined it is left.';
select app.make_definer('cases.end_unheard(uuid, timestamptz, text)', '{{search}}');

create or replace function cases.revoke_filing(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  one cases.case;
  moment timestamptz := (given->>'at')::timestamptz;
  stays boolean;
begin
  select * into one from cases.case c where c.code_hash = hash for update;
  update cases.filing f set revoked_at = moment where f.case_id = one.id and f.revoked_at is null;
  if not found then return false; end if;
  -- What was not accepted stays so: whoever filed it holds its code and would make the refusal disappear.
  stays := one.state in ('NOT_ACCEPTED', 'CLOSED')
    or one.due_on is not null and exists (select from cases.case v where v.joined_to_id = one.id and v.state <> 'CLOSED');
  update cases.case c set contact_sealed = null, taken_back_at = moment, voices = c.voices - 1, version = c.version + 1,
      taken_back_as = case when one.first_replied_at is not null then 'ANSWERED' when one.state = 'NOT_ACCEPTED' then 'REFUSED'
        when one.answer_due_on < (moment at time zone 'Asia/Shanghai')::date then 'LATE' else 'WAITING' end,
      state = case when stays then c.state else 'CLOSED' end, closed_at = case when stays then c.closed_at else moment end
    where c.id = one.id;
  update cases.case c set voices = c.voices - 1, version = c.version + 1 where c.id = one.joined_to_id;
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, one.id, moment, 'revoke', given->>'byName');
  perform cases.end_unheard(one.joined_to_id, moment, given->>'systemName');
  return true;
end $$;

-- A case that was taken back has no voice of its own to bring along; when it joins another its matter goes on there.
create or replace function cases.put_together(of_case uuid, into_case uuid, given jsonb) returns text
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  main cases.case;
  one cases.case;
begin
  perform 1 from cases.case c where c.id in (of_case, into_case) order by c.id for update;
  select * into main from cases.case c where c.id = into_case;
  select * into one from cases.case c where c.id = of_case;
  if main.id is null or one.id is null or main.id = one.id then return 'MISSING'; end if;
  if main.joined_to_id is not null or one.joined_to_id is not null then return 'JOINED'; end if;
  if not main.is_public or not one.is_public then return 'PRIVATE'; end if;
  if main.due_on is null or one.due_on is null then return 'ENDED'; end if;
  if one.is_urgent and one.first_words = 0 then return 'URGENT'; end if;
  update cases.case c set joined_to_id = main.id where c.joined_to_id = one.id;
  update cases.case c set joined_to_id = main.id, version = c.version + 1, voices = (one.taken_back_at is null)::integer,
      state = case when one.taken_back_at is null then c.state else 'CLOSED' end,
      closed_at = case when one.taken_back_at is null then c.closed_at else (given->>'at')::timestamptz end
    where c.id = one.id;
  update cases.case c set voices = c.voices + one.voices, version = c.version + 1 where c.id = main.id;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason, actor_name)
    values ((given->>'eventId')::uuid, one.id, (given->>'at')::timestamptz, 'join', given->>'byName', null, main.number,
      given->>'actorName');
  return 'DONE';
end $$;

create or replace function cases.separate_case(of_case uuid, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  one record;
begin
  select c.id, c.joined_to_id, c.voices into one from cases.case c where c.id = of_case and c.joined_to_id is not null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return false; end if;
  update cases.case c set voices = c.voices - one.voices, version = c.version + 1 where c.id = one.joined_to_id;
  update cases.case c set joined_to_id = null, version = c.version + 1 where c.id = one.id;
  insert into cases.event (id, case_id, at, act, by_name, reason, actor_name)
    values ((given->>'eventId')::uuid, one.id, (given->>'at')::timestamptz, 'separate', given->>'byName', given->>'reason',
      given->>'actorName');
  perform cases.end_unheard(one.joined_to_id, (given->>'at')::timestamptz, given->>'systemName');
  return true;
end $$;

drop trigger case_carries_along on cases.case;
create trigger case_carries_along after update on cases.case for each row
  when ((new.voices > 1 or new.taken_back_at is not null) and new.state <> 'CLOSED') execute function cases.carry_along();

-- That the first who told a matter took it back is told as such, and not as a line of the course of those who did not.
create or replace function cases.common_of(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select jsonb_build_object('number', main.number, 'voices', main.voices, 'isOwn', main.id = one.id, 'takenBackAt', main.taken_back_at,
    'hiddenRule', main.hidden_rule, 'hiddenBy', main.hidden_by, 'hiddenAt', main.hidden_at, 'hiddenAppeal', main.hidden_appeal,
    'repliedAt', main.replied_at,
    'events', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'act', e.act, 'byName', e.by_name, 'toName', e.to_name,
        'reason', case when main.hidden_rule is null or not cases.is_written(e.act) then e.reason end) order by e.at, e.id), '[]')
        from cases.event e where e.case_id = main.id and main.id <> one.id
          and e.act not in ('submit', 'supplement', 'rate', 'reopen', 'eraseContact', 'join', 'separate', 'revoke', 'endUnheard')),
    'replies', (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'text', r.text, 'byName', r.by_name) order by r.at, r.id),
        '[]') from cases.reply r where r.case_id = main.id and main.id <> one.id and main.hidden_rule is null))
  from cases.case one join cases.case main on main.id = coalesce(one.joined_to_id, one.id)
  where one.code_hash = hash and (one.joined_to_id is not null or main.voices > 1 or exists (
    select from cases.case v where v.joined_to_id = one.id))
$$;

-- Who took it back speaks in it no more, and neither does who filed it and holds its code, while it goes on for others.
create or replace function cases.add_supplement(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened uuid;
begin
  update cases.case c set version = version + 1
    where c.code_hash = hash and not c.is_closed and c.taken_back_at is null and c.state not in ('CLOSED', 'NOT_ACCEPTED')
    returning c.id into opened;
  if opened is null then return false; end if;
  insert into cases.supplement (id, case_id, at, text)
    values ((given->>'id')::uuid, opened, (given->>'at')::timestamptz, given->>'text');
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, opened, (given->>'at')::timestamptz, 'supplement', given->>'byName');
  return true;
end $$;
create or replace function cases.answer_question(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  answered uuid;
begin
  update question q set answered_at = (given->>'at')::timestamptz, answer = given->>'text'
    from cases.case c where c.id = q.case_id and c.code_hash = hash and c.taken_back_at is null
      and q.id = (given->>'id')::uuid and q.answered_at is null
    returning q.case_id into answered;
  if answered is null then return false; end if;
  insert into event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, answered, (given->>'at')::timestamptz, 'answerQuestion', given->>'byName');
  return true;
end $$;
create or replace function cases.own_questions(hash bytea)
  returns table (id uuid, at timestamp with time zone, text text, by_name text, answered_at timestamp with time zone, answer text)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select q.id, q.at, q.text, q.by_name, q.answered_at, q.answer
  from cases.case c join question q on q.case_id = c.id
  where c.code_hash = hash and (q.answered_at is not null or c.taken_back_at is null) order by q.at, q.id
$$;
create or replace function cases.own_petition(hash bytea, moment timestamp with time zone)
  returns table (stage text, due_at timestamp with time zone, above text, top text, asked jsonb)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select case when c.taken_back_at is null and s.due_at > moment
      and not exists (select 1 from review_request r where r.matter_id = p.id and r.stage = next.stage)
      then next.stage end,
    s.due_at, p.parties->'above'->0->>'orgName', p.parties->'top'->0->>'orgName',
    (select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'at', r.at) order by r.at), '[]')
      from review_request r where r.case_id = c.id)
  from cases.case c join procedure.matter p on p.id = c.petition_id
    left join procedure.step s on s.matter_id = p.id and s.ended_at is null
    left join (values ('ANSWERED', 'REVIEW'), ('REVIEWED', 'FINAL')) as next (state, stage) on next.state = s.state
  where c.code_hash = hash
$$;

-- What was taken back is counted as it stood then, whatever becomes of the matter: no later answer makes it answered, no later limit late or not.
create or replace function cases.count_about(about uuid, since timestamp with time zone, until_at timestamp with time zone, on_day date)
  returns table (received bigint, answered bigint, clocked bigint, on_time bigint)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select count(*), count(*) filter (where c.first_replied_at is not null and not gone.yes),
    count(*) filter (where c.was_on_time is not null and not gone.yes or late.yes), count(*) filter (where c.was_on_time and not gone.yes)
  from cases.case c
    cross join lateral (select coalesce(c.taken_back_as in ('WAITING', 'LATE'), false) as yes) gone
    cross join lateral (select case when gone.yes then c.taken_back_as = 'LATE'
      else c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on < on_day end as yes) late
  where c.about_org_id = about and c.is_public and c.created_at >= since and c.created_at < until_at
$$;
create or replace function cases.count_below(about uuid, since timestamp with time zone, until_at timestamp with time zone, on_day date)
  returns table (org_id uuid, org_name text, slug text, is_own boolean, received bigint, accepted bigint, refused bigint, answered bigint, clocked bigint, on_time bigint, overdue bigint, judged bigint, solved bigint, partly bigint, not_solved bigint, graded bigint, satisfied bigint, imported bigint)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name, o.slug, o.id = about, count(*), count(*) filter (where c.accepted_at is not null),
    count(*) filter (where c.state = 'NOT_ACCEPTED' and not gone.yes), count(*) filter (where c.first_replied_at is not null and not gone.yes),
    count(*) filter (where c.was_on_time is not null and not gone.yes or late.yes), count(*) filter (where c.was_on_time and not gone.yes),
    count(*) filter (where late.yes), count(r.outcome), count(*) filter (where r.outcome = 'SOLVED'),
    count(*) filter (where r.outcome = 'PARTLY'), count(*) filter (where r.outcome = 'NOT_SOLVED'), count(r.grade),
    count(*) filter (where r.grade >= 4), count(*) filter (where c.is_imported)
  from cases.counted_under(about, since, until_at) u
    join cases.case c on c.id = u.id
    join organisations.org o on o.path = u.place
    left join lateral (select outcome, grade from cases.rating where case_id = c.id and c.first_replied_at is not null
      order by at desc, id desc limit 1) r on true
    cross join lateral (select coalesce(c.taken_back_as in ('WAITING', 'LATE'), false) as yes) gone
    cross join lateral (select case when gone.yes then c.taken_back_as = 'LATE'
      else c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on < on_day end as yes) late
  group by o.id, o.short_name, o.slug, o.path
  order by o.path collate "C"
$$;
