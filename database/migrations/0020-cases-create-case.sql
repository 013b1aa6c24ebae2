-- Cases 诉求件 (D17, D20–D23). org_id is the organisation that handles a case, and its path decides who sees it; about_org_id
-- is what the case is about and gives nobody a right (decisions 20). Citizens are no persons: they come through the short
-- functions at the end, which the portal may call and which know a case by the keyed digest of its number and code (T12).
create schema cases;
grant usage on schema cases to {{app}}, {{portal}}, {{worker}}, {{search}};

create table cases.desk (
  org_id uuid primary key,
  org_path text collate "C" not null,
  opened_on date not null default current_date,
  constraint desk_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table cases.desk is 'Which organisations receive cases 受理台; the others'' cases go to the nearest one above.';
create index desk_by_org on cases.desk (org_id, org_path);
select app.guard('cases.desk');

create table cases.counter (
  day date primary key,
  last integer not null
);
comment on table cases.counter is 'How many numbers of a day are given out.';

create table cases.case (
  id uuid primary key,
  number text not null,
  code_hash bytea,
  org_id uuid not null,
  org_path text collate "C" not null,
  org_name text not null,
  about_org_id uuid not null references organisations.org (id),
  about_name text not null,
  kind text not null,
  title text not null,
  body text not null,
  writer_mask text not null,
  contact_sealed bytea,
  is_public boolean not null,
  state text not null default 'SUBMITTED',
  outcome text,
  grade integer,
  channel text not null,
  accept_due_on date,
  answer_due_on date,
  due_provisional boolean not null default false,
  due_on date generated always as (case
    when state = 'SUBMITTED' then accept_due_on
    when state in ('ACCEPTED', 'ASSIGNED', 'SENT_BACK', 'SIGNED', 'HANDLING', 'REOPENED') then answer_due_on end) stored,
  extended_days integer not null default 0,
  extension_reason text,
  refusal_reason text,
  refusal_note text,
  send_backs integer not null default 0,
  extensions integer not null default 0,
  reopenings integer not null default 0,
  assigned_by_id uuid,
  previous_id uuid references cases.case (id),
  source text,
  source_id text,
  is_imported boolean generated always as (source is not null) stored,
  created_at timestamptz not null,
  accepted_at timestamptz,
  replied_at timestamptz,
  first_replied_at timestamptz,
  was_on_time boolean,
  closed_at timestamptz,
  escalated_at timestamptz,
  search_text text not null,
  terms tsvector not null,
  version integer not null default 1,
  constraint case_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint case_number_unique unique (number),
  constraint case_code_unique unique (code_hash),
  constraint case_source_once unique (source, source_id),
  constraint case_kind check (kind in ('CONSULT', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')),
  constraint case_state check (state in ('SUBMITTED', 'NOT_ACCEPTED', 'ACCEPTED', 'ASSIGNED', 'SENT_BACK', 'SIGNED', 'HANDLING',
    'REPLIED', 'CLOSED', 'REOPENED')),
  constraint case_outcome check (outcome in ('SOLVED', 'PARTLY', 'NOT_SOLVED', 'NOT_OURS', 'CANNOT')),
  constraint case_grade check (grade between 1 and 5),
  constraint case_channel check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'IMPORT')),
  constraint case_report_is_private check (kind <> 'REPORT' or not is_public or source is not null),
  constraint case_clock check (source is not null or (accept_due_on is not null and answer_due_on is not null and code_hash is not null))
);
comment on table cases.case is 'A case 诉求件 of a citizen; the contact is sealed and no handler can read it (D23).';
comment on column cases.case.due_on is 'The limit that runs now; a case is open as long as it has one.';
create index case_by_org on cases.case (org_id, org_path);
create index case_by_desk on cases.case (org_path, created_at desc);
create index case_by_time on cases.case (created_at desc, id desc);
create index case_open_by_due on cases.case (due_on, id) where due_on is not null;
create index case_open_by_desk on cases.case (org_path, due_on, id) where due_on is not null;
create index case_to_close on cases.case (replied_at) where state = 'REPLIED' and source is null;
create index case_by_about on cases.case (about_org_id, created_at desc);
create index case_public on cases.case (about_org_id, created_at desc)
  where is_public and state not in ('SUBMITTED', 'NOT_ACCEPTED');
create index case_by_previous on cases.case (previous_id);
create index case_by_terms on cases.case using gin (terms);
select app.guard('cases.case');

-- A handler sees everything but the contact and the code, and cannot change what the citizen wrote (D23, T38).
revoke select, update on cases.case from {{app}};
grant select (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask, is_public, state,
  outcome, grade, channel, accept_due_on, answer_due_on, due_on, due_provisional, extended_days, extension_reason, refusal_reason,
  refusal_note, send_backs, extensions, reopenings, assigned_by_id, previous_id, source, source_id, is_imported, created_at,
  accepted_at, replied_at, first_replied_at, was_on_time, closed_at, escalated_at, version) on cases.case to {{app}};
grant update (state, outcome, answer_due_on, due_provisional, extended_days, extension_reason, refusal_reason, refusal_note,
  send_backs, extensions, assigned_by_id, accepted_at, replied_at, first_replied_at, was_on_time, closed_at, escalated_at, version)
  on cases.case to {{app}};

-- The public sees a case with its writer's consent once the desk has accepted it (D22).
create policy shown on cases.case for select to {{portal}} using (is_public and state not in ('SUBMITTED', 'NOT_ACCEPTED'));
grant select (id, number, org_name, about_org_id, about_name, kind, title, body, writer_mask, is_public, state, outcome, grade,
  answer_due_on, extended_days, extension_reason, is_imported, created_at, accepted_at, replied_at, closed_at) on cases.case to {{portal}};

-- The functions below act for citizens and for hand-overs.
create policy door_in on cases.case for insert to {{search}} with check (true);
create policy door_on on cases.case for update to {{search}} using (true) with check (true);
grant insert, update on cases.case to {{search}};
grant select, insert, update on cases.counter to {{search}};

-- What belongs to a case follows it to whoever handles it: visible where the case is visible, written once.
create function cases.guard_part(part regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', part);
  execute format('alter table %s force row level security', part);
  execute format('create policy through_case on %s to {{app}}
    using (exists (select 1 from cases.case c where c.id = case_id))
    with check (exists (select 1 from cases.case c where c.id = case_id))', part);
  execute format('create policy shown on %s for select to {{portal}} using (exists (select 1 from cases.case c where c.id = case_id))', part);
  execute format('create policy search on %s to {{search}} using (true) with check (true)', part);
  execute format('grant select, insert on %s to {{search}}', part);
end $$;
comment on function cases.guard_part is 'Guards an append-only part of a case by the case itself.';

create table cases.event (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  at timestamptz not null,
  act text not null,
  by_name text not null,
  to_name text,
  reason text,
  actor_name text,
  note text
);
comment on table cases.event is 'What happened to a case; by, to and reason are told to the citizen, actor and note are internal.';
create index event_by_case on cases.event (case_id, at, id);
select cases.guard_part('cases.event');
grant select, insert on cases.event to {{app}};
grant select (id, case_id, at, act, by_name, to_name, reason) on cases.event to {{portal}};

create table cases.reply (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  at timestamptz not null,
  text text not null,
  by_name text not null,
  actor_name text
);
comment on table cases.reply is 'An answer 答复 to a citizen and who gave it.';
create index reply_by_case on cases.reply (case_id, at);
select cases.guard_part('cases.reply');
grant select, insert on cases.reply to {{app}};
grant select (id, case_id, at, text, by_name) on cases.reply to {{portal}};

create table cases.supplement (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  at timestamptz not null,
  text text not null
);
comment on table cases.supplement is 'What a citizen added to a case 补充.';
create index supplement_by_case on cases.supplement (case_id, at);
select cases.guard_part('cases.supplement');
grant select on cases.supplement to {{app}}, {{portal}};

create table cases.rating (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  at timestamptz not null,
  outcome text not null,
  grade integer,
  reason text not null,
  constraint rating_outcome check (outcome in ('SOLVED', 'PARTLY', 'NOT_SOLVED')),
  constraint rating_grade check (grade between 1 and 5)
);
comment on table cases.rating is 'A citizen''s word on the outcome 评价; 5 非常满意 … 1 非常不满意 (D21).';
create index rating_by_case on cases.rating (case_id, at);
select cases.guard_part('cases.rating');
grant select on cases.rating to {{app}}, {{portal}};
