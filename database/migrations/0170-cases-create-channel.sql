-- Ways in 渠道 (B17, D17): what comes by another system or an official account becomes one case like all others, and its answer
-- goes back the way it came. What is needed to answer is sealed for one case and goes when the case ends; it is no key of a
-- person (D29).
alter table cases.case drop constraint case_channel;
alter table cases.case add constraint case_channel
  check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT', 'SYSTEM'));

-- Who writes to the account of an organisation has chosen to whom he writes: it may handle the matter although it is not
-- public. What is not written to it still goes past whom it is about (CZ4), and so does every report of wrongdoing (XF-05).
alter table cases.case add column is_direct boolean not null default false;
alter table cases.case add constraint case_report_is_not_direct check (kind <> 'REPORT' or not is_direct);
comment on column cases.case.is_direct is 'Its writer wrote to this organisation by its own channel, so that it may handle it although it is not public.';

create table cases.channel (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  kind text not null,
  name text not null,
  state text not null default 'ACTIVE',
  reply_url text,
  is_private boolean not null,
  secret_sealed bytea not null,
  created_at timestamptz not null,
  last_arrival_at timestamptz,
  last_sent_at timestamptz,
  last_fault text,
  last_fault_at timestamptz,
  constraint channel_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint channel_name_once unique (org_id, name),
  constraint channel_kind check (kind in ('SYSTEM')),
  constraint channel_state check (state in ('ACTIVE', 'PAUSED')),
  constraint channel_fault check ((last_fault is null) = (last_fault_at is null))
);
comment on table cases.channel is 'A way in 渠道 of an organisation: another system, an official account.';
comment on column cases.channel.reply_url is 'Where what goes back is sent; nothing where it cannot go back.';
comment on column cases.channel.is_private is 'Whether only the writer reads what goes back, so that it may hold the code.';
create index channel_by_org on cases.channel (org_id, org_path);
create index channel_by_path on cases.channel (org_path);
select app.guard('cases.channel');
create policy noted on cases.channel for update to {{search}} using (true) with check (true);
grant update (last_arrival_at, last_sent_at, last_fault, last_fault_at) on cases.channel to {{search}};

create table cases.arrival (
  id uuid primary key,
  case_id uuid not null,
  channel_id uuid not null references cases.channel (id),
  message_hash bytea not null,
  handle_sealed bytea,
  at timestamptz not null,
  constraint arrival_case foreign key (case_id) references cases.case (id),
  constraint arrival_of_case unique (case_id),
  constraint arrival_once unique (channel_id, message_hash)
);
comment on table cases.arrival is 'A message 来件 that came by a channel and the case it became; the same message comes once.';
comment on column cases.arrival.message_hash is 'Keyed digest of the number the channel gave this one message.';
comment on column cases.arrival.handle_sealed is 'What the channel wants to know to answer this message; gone when the case has ended (D29).';
create index arrival_by_channel on cases.arrival (channel_id, at desc);
select cases.guard_part('cases.arrival');
drop policy shown on cases.arrival;
grant select (id, case_id, channel_id, at) on cases.arrival to {{app}};
grant update on cases.arrival to {{search}};

create table cases.telling (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  channel_id uuid not null references cases.channel (id),
  what text not null,
  reply_id uuid references cases.reply (id),
  code_sealed bytea,
  state text not null default 'QUEUED',
  tries integer not null default 0,
  next_at timestamptz not null,
  fault text,
  at timestamptz not null,
  ended_at timestamptz,
  told_name text,
  constraint telling_what check (what in ('RECEIPT', 'ANSWER', 'REFUSAL')),
  constraint telling_state check (state in ('QUEUED', 'SENDING', 'SENT', 'UNSURE', 'GIVEN_UP', 'TOLD', 'NEEDLESS')),
  constraint telling_reply check ((what = 'ANSWER') = (reply_id is not null)),
  constraint telling_told check ((state = 'TOLD') = (told_name is not null))
);
comment on table cases.telling is 'What goes back 回告 by the channel a case came by, and whether it got there.';
comment on column cases.telling.code_sealed is 'The code of the receipt until it was sent; kept nowhere else in a form that can be read.';
create index telling_by_case on cases.telling (case_id, at);
create index telling_by_channel on cases.telling (channel_id);
create index telling_by_reply on cases.telling (reply_id);
create index telling_to_send on cases.telling (next_at) where state in ('QUEUED', 'SENDING');
create index telling_for_people on cases.telling (case_id) where state in ('UNSURE', 'GIVEN_UP');
select cases.guard_part('cases.telling');
drop policy shown on cases.telling;
grant select (id, case_id, channel_id, what, state, tries, next_at, fault, at, ended_at, told_name),
  update (state, tries, next_at, fault, ended_at, told_name) on cases.telling to {{app}};
