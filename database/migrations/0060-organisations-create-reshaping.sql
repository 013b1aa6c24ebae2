-- Organisations are merged, split, moved, renamed and dissolved from a day on (decisions 56). What is planned stands here
-- until its day; what came of it stands in placement, naming and succession.

create table organisations.reshaping (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  kind text not null,
  effective_on date not null,
  basis text not null,
  plan jsonb not null,
  state text not null,
  planned_by uuid,
  planned_by_name text not null,
  planned_at timestamptz not null,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  obstacles jsonb not null default '[]',
  followed jsonb not null default '{}',
  ended_by_name text,
  ended_at timestamptz,
  constraint reshaping_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint reshaping_kind check (kind in ('RENAME', 'MOVE', 'MERGE', 'SPLIT', 'DISSOLVE')),
  constraint reshaping_state check (state in ('ASKED', 'PLANNED', 'STOPPED', 'DONE', 'REVOKED')),
  constraint reshaping_two_persons check (kind in ('RENAME', 'MOVE') or state in ('ASKED', 'REVOKED') or approved_at is not null),
  constraint reshaping_not_by_oneself check (approved_by is null or approved_by is distinct from planned_by)
);
comment on table organisations.reshaping is 'A change of the tree 组织变更: what is to be done from which day, who asked, who approved, what came of it.';
create index reshaping_by_org on organisations.reshaping (org_id, org_path);
create index reshaping_by_day on organisations.reshaping (org_path, effective_on desc);
select app.guard('organisations.reshaping');

create table organisations.succession (
  predecessor_id uuid not null references organisations.org (id),
  successor_id uuid not null references organisations.org (id),
  kind text not null,
  happened_on date not null,
  predecessor_name text not null,
  successor_name text not null,
  constraint succession_pkey primary key (predecessor_id, successor_id, happened_on),
  constraint succession_kind check (kind in ('MERGE', 'SPLIT'))
);
comment on table organisations.succession is 'Which organisation came out of which 沿革; as public as their names, and both sides look it up.';
create index succession_by_successor on organisations.succession (successor_id);
grant select, insert on organisations.succession to {{app}};

-- An address is for ever: the site of a dissolved organisation stays where it was, as an archive with a notice (A12).
drop policy shown on organisations.org;
create policy shown on organisations.org for select to {{portal}} using (dissolved_on is null or slug is not null);
create or replace view organisations.address with (security_invoker = true) as
  select id, path, parent_id, code, name, short_name, name_search, slug, position, dissolved_on from organisations.org
  where dissolved_on is null or slug is not null;

-- The code of the unit an organisation belongs to, where it has one (GB 32100, T39).
alter table organisations.org add column credit_code text;
alter table organisations.org add constraint org_credit_code_form check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');
grant select (credit_code) on organisations.org to {{portal}};
