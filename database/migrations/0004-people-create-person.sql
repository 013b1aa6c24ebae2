-- A person stands once (decisions 9); member and account point here. What identifies is sealed, what a list shows is a mask.
create schema people;
grant usage on schema people to {{app}}, {{worker}}, {{search}};

create table people.person (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  name_sort text collate "C" not null,
  name_search text not null,
  former_name text,
  gender text not null default '0',
  ethnic_group text,
  birth_date date,
  id_number_sealed bytea,
  id_number_hash bytea,
  id_number_tail text,
  mobile_sealed bytea,
  mobile_mask text,
  landline text,
  residence_sealed bytea,
  residence_area text,
  native_place text,
  marital_status text,
  education text,
  degree text,
  school text,
  major text,
  employer text,
  job_title text,
  occupation text,
  work_start_date date,
  provenance jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint person_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint person_id_name_unique unique (id, name, name_sort),
  constraint person_gender check (gender in ('0', '1', '2', '9')),
  constraint person_id_number_whole check ((id_number_sealed is null) = (id_number_hash is null))
);
comment on table people.person is 'Identity, contact, education and work of a person 人员; number, mobile and address are sealed.';
create index person_by_org on people.person (org_id, org_path);
create index person_by_hash on people.person (id_number_hash);
select app.guard('people.person');

create table people.post_holding (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  post text not null,
  valid daterange not null,
  constraint post_holding_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint post_holding_once exclude using gist (person_id with =, org_id with =, post with =, valid with &&),
  constraint post_holding_post check (post in ('SECRETARY', 'DEPUTY_SECRETARY', 'ORGANIZATION_COMMISSIONER', 'PUBLICITY_COMMISSIONER',
    'DISCIPLINE_COMMISSIONER', 'UNITED_FRONT_COMMISSIONER', 'YOUTH_COMMISSIONER', 'MASS_WORK_COMMISSIONER', 'WELFARE_COMMISSIONER',
    'DISCIPLINE_SECRETARY', 'GROUP_LEADER', 'ORGANIZER'))
);
comment on table people.post_holding is 'Who holds which Party post 党内职务, and when.';
create index post_holding_by_person on people.post_holding (person_id);
create index post_holding_by_org on people.post_holding (org_id, org_path);
select app.guard('people.post_holding');

-- Across branches the answer is only "exists elsewhere": no name, no place (decisions 9).
create function people.exists_elsewhere(hash bytea) returns boolean
  language sql stable security definer set search_path = people, pg_temp as $$
  select exists (
    select 1 from people.person p
    where p.id_number_hash = hash
      and not (p.org_path >= current_setting('app.path') and p.org_path < current_setting('app.path_end')))
$$;
select app.make_definer('people.exists_elsewhere(bytea)', '{{app}}');
