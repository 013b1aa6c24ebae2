-- The acts, steps and seats of a matter were guarded by the sides of any matter: in the policy "s.matter_id = matter_id" both names were the side's own,
-- so that whoever had one matter in reach could read the parts of all by the second belt. The column is named with its table now.
-- One row is asked for, not whether there is one: what asks for one is looked up by its key and never answered with a table of all in reach, so a
-- plan holds for every reach (decisions 43).
create or replace function procedure.guard_part(part regclass, matter text) returns void language plpgsql as $$
declare
  own text := format('%s.%I', part, matter);
  sides text := format('%s = (select s.matter_id from procedure.side s where s.matter_id = %1$s limit 1)', own);
begin
  execute format('alter table %s enable row level security', part);
  execute format('alter table %s force row level security', part);
  execute format('create policy through_side on %s to {{app}} using (%s) with check (%2$s)', part, sides);
  execute format('create policy search on %s to {{search}} using (true) with check (true)', part);
  execute format('create policy owner on %s to current_user using (true) with check (true)', part);
  execute format('grant select, insert on %s to {{app}}', part);
  execute format('grant select on %s to {{search}}', part);
end $$;

do $$
declare
  part record;
  sides text;
begin
  for part in select * from (values ('procedure.matter', 'id'), ('procedure.step', 'matter_id'), ('procedure.assignment', 'matter_id'),
      ('procedure.act', 'matter_id')) as p (name, matter) loop
    sides := format('%s.%I = (select s.matter_id from procedure.side s where s.matter_id = %1$s.%2$I limit 1)', part.name, part.matter);
    execute format('alter policy through_side on %s using (%s) with check (%2$s)', part.name, sides);
  end loop;
end $$;
