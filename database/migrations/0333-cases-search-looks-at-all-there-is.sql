-- A search took the newest thousand cases with its words and narrowed them afterwards, so that an old open case behind them was not found; and from the top of a large
-- county every case with a frequent word was fetched to find the newest. Now the narrowing is part of the search, and it looks in the newest fiftieth of the
-- time first, then in the newest fifth, then in all of it: a frequent word is met soon, a rare one costs little to look up.
create function cases.search_spans() returns timestamptz[]
  language sql stable security definer set search_path = cases, pg_temp as $$
  select array[newest - (newest - oldest) / 50, newest - (newest - oldest) / 5, '-infinity'::timestamptz]
  from (select min(c.created_at) as oldest, max(c.created_at) as newest from cases.case c) all_time
$$;
select app.make_definer('cases.search_spans()', '{{search}}');

drop function cases.search(tsquery, text[], integer);
create function cases.search(asked tsquery, patterns text[], narrowed jsonb, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  since timestamptz;
  hits uuid[];
begin
  foreach since in array cases.search_spans() loop
    select coalesce(array_agg(found.id), '{}') into hits from (
      select c.id from cases.case c
      where c.terms @@ asked and c.search_text like all (patterns) and c.created_at >= since
        and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
        and (narrowed->>'path' is null or c.org_path >= narrowed->>'path' and c.org_path < narrowed->>'pathEnd')
        and (narrowed->>'isOpen' is null or c.due_at is not null)
        and (narrowed->>'state' is null or c.state = narrowed->>'state')
        and (narrowed->>'kind' is null or c.kind = narrowed->>'kind')
      order by c.created_at desc, c.id desc limit most) found;
    exit when cardinality(hits) = most;
  end loop;
  return query select unnest(hits);
end $$;
select app.make_definer('cases.search(tsquery, text[], jsonb, integer)', '{{app}}');

create or replace function cases.search_public(asked tsquery, patterns text[], about uuid, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  since timestamptz;
  hits uuid[];
begin
  foreach since in array cases.search_spans() loop
    select coalesce(array_agg(found.id), '{}') into hits from (
      select c.id from cases.case c
      where c.terms @@ asked and c.search_text like all (patterns) and c.created_at >= since
        and c.is_public and c.hidden_rule is null and c.state <> 'SUBMITTED' and not c.is_withheld
        and (about is null or c.about_org_id = about)
      order by c.created_at desc limit most) found;
    exit when cardinality(hits) = most;
  end loop;
  return query select unnest(hits);
end $$;
