-- 征求意见: an organisation asks everybody, and shows what many say together (D28, decisions 124 and 125).
-- What somebody says is kept under a digest that belongs to this one consultation, and only while it runs.
create schema consultations;
grant usage on schema consultations to {{app}}, {{portal}}, {{worker}}, {{search}};

create table consultations.consultation (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  org_name text not null,
  title text not null,
  question text not null,
  opened_on date not null,
  closes_on date not null,
  answer_due_on date not null,
  findings jsonb,
  found_at timestamptz,
  closed_at timestamptz,
  answer text,
  answered_on date,
  answered_by text,
  constraint consultation_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint consultation_time check (closes_on > opened_on and answer_due_on > closes_on),
  constraint consultation_found check ((findings is null) = (found_at is null) and (closed_at is null or findings is not null)),
  constraint consultation_answered check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null)
    and (answer is null or closed_at is not null))
);
comment on table consultations.consultation is 'A question to everybody for a dated time 征求意见, what many said together, and what the organisation answers; no number of fewer than ten stands in it.';
create index consultation_by_org on consultations.consultation (org_id, org_path);
create index consultation_by_day on consultations.consultation (org_path, closes_on desc);
create index consultation_open on consultations.consultation (closes_on) where closed_at is null;
select app.guard('consultations.consultation');
revoke update on consultations.consultation from {{app}};
grant update (findings, found_at, closed_at, answer, answered_on, answered_by) on consultations.consultation to {{app}};
create policy shown on consultations.consultation for select to {{portal}} using (true);
grant select on consultations.consultation to {{portal}};

