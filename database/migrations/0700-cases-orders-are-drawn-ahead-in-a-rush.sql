-- In a rush a door draws the orders of the next messages along with one of its own, so that each of them needs one round trip less
-- (decisions 290). What was drawn is given once, used or not; an import counts on from what is drawn.
create function cases.draw_orders(on_day date, how_many integer) returns integer[]
  language sql security definer set search_path = cases, pg_temp as $$
  select array_agg(cases.draw_order(on_day)) from generate_series(1, least(how_many, 100))
$$;
comment on function cases.draw_orders is 'Orders of live messages of a day, a hundred at most.';
select app.make_definer('cases.draw_orders(date, integer)', '{{portal}}');

-- A door may know its desk from a moment ago; that the tree changed meanwhile is no fault of ours but a reason to try again.
create or replace function cases.submit_case(given jsonb, hash bytea, contact bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  about record;
  desk record;
  consented boolean := (given->>'isPublic')::boolean and given->>'kind' <> 'REPORT';
  direct boolean := coalesce((given->>'isDirect')::boolean, false) and given->>'kind' <> 'REPORT';
  one_up boolean := not (consented or direct) or (given->>'oneUp')::boolean;
begin
  select o.id, o.path, o.short_name, o.parent_id into about from organisations.org o
    where o.id = (given->>'aboutOrgId')::uuid and o.dissolved_on is null;
  select o.id, o.path, o.short_name into desk from organisations.org o where o.id = (given->>'deskId')::uuid;
  if about.id is null or not coalesce(starts_with(about.path, desk.path), false)
      or one_up and desk.path = about.path and about.parent_id is not null then
    raise exception 'the desk of a message is not the one it was admitted for' using errcode = 'serialization_failure';
  end if;
  insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
      contact_sealed, is_public, is_direct, channel, accept_due_on, accept_due_at, answer_due_on, due_provisional, previous_id,
      created_at, search_text, terms)
    values ((given->>'id')::uuid, given->>'number', hash, desk.id, desk.path, desk.short_name, about.id, about.short_name,
      given->>'kind', given->>'title', given->>'body', given->>'writerMask', contact, consented, direct, given->>'channel',
      (given->>'acceptDueOn')::date, (given->>'acceptDueAt')::timestamptz, (given->>'answerDueOn')::date,
      (given->>'dueProvisional')::boolean, (given->>'previousId')::uuid, (given->>'at')::timestamptz, given->>'searchText',
      (given->>'terms')::tsvector);
  insert into cases.event (id, case_id, at, act, by_name, to_name)
    values ((given->>'eventId')::uuid, (given->>'id')::uuid, (given->>'at')::timestamptz, 'submit', given->>'byName', desk.short_name);
  return desk.short_name;
end $$;
select app.make_definer('cases.submit_case(jsonb, bytea, bytea)', '{{portal}}, {{app}}');
