-- The board of an organisation that took over from many is searched once, not once for each of them.
drop function cases.search_public(tsquery, text[], uuid, integer);
create function cases.search_public(asked tsquery, patterns text[], about uuid[], most integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp
  set enable_indexscan = off set enable_seqscan = off as $$
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
        and (about is null or c.about_org_id = any (about))
      order by c.created_at desc limit most) found;
    exit when cardinality(hits) = most or part = 1;
    part := cases.reach_back(part, cardinality(hits), most);
  end loop;
  return query select unnest(hits);
end $$;
comment on function cases.search_public is 'Ids of the newest public cases with these words, about some organisations, or any where none is named.';
select app.make_definer('cases.search_public(tsquery, text[], uuid[], integer)', '{{portal}}');
alter function cases.search_public(tsquery, text[], uuid[], integer) set plan_cache_mode = force_custom_plan;
