-- Members (D01): who belongs to which branch, since when, what was changed, and the import of whole rosters.
create schema members;
grant usage on schema members to {{app}}, {{worker}}, {{search}};

-- What other chapters may read of a person and an organisation; under the reader's own policies.
create view people.profile with (security_invoker = true) as
  select id, org_path, name, former_name, gender, ethnic_group, birth_date, id_number_hash, id_number_tail, mobile_mask,
    residence_area, education, degree, occupation
  from people.person;
comment on view people.profile is 'Published: what lists and statistics read of a person; nothing sealed.';
grant select on people.profile to {{app}};
create view organisations.directory with (security_invoker = true) as
  select id, path, parent_id, code, type, name, short_name, is_village, dissolved_on from organisations.org;
comment on view organisations.directory is 'Published: what other chapters read of an organisation.';
grant select on organisations.directory to {{app}};
create view organisations.standing with (security_invoker = true) as
  select org_id, org_path, parent_id, valid from organisations.placement;
comment on view organisations.standing is 'Published: under which organisation one stood, and when.';
grant select on organisations.standing to {{app}};
create view people.post with (security_invoker = true) as
  select person_id, org_id, org_path, post, valid from people.post_holding;
comment on view people.post is 'Published: who holds which Party post, and when.';
grant select on people.post to {{app}};

create table members.import_batch (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  account_id uuid,
  actor_name text not null,
  file_name text not null,
  file_digest bytea not null,
  content_sealed bytea,
  state text not null default 'UPLOADED',
  task_id uuid references app.task (id) on delete set null,
  mode text,
  rows_total integer,
  rows_new integer,
  rows_updated integer,
  rows_unchanged integer,
  rows_wrong integer,
  findings jsonb not null default '{}',
  row_digests bytea,
  created_at timestamptz not null default now(),
  checked_at timestamptz,
  ended_at timestamptz,
  revoked_at timestamptz,
  constraint import_batch_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint import_batch_state check (state in ('UPLOADED', 'CHECKED', 'DONE', 'REVOKED')),
  constraint import_batch_mode check (mode in ('RIGHT_ROWS', 'ALL_OR_NOTHING'))
);
comment on table members.import_batch is 'One roster file 名册 on its way in; row_digests holds 16 bytes for each row written, their digest stands in the audit.';
create index import_batch_by_org on members.import_batch (org_id, org_path);
create index import_batch_by_task on members.import_batch (task_id);
create index import_batch_by_time on members.import_batch (org_path, created_at desc);
select app.guard('members.import_batch');

