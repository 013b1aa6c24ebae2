-- Cases about the same matter are handled as one, and every voice is kept and counted (D18). A case that joined another keeps
-- its number, its code, its words and its writer's judgement; where it stands follows the one it joined.
alter table cases.case add column joined_to_id uuid references cases.case (id);
alter table cases.case add column voices integer not null default 1;
alter table cases.case add constraint case_joins_another check (joined_to_id <> id);
comment on column cases.case.joined_to_id is 'The case with which this one is handled; it has no limit of its own meanwhile.';
comment on column cases.case.voices is 'How many cases are handled as this one, itself among them.';
create index case_by_joined on cases.case (joined_to_id) where joined_to_id is not null;

-- Only the one that others joined has a limit that runs, so that lists, counts and clocks see the matter once.
alter table cases.case drop column due_on;
alter table cases.case add column due_on date generated always as (case
  when joined_to_id is not null then null
  when state = 'SUBMITTED' then accept_due_on
  when state in ('ACCEPTED', 'ASSIGNED', 'SENT_BACK', 'SIGNED', 'HANDLING', 'REOPENED') then answer_due_on end) stored;
comment on column cases.case.due_on is 'The limit that runs now; a case is open as long as it has one.';
create index case_open_by_due on cases.case (due_on, id) where due_on is not null;
create index case_open_by_desk on cases.case (org_path, due_on, id) where due_on is not null;
grant select (due_on, joined_to_id, voices) on cases.case to {{app}};
grant select (joined_to_id, voices) on cases.case to {{portal}};

-- Puts one case to another. Both are public, so that nobody learns by it what a writer wanted kept, and no private case
-- reaches whom it is about (CZ4); both are open and stand alone.
create function cases.put_together(of_case uuid, into_case uuid, given jsonb) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
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
  update cases.case c set joined_to_id = main.id where c.joined_to_id = one.id;
  update cases.case c set joined_to_id = main.id, voices = 1, version = c.version + 1 where c.id = one.id;
  update cases.case c set voices = c.voices + one.voices, version = c.version + 1 where c.id = main.id;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason, actor_name)
    values ((given->>'eventId')::uuid, one.id, (given->>'at')::timestamptz, 'join', given->>'byName', null, main.number,
      given->>'actorName');
  return 'DONE';
end $$;
comment on function cases.put_together is 'Makes one case handled as another; says DONE, or why not.';
select app.make_definer('cases.put_together(uuid, uuid, jsonb)', '{{search}}');

-- The desk does it with two cases of its reach.
create function cases.join_case(of_case uuid, into_case uuid, given jsonb) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  if (select count(*) from cases.case c where c.id in (of_case, into_case)
      and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')) <> 2 then
    return 'MISSING';
  end if;
  return cases.put_together(of_case, into_case, given);
end $$;
select app.make_definer('cases.join_case(uuid, uuid, jsonb)', '{{app}}');

-- The citizen does it with the message just written, which the digest names, and a public one about the same organisation.
create function cases.join_written(hash bytea, into_number text, given jsonb) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  one record;
  main record;
begin
  select c.id, c.about_org_id into one from cases.case c where c.code_hash = hash;
  select c.id into main from cases.case c where c.number = into_number and c.about_org_id = one.about_org_id;
  return cases.put_together(one.id, main.id, given);
end $$;
select app.make_definer('cases.join_written(bytea, text, jsonb)', '{{portal}}');

-- Gives a case its own way again; it stands where the common one stands.
create function cases.separate_case(of_case uuid, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  one record;
begin
  select c.id, c.joined_to_id into one from cases.case c where c.id = of_case and c.joined_to_id is not null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return false; end if;
  update cases.case c set voices = c.voices - 1, version = c.version + 1 where c.id = one.joined_to_id;
  update cases.case c set joined_to_id = null, version = c.version + 1 where c.id = one.id;
  insert into cases.event (id, case_id, at, act, by_name, reason, actor_name)
    values ((given->>'eventId')::uuid, one.id, (given->>'at')::timestamptz, 'separate', given->>'byName', given->>'reason',
      given->>'actorName');
  return true;
end $$;
select app.make_definer('cases.separate_case(uuid, jsonb)', '{{app}}');

-- What happens to the common case happens to those that joined it, until the writer of each has judged for himself.
create function cases.carry_along() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update cases.case c set state = new.state, outcome = new.outcome, org_id = new.org_id, org_path = new.org_path,
      org_name = new.org_name, assigned_by_id = new.assigned_by_id, send_backs = new.send_backs, extensions = new.extensions,
      answer_due_on = new.answer_due_on, due_provisional = new.due_provisional, extended_days = new.extended_days,
      extension_reason = new.extension_reason, refusal_reason = new.refusal_reason, refusal_note = new.refusal_note,
      accepted_at = new.accepted_at, replied_at = new.replied_at,
      first_replied_at = coalesce(c.first_replied_at, new.first_replied_at),
      was_on_time = coalesce(c.was_on_time, new.was_on_time), version = c.version + 1
    where c.joined_to_id = new.id and c.state <> 'CLOSED';
  return null;
end $$;
comment on function cases.carry_along is 'Trigger: a joined case stands where the common one stands.';
select app.make_definer('cases.carry_along()', '{{search}}');
create trigger case_carries_along after update on cases.case for each row
  when (new.voices > 1 and new.state <> 'CLOSED') execute function cases.carry_along();

-- Whose matter is not solved goes on by itself: a case taken up again leaves the common one.
create function cases.leave_common() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update cases.case c set joined_to_id = null where c.id = new.id;
  update cases.case c set voices = c.voices - 1 where c.id = old.joined_to_id;
  return null;
end $$;
comment on function cases.leave_common is 'Trigger: who takes his own case up again leaves the common one.';
select app.make_definer('cases.leave_common()', '{{search}}');
create trigger case_leaves_common after update of reopenings on cases.case for each row
  when (old.joined_to_id is not null and new.reopenings > old.reopenings) execute function cases.leave_common();

-- What the writer of a joined case reads of the common one: it is public, so nothing is told that others may not read.
create function cases.common_of(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select jsonb_build_object('number', main.number, 'voices', main.voices, 'isOwn', main.id = one.id,
    'events', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'act', e.act, 'byName', e.by_name, 'toName', e.to_name,
        'reason', e.reason) order by e.at, e.id), '[]') from cases.event e where e.case_id = main.id and main.id <> one.id
          and e.act not in ('submit', 'supplement', 'rate', 'reopen', 'eraseContact', 'join', 'separate')),
    'replies', (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'text', r.text, 'byName', r.by_name) order by r.at, r.id),
        '[]') from cases.reply r where r.case_id = main.id and main.id <> one.id))
  from cases.case one join cases.case main on main.id = coalesce(one.joined_to_id, one.id)
  where one.code_hash = hash and main.voices > 1
$$;
select app.make_definer('cases.common_of(bytea)', '{{portal}}');
