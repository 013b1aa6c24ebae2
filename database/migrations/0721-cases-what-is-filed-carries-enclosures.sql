-- Whoever files a case for somebody hands in his letter or photo with it (B07, decisions 305): each waits under a key of its own, which names the account,
-- and goes to the case that is just written, wherever that is handled.
grant execute on function cases.keep_enclosure(text, jsonb, bytea, bytea) to {{app}};

create function cases.take_filed_enclosures(of_case uuid, keys text[], moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  taken integer;
begin
  update enclosure e set case_id = of_case
    where e.form = any (keys) and e.case_id is null and e.waits_until > moment
      and exists (select from cases.case c where c.id = of_case and c.xmin = pg_current_xact_id()::xid);
  get diagnostics taken = row_count;
  return taken;
end $$;
select app.make_definer('cases.take_filed_enclosures(uuid, text[], timestamptz)', '{{app}}');