create table members.import_fault (
  batch_id uuid not null references members.import_batch (id) on delete cascade,
  org_id uuid not null,
  org_path text collate "C" not null,
  row_number integer not null,
  position integer not null,
  column_name text not null,
  code text not null,
  slots jsonb not null default '{}',
  constraint import_fault_pkey primary key (batch_id, row_number, position),
  constraint import_fault_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table members.import_fault is 'Why a row of a roster was not taken in; the sentence is made from the code, no cell value is kept.';
create index import_fault_by_org on members.import_fault (org_id, org_path);
select app.guard('members.import_fault');
grant delete on members.import_fault to {{app}};

create table members.member (
  id uuid primary key,
  person_id uuid not null,
  org_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  name_sort text collate "C" not null,
  name_search text not null,
  search tsvector not null,
  category text not null,
  status text not null default 'NORMAL',
  status_since date,
  join_date date not null,
  full_date date,
  application_date date,
  activist_date date,
  target_date date,
  entry_type text,
  join_branch text,
  introducers text[] not null default '{}',
  floating_since date,
  floating_to text,
  floating_reason text,
  lost_since date,
  hardship_kind text,
  hardship_since date,
  infirm boolean not null default false,
  import_batch_id uuid references members.import_batch (id),
  row_digest bytea,
  row_version integer,
  provenance jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint member_person_unique unique (person_id),
  constraint member_person foreign key (person_id, name, name_sort) references people.person (id, name, name_sort) on update cascade,
  constraint member_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint member_category check (category in ('FULL', 'PROBATIONARY')),
  constraint member_status check (status in ('NORMAL', 'SUSPENDED', 'LEFT_VOLUNTARILY', 'PERSUADED_OUT', 'REMOVED', 'EXPELLED',
    'PROBATION_CANCELLED', 'NOT_RECOGNISED', 'DECEASED')),
  constraint member_entry_type check (entry_type in ('NEW_DEVELOPMENT', 'TRANSFER_IN', 'RESTORED', 'READMITTED', 'POSTHUMOUS')),
  constraint member_full_after_joined check (full_date >= join_date)
);
comment on table members.member is 'A Party member 党员 in the branch of the formal relation; name and name_sort follow people.person.';
comment on column members.member.search is 'Characters, bigrams, pinyin and initials of the name, made by kernel/search.ts.';
comment on column members.member.row_digest is 'Keyed digest of what a roster row says of this member: an equal row changes nothing while version is still row_version.';
-- One index carries the list in its order and the count by status and category, without touching the table.
create index member_by_name on members.member (org_path, name_sort, id) include (status, category);
create index member_by_org on members.member (org_id, org_path);
create index member_by_search on members.member using gin (search);
create index member_by_batch on members.member (import_batch_id) where import_batch_id is not null;
select app.guard('members.member');
grant delete on members.member to {{app}};
-- Only the revocation of an import deletes; a person whom anything else points to stays by its foreign keys.
grant delete on people.person to {{app}};

create table members.posting (
  id uuid primary key,
  member_id uuid not null references members.member (id) on delete cascade,
  org_id uuid not null,
  org_path text collate "C" not null,
  kind text not null default 'HOME',
  valid daterange not null,
  entry_type text,
  exit_type text,
  constraint posting_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint posting_one_home exclude using gist (member_id with =, valid with &&) where (kind = 'HOME'),
  constraint posting_kind check (kind in ('HOME', 'SECOND')),
  constraint posting_not_empty check (not isempty(valid))
);
comment on table members.posting is 'In which branch a member stood, and when; exactly one home branch 组织关系 at a time, others beside it.';
create index posting_by_member on members.posting (member_id);
create index posting_by_org on members.posting (org_id, org_path);
select app.guard('members.posting');
grant delete on members.posting to {{app}};

create table members.revision (
  id uuid primary key,
  member_id uuid not null references members.member (id) on delete cascade,
  org_id uuid not null,
  org_path text collate "C" not null,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  source text not null,
  reason text not null,
  batch_id uuid references members.import_batch (id),
  version integer not null,
  changes jsonb not null,
  before_sealed bytea,
  constraint revision_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint revision_once unique (member_id, version),
  constraint revision_source check (source in ('MANUAL', 'IMPORT', 'REVOCATION'))
);
comment on table members.revision is 'What was changed: field to before and after, masked where the field is sealed; before_sealed lets an import be taken back.';
create index revision_by_org on members.revision (org_id, org_path);
create index revision_by_batch on members.revision (batch_id) where batch_id is not null;
select app.guard('members.revision');
grant delete on members.revision to {{app}};

-- Text search does not use its index under a policy, so it states the reach itself and gives ids only (decisions 1).
create function members.search_ids(query tsquery, patterns text[], from_path text, to_path text, most integer)
  returns setof uuid language sql stable security definer set search_path = members, pg_catalog, pg_temp as $$
  with hit as materialized (
    select m.id, m.org_path, m.name_search from members.member m where m.search @@ query)
  select hit.id from hit
  where hit.org_path collate "C" >= current_setting('app.path') and hit.org_path collate "C" < current_setting('app.path_end')
    and hit.org_path collate "C" >= from_path and hit.org_path collate "C" < to_path
    and hit.name_search like all (patterns)
  limit most
$$;
select app.make_definer('members.search_ids(tsquery, text[], text, text, integer)', '{{app}}');

-- Which of many numbers stand outside the reach: for an import, what people.exists_elsewhere is for one (decisions 9).
create function people.known_elsewhere(hashes bytea[]) returns setof bytea
  language sql stable security definer set search_path = people, pg_temp as $$
  select p.id_number_hash from people.person p
  where p.id_number_hash = any(hashes)
    and not (p.org_path >= current_setting('app.path') and p.org_path < current_setting('app.path_end'))
$$;
select app.make_definer('people.known_elsewhere(bytea[])', '{{app}}');
