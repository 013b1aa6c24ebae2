-- Finds organisations. Under the policy every organisation of the tree is compared with two settings before anything else:
-- of 10,000 that took ten times as long as reading them, so the search states the reach itself, once.
create function organisations.search_ids(written text, parts text[], whole_number text, from_path text, to_path text, most integer)
  returns setof uuid language sql stable security definer set search_path = organisations, pg_temp rows 20 as $$
  select o.id from organisations.org o
  where o.path >= (select greatest(from_path collate "C", current_setting('app.path')))
    and o.path < (select least(to_path collate "C", current_setting('app.path_end')))
    and o.dissolved_on is null and (o.name_search like all (parts) or starts_with(o.code, written))
  order by o.short_name <> written, not starts_with(o.short_name, written),
    whole_number is not null and o.name_search !~ whole_number, length(o.path), o.path
  limit most
$$;
comment on function organisations.search_ids is 'The nearest matches first: the very name, its beginning, the very number, then those further up.';
select app.make_definer('organisations.search_ids(text, text[], text, text, text, integer)', '{{app}}');
