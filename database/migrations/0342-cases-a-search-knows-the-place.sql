-- In a county of a million cases a search took seconds, and a case page read every organisation. The text index did not know the place, so that PostgreSQL
-- walked the cases of the reach, whose number it underestimates, and unpacked the words of each. Now the index knows each organisation at or above a case
-- by the last step of its path (`>3f`, which no word can be), and only bitmaps are allowed: words, place and time are met in indexes before a row is read.
-- The reach itself is asked of what was found (`|| ''` keeps its index out). What is found comes in the order of the list.
drop index cases.case_by_terms;
create index case_by_terms on cases.case using gin
  ((terms || array_to_tsvector(array_remove(string_to_array(replace(rtrim(org_path, '/'), '/', ' >'), ' '), ''))));

-- The first and the last of all cases stand at the ends of an index.
drop function cases.search_spans();
create function cases.first_and_last(out first timestamptz, out last timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select min(c.created_at), max(c.created_at) from cases.case c
$$;
select app.make_definer('cases.first_and_last()', '{{search}}');
alter function cases.first_and_last() set enable_indexscan = on;

-- From when on to look for the newest `most`, when those since the given part of all time were so many: half as far again as they would reach if they lay
-- even. Where that is much of it, the words are rare, and time costs more to meet than they do.
create function cases.reach_back(part float8, hits integer, most integer) returns float8 language sql immutable as $$
  select case when hits = 0 or part * most / hits > 0.15 then 1 else 1.5 * part * most / hits end
$$;
grant execute on function cases.reach_back(float8, integer, integer) to {{search}};

create or replace function cases.search(asked tsquery, patterns text[], narrowed jsonb, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp
  set plan_cache_mode = force_custom_plan set enable_indexscan = off set enable_seqscan = off as $$
declare
  path text collate "C" := current_setting('app.path');
  path_end text collate "C" := current_setting('app.path_end');
  -- Below the topmost stands everything, which need not be asked.
  step text := substring(coalesce(narrowed->>'path', path) from '[^/]/([^/]+)/$');
  placed tsquery := case when step is null then asked else asked && format('''>%s''', step)::tsquery end;
  ends record;
  since timestamptz;
  part float8 := 0.001;
  hits uuid[];
begin
  select * into ends from cases.first_and_last();
  loop
    since := case when part < 1 then ends.last - (ends.last - ends.first) * part else '-infinity' end;
    select coalesce(array_agg(found.id order by found.due_at, found.created_at desc, found.id desc), '{}') into hits from (
      select c.id, c.created_at, case when narrowed->>'isOpen' is not null then c.due_at end as due_at from cases.case c
      where (c.terms || array_to_tsvector(array_remove(string_to_array(replace(rtrim(c.org_path, '/'), '/', ' >'), ' '), ''))) @@ placed
        and c.search_text like all (patterns) and c.created_at >= since
        and (c.org_path || '') >= path and (c.org_path || '') < path_end
        and (narrowed->>'path' is null or (c.org_path || '') >= narrowed->>'path' and (c.org_path || '') < narrowed->>'pathEnd')
        and (narrowed->>'isOpen' is null or c.due_at is not null)
        and (narrowed->>'state' is null or c.state = narrowed->>'state')
        and (narrowed->>'kind' is null or c.kind = narrowed->>'kind')
      order by c.created_at desc, c.id desc limit most) found;
    exit when cardinality(hits) = most or part = 1;
    part := cases.reach_back(part, cardinality(hits), most);
  end loop;
  return query select unnest(hits);
end $$;

create or replace function cases.search_public(asked tsquery, patterns text[], about uuid, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp
  set plan_cache_mode = force_custom_plan set enable_indexscan = off set enable_seqscan = off as $$
declare
  ends record;
  since timestamptz;
  part float8 := 0.001;
  hits uuid[];
begin
  select * into ends from cases.first_and_last();
  loop
    since := case when part < 1 then ends.last - (ends.last - ends.first) * part else '-infinity' end;
    select coalesce(array_agg(found.id), '{}') into hits from (
      select c.id from cases.case c
      where (c.terms || array_to_tsvector(array_remove(string_to_array(replace(rtrim(c.org_path, '/'), '/', ' >'), ' '), ''))) @@ asked
        and c.search_text like all (patterns) and c.created_at >= since
        and c.is_public and c.hidden_rule is null and c.state <> 'SUBMITTED' and not c.is_withheld
        and (about is null or c.about_org_id = about)
      order by c.created_at desc limit most) found;
    exit when cardinality(hits) = most or part = 1;
    part := cases.reach_back(part, cardinality(hits), most);
  end loop;
  return query select unnest(hits);
end $$;


-- Who stands above is asked of the paths above, of which there are five, not of every organisation.
create or replace function cases.desks_above(of_case uuid) returns table (org_id uuid, name text)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name
  from cases.case c
    join organisations.org o on o.path = any (organisations.paths_to(c.org_path)) and o.path <> c.org_path and o.dissolved_on is null
    left join cases.desk d on d.org_id = o.id
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    and (d.org_id is not null or o.parent_id is null)
  order by length(o.path) desc
$$;

create or replace function cases.desk_over(of_org uuid) returns table (org_id uuid, name text)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name
  from organisations.org s
    join organisations.org o on o.path = any (organisations.paths_to(s.path)) and o.path <> s.path and o.dissolved_on is null
    left join desk d on d.org_id = o.id
  where s.id = of_org and s.path >= current_setting('app.path') and s.path < current_setting('app.path_end')
    and (d.org_id is not null or o.parent_id is null)
  order by length(o.path) desc limit 1
$$;

create or replace function cases.desk_two_up(of_org uuid) returns table (org_id uuid, name text)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name
  from organisations.org s
    join organisations.org o on o.path = any (organisations.paths_to(s.path)) and o.path <> s.path and o.dissolved_on is null
    left join desk d on d.org_id = o.id
  where s.id = of_org and s.path >= current_setting('app.path') and s.path < current_setting('app.path_end')
    and (d.org_id is not null or o.parent_id is null)
  order by length(o.path) desc limit 1 offset 1
$$;

create or replace function cases.common_place(of_case uuid) returns table (place_id uuid, place_path text)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.path
  from cases.case c join organisations.org a on a.id = c.about_org_id
    join organisations.org o on o.path = any (organisations.paths_to(c.org_path)) and starts_with(a.path, o.path) and o.dissolved_on is null
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
  order by length(o.path) desc limit 1
$$;

create or replace function cases.callable(of_case uuid, own_org uuid, named text, chosen uuid[])
  returns table (org_id uuid, name text, above_id uuid, above_name text)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name, above.id, above.short_name
  from cases.case c
    join organisations.org about on about.id = c.about_org_id
    join organisations.org own on own.id = own_org
    join desk d on d.org_id not in (own.id, c.org_id)
    join organisations.org o on o.id = d.org_id and o.dissolved_on is null
    left join lateral (
      select s.id, s.short_name from organisations.org s left join desk sd on sd.org_id = s.id
      where s.path = any (organisations.paths_to(o.path)) and s.path <> o.path and s.dissolved_on is null
        and (sd.org_id is not null or s.parent_id is null)
      order by length(s.path) desc limit 1) above on true
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    and own.path >= current_setting('app.path') and own.path < current_setting('app.path_end')
    and c.kind <> 'REPORT'
    and (starts_with(o.path, own.path) or starts_with(own.path, o.path)
      or starts_with(o.path, (select s.path from desk_over(own.id) u join organisations.org s on s.id = u.org_id)))
    and strpos(o.short_name, named) > 0 and (chosen is null or o.id = any (chosen))
    and (c.is_public or c.is_direct or not starts_with(o.path, about.path))
  order by starts_with(o.path, own.path) desc, length(o.path), o.path limit 100
$$;
