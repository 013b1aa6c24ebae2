-- One person entered twice (D02, decisions 9). Neither branch may see the other's record, so a short function looks across branches,
-- tells nothing, and lays the pair before the nearest superior of both; there a person decides.
create table members.duplicate (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  first_id uuid references members.member (id) on delete set null,
  second_id uuid references members.member (id) on delete set null,
  basis text not null,
  state text not null default 'OPEN',
  matter_id uuid references procedure.matter (id),
  choice jsonb not null default '{}',
  before_sealed bytea,
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  constraint duplicate_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint duplicate_order check (first_id < second_id),
  constraint duplicate_once unique (first_id, second_id),
  constraint duplicate_basis check (basis in ('NUMBER', 'SIMILAR')),
  constraint duplicate_state check (state in ('OPEN', 'SAME', 'DIFFERENT')),
  constraint duplicate_decided check ((state = 'OPEN') = (decided_at is null)),
  constraint duplicate_before check ((before_sealed is not null) = (state = 'SAME'))
);
comment on table members.duplicate is 'Two records that may be of one person 同一人, kept by the nearest superior of both; before_sealed lets a merge be undone.';
create index duplicate_by_org on members.duplicate (org_id, org_path);
create index duplicate_by_time on members.duplicate (org_path, found_at desc);
create index duplicate_by_second on members.duplicate (second_id);
create index duplicate_by_matter on members.duplicate (matter_id);
select app.guard('members.duplicate');
revoke insert on members.duplicate from {{app}};
create policy noted on members.duplicate to {{search}} using (true) with check (true);
grant insert, update on members.duplicate to {{search}};

-- A merged record stays, is no member any more, and is never found instead of the one that leads.
alter table people.person add column merged_into uuid references people.person (id);
comment on column people.person.merged_into is 'The person whose record leads, when this one was entered twice.';
create index person_by_merged on people.person (merged_into) where merged_into is not null;
create index person_by_name_and_birth on people.person (name, birth_date);

alter table members.member drop constraint member_status;
alter table members.member add constraint member_status check (status in ('NORMAL', 'SUSPENDED', 'LEFT_VOLUNTARILY', 'PERSUADED_OUT', 'REMOVED',
  'EXPELLED', 'PROBATION_CANCELLED', 'NOT_RECOGNISED', 'DECEASED', 'DUPLICATE'));
alter table members.revision drop constraint revision_source;
alter table members.revision add constraint revision_source check (source in ('MANUAL', 'IMPORT', 'REVOCATION', 'MERGE', 'SEPARATION'));

-- Notes every pair that these members of the reach make with another record, wherever that stands. Gives how many pairs are new,
-- for the caller to let the system begin their matters; no name, no place. What was found to be two persons is asked again only
-- when the numbers have become the same since.
create function members.note_duplicates(of_members uuid[], with_similar boolean, noted_at timestamptz) returns integer
  language sql volatile security definer set search_path = members, pg_catalog, pg_temp as $$
  with mine as materialized (
    select m.id, m.org_path, m.person_id, m.join_date, p.id_number_hash, p.id_number_tail, p.mobile_mask, p.name, p.birth_date, p.gender
    from members.member m join people.person p on p.id = m.person_id
    where m.id = any (of_members) and m.status <> 'DUPLICATE'
      and m.org_path >= current_setting('app.path') and m.org_path < current_setting('app.path_end')),
  found as (
    select mine.id as one, m.id as other, mine.org_path as here, m.org_path as there, 'NUMBER' as basis
    from mine join people.person p on p.id_number_hash = mine.id_number_hash and p.id <> mine.person_id
      join members.member m on m.person_id = p.id and m.status <> 'DUPLICATE'
    union all
    select mine.id, m.id, mine.org_path, m.org_path, 'SIMILAR'
    from mine join people.person p on p.name = mine.name and p.birth_date = mine.birth_date and p.gender = mine.gender
        and p.id <> mine.person_id and p.id_number_hash is distinct from mine.id_number_hash
      join members.member m on m.person_id = p.id and m.status <> 'DUPLICATE'
    where with_similar and (m.join_date = mine.join_date or p.mobile_mask = mine.mobile_mask or p.id_number_tail = mine.id_number_tail)),
  noted as (
    insert into members.duplicate as d (id, org_id, org_path, first_id, second_id, basis, found_at)
    select distinct on (least(one, other), greatest(one, other))
      gen_random_uuid(), over.id, over.path, least(one, other), greatest(one, other), basis, noted_at
    from found cross join lateral (
      select o.id, o.path from organisations.org o
      where o.path = any (organisations.paths_to(here)) and o.path = any (organisations.paths_to(there)) and o.dissolved_on is null
      order by length(o.path) desc limit 1) over
    order by least(one, other), greatest(one, other), basis
    on conflict (first_id, second_id) do update set basis = 'NUMBER', state = 'OPEN', matter_id = null, decided_at = null, decided_by = null
      where d.basis = 'SIMILAR' and d.state = 'DIFFERENT' and excluded.basis = 'NUMBER'
    returning 1)
  select count(*)::integer from noted
$$;
select app.make_definer('members.note_duplicates(uuid[], boolean, timestamptz)', '{{app}}');

-- The banner on a card: whether somebody above compares this record with another one. Not with which.
create function members.is_compared(of_member uuid) returns boolean
  language sql stable security definer set search_path = members, pg_catalog, pg_temp as $$
  select exists (select 1 from members.duplicate d join members.member m on m.id = of_member
    where (d.first_id = of_member or d.second_id = of_member) and d.state = 'OPEN'
      and m.org_path >= current_setting('app.path') and m.org_path < current_setting('app.path_end'))
$$;
select app.make_definer('members.is_compared(uuid)', '{{app}}');
