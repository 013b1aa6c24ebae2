-- A part asks for its own case by the case's key, never for a table of all cases in reach, so that its plan holds for every reach (decisions 43).
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
end $$;

do $$
declare
  part record;
  own text;
begin
  for part in select format('%I.%I', schemaname, tablename) as name from pg_policies where schemaname = 'cases' and policyname = 'through_case' loop
    own := format('%s.case_id = (select c.id from cases.case c where c.id = %1$s.case_id)', part.name);
    execute format('alter policy through_case on %s using (%s) with check (%2$s)', part.name, own);
  end loop;
end $$;
