-- A search from the top looked at the newest thousandth of the time first. When nothing came for long before the newest, as after an import of
-- old messages, nobody's words stood there, and of a frequent word all was fetched. Now it looks at the newest thousand messages, and reckons how
-- far to look back by how thick they lie before those.
create function cases.newest_sample(out first timestamptz, out since timestamptz, out part float8)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select (select min(c.created_at) from cases.case c), s.since,
    case when s.since is null then 1 else least(1, 1000 / greatest(t.reltuples, 1)) end
  from pg_class t left join lateral (select c.created_at as since from cases.case c order by c.created_at desc, c.id desc offset 999 limit 1) s on true
  where t.oid = 'cases.case'::regclass
$$;
select app.make_definer('cases.newest_sample()', '{{search}}');
alter function cases.newest_sample() set enable_indexscan = on;

-- From when on a part of all messages lies, the sampled ones being those since an instant; a part of 1 is all.
create function cases.since_when(first timestamptz, sampled timestamptz, sampled_part float8, part float8) returns timestamptz language sql immutable as $$
  select case when part >= 1 then '-infinity' when part <= sampled_part then sampled
    else sampled - (sampled - first) * ((part - sampled_part) / (1 - sampled_part)) end
$$;
grant execute on function cases.since_when(timestamptz, timestamptz, float8, float8) to {{search}};

create or replace function cases.search(asked tsquery, patterns text[], narrowed jsonb, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp
  set plan_cache_mode = force_custom_plan set enable_indexscan = off set enable_seqscan = off as $$
declare
  path text collate "C" := current_setting('app.path');
  path_end text collate "C" := current_setting('app.path_end');
  -- Below the topmost stands everything, which need not be asked.
  step text := substring(coalesce(narrowed->>'path', path) from '[^/]/([^/]+)/$');
  placed tsquery := case when step is null then asked else asked && format('''>%s''', step)::tsquery end;
  sample record;
  since timestamptz;
  part float8;
  hits uuid[];
begin
  select * into sample from cases.newest_sample();
  part := sample.part;
  loop
    since := cases.since_when(sample.first, sample.since, sample.part, part);
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

create or replace function cases.search_public(asked tsquery, patterns text[], about uuid[], most integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp
  set plan_cache_mode = force_custom_plan set enable_indexscan = off set enable_seqscan = off as $$
declare
  sample record;
  since timestamptz;
  part float8;
  hits uuid[];
begin
  select * into sample from cases.newest_sample();
  part := sample.part;
  loop
    since := cases.since_when(sample.first, sample.since, sample.part, part);
    select coalesce(array_agg(found.id), '{}') into hits from (
      select c.id from cases.case c
      where (c.terms || array_to_tsvector(array_remove(string_to_array(replace(rtrim(c.org_path, '/'), '/', ' >'), ' '), ''))) @@ asked
        and c.search_text like all (patterns) and c.created_at >= since
        and c.is_public and c.hidden_rule is null and c.state <> 'SUBMITTED' and not c.is_withheld
        and (about is null or c.about_org_id = any (about))
      order by c.created_at desc limit most) found;
    exit when cardinality(hits) = most or part = 1;
    part := cases.reach_back(part, cardinality(hits), most);
  end loop;
  return query select unnest(hits);
end $$;

drop function cases.first_and_last();
