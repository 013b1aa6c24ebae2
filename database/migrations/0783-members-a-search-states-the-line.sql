-- What is found by typed words is found by no other line either, though the row itself would not be shown to it (decisions 337).
create or replace function members.search_ids(query tsquery, patterns text[], from_path text, to_path text, most integer)
  returns setof uuid language sql stable security definer set search_path = members, pg_catalog, pg_temp set plan_cache_mode = auto as $$
  with hit as materialized (
    select m.id, m.org_path, m.name_search from members.member m where m.search @@ query)
  select hit.id from hit
  where hit.org_path collate "C" >= current_setting('app.path') and hit.org_path collate "C" < current_setting('app.path_end')
    and coalesce(current_setting('app.line', true), '') in ('', 'ORGANISATION')
    and hit.org_path collate "C" >= from_path and hit.org_path collate "C" < to_path
    and hit.name_search like all (patterns)
  limit most
$$;
