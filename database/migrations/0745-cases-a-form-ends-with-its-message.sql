-- A form that was sent holds nothing any more: one that kept another photo afterwards tied the message it became to the next one of the same writer,
-- for an hour and in every backup (D29). What a case takes forgets its form at once, and a form whose key was claimed keeps nothing.
grant select (key, caller) on app.idempotency to {{search}};

-- Keeps one for its form. The same file again is the same one; more than the form takes is told, and so is a form that was sent.
create or replace function cases.keep_enclosure(form_key text, given jsonb, name bytea, content bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  -- One after another: files sent at the same moment would all find the same room, and the case that takes them waits here too.
  perform pg_advisory_xact_lock(hashtextextended('cases.enclosure/' || form_key, 0));
  if exists (select from app.idempotency i where i.caller = 'citizen' and i.key in (form_key, form_key || '.supplement')) then return 'SENT'; end if;
  if exists (select from enclosure e where e.form = form_key and e.digest = decode(given->>'digest', 'hex')) then return 'KNOWN'; end if;
  if (select count(*) from enclosure e where e.form = form_key) >= (given->>'most')::integer then return 'MANY'; end if;
  if (select coalesce(sum(e.size), 0) from enclosure e where e.case_id is null and e.waits_until > (given->>'at')::timestamptz)
      + (given->>'size')::integer > (given->>'mostWaiting')::bigint then return 'FULL'; end if;
  insert into enclosure (id, at, media_type, size, name_sealed, content_sealed, form, digest, waits_until)
    values ((given->>'id')::uuid, (given->>'at')::timestamptz, given->>'mediaType', (given->>'size')::integer, name, content, form_key,
      decode(given->>'digest', 'hex'), (given->>'at')::timestamptz + interval '1 hour');
  return 'KEPT';
end $$;
select app.make_definer('cases.keep_enclosure(text, jsonb, bytea, bytea)', '{{portal}}');

-- What a form holds that was not sent yet, and how long.
drop function cases.form_enclosures(text, timestamptz);
create function cases.form_enclosures(form_key text, moment timestamptz)
  returns table (id uuid, media_type text, size integer, name_sealed bytea, digest bytea, waits_until timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select e.id, e.media_type, e.size, e.name_sealed, e.digest, e.waits_until from enclosure e
  where e.form = form_key and e.case_id is null and e.waits_until > moment order by e.at, e.id
$$;
select app.make_definer('cases.form_enclosures(text, timestamptz)', '{{portal}}');

-- A form that comes back keeps what it holds for another hour, a day in all.
create function cases.prolong_enclosures(form_key text, moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  prolonged integer;
begin
  update enclosure e set waits_until = least(moment + interval '1 hour', e.at + interval '1 day')
    where e.form = form_key and e.case_id is null and e.waits_until > moment and e.waits_until < e.at + interval '1 day';
  get diagnostics prolonged = row_count;
  return prolonged;
end $$;
select app.make_definer('cases.prolong_enclosures(text, timestamptz)', '{{portal}}');

-- Gives what a form holds to the case that a code opens, all of it or nothing where there is no room for all; tells how many there is room for.
drop function cases.take_enclosures(text, bytea, jsonb);
create function cases.take_enclosures(form_key text, hash bytea, given jsonb) returns table (taken integer, room integer)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened uuid;
begin
  taken := 0;
  room := 0;
  perform pg_advisory_xact_lock(hashtextextended('cases.enclosure/' || form_key, 0));
  select c.id into opened from cases.case c
    where c.code_hash = hash and not c.is_closed and c.taken_back_at is null and c.state not in ('CLOSED', 'NOT_ACCEPTED') for update;
  if opened is not null then
    room := (given->>'most')::integer - (select count(*) from enclosure e where e.case_id = opened and e.erased_at is null);
    if (select count(*) from enclosure e where e.form = form_key and e.waits_until > (given->>'at')::timestamptz) <= room then
      update enclosure e set case_id = opened, form = null, digest = null, waits_until = null
        where e.form = form_key and e.case_id is null and e.waits_until > (given->>'at')::timestamptz;
      get diagnostics taken = row_count;
    end if;
  end if;
  return next;
end $$;
select app.make_definer('cases.take_enclosures(text, bytea, jsonb)', '{{portal}}');

update cases.enclosure set form = null, digest = null, waits_until = null where case_id is not null and form is not null;
