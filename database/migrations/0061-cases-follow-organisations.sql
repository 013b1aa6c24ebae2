-- When an organisation goes, its open cases go to who takes over, each with a line in its timeline. A case that is not public
-- never goes to the organisation it is about, nor below it: then the desk above takes it (CZ4). The reach stands inside.
create function cases.follow_org(from_org uuid, to_org uuid, given jsonb) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  source record;
  heir record;
  passed record;
  target record;
  number integer := 0;
begin
  select o.id, o.path, o.short_name into source from organisations.org o where o.id = from_org
    and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end');
  select o.id, o.path, o.short_name into heir from organisations.org o where o.id = to_org and o.dissolved_on is null
    and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end');
  if source.id is null or heir.id is null then return 0; end if;
  for passed in select c.id, c.org_name, c.is_public, a.path as about_path from cases.case c
      join organisations.org a on a.id = c.about_org_id
      where c.org_id = from_org and c.state not in ('NOT_ACCEPTED', 'CLOSED') for update of c loop
    select heir.id as org_id, heir.path as org_path, heir.short_name as org_name into target;
    if not passed.is_public and starts_with(heir.path, passed.about_path) then
      select d.org_id, d.org_path, d.org_name into target from cases.desk_for(passed.about_path, true) d;
    end if;
    update cases.case c set org_id = target.org_id, org_path = target.org_path, org_name = target.org_name, version = c.version + 1
      where c.id = passed.id;
    insert into cases.event (id, case_id, at, act, by_name, to_name, reason)
      values (gen_random_uuid(), passed.id, (given->>'at')::timestamptz, 'follow', passed.org_name, target.org_name, given->>'reason');
    number := number + 1;
  end loop;
  return number;
end $$;
select app.make_definer('cases.follow_org(uuid, uuid, jsonb)', '{{app}}');
-- A desk closes with its organisation.
grant delete on cases.desk to {{app}};
