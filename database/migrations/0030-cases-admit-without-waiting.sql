-- A message is taken in without waiting for anybody else's (decisions 45). Before, its number came from a counter whose row
-- stayed locked until the commit was on disk, so that one message was taken in after the other.
create sequence cases.order_number;
comment on sequence cases.order_number is 'Where the orders of live messages come from: nobody waits for a sequence.';
alter table cases.counter add column base bigint;
comment on table cases.counter is 'What the orders of a day are counted from.';
comment on column cases.counter.last is 'The last order given out before the first live message of the day.';
comment on column cases.counter.base is 'The order of a live message is what it drew from cases.order_number less this.';
grant usage, select on sequence cases.order_number to {{search}};

-- The order of one live message on a day. Orders rise, each is given once, and there are gaps: what a refused or repeated
-- message drew is not given again. Whoever numbers an import of the same day keeps live ones out meanwhile.
create function cases.draw_order(on_day date) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  of_day record;
  drawn bigint;
begin
  perform pg_advisory_xact_lock_shared(20, on_day - date '2000-01-01');
  select c.base, c.last into of_day from counter c where c.day = on_day and c.base is not null;
  drawn := nextval('order_number');
  if of_day.base is null then
    -- The first of the day, who may meet others that are first as well: one of them says where the day begins.
    insert into counter as c (day, last, base) values (on_day, 0, drawn - 1)
    on conflict (day) do update set base = coalesce(c.base, drawn - 1 - c.last)
    returning c.base, c.last into of_day;
    while drawn - of_day.base <= of_day.last loop
      drawn := nextval('order_number');
    end loop;
  end if;
  return drawn - of_day.base;
end $$;
comment on function cases.draw_order is 'The order of one live message on a day, without waiting for others.';
select app.make_definer('cases.draw_order(date)', '{{search}}');

-- Orders for an import: so many on each day, without gaps; gives the last of each. On a day that has live messages their
-- line moves up, and while the import is not committed they wait.
create or replace function cases.take_orders(days date[], counts integer[]) returns table (day date, last integer)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  asked record;
  of_day record;
begin
  for asked in select a.on_day, a.n from unnest(days, counts) as a (on_day, n) where a.n > 0 order by a.on_day loop
    perform pg_advisory_xact_lock(20, asked.on_day - date '2000-01-01');
    insert into counter as c (day, last) values (asked.on_day, asked.n)
    on conflict on constraint counter_pkey do update set
      last = case when c.base is null then c.last + asked.n else c.last end,
      base = c.base - asked.n
    returning c.base, c.last into of_day;
    day := asked.on_day;
    -- What is drawn by now, and after it the room that was just made.
    last := coalesce((select s.last_value from order_number s) - of_day.base, of_day.last);
    return next;
  end loop;
end $$;
select app.make_definer('cases.take_orders(date[], integer[])', '{{app}}, {{portal}}');

-- Everything that is asked before a message is written, in one round trip: is there room for one more from this address,
-- whose desk receives it, which order has it on its day, and what has the place set.
create function cases.admit(of_subject bytea, usual_tries integer, given jsonb)
  returns table (wait integer, desk_id uuid, desk_name text, order_of_day integer, setting jsonb)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  about_path text;
begin
  select s.value into setting from app.setting s where s.name = 'cases';
  wait := app.take_try(of_subject, coalesce((setting->>'submissionsPerHour')::integer, usual_tries), 3600,
    (given->>'at')::timestamptz);
  if wait = 0 then
    select o.path into about_path from organisations.org o where o.id = (given->>'aboutOrgId')::uuid and o.dissolved_on is null;
    if found then
      select d.org_id, d.org_name into desk_id, desk_name from cases.desk_for(about_path, (given->>'oneUp')::boolean) d;
      order_of_day := cases.draw_order((given->>'day')::date);
    end if;
  end if;
  return next;
end $$;
comment on function cases.admit is 'What is asked before a message is written; a refused one has no order.';
select app.make_definer('cases.admit(bytea, integer, jsonb)', '{{portal}}');
grant execute on function app.take_try(bytea, integer, integer, timestamptz) to {{search}};
grant select on app.setting to {{search}};

-- Writes the message that was admitted, to the desk it was admitted for. A desk that does not stand at or above what the
-- message is about, or where a private one may not go (CZ4), is a fault, and nothing is written.
create or replace function cases.submit_case(given jsonb, hash bytea, contact bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  about record;
  desk record;
  consented boolean := (given->>'isPublic')::boolean and given->>'kind' <> 'REPORT';
  one_up boolean := not consented or (given->>'oneUp')::boolean;
begin
  select o.id, o.path, o.short_name, o.parent_id into about from organisations.org o
    where o.id = (given->>'aboutOrgId')::uuid and o.dissolved_on is null;
  select o.id, o.path, o.short_name into desk from organisations.org o where o.id = (given->>'deskId')::uuid;
  if about.id is null or not coalesce(starts_with(about.path, desk.path), false)
      or one_up and desk.path = about.path and about.parent_id is not null then
    raise exception 'the desk of a message is not the one it was admitted for';
  end if;
  insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
      contact_sealed, is_public, channel, accept_due_on, answer_due_on, due_provisional, previous_id, created_at, search_text, terms)
    values ((given->>'id')::uuid, given->>'number', hash, desk.id, desk.path, desk.short_name, about.id, about.short_name,
      given->>'kind', given->>'title', given->>'body', given->>'writerMask', contact, consented, given->>'channel',
      (given->>'acceptDueOn')::date, (given->>'answerDueOn')::date, (given->>'dueProvisional')::boolean,
      (given->>'previousId')::uuid, (given->>'at')::timestamptz, given->>'searchText', (given->>'terms')::tsvector);
  insert into cases.event (id, case_id, at, act, by_name, to_name)
    values ((given->>'eventId')::uuid, (given->>'id')::uuid, (given->>'at')::timestamptz, 'submit', given->>'byName', desk.short_name);
  return desk.short_name;
end $$;
select app.make_definer('cases.submit_case(jsonb, bytea, bytea)', '{{portal}}');