grant update on cases.telling to {{search}};

-- Writes the message that was admitted, as before; what was written to the organisation itself stays with it.
create or replace function cases.submit_case(given jsonb, hash bytea, contact bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  about record;
  desk record;
  consented boolean := (given->>'isPublic')::boolean and given->>'kind' <> 'REPORT';
  direct boolean := coalesce((given->>'isDirect')::boolean, false) and given->>'kind' <> 'REPORT';
  one_up boolean := not (consented or direct) or (given->>'oneUp')::boolean;
begin
  select o.id, o.path, o.short_name, o.parent_id into about from organisations.org o
    where o.id = (given->>'aboutOrgId')::uuid and o.dissolved_on is null;
  select o.id, o.path, o.short_name into desk from organisations.org o where o.id = (given->>'deskId')::uuid;
  if about.id is null or not coalesce(starts_with(about.path, desk.path), false)
      or one_up and desk.path = about.path and about.parent_id is not null then
    raise exception 'the desk of a message is not the one it was admitted for';
  end if;
  insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
      contact_sealed, is_public, is_direct, channel, accept_due_on, answer_due_on, due_provisional, previous_id, created_at,
      search_text, terms)
    values ((given->>'id')::uuid, given->>'number', hash, desk.id, desk.path, desk.short_name, about.id, about.short_name,
      given->>'kind', given->>'title', given->>'body', given->>'writerMask', contact, consented, direct, given->>'channel',
      (given->>'acceptDueOn')::date, (given->>'answerDueOn')::date, (given->>'dueProvisional')::boolean,
      (given->>'previousId')::uuid, (given->>'at')::timestamptz, given->>'searchText', (given->>'terms')::tsvector);
  insert into cases.event (id, case_id, at, act, by_name, to_name)
    values ((given->>'eventId')::uuid, (given->>'id')::uuid, (given->>'at')::timestamptz, 'submit', given->>'byName', desk.short_name);
  return desk.short_name;
end $$;
select app.make_definer('cases.submit_case(jsonb, bytea, bytea)', '{{portal}}, {{app}}');

-- Passes a case on, as before; one that was written to the organisation itself may go to it and to those below it.
create or replace function cases.hand_over(of_case uuid, to_org uuid, given jsonb) returns table (verdict text, org_name text)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  passed cases.case;
  target record;
  about_path text;
begin
  select * into passed from cases.case c where c.id = of_case
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return query select 'MISSING', null::text; return; end if;
  select o.id, o.path, o.short_name into target from organisations.org o where o.id = to_org and o.dissolved_on is null;
  if not found or not (target.path >= current_setting('app.path') and target.path < current_setting('app.path_end')
      or not (given->>'isDownOnly')::boolean
        and (starts_with(passed.org_path, target.path) or passed.assigned_by_id is not distinct from to_org)) then
    return query select 'OUT_OF_REACH', null::text; return;
  end if;
  select o.path into about_path from organisations.org o where o.id = passed.about_org_id;
  if not (passed.is_public or passed.is_direct) and starts_with(target.path, about_path) and target.path <> passed.org_path then
    return query select 'ABOUT_ITSELF', null::text; return;
  end if;
  update cases.case c set org_id = target.id, org_path = target.path, org_name = target.short_name, state = given->>'state',
      send_backs = (given->>'sendBacks')::integer, assigned_by_id = coalesce((given->>'assignedById')::uuid, c.assigned_by_id),
      version = c.version + 1
    where c.id = of_case;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason, actor_name, note)
    values ((given->>'eventId')::uuid, of_case, (given->>'at')::timestamptz, given->>'act', passed.org_name, target.short_name,
      given->>'reason', given->>'actorName', given->>'note');
  return query select 'DONE', target.short_name::text;
end $$;
select app.make_definer('cases.hand_over(uuid, uuid, jsonb)', '{{app}}');

