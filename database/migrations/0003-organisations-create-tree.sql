-- The dated tree (decisions 7, A01): placement and naming are the truth, org holds today's copy.
create schema organisations;
grant usage on schema organisations to {{app}}, {{portal}}, {{worker}}, {{search}};

create table organisations.org (
  id uuid primary key,
  path text collate "C" not null,
  parent_id uuid references organisations.org (id),
  code text not null,
  type text not null,
  level text,
  name text not null,
  short_name text not null,
  name_search text not null,
  slug text,
  division_code text,
  is_village boolean not null default false,
  position integer not null default 0,
  last_child integer not null default 0,
  founded_on date not null,
  dissolved_on date,
  created_at timestamptz not null default now(),
  org_path text collate "C" generated always as (path) stored,
  constraint org_path_unique unique (path),
  constraint org_id_path_unique unique (id, path),
  constraint org_code_unique unique (code),
  constraint org_slug_unique unique (slug),
  constraint org_slug_form check (slug ~ '^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$'),
  constraint org_path_form check (path ~ '^/([0-9a-z]+/)+$'),
  constraint org_type check (type in ('LOCAL_COMMITTEE', 'PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH', 'PARTY_GROUP',
    'TEMP_COMMITTEE', 'TEMP_GENERAL_BRANCH', 'TEMP_BRANCH', 'TEMP_JOINT_BRANCH', 'LEADING_PARTY_GROUP', 'WORK_COMMITTEE',
    'FLOATING_MEMBER_BRANCH', 'FUNCTIONAL_BRANCH')),
  constraint org_level check (level in ('CENTRAL', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE'))
);
comment on table organisations.org is 'A Party organisation 党组织 as it stands today; path is internal and never shown.';
comment on column organisations.org.last_child is 'The last number given to a child here; a code is never given twice (ADM-07).';
create index org_by_parent on organisations.org (parent_id, position, code);
create sequence organisations.path_step;
grant usage on sequence organisations.path_step to {{app}};
select app.guard('organisations.org');
-- The name and the address of an organisation are public; what its members do is not.
create policy shown on organisations.org for select to {{portal}} using (dissolved_on is null);
grant select (id, path, parent_id, code, type, level, name, short_name, name_search, slug, division_code, is_village,
  position, founded_on, dissolved_on) on organisations.org to {{portal}};

create table organisations.placement (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  parent_id uuid references organisations.org (id),
  valid daterange not null,
  constraint placement_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint placement_once exclude using gist (org_id with =, valid with &&),
  constraint placement_not_empty check (not isempty(valid))
);
comment on table organisations.placement is 'Under which organisation one stood, and when.';
create index placement_by_org on organisations.placement (org_id, org_path);
create index placement_by_parent on organisations.placement (parent_id);
select app.guard('organisations.placement');

create table organisations.naming (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  short_name text not null,
  type text not null,
  valid daterange not null,
  constraint naming_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint naming_once exclude using gist (org_id with =, valid with &&)
);
comment on table organisations.naming is 'What an organisation was called and of which type it was, and when.';
create index naming_by_org on organisations.naming (org_id, org_path);
select app.guard('organisations.naming');

create table organisations.old_slug (
  slug text primary key,
  org_id uuid not null references organisations.org (id)
);
comment on table organisations.old_slug is 'Addresses an organisation had before; they redirect for ever (decisions 8).';
create index old_slug_by_org on organisations.old_slug (org_id);
grant select on organisations.old_slug to {{app}}, {{portal}};
grant insert on organisations.old_slug to {{app}};

create table organisations.term (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  elected_on date not null,
  years integer not null,
  ends_on date not null,
  extended_until date,
  constraint term_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint term_years check (years between 1 and 5),
  constraint term_extension check (extended_until > ends_on)
);
comment on table organisations.term is 'A term 任期 of the leading body; ends_on = elected_on + years (ORG-32).';
create index term_by_org on organisations.term (org_id, org_path, elected_on desc);
create index term_by_end on organisations.term (org_path, ends_on);
select app.guard('organisations.term');

create table organisations.line_seat (
  org_id uuid not null,
  org_path text collate "C" not null,
  line text not null,
  constraint line_seat_pkey primary key (org_id, line),
  constraint line_seat_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint line_seat_line check (line in ('ORGANISATION', 'DISCIPLINE', 'PUBLICITY', 'UNITED_FRONT', 'SECRETARIAT', 'EXTERNAL_EXCHANGE'))
);
comment on table organisations.line_seat is 'Which lines 条线 an organisation takes part in (A02).';
create index line_seat_by_org on organisations.line_seat (org_id, org_path);
create index line_seat_by_line on organisations.line_seat (line, org_path);
select app.guard('organisations.line_seat');
grant delete on organisations.line_seat to {{app}};

-- '/1/a/3f/' → {/1/, /1/a/, /1/a/3f/}: the paths of an organisation and of all above it.
create function organisations.paths_to(path text) returns text[] language sql immutable as $$
  select array_agg('/' || array_to_string(steps[1:n], '/') || '/' order by n)
  from (select string_to_array(trim('/' from path), '/') as steps) s, generate_series(1, array_length(steps, 1)) n
$$;
grant execute on function organisations.paths_to(text) to {{app}}, {{portal}}, {{search}};
