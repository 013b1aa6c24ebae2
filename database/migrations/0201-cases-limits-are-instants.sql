-- The two office hours within which a desk accepts end at an instant and not with a day (party-rules 16); all other limits end with their last
-- day. One column says for every open case when it is late; what came in before keeps the end of its day.
alter table cases.case add column accept_due_at timestamptz;
comment on column cases.case.accept_due_at is 'Until when the desk accepts or refuses, in office hours; of older cases only the day is known.';
alter table cases.case add column due_at timestamptz generated always as (case
  when joined_to_id is not null then null
  when state = 'SUBMITTED' then coalesce(accept_due_at, timezone('Asia/Shanghai', (accept_due_on + 1)::timestamp))
  when state in ('ACCEPTED', 'ASSIGNED', 'SENT_BACK', 'SIGNED', 'HANDLING', 'REOPENED')
    then timezone('Asia/Shanghai', (answer_due_on + 1)::timestamp) end) stored;
comment on column cases.case.due_at is 'The instant from which it is late; a case is open as long as it has one.';
create index case_late on cases.case (due_at, id) where due_at is not null;

-- Silence climbs: who was told that it is late, so that it waits in his list and he may act in the place of who is silent (D20).
alter table cases.case add column escalated_to_id uuid references organisations.org (id);
comment on column cases.case.escalated_to_id is 'The desk above that was told last; null where nobody stands above.';
create index case_escalated_to on cases.case (escalated_to_id, due_at);
grant select (accept_due_at, due_at, escalated_to_id), update (escalated_to_id) on cases.case to {{app}};

-- Writes the message that was admitted, as before, with the instant until which it is to be accepted.
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
    raise exception 'the desk of a message is not the one it was admitted for';
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
