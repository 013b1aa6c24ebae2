-- What somebody is writing was compared with the newest hundred messages of a board. Now the index of words names those of the whole board
-- that have one of its telling words, and those with the most of them are compared: public ones only, as everybody may read them.
create function cases.shown_with(asked tsquery, own uuid, near uuid[], most integer, most_near integer) returns setof uuid
  language plpgsql stable security definer set search_path = cases, pg_temp
  set enable_indexscan = off set enable_seqscan = off as $$
begin
  return query select found.id from (
      select c.id, c.terms, c.created_at from cases.case c
      where (c.terms || array_to_tsvector(array_remove(string_to_array(replace(rtrim(c.org_path, '/'), '/', ' >'), ' '), ''))) @@ asked
        and c.about_org_id = own and c.is_public and c.state <> 'SUBMITTED' and c.state <> 'NOT_ACCEPTED'
        and c.hidden_rule is null and not c.is_withheld and c.joined_to_id is null
      order by c.created_at desc limit 400) found
    order by ts_rank(found.terms, asked) desc, found.created_at desc limit most;
  return query select found.id from (
      select c.id, c.terms, c.created_at from cases.case c
      where (c.terms || array_to_tsvector(array_remove(string_to_array(replace(rtrim(c.org_path, '/'), '/', ' >'), ' '), ''))) @@ asked
        and c.about_org_id = any (near) and c.is_public and c.state <> 'SUBMITTED' and c.state <> 'NOT_ACCEPTED'
        and c.hidden_rule is null and not c.is_withheld and c.joined_to_id is null
      order by c.created_at desc limit 400) found
    order by ts_rank(found.terms, asked) desc, found.created_at desc limit most_near;
end $$;
comment on function cases.shown_with is
  'Public cases with one of these words about an organisation, then about some others: of the newest 400 of each that have one, those with the most of them.';
select app.make_definer('cases.shown_with(tsquery, uuid, uuid[], integer, integer)', '{{portal}}');
alter function cases.shown_with(tsquery, uuid, uuid[], integer, integer) set plan_cache_mode = force_custom_plan;
