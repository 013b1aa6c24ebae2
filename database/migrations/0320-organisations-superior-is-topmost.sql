-- Branches and committees of county organs are of the county's level too, so the nearest organisation of a level was often the one
-- that asked, and its request came back to itself. The topmost of the level decides; without one, the top of the tree.
drop function organisations.superior_of(text, text);
create function organisations.superior_of(of_path text, of_level text) returns table (id uuid, name text)
  language sql stable security definer set search_path = organisations, pg_temp as $$
  select o.id, o.short_name from organisations.org o
  where o.path = any (organisations.paths_to(of_path)) and o.dissolved_on is null
    and of_path >= current_setting('app.path') and of_path < current_setting('app.path_end')
  order by (o.level = of_level) is true desc, length(o.path)
  limit 1
$$;
select app.make_definer('organisations.superior_of(text, text)', '{{app}}');
