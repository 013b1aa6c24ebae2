-- The nearest organisation of a level at or above one in reach, or the top of the tree: to whom something goes up for a decision.
-- The names of organisations are public; nothing else is told.
create function organisations.superior_of(of_path text, of_level text) returns table (id uuid, name text)
  language sql stable security definer set search_path = organisations, pg_temp as $$
  select o.id, o.short_name from organisations.org o
  where o.path = any (organisations.paths_to(of_path)) and o.dissolved_on is null
    and of_path >= current_setting('app.path') and of_path < current_setting('app.path_end')
  order by (o.level = of_level) is true desc, case when o.level = of_level then -length(o.path) else length(o.path) end
  limit 1
$$;
select app.make_definer('organisations.superior_of(text, text)', '{{app}}');
