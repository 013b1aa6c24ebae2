-- What app.line says holds for a whole statement: as a value of its own it is read once. Standing in the condition it was read for each row, which made a list counted
-- from the top up to three times as slow, and the planner took it to keep one row in a hundred (decisions 337).
create or replace function app.keep_to_line(kept regclass, of_line text, kinds text[] default '{all}') returns void language plpgsql as $$
declare
  kind text;
  name text;
  is_of_line text := format('(select coalesce(current_setting(''app.line'', true), '''') in ('''', %L))', of_line);
begin
  foreach kind in array kinds loop
    name := case when kind = 'all' then 'line' else 'line_' || kind end;
    execute format('drop policy if exists %I on %s', name, kept);
    execute format('create policy %I on %s as restrictive for %s to {{app}} %s (%s)', name, kept, kind,
      case when kind in ('all', 'update') then 'using' else 'with check' end, is_of_line);
  end loop;
end $$;

do $$
declare kept regclass;
begin
  for kept in select p.polrelid::regclass from pg_policy p where p.polname = 'line' order by 1 loop
    perform app.keep_to_line(kept, app.line_of(kept));
  end loop;
  perform app.keep_to_line(name, 'PUBLICITY', '{insert,update}') from unnest('{sites.site,sites.column}'::regclass[]) name;
end $$;