create table consultations.statement (
  id uuid primary key,
  consultation_id uuid not null references consultations.consultation (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  no integer not null,
  handed_on date not null,
  origin text not null,
  text text not null,
  state text not null,
  decide_by_on date not null,
  rule text,
  reason text,
  outcome text,
  answer text,
  due_on date,
  constraint statement_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint statement_no unique (consultation_id, no),
  constraint statement_origin check (origin in ('OFFICE', 'CITIZEN')),
  constraint statement_state check (state in ('WAITING', 'REVIEW', 'SHOWN', 'REFUSED')),
  constraint statement_refused check ((state = 'REFUSED') = (rule is not null) and (rule is null) = (reason is null)),
  constraint statement_outcome check (outcome in ('TAKEN', 'PARTLY', 'NOT_TAKEN') and (outcome is null) = (answer is null)),
  constraint statement_due check (due_on is null or outcome in ('TAKEN', 'PARTLY'))
);
comment on table consultations.statement is 'One thing that can be agreed with 看法; each has a number without gaps, so that none disappears. Who handed it in is not known.';
create index statement_by_org on consultations.statement (org_id, org_path);
create index statement_waiting on consultations.statement (org_path, decide_by_on) where state in ('WAITING', 'REVIEW');
select app.guard('consultations.statement');
revoke update on consultations.statement from {{app}};
grant update (state, rule, reason, outcome, answer, due_on) on consultations.statement to {{app}};
create policy handed_in on consultations.statement for insert to {{search}} with check (true);
grant insert on consultations.statement to {{search}};

create table consultations.stance (
  statement_id uuid not null references consultations.statement (id),
  taker bytea not null,
  consultation_id uuid not null references consultations.consultation (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  value integer not null,
  constraint stance_pkey primary key (statement_id, taker),
  constraint stance_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint stance_value check (value in (-1, 0, 1))
);
comment on table consultations.stance is 'What one participation says of a statement 表态, while the consultation runs; the taker is a digest that cannot be made again once the salt is gone. No time stands beside it.';
create index stance_by_taker on consultations.stance (consultation_id, taker);
create index stance_by_org on consultations.stance (org_id, org_path);
select app.guard('consultations.stance');
revoke all on consultations.stance from {{app}};
create policy taken on consultations.stance to {{search}} using (true) with check (true);
grant insert, update, delete on consultations.stance to {{search}};

create table consultations.salt (
  consultation_id uuid primary key references consultations.consultation (id),
  bytes bytea not null
);
comment on table consultations.salt is 'What makes the digests of one consultation its own; destroyed when it closes.';
grant select, insert, delete on consultations.salt to {{search}};

-- The digest of a participation; nothing when the salt is gone.
create function consultations.taker_of(of_consultation uuid, inner_digest bytea) returns bytea
  language sql stable security definer set search_path = consultations, pg_temp as $$
  select sha256(s.bytes || inner_digest) from consultations.salt s where s.consultation_id = of_consultation
$$;
comment on function consultations.taker_of is 'The digest of a participation in one consultation; the salt never leaves the database.';
select app.make_definer('consultations.taker_of(uuid, bytea)', '{{search}}');

-- Says something of statements of a running consultation; the last word counts.
create function consultations.take_stances(of_consultation uuid, inner_digest bytea, given jsonb, on_day date) returns text
  language plpgsql security definer set search_path = consultations, pg_temp as $$
declare
  one record;
  taken integer;
begin
  select c.id, c.org_id, c.org_path into one from consultations.consultation c
    where c.id = of_consultation and c.closed_at is null and on_day between c.opened_on and c.closes_on;
  if not found then return 'CLOSED'; end if;
  insert into consultations.salt (consultation_id, bytes)
    values (one.id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) on conflict do nothing;
  insert into consultations.stance (statement_id, taker, consultation_id, org_id, org_path, value)
    select s.id, consultations.taker_of(one.id, inner_digest), one.id, one.org_id, one.org_path, g.value
    from jsonb_to_recordset(given) as g (id uuid, value integer)
    join consultations.statement s on s.id = g.id and s.consultation_id = one.id and s.state = 'SHOWN'
    on conflict (statement_id, taker) do update set value = excluded.value;
  get diagnostics taken = row_count;
  return case when taken = jsonb_array_length(given) then 'DONE' else 'MISSING' end;
end $$;
comment on function consultations.take_stances is 'Keeps what one participation says of statements; says DONE, or why not.';
select app.make_definer('consultations.take_stances(uuid, bytea, jsonb, date)', '{{portal}}');

-- The statements of which a participation said nothing yet, in an order of its own, so that none is always the first.
create function consultations.unsaid(of_consultation uuid, inner_digest bytea) returns table (id uuid, no integer, text text)
  language sql stable security definer set search_path = consultations, pg_temp as $$
  select s.id, s.no, s.text from consultations.statement s
  where s.consultation_id = of_consultation and s.state = 'SHOWN' and not exists (
    select 1 from consultations.stance t where t.statement_id = s.id and t.taker = consultations.taker_of(of_consultation, inner_digest))
  order by sha256(inner_digest || uuid_send(s.id))
$$;
comment on function consultations.unsaid is 'What one participation may still say something of; never what it said.';
select app.make_definer('consultations.unsaid(uuid, bytea)', '{{portal}}');

-- Takes a statement of a citizen in; it gets the next number, and waits to be looked at.
create function consultations.hand_in_statement(of_consultation uuid, given jsonb, most_waiting integer) returns table (verdict text, no integer)
  language plpgsql security definer set search_path = consultations, pg_temp as $$
declare
  one record;
  next_no integer;
begin
  select c.id, c.org_id, c.org_path into one from consultations.consultation c
    where c.id = of_consultation and c.closed_at is null and (given->>'handedOn')::date between c.opened_on and c.closes_on;
  if not found then return query select 'CLOSED', 0; return; end if;
  perform pg_advisory_xact_lock(hashtextextended(one.id::text, 28));
  if (select count(*) from consultations.statement s where s.consultation_id = one.id and s.state in ('WAITING', 'REVIEW')) >= most_waiting then
    return query select 'FULL', 0; return;
  end if;
  select coalesce(max(s.no), 0) + 1 into next_no from consultations.statement s where s.consultation_id = one.id;
  insert into consultations.statement (id, consultation_id, org_id, org_path, no, handed_on, origin, text, state, decide_by_on)
    values ((given->>'id')::uuid, one.id, one.org_id, one.org_path, next_no, (given->>'handedOn')::date, 'CITIZEN', given->>'text',
      'WAITING', (given->>'decideByOn')::date);
  return query select 'DONE', next_no;
end $$;
comment on function consultations.hand_in_statement is 'Takes a statement in for a consultation that runs; says DONE with its number, or why not.';
select app.make_definer('consultations.hand_in_statement(uuid, jsonb, integer)', '{{portal}}');

-- The public reads no word that was not let through, whatever a query asks; that it was handed in, and why it is not shown, it reads.
create function consultations.statements_of(of_consultation uuid) returns table (id uuid, no integer, handed_on date, origin text, state text,
    text text, decide_by_on date, rule text, reason text, outcome text, answer text, due_on date)
  language sql stable security definer set search_path = consultations, pg_temp as $$
  select s.id, s.no, s.handed_on, s.origin, s.state, case when s.state = 'SHOWN' then s.text end, s.decide_by_on, s.rule, s.reason, s.outcome,
    s.answer, s.due_on
  from consultations.statement s where s.consultation_id = of_consultation order by s.no
$$;
comment on function consultations.statements_of is 'The statements of a consultation as everybody reads them; of what is not shown no word.';
select app.make_definer('consultations.statements_of(uuid)', '{{portal}}');

-- What the participations of a consultation in reach say, one line each, without the digest by which they were told apart.
create function consultations.stances_of(of_consultation uuid) returns table (numbers integer[], stances integer[])
  language sql stable security definer set search_path = consultations, pg_temp as $$
  select array_agg(s.no order by s.no), array_agg(t.value::integer order by s.no)
  from consultations.stance t join consultations.statement s on s.id = t.statement_id and s.state = 'SHOWN'
  where t.consultation_id = of_consultation and t.org_path >= current_setting('app.path') and t.org_path < current_setting('app.path_end')
  group by t.taker order by t.taker
$$;
comment on function consultations.stances_of is 'What each participation says, for the agreement map; states the reach.';
select app.make_definer('consultations.stances_of(uuid)', '{{app}}');

-- Destroys what led back to anybody: the stances of a consultation in reach whose time is over, and their salt.
create function consultations.forget_stances(of_consultation uuid, on_day date) returns boolean
  language plpgsql security definer set search_path = consultations, pg_temp as $$
begin
  perform 1 from consultations.consultation c where c.id = of_consultation and c.closes_on < on_day
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end');
  if not found then return false; end if;
  delete from consultations.stance t where t.consultation_id = of_consultation;
  delete from consultations.salt s where s.consultation_id = of_consultation;
  return true;
end $$;
comment on function consultations.forget_stances is 'Deletes every stance of a consultation that is over, and the salt of their digests; only what was counted stays.';
select app.make_definer('consultations.forget_stances(uuid, date)', '{{app}}');
