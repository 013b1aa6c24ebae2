-- Sums over many members are kept (decisions 122). A tally holds what was counted in an organisation with everything below, and the
-- snapshot in which that was true; whatever changed outside that snapshot stands in tally_change, so that both together are exact
-- at every moment, without anybody waiting for another.
create table members.tally (
  org_id uuid primary key,
  org_path text collate "C" not null,
  on_day date not null,
  figures jsonb not null,
  snapshot pg_snapshot not null,
  constraint tally_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table members.tally is 'Sums kept for the day 统计底数: derived from members.member and people.person, made anew at any time.';
create index tally_by_org on members.tally (org_id, org_path);
select app.guard('members.tally');
grant delete on members.tally to {{app}};

create table members.tally_change (
  org_id uuid not null,
  org_path text collate "C" not null,
  transaction xid8 not null default pg_current_xact_id(),
  weight integer not null,
  category text not null,
  full_date date,
  join_date date not null,
  floating_since date,
  gender text,
  ethnic_group text,
  education text,
  birth_date date
);
comment on table members.tally_change is 'How many members with equal facts came to (+) or went from (-) an organisation since sums were kept; no person stands in it.';
create index tally_change_by_place on members.tally_change (org_path);
select app.guard('members.tally_change');
revoke insert, update on members.tally_change from {{app}};
grant delete on members.tally_change to {{app}};
create policy noted on members.tally_change for insert to {{search}} with check (true);
grant insert on members.tally_change to {{search}};

-- What a statement took from members in good standing and what it gave; equal facts cancel out, so an untouched one costs no row.
create function members.note_member_change() returns trigger
  language plpgsql security definer set search_path = members, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into tally_change (org_id, org_path, weight, category, full_date, join_date, floating_since, gender, ethnic_group, education, birth_date)
    select m.org_id, m.org_path, count(*), m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date
    from come m join people.person p on p.id = m.person_id
    where m.status = 'NORMAL'
    group by m.org_id, m.org_path, m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date;
  elsif tg_op = 'DELETE' then
    insert into tally_change (org_id, org_path, weight, category, full_date, join_date, floating_since, gender, ethnic_group, education, birth_date)
    select m.org_id, m.org_path, -count(*), m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date
    from gone m join people.person p on p.id = m.person_id
    where m.status = 'NORMAL'
    group by m.org_id, m.org_path, m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date;
  else
    insert into tally_change (org_id, org_path, weight, category, full_date, join_date, floating_since, gender, ethnic_group, education, birth_date)
    select m.org_id, m.org_path, sum(m.weight), m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date
    from (
      select 1 as weight, n.person_id, n.org_id, n.org_path, n.status, n.category, n.full_date, n.join_date, n.floating_since from come n
      union all
      select -1, o.person_id, o.org_id, o.org_path, o.status, o.category, o.full_date, o.join_date, o.floating_since from gone o) m
    join people.person p on p.id = m.person_id
    where m.status = 'NORMAL'
    group by m.org_id, m.org_path, m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date
    having sum(m.weight) <> 0;
  end if;
  return null;
end $$;
select app.make_definer('members.note_member_change()', '{{search}}');

create function members.note_person_change() returns trigger
  language plpgsql security definer set search_path = members, pg_temp as $$
begin
  insert into tally_change (org_id, org_path, weight, category, full_date, join_date, floating_since, gender, ethnic_group, education, birth_date)
  select m.org_id, m.org_path, sum(p.weight), m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date
  from (
    select 1 as weight, n.id, n.gender, n.ethnic_group, n.education, n.birth_date from come n
    union all
    select -1, o.id, o.gender, o.ethnic_group, o.education, o.birth_date from gone o) p
  join member m on m.person_id = p.id
  where m.status = 'NORMAL'
  group by m.org_id, m.org_path, m.category, m.full_date, m.join_date, m.floating_since, p.gender, p.ethnic_group, p.education, p.birth_date
  having sum(p.weight) <> 0;
  return null;
end $$;
select app.make_definer('members.note_person_change()', '{{search}}');

create trigger tally_of_new after insert on members.member
  referencing new table as come for each statement execute function members.note_member_change();
create trigger tally_of_changed after update on members.member
  referencing old table as gone new table as come for each statement execute function members.note_member_change();
create trigger tally_of_gone after delete on members.member
  referencing old table as gone for each statement execute function members.note_member_change();
create trigger tally_of_person after update on people.person
  referencing old table as gone new table as come for each statement execute function members.note_person_change();

-- An organisation that moves takes its members along: they leave one place and come to another, both within what it counts.
create function members.forget_tally() returns trigger
  language plpgsql set search_path = members, pg_temp as $$
begin
  new.on_day := '-infinity';
  return new;
end $$;
create trigger tally_forgotten before update of org_path on members.tally
  for each row when (old.org_path is distinct from new.org_path) execute function members.forget_tally();
