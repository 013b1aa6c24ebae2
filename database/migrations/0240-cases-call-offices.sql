-- 吹哨报到 (B21): who handles a case calls other offices to it, each with a question and a day. A call is a matter of the procedures, and nothing
-- of it is kept twice: what the desk and the writer read of it is read from the matter.

-- An office that was called promises a day too. It settles the promise in its call; when the call has ended, the desk of the case does.
alter table cases.promise alter column reply_id drop not null;
alter table cases.promise add column call_id uuid;
comment on column cases.promise.call_id is 'The call in which who promised settles it; null for a promise of an answer, and once the call has ended.';
create index promise_by_call on cases.promise (call_id) where call_id is not null;
grant select (call_id) on cases.promise to {{app}};

-- Whom a desk may call: who receives cases in the tree of the desk above it, its own tree among that, and those above. Never anybody for a report, and for a private
-- case nobody at or below whom it is about (XF-05, CZ4). With each the desk that stands above it, which may stand out of the caller's reach.
create function cases.callable(of_case uuid, own_org uuid, named text, chosen uuid[])
  returns table (org_id uuid, name text, above_id uuid, above_name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.id, o.short_name, above.id, above.short_name
  from cases.case c
    join organisations.org about on about.id = c.about_org_id
    join organisations.org own on own.id = own_org
    join desk d on d.org_id not in (own.id, c.org_id)
    join organisations.org o on o.id = d.org_id and o.dissolved_on is null
    left join lateral (
      select s.id, s.short_name from organisations.org s left join desk sd on sd.org_id = s.id
      where starts_with(o.path, s.path) and s.path <> o.path and s.dissolved_on is null
        and (sd.org_id is not null or s.parent_id is null)
      order by length(s.path) desc limit 1) above on true
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    and own.path >= current_setting('app.path') and own.path < current_setting('app.path_end')
    and c.kind <> 'REPORT'
    and (starts_with(o.path, own.path) or starts_with(own.path, o.path)
      or starts_with(o.path, (select s.path from desk_over(own.id) u join organisations.org s on s.id = u.org_id)))
    and strpos(o.short_name, named) > 0 and (chosen is null or o.id = any (chosen))
    and (c.is_public or c.is_direct or not starts_with(o.path, about.path))
  order by starts_with(o.path, own.path) desc, length(o.path), o.path limit 100
$$;
select app.make_definer('cases.callable(uuid, uuid, text, uuid[])', '{{app}}');

-- The words of the case for who was called to it, while the call is open and no longer; never its writer.
create function cases.called_case(of_matter uuid) returns table (number text, title text, body text, about_name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.number, c.title, c.body, c.about_name
  from procedure.matter m join cases.case c on c.id = m.subject_id
  where m.id = of_matter and m.procedure = 'cases.call' and m.ended_at is null
    and exists (select 1 from procedure.side s where s.matter_id = m.id
      and s.org_path >= current_setting('app.path') and s.org_path < current_setting('app.path_end'))
$$;
select app.make_definer('cases.called_case(uuid)', '{{app}}');

-- What was called and answered in a case, offices and no names. A door of its own for the desk and for the writer.
create function cases.calls_in(of_case uuid, told_acts text[]) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'orgId', m.data->>'orgId', 'orgName', m.data->>'orgName', 'byOrgId', m.starter_org_id,
      'byName', m.starter_org_name, 'at', m.started_at, 'endedAt', m.ended_at, 'state', m.state, 'question', m.data->>'question',
      'dueOn', m.data->>'dueOn', 'promisedOn', m.data->>'promisedOn', 'waitsSince', p.started_at, 'toldAboveAt', p.escalated_at,
      'words', (select coalesce(jsonb_agg(jsonb_build_object('act', a.act, 'at', a.at, 'byName', a.org_name, 'opinion', a.opinion,
          'fields', a.fields) order by a.position), '[]')
        from procedure.act a where a.matter_id = m.id and a.act = any (told_acts)))
    order by m.started_at, m.id), '[]')
  from procedure.matter m left join procedure.step p on p.matter_id = m.id and p.ended_at is null
  where m.subject = 'cases.case' and m.subject_id = of_case and m.procedure = 'cases.call'
$$;
select app.make_definer('cases.calls_in(uuid, text[])', '{{search}}');

create function cases.calls_of(of_case uuid, told_acts text[]) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.calls_in(c.id, told_acts) from cases.case c where c.id = of_case
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
$$;
select app.make_definer('cases.calls_of(uuid, text[])', '{{app}}');

create function cases.own_calls(hash bytea, told_acts text[]) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.calls_in(coalesce(c.joined_to_id, c.id), told_acts) from cases.case c where c.code_hash = hash
$$;
select app.make_definer('cases.own_calls(bytea, text[])', '{{portal}}');

-- Writes into the course of the case what was last done in a call, once: who was called does not reach the case. What it promised is kept as a
-- promise, settled by the same office, or left to the desk when the call ends before.
create function cases.follow_call(of_matter uuid) returns uuid
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  done record;
begin
  select m.subject_id as case_id, m.data->>'orgName' as called, a.* into done
    from procedure.matter m join procedure.act a on a.matter_id = m.id
    where m.id = of_matter and m.procedure = 'cases.call'
      and exists (select 1 from procedure.side s where s.matter_id = m.id
        and s.org_path >= current_setting('app.path') and s.org_path < current_setting('app.path_end'))
    order by a.position desc limit 1;
  if not found then return null; end if;
  insert into event (id, case_id, at, act, by_name, reason, actor_name, note)
    values (done.id, done.case_id, done.at,
      case done.act when 'finish' then 'keepPromise' when 'tellLate' then 'breakPromise' else done.act end, done.org_name,
      case done.act when 'tellLate' then done.opinion when 'askAgain' then done.called when 'closeCall' then done.called end,
      done.name, case when done.act <> 'tellLate' then done.opinion end)
    on conflict do nothing;
  if not found then return null; end if;
  if done.act = 'reportIn' then
    insert into promise (id, case_id, call_id, by_name, what, due_on, at)
      values (done.id, done.case_id, of_matter, done.called, done.fields->>'what', (done.fields->>'promisedOn')::date, done.at);
  elsif done.act in ('finish', 'tellLate') then
    update promise p set state = case done.act when 'finish' then 'KEPT' else 'BROKEN' end, done_on = (done.fields->>'doneOn')::date,
        reason = case done.act when 'tellLate' then done.opinion end, settled_at = done.at, settled_name = done.name
      where p.call_id = of_matter and p.state = 'OPEN';
  elsif done.act = 'closeCall' then
    update promise p set call_id = null where p.call_id = of_matter and p.state = 'OPEN';
  end if;
  return done.case_id;
end $$;
select app.make_definer('cases.follow_call(uuid)', '{{app}}');
grant update (state, done_on, reason, settled_at, settled_name, call_id) on cases.promise to {{search}};
