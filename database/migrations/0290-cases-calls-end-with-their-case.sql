-- A call ends with the case it was made for (decisions 114): nobody reads the words of a case that is over, and nothing more is promised in it. Who joined
-- another case keeps the calls of both (D18), and what an office promised stands under the name of who said it.

create index matter_open_call on procedure.matter (subject_id) where procedure = 'cases.call' and ended_at is null;
comment on index procedure.matter_open_call is 'The calls that are open: each minute those are looked for whose case has ended.';

create or replace function cases.called_case(of_matter uuid) returns table (number text, title text, body text, about_name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.number, c.title, c.body, c.about_name
  from procedure.matter m join cases.case c on c.id = m.subject_id
  where m.id = of_matter and m.procedure = 'cases.call' and m.ended_at is null and c.state not in ('NOT_ACCEPTED', 'CLOSED')
    and exists (select 1 from procedure.side s where s.matter_id = m.id
      and s.org_path >= current_setting('app.path') and s.org_path < current_setting('app.path_end'))
$$;
select app.make_definer('cases.called_case(uuid)', '{{app}}');

-- What was called and answered in these cases, offices and no names. Which words are told says each of the two doors, never its caller.
drop function cases.calls_of(uuid, text[]);
drop function cases.own_calls(bytea, text[]);
drop function cases.calls_in(uuid, text[]);
create function cases.calls_in(of_cases uuid[], told_acts text[]) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'orgId', m.data->>'orgId', 'orgName', m.data->>'orgName', 'byOrgId', m.starter_org_id,
      'byName', m.starter_org_name, 'at', m.started_at, 'endedAt', m.ended_at, 'state', m.state, 'question', m.data->>'question',
      'dueOn', m.data->>'dueOn', 'promisedOn', m.data->>'promisedOn', 'hasAbove', coalesce((m.data->>'hasAbove')::boolean, true),
      'waitsSince', p.started_at, 'toldAboveAt', p.escalated_at,
      'words', (select coalesce(jsonb_agg(jsonb_build_object('act', a.act, 'at', a.at, 'byName', a.org_name, 'opinion', a.opinion,
          'fields', a.fields) order by a.position), '[]')
        from procedure.act a where a.matter_id = m.id and a.act = any (told_acts)))
    order by m.started_at, m.id), '[]')
  from procedure.matter m left join procedure.step p on p.matter_id = m.id and p.ended_at is null
  where m.subject = 'cases.case' and m.subject_id = any (of_cases) and m.procedure = 'cases.call'
$$;
select app.make_definer('cases.calls_in(uuid[], text[])', '{{search}}');

-- The desk reads the calls of a case of its reach, and of those that are handled with it.
create function cases.calls_of(of_case uuid) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.calls_in(array(select c.id union select v.id from cases.case v where v.joined_to_id = c.id),
    '{reportIn,declineCall,finish,tellLate,askAgain,closeCall,addWord}')
  from cases.case c where c.id = of_case
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
$$;
select app.make_definer('cases.calls_of(uuid)', '{{app}}');

-- The writer reads those of his case and of the common one.
create function cases.own_calls(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.calls_in(array[c.id, c.joined_to_id], '{reportIn,declineCall,finish,tellLate,askAgain,closeCall}')
  from cases.case c where c.code_hash = hash
$$;
select app.make_definer('cases.own_calls(bytea)', '{{portal}}');

create or replace function cases.promises_of(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('byName', p.by_name, 'what', p.what, 'dueOn', p.due_on, 'state', p.state,
      'doneOn', p.done_on, 'reason', p.reason) order by p.due_on, p.id), '[]')
  from cases.case c join cases.promise p on p.case_id in (c.id, c.joined_to_id) where c.code_hash = hash
$$;
select app.make_definer('cases.promises_of(bytea)', '{{portal}}');

-- Writes into the course of the case what was last done in a call, once: who was called does not reach the case. It goes to the case with which this one is
-- handled. In a case that is over a call can only end.
create or replace function cases.follow_call(of_matter uuid) returns uuid
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  done record;
begin
  select coalesce(c.joined_to_id, c.id) as case_id, c.state in ('NOT_ACCEPTED', 'CLOSED') as is_over, m.data->>'orgName' as called,
      coalesce(a.fields->>'why', a.fields->>'reason', a.fields->>'outcome', a.opinion) as told, a.* into done
    from procedure.matter m join procedure.act a on a.matter_id = m.id join cases.case c on c.id = m.subject_id
    where m.id = of_matter and m.procedure = 'cases.call'
      and exists (select 1 from procedure.side s where s.matter_id = m.id
        and s.org_path >= current_setting('app.path') and s.org_path < current_setting('app.path_end'))
    order by a.position desc limit 1;
  if not found or done.is_over and done.act not in ('closeCall', 'SUBJECT_ENDED') then return null; end if;
  insert into event (id, case_id, at, act, by_name, reason, actor_name, note)
    values (done.id, done.case_id, done.at,
      case done.act when 'finish' then 'keepPromise' when 'tellLate' then 'breakPromise' when 'SUBJECT_ENDED' then 'endCall' else done.act end,
      coalesce(done.org_name, '系统'),
      case done.act when 'tellLate' then done.told when 'askAgain' then done.called when 'closeCall' then done.called
        when 'SUBJECT_ENDED' then done.called end,
      nullif(done.name, ''), case when done.act <> 'tellLate' then done.told end)
    on conflict do nothing;
  if not found then return null; end if;
  if done.act = 'reportIn' then
    insert into promise (id, case_id, call_id, by_name, what, due_on, at)
      values (done.id, done.case_id, of_matter, done.org_name, done.fields->>'what', (done.fields->>'promisedOn')::date, done.at);
  elsif done.act in ('finish', 'tellLate') then
    update promise p set state = case done.act when 'finish' then 'KEPT' else 'BROKEN' end, done_on = (done.fields->>'doneOn')::date,
        reason = case done.act when 'tellLate' then done.told end, settled_at = done.at, settled_name = done.name
      where p.call_id = of_matter and p.state = 'OPEN';
  elsif done.act in ('closeCall', 'SUBJECT_ENDED') then
    update promise p set call_id = null where p.call_id = of_matter and p.state = 'OPEN';
  end if;
  return done.case_id;
end $$;
select app.make_definer('cases.follow_call(uuid)', '{{app}}');
