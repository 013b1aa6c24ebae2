-- The one mechanism of reviews, approvals, transfers and decisions (B08, B09). A matter names both its sides: each has a row in
-- procedure.side, guarded by the reach as every tenant table; whoever sees a side sees the matter and all that belongs to it
-- (decisions 3). What was done is written once.
create schema procedure;
grant usage on schema procedure to {{app}}, {{worker}}, {{search}};

create table procedure.matter (
  id uuid primary key,
  procedure text not null,
  number text not null,
  title jsonb not null,
  state text not null,
  version integer not null,
  outcome text,
  subject text not null,
  subject_id uuid,
  about_person_id uuid,
  starter_account_id uuid,
  starter_person_id uuid,
  starter_name text not null,
  starter_post text not null,
  starter_org_id uuid not null,
  starter_org_name text not null,
  parties jsonb not null default '{}',
  data jsonb not null default '{}',
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint matter_number_unique unique (number),
  constraint matter_outcome check (outcome in ('AGREED', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
  constraint matter_ended check ((outcome is null) = (ended_at is null)),
  constraint matter_forward check (ended_at >= started_at)
);
comment on table procedure.matter is 'One run of a procedure 事项; version counts its acts, so that of two who act at once one is told (R-F09).';
create index matter_by_starter on procedure.matter (starter_account_id, started_at desc);
create index matter_by_subject on procedure.matter (subject, subject_id);

create table procedure.side (
  matter_id uuid not null references procedure.matter (id) deferrable initially deferred,
  org_id uuid not null,
  org_path text collate "C" not null,
  constraint side_pkey primary key (matter_id, org_id),
  constraint side_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table procedure.side is 'The organisations a matter lies with or comes from; each sees it (decisions 3).';
create index side_by_org on procedure.side (org_id, org_path);
create index side_by_path on procedure.side (org_path, matter_id);
select app.guard('procedure.side');
revoke insert, update on procedure.side from {{app}};
create policy seated on procedure.side for insert to {{search}} with check (true);
grant insert on procedure.side to {{search}};

create function procedure.guard_part(part regclass, matter text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', part);
  execute format('alter table %s force row level security', part);
  execute format('create policy through_side on %s to {{app}}
    using (exists (select 1 from procedure.side s where s.matter_id = %s))
    with check (exists (select 1 from procedure.side s where s.matter_id = %s))', part, matter, matter);
  execute format('create policy search on %s to {{search}} using (true) with check (true)', part);
  execute format('create policy owner on %s to current_user using (true) with check (true)', part);
  execute format('grant select, insert on %s to {{app}}', part);
  execute format('grant select on %s to {{search}}', part);
end $$;
comment on function procedure.guard_part is 'Guards a matter and its parts by the sides in reach.';

select procedure.guard_part('procedure.matter', 'matter.id');
grant update (state, version, outcome, parties, data, ended_at) on procedure.matter to {{app}};

create table procedure.step (
  id uuid primary key,
  matter_id uuid not null references procedure.matter (id),
  position integer not null,
  state text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  provisional boolean not null default false,
  escalated_at timestamptz,
  opened_by uuid,
  constraint step_once unique (matter_id, position),
  constraint step_forward check (ended_at >= started_at and due_at >= started_at)
);
comment on table procedure.step is 'One stay of a matter in one state 环节, with the limit its clock set.';
create unique index step_one_open on procedure.step (matter_id) where ended_at is null;
create index step_due on procedure.step (due_at) where ended_at is null and escalated_at is null and due_at is not null;
select procedure.guard_part('procedure.step', 'matter_id');
grant update (ended_at, escalated_at) on procedure.step to {{app}};

create table procedure.assignment (
  id uuid primary key,
  matter_id uuid not null references procedure.matter (id),
  step_id uuid not null references procedure.step (id),
  kind text not null,
  of_id uuid references procedure.assignment (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  org_name text not null,
  posts text[] not null,
  account_id uuid,
  name text,
  state text not null,
  vote text,
  voted_in uuid,
  due_at timestamptz,
  constraint assignment_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint assignment_kind check (kind in ('SEAT', 'BEFORE', 'AFTER', 'STAND_IN')),
  constraint assignment_of check ((kind = 'SEAT') = (of_id is null)),
  constraint assignment_state check (state in ('OPEN', 'HELD', 'DONE', 'CLOSED')),
  constraint assignment_vote check (vote in ('FOR', 'AGAINST'))
);
comment on table procedure.assignment is 'For whom a step waits or waited 待办: a post, or there one account.';
create index assignment_by_matter on procedure.assignment (matter_id);
create index assignment_by_step on procedure.assignment (step_id);
create index assignment_by_other on procedure.assignment (of_id);
create index assignment_by_org on procedure.assignment (org_id, org_path);
create index assignment_waiting on procedure.assignment (org_id, due_at, id) where state = 'OPEN';
select procedure.guard_part('procedure.assignment', 'matter_id');
revoke insert on procedure.assignment from {{app}};
grant update (state, vote, voted_in) on procedure.assignment to {{app}};
grant insert, update on procedure.assignment to {{search}};

create table procedure.act (
  id uuid primary key,
  matter_id uuid not null references procedure.matter (id),
  step_id uuid references procedure.step (id),
  position integer not null,
  at timestamptz not null,
  act text not null,
  from_state text,
  to_state text not null,
  account_id uuid,
  name text not null,
  post text,
  org_id uuid,
  org_name text,
  for_account_id uuid,
  for_name text,
  opinion text,
  fields jsonb not null default '{}',
  papers jsonb not null default '[]',
  to_name text,
  constraint act_once unique (matter_id, position)
);
comment on table procedure.act is 'Who did what to a matter, when and in whose place, with opinion and papers; written once (B08).';
create index act_by_step on procedure.act (step_id);
create index act_by_time on procedure.act (at desc);
create index act_by_account on procedure.act (account_id, at desc);
select procedure.guard_part('procedure.act', 'matter_id');

create table procedure.delegation (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  post text not null,
  from_account_id uuid not null,
  from_name text not null,
  to_account_id uuid not null,
  to_name text not null,
  valid daterange not null,
  reason text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint delegation_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint delegation_of_another check (from_account_id <> to_account_id),
  constraint delegation_bounded check (not isempty(valid) and not upper_inf(valid) and not lower_inf(valid))
);
comment on table procedure.delegation is 'Who stands in for whom in a post 委托, and from when to when (UX-CS17).';
create index delegation_by_org on procedure.delegation (org_id, org_path);
create index delegation_to on procedure.delegation (to_account_id, org_id) where ended_at is null;
create index delegation_from on procedure.delegation (from_account_id, org_id) where ended_at is null;
select app.guard('procedure.delegation');
revoke update on procedure.delegation from {{app}};
grant update (ended_at) on procedure.delegation to {{app}};

-- A seat may stand above the reach of who fills it, so its path is looked up here. Only for a matter that the caller sees, or a
-- new one that begins with the caller's own organisation.
create function procedure.take_side(of_matter uuid, of_org uuid) returns void
  language plpgsql security definer set search_path = procedure, pg_temp as $$
declare
  place text := (select o.path from organisations.org o where o.id = of_org);
begin
  if exists (select 1 from procedure.side s where s.matter_id = of_matter) then
    if not exists (select 1 from procedure.side s where s.matter_id = of_matter
      and s.org_path >= current_setting('app.path') and s.org_path < current_setting('app.path_end'))
    then raise exception 'this matter lies elsewhere' using errcode = '42501'; end if;
  elsif place is null or place < current_setting('app.path') or place >= current_setting('app.path_end') then
    raise exception 'a matter begins in the reach of who begins it' using errcode = '42501';
  end if;
  insert into procedure.side (matter_id, org_id, org_path) values (of_matter, of_org, place) on conflict do nothing;
end $$;
select app.make_definer('procedure.take_side(uuid, uuid)', '{{app}}');

-- Fills a seat or hands one over, and lets its organisation see the matter.
create function procedure.put_seat(seat jsonb) returns void
  language plpgsql security definer set search_path = procedure, pg_temp as $$
declare
  s record;
begin
  select * into s from jsonb_to_record(seat) as r (id uuid, "matterId" uuid, "stepId" uuid, kind text, "ofId" uuid, "orgId" uuid,
    "orgName" text, posts jsonb, "accountId" uuid, name text, state text, "dueAt" timestamptz);
  perform procedure.take_side(s."matterId", s."orgId");
  insert into procedure.assignment (id, matter_id, step_id, kind, of_id, org_id, org_path, org_name, posts, account_id, name, state, due_at)
  select s.id, s."matterId", s."stepId", s.kind, s."ofId", o.id, o.path, s."orgName",
    array(select jsonb_array_elements_text(s.posts)), s."accountId", s.name, s.state, s."dueAt"
  from organisations.org o where o.id = s."orgId"
  on conflict (id) do update set org_id = excluded.org_id, org_path = excluded.org_path, org_name = excluded.org_name,
    posts = excluded.posts, account_id = excluded.account_id, name = excluded.name
  where assignment.matter_id = excluded.matter_id and assignment.state in ('OPEN', 'HELD');
end $$;
select app.make_definer('procedure.put_seat(jsonb)', '{{app}}');
