-- 每月一题: a matter that many wrote about becomes a project with an owner, public steps and a measured outcome (D27, decisions 123).
-- Everything here is written for everybody; no case and no person stands in it.
grant usage on schema demands to {{portal}};

create table demands.project (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  org_name text not null,
  owner_id uuid not null,
  owner_path text collate "C" not null,
  owner_name text not null,
  title text not null,
  matter text not null,
  words text[] not null,
  state text not null default 'RUNNING',
  begun_on date not null,
  due_on date not null,
  ended_on date,
  outcome text,
  measured jsonb not null,
  constraint project_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint project_owner foreign key (owner_id, owner_path) references organisations.org (id, path) on update cascade,
  constraint project_words check (cardinality(words) between 1 and 10),
  constraint project_state check (state in ('RUNNING', 'DONE', 'STOPPED')),
  constraint project_ended check ((state = 'RUNNING') = (ended_on is null) and (ended_on is null) = (outcome is null)),
  constraint project_due check (due_on > begun_on)
);
comment on table demands.project is 'A matter taken up for all who wrote about it 每月一题: who owns it, until when, what came of it, and how many public messages there were before and after.';
create index project_by_org on demands.project (org_id, org_path);
create index project_by_owner on demands.project (owner_id, owner_path);
create index project_by_day on demands.project (org_path, begun_on desc);
select app.guard('demands.project');
revoke update on demands.project from {{app}};
grant update (state, ended_on, outcome, measured) on demands.project to {{app}};
create policy shown on demands.project for select to {{portal}} using (true);
grant select on demands.project to {{portal}};

create table demands.project_step (
  id uuid primary key,
  project_id uuid not null references demands.project (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  at timestamptz not null,
  what text not null,
  by_name text not null,
  taken_back_at timestamptz,
  taken_back_reason text,
  constraint project_step_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint project_step_stone check ((taken_back_at is null) = (taken_back_reason is null))
);
comment on table demands.project_step is 'What was done for a project, told to everybody 进展; what was taken back keeps its place, its day and the reason.';
create index project_step_by_project on demands.project_step (project_id, at, id);
create index project_step_by_org on demands.project_step (org_id, org_path);
select app.guard('demands.project_step');
revoke update on demands.project_step from {{app}};
grant update (taken_back_at, taken_back_reason) on demands.project_step to {{app}};
create policy shown on demands.project_step for select to {{portal}} using (true);
grant select (id, project_id, at, by_name, taken_back_at, taken_back_reason) on demands.project_step to {{portal}};

-- The public reads no word of a step that was taken back, whatever a query asks.
create function demands.steps_of(of_project uuid) returns table (at timestamptz, what text, by_name text, taken_back_at timestamptz, taken_back_reason text)
  language sql stable security definer set search_path = demands, pg_temp as $$
  select s.at, case when s.taken_back_at is null then s.what end, s.by_name, s.taken_back_at, s.taken_back_reason
  from demands.project_step s where s.project_id = of_project order by s.at, s.id
$$;
comment on function demands.steps_of is 'The steps of a project as everybody reads them; of what was taken back no word.';
select app.make_definer('demands.steps_of(uuid)', '{{portal}}');