-- The channel at an address, for who has to show that it is his: the secret is sealed.
create function cases.open_channel(of_channel uuid)
  returns table (id uuid, org_id uuid, kind text, name text, state text, is_private boolean, secret_sealed bytea, can_answer boolean)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select h.id, h.org_id, h.kind, h.name, h.state, h.is_private, h.secret_sealed, h.reply_url is not null
  from cases.channel h where h.id = of_channel
$$;
select app.make_definer('cases.open_channel(uuid)', '{{portal}}');

-- That a call was refused, so that whoever keeps the channel sees it.
create function cases.note_channel_fault(of_channel uuid, given_fault text, moment timestamptz) returns void
  language sql security definer set search_path = cases, pg_temp as $$
  update cases.channel h set last_fault = given_fault, last_fault_at = moment
  where h.id = of_channel and (h.last_fault_at is null or h.last_fault_at < moment - interval '10 seconds' or h.last_fault <> given_fault)
$$;
select app.make_definer('cases.note_channel_fault(uuid, text, timestamptz)', '{{portal}}');

-- The number of the case that a message became when it had come before. Two calls with one message wait for each other here.
create function cases.claim_arrival(of_channel uuid, hash bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(of_channel::text || encode(hash, 'hex'), 170));
  return (select c.number from cases.arrival a join cases.case c on c.id = a.case_id
    where a.channel_id = of_channel and a.message_hash = hash);
end $$;
select app.make_definer('cases.claim_arrival(uuid, bytea)', '{{portal}}');

-- Keeps by what message the case of this same transaction came.
create function cases.add_arrival(given jsonb, hash bytea, handle bytea) returns void
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  insert into cases.arrival (id, case_id, channel_id, message_hash, handle_sealed, at)
    select (given->>'id')::uuid, c.id, (given->>'channelId')::uuid, hash, handle, (given->>'at')::timestamptz
    from cases.case c where c.id = (given->>'caseId')::uuid and c.xmin = pg_current_xact_id()::xid;
  if not found then raise exception 'a message belongs to the case that is just written'; end if;
  update cases.channel h set last_arrival_at = (given->>'at')::timestamptz where h.id = (given->>'channelId')::uuid;
end $$;
select app.make_definer('cases.add_arrival(jsonb, bytea, bytea)', '{{portal}}');

