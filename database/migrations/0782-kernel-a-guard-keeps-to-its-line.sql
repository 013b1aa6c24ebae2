-- Whoever guards a table of a chapter that belongs to a line keeps it to that line too, in whatever order an installation applies its migrations:
-- 0776 looked only at the tables of its moment (decisions 337).
create function app.line_of(kept regclass) returns text language sql stable as $$
  select l.line from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join (values ('members', 'ORGANISATION'), ('people', 'ORGANISATION'), ('publishing', 'PUBLICITY'), ('cases', 'SECRETARIAT'),
    ('demands', 'SECRETARIAT'), ('consultations', 'SECRETARIAT')) l (chapter, line) on l.chapter = n.nspname
  where c.oid = kept
$$;
comment on function app.line_of is 'The line 条线 to which the chapter of a table belongs; none where every line reads it.';

-- May be called again, also for another line.
create or replace function app.keep_to_line(kept regclass, of_line text, kinds text[] default '{all}') returns void language plpgsql as $$
declare
  kind text;
  name text;
begin
  foreach kind in array kinds loop
    name := case when kind = 'all' then 'line' else 'line_' || kind end;
    execute format('drop policy if exists %I on %s', name, kept);
    execute format('create policy %I on %s as restrictive for %s to {{app}} %s', name, kept, kind,
      case when kind in ('all', 'update') then format('using (coalesce(current_setting(''app.line'', true), '''') in ('''', %L))', of_line)
        else format('with check (coalesce(current_setting(''app.line'', true), '''') in ('''', %L))', of_line) end);
  end loop;
end $$;

create function app.keep_to_own_line(kept regclass) returns void language plpgsql as $$
begin
  if app.line_of(kept) is not null then
    perform app.keep_to_line(kept, app.line_of(kept));
  end if;
end $$;
comment on function app.keep_to_own_line is 'Keeps a table to the line of its chapter, where it has one; every guard of a table ends with it.';

create or replace function app.guard(tenant_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy reach on %s to {{app}}
       using (org_path >= current_setting(''app.path'') and org_path < current_setting(''app.path_end''))
       with check (org_path >= current_setting(''app.path'') and org_path < current_setting(''app.path_end''))',
    tenant_table);
  execute format('create policy search on %s for select to {{search}} using (true)', tenant_table);
  execute format('create policy owner on %s to current_user using (true) with check (true)', tenant_table);
  execute format('grant select, insert, update on %s to {{app}}', tenant_table);
  execute format('grant select on %s to {{search}}', tenant_table);
  perform app.keep_to_own_line(tenant_table);
end $$;

create or replace function cases.guard_part(part regclass) returns void language plpgsql as $$
declare
  own text := format('%s.case_id = (select c.id from cases.case c where c.id = %1$s.case_id)', part);
begin
  execute format('alter table %s enable row level security', part);
  execute format('alter table %s force row level security', part);
  execute format('create policy through_case on %s to {{app}} using (%s) with check (%2$s)', part, own);
  execute format('create policy shown on %s for select to {{portal}} using (exists (select 1 from cases.case c where c.id = case_id))', part);
  execute format('create policy search on %s to {{search}} using (true) with check (true)', part);
  execute format('grant select, insert on %s to {{search}}', part);
  perform app.keep_to_own_line(part);
end $$;

-- What was guarded between 0776 and now.
do $$
declare kept regclass;
begin
  for kept in
    select c.oid::regclass from pg_class c where c.relkind = 'r' and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'line') order by 1
  loop
    perform app.keep_to_own_line(kept);
  end loop;
end $$;
