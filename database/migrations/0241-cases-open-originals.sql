-- The only door to words that a measure took out while it holds: for who asked and was allowed by a second person, while it is open, for this purpose
-- (decisions 11, 115), and each look leaves its line, which the writer reads.
create function cases.look_at_original(of_case uuid, given jsonb)
  returns table (opening_id uuid, purpose text, measure_id uuid, sealed bytea)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  seen record;
begin
  if coalesce(current_setting('app.purpose', true), '') <> 'cases.original' then return; end if;
  select o.id, o.purpose, m.id as measure_id, m.original into seen
    from opening o join measure m on m.id = o.measure_id join cases.case c on c.id = o.case_id
    where o.case_id = of_case and o.what = 'ORIGINAL' and o.state = 'OPEN' and o.asked_by::text = current_setting('app.actor')
      and (given->>'at')::timestamptz < o.open_until and now() < o.open_until
      and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    order by o.open_until desc limit 1;
  if not found then return; end if;
  insert into look (id, opening_id, case_id, at)
    values ((given->>'id')::uuid, seen.id, of_case, (given->>'at')::timestamptz);
  return query select seen.id, seen.purpose, seen.measure_id, seen.original;
end $$;
select app.make_definer('cases.look_at_original(uuid, jsonb)', '{{app}}');
