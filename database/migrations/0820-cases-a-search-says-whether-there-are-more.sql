-- A search that ends at the newest `most` cases said that there were more also where it had found exactly so many. Now it looks for one more and gives that
-- one, the oldest, behind all others: who gets more than `most` knows that there are, and lists the others.
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
    select coalesce(array_agg(found.id order by found.at > most, found.due_at, found.at), '{}') into hits from (
      select newest.id, newest.due_at, row_number() over (order by newest.created_at desc, newest.id desc) as at from (
        select c.id, c.created_at, case when narrowed->>'isOpen' is not null then c.due_at end as due_at from cases.case c
        where (c.terms || array_to_tsvector(array_remove(string_to_array(replace(rtrim(c.org_path, '/'), '/', ' >'), ' '), ''))) @@ placed
          and c.search_text like all (patterns) and c.created_at >= since
          and (c.org_path || '') >= path and (c.org_path || '') < path_end
          and (narrowed->>'path' is null or (c.org_path || '') >= narrowed->>'path' and (c.org_path || '') < narrowed->>'pathEnd')
          and (narrowed->>'isOpen' is null or c.due_at is not null)
          and (narrowed->>'state' is null or c.state = narrowed->>'state')
          and (narrowed->>'kind' is null or c.kind = narrowed->>'kind')
        order by c.created_at desc, c.id desc limit most + 1) newest) found;
    exit when cardinality(hits) > most or part = 1;
    part := cases.reach_back(part, cardinality(hits), most);
  end loop;
  return query select unnest(hits);
end $$;