-- By which channel a case in reach came: it may have been passed on to where the channel itself is not seen.
create function cases.arrival_of(of_case uuid) returns table (channel text, kind text, is_private boolean, at timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select h.name, h.kind, h.is_private, a.at
  from cases.arrival a join cases.case c on c.id = a.case_id join cases.channel h on h.id = a.channel_id
  where a.case_id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
$$;
select app.make_definer('cases.arrival_of(uuid)', '{{app}}');

-- Queues the receipt of a case that came by a channel in this same transaction.
create function cases.tell_receipt(of_case uuid, telling uuid, code bytea, moment timestamptz) returns void
  language sql security definer set search_path = cases, pg_temp as $$
  insert into cases.telling (id, case_id, channel_id, what, code_sealed, next_at, at)
  select telling, a.case_id, a.channel_id, 'RECEIPT', code, moment, moment
  from cases.arrival a join cases.case c on c.id = a.case_id
  where a.case_id = of_case and a.handle_sealed is not null and c.xmin = pg_current_xact_id()::xid
$$;
select app.make_definer('cases.tell_receipt(uuid, uuid, bytea, timestamptz)', '{{portal}}');

-- An answer goes back to everybody it answers by the channel his case came by, whoever gave it and whatever act brought it.
create function cases.tell_answer() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  insert into cases.telling (id, case_id, channel_id, what, reply_id, next_at, at)
    select gen_random_uuid(), a.case_id, a.channel_id, 'ANSWER', new.id, new.at, new.at
    from cases.case c join cases.arrival a on a.case_id = c.id
    where (c.id = new.case_id or c.joined_to_id = new.case_id) and a.handle_sealed is not null;
  return null;
end $$;
comment on function cases.tell_answer() is 'Trigger: queues an answer for the channel its case came by.';
select app.make_definer('cases.tell_answer()', '{{search}}');
create trigger reply_is_told after insert on cases.reply for each row execute function cases.tell_answer();

-- That a case is not accepted goes back too. When a case has ended, what could answer its writer is erased (D29).
create function cases.end_channel_talk() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  if new.state = 'NOT_ACCEPTED' then
    insert into cases.telling (id, case_id, channel_id, what, next_at, at)
      select gen_random_uuid(), a.case_id, a.channel_id, 'REFUSAL', now(), now()
      from cases.arrival a where a.case_id = new.id and a.handle_sealed is not null;
  else
    update cases.arrival a set handle_sealed = null where a.case_id = new.id;
    update cases.telling t set state = 'NEEDLESS', code_sealed = null, ended_at = now()
      where t.case_id = new.id and t.state in ('QUEUED', 'UNSURE', 'GIVEN_UP');
  end if;
  return null;
end $$;
comment on function cases.end_channel_talk() is 'Trigger: tells of a refusal, and erases the way back when a case has ended.';
select app.make_definer('cases.end_channel_talk()', '{{search}}');
create trigger channel_talk_ends after update of state on cases.case for each row
  when (new.state in ('NOT_ACCEPTED', 'CLOSED') and old.state <> new.state) execute function cases.end_channel_talk();

-- Takes what is to be sent now, so that nobody else sends it. What was taken before and never noted was perhaps sent: only a
-- channel that knows a double by its id is told again.
create function cases.take_tellings(moment timestamptz, doubles_known text[])
  returns table (id uuid, case_id uuid, number text, what text, tries integer, kind text, reply_url text, is_private boolean,
    channel_id uuid, secret_sealed bytea, handle_sealed bytea, code_sealed bytea, text text, refusal_reason text, refusal_note text,
    org_name text, at timestamptz)
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update cases.telling t set state = case when h.kind = any (doubles_known) then 'QUEUED' else 'UNSURE' end,
      fault = 'INTERRUPTED', ended_at = case when h.kind = any (doubles_known) then null else moment end
    from cases.channel h where h.id = t.channel_id and t.state = 'SENDING' and t.next_at < moment - interval '5 minutes';
  return query
    with taken as (
      update cases.telling t set state = 'SENDING', tries = t.tries + 1, next_at = moment
      where t.id in (
        select q.id from cases.telling q join cases.channel h on h.id = q.channel_id and h.state = 'ACTIVE'
        where q.state = 'QUEUED' and q.next_at <= moment order by q.next_at, q.id limit 20 for update of q skip locked)
      returning t.*)
    select t.id, t.case_id, c.number, t.what, t.tries, h.kind, h.reply_url, h.is_private, h.id, h.secret_sealed, a.handle_sealed,
      t.code_sealed, r.text, c.refusal_reason, c.refusal_note, c.org_name, t.at
    from taken t join cases.case c on c.id = t.case_id join cases.channel h on h.id = t.channel_id
      join cases.arrival a on a.case_id = t.case_id left join cases.reply r on r.id = t.reply_id
    order by t.at, t.id;
end $$;
select app.make_definer('cases.take_tellings(timestamptz, text[])', '{{worker}}');

-- Notes what came of sending: with the course of the case, and with the channel for who keeps it.
create function cases.note_telling(of_telling uuid, given jsonb) returns void
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  told cases.telling;
  moment timestamptz := (given->>'at')::timestamptz;
  is_sent boolean := given->>'state' = 'SENT';
begin
  update cases.telling t set state = given->>'state', fault = given->>'fault', next_at = (given->>'nextAt')::timestamptz,
      ended_at = case when given->>'state' = 'QUEUED' then null else moment end,
      code_sealed = case when is_sent then null else t.code_sealed end
    where t.id = of_telling and t.state = 'SENDING' returning * into told;
  if not found then return; end if;
  update cases.channel h set last_sent_at = case when is_sent then moment else h.last_sent_at end,
      last_fault = case when is_sent then h.last_fault else given->>'fault' end,
      last_fault_at = case when is_sent then h.last_fault_at else moment end
    where h.id = told.channel_id;
  if is_sent and told.what <> 'RECEIPT' then
    insert into cases.event (id, case_id, at, act, by_name)
      values ((given->>'eventId')::uuid, told.case_id, moment, 'tellBack', given->>'byName');
  end if;
  update cases.arrival a set handle_sealed = null from cases.case c
    where a.case_id = told.case_id and c.id = a.case_id and c.state in ('NOT_ACCEPTED', 'CLOSED')
      and not exists (select 1 from cases.telling t where t.case_id = a.case_id and t.state in ('QUEUED', 'SENDING'));
end $$;
select app.make_definer('cases.note_telling(uuid, jsonb)', '{{worker}}');
