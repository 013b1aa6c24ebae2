-- What a citizen sends beside the words: a photo of the pothole, a paper letter (PRV-01, decisions 305). Sealed before it comes here. For an hour it waits
-- under the token of its form, which may come back several times; then it belongs to a case. It is never public: a photo may show people.
create table cases.enclosure (
  id uuid primary key,
  case_id uuid references cases.case (id),
  at timestamptz not null,
  media_type text not null,
  size integer not null,
  name_sealed bytea,
  content_sealed bytea,
  erased_at timestamptz,
  form text,
  digest bytea,
  waits_until timestamptz,
  constraint enclosure_kind check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  constraint enclosure_erased check ((content_sealed is null) = (erased_at is not null) and (name_sealed is null) = (erased_at is not null)),
  constraint enclosure_home check (case_id is not null or form is not null),
  constraint enclosure_waits check ((form is null) = (digest is null) and (form is null) = (waits_until is null))
);
comment on table cases.enclosure is 'A photo or a paper that a citizen sent with a message 随留言的照片或文件; read by the desk and the writer, never public.';
comment on column cases.enclosure.form is 'The key of the form it came with, for an hour: a second press of its button finds the same files.';
comment on column cases.enclosure.erased_at is 'When its writer erased it or took the message back; only that there was one stays.';
-- What is sealed does not pack.
alter table cases.enclosure alter column content_sealed set storage external;
create index enclosure_by_case on cases.enclosure (case_id, at) where case_id is not null;
create unique index enclosure_once on cases.enclosure (form, digest) where form is not null;
create index enclosure_waiting on cases.enclosure (waits_until) where waits_until is not null;
select cases.guard_part('cases.enclosure');
drop policy shown on cases.enclosure;
grant select (id, case_id, at, media_type, size, name_sealed, erased_at) on cases.enclosure to {{app}};
grant update (case_id, name_sealed, content_sealed, erased_at, form, digest, waits_until), delete on cases.enclosure to {{search}};

-- Keeps one for its form. The same file again is the same one; more than the form takes is told.
create function cases.keep_enclosure(form_key text, given jsonb, name bytea, content bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  -- One after another: files sent at the same moment would all find the same room.
  perform pg_advisory_xact_lock(hashtextextended('cases.enclosure/' || form_key, 0));
  if exists (select from enclosure e where e.form = form_key and e.digest = decode(given->>'digest', 'hex')) then return 'KNOWN'; end if;
  if (select count(*) from enclosure e where e.form = form_key) >= (given->>'most')::integer then return 'MANY'; end if;
  insert into enclosure (id, at, media_type, size, name_sealed, content_sealed, form, digest, waits_until)
    values ((given->>'id')::uuid, (given->>'at')::timestamptz, given->>'mediaType', (given->>'size')::integer, name, content, form_key,
      decode(given->>'digest', 'hex'), (given->>'at')::timestamptz + interval '1 hour');
  return 'KEPT';
end $$;
select app.make_definer('cases.keep_enclosure(text, jsonb, bytea, bytea)', '{{portal}}');

-- What a form holds, also when its case has it by now.
create function cases.form_enclosures(form_key text, moment timestamptz)
  returns table (id uuid, media_type text, size integer, name_sealed bytea, digest bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select e.id, e.media_type, e.size, e.name_sealed, e.digest from enclosure e
  where e.form = form_key and e.waits_until > moment and e.erased_at is null order by e.at, e.id
$$;
select app.make_definer('cases.form_enclosures(text, timestamptz)', '{{portal}}');

create function cases.drop_enclosure(form_key text, of_id uuid) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  delete from enclosure e where e.form = form_key and e.id = of_id and e.case_id is null;
  return found;
end $$;
select app.make_definer('cases.drop_enclosure(text, uuid)', '{{portal}}');

-- Gives what a form holds to the case that a code opens; gives how many that were.
create function cases.take_enclosures(form_key text, hash bytea, given jsonb) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened uuid;
  taken integer;
begin
  select c.id into opened from cases.case c
    where c.code_hash = hash and not c.is_closed and c.taken_back_at is null and c.state not in ('CLOSED', 'NOT_ACCEPTED') for update;
  if opened is null then return 0; end if;
  update enclosure e set case_id = opened
    where e.form = form_key and e.case_id is null and e.waits_until > (given->>'at')::timestamptz
      and (select count(*) from enclosure o where o.case_id = opened and o.erased_at is null) < (given->>'most')::integer;
  get diagnostics taken = row_count;
  return taken;
end $$;
select app.make_definer('cases.take_enclosures(text, bytea, jsonb)', '{{portal}}');

-- What was sent with the case behind a code, and one of it: for its writer. Of a hidden case nobody reads anything but that it is there.
create function cases.own_enclosures(hash bytea)
  returns table (id uuid, at timestamptz, media_type text, size integer, name_sealed bytea, erased_at timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select e.id, e.at, e.media_type, e.size, e.name_sealed, e.erased_at
  from cases.case c join enclosure e on e.case_id = c.id where c.code_hash = hash order by e.at, e.id
$$;
select app.make_definer('cases.own_enclosures(bytea)', '{{portal}}');

create function cases.own_enclosure(hash bytea, of_id uuid)
  returns table (id uuid, case_id uuid, media_type text, name_sealed bytea, content_sealed bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select e.id, e.case_id, e.media_type, e.name_sealed, e.content_sealed
  from cases.case c join enclosure e on e.case_id = c.id
  where c.code_hash = hash and c.hidden_rule is null and e.id = of_id and e.erased_at is null
$$;
select app.make_definer('cases.own_enclosure(bytea, uuid)', '{{portal}}');

-- The writer erases them all; gives how many. That there were some stays.
create function cases.erase_enclosures(hash bytea, moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  erased integer;
begin
  update enclosure e set name_sealed = null, content_sealed = null, erased_at = moment
    from cases.case c where c.id = e.case_id and c.code_hash = hash and e.erased_at is null;
  get diagnostics erased = row_count;
  return erased;
end $$;
select app.make_definer('cases.erase_enclosures(bytea, timestamptz)', '{{portal}}');

-- Whoever takes a message back takes what he sent with it back.
create function cases.forget_enclosures() returns trigger language plpgsql as $$
begin
  update cases.enclosure e set name_sealed = null, content_sealed = null, erased_at = new.taken_back_at
    where e.case_id = new.id and e.erased_at is null;
  return null;
end $$;
comment on function cases.forget_enclosures is 'Trigger: what was sent with a message is erased when its writer takes it back.';
create trigger case_taken_back_is_bare after update of taken_back_at on cases.case
  for each row when (old.taken_back_at is null and new.taken_back_at is not null) execute function cases.forget_enclosures();

-- The only way to what was sent, for who handles the case; each opening is recorded by who calls it.
create function cases.read_enclosure(of_case uuid, of_id uuid)
  returns table (id uuid, media_type text, name_sealed bytea, content_sealed bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select e.id, e.media_type, e.name_sealed, e.content_sealed
  from cases.case c join enclosure e on e.case_id = c.id
  where c.id = of_case and e.id = of_id and e.erased_at is null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
$$;
select app.make_definer('cases.read_enclosure(uuid, uuid)', '{{app}}');

-- Whether something was sent with a public case, to be told on its page; of what is hidden or kept back not even that.
create function cases.is_enclosed(of_number text) returns boolean
  language sql stable security definer set search_path = cases, pg_temp as $$
  select exists (select from cases.case c join enclosure e on e.case_id = c.id
    where c.number = of_number and c.is_public and c.state <> 'SUBMITTED' and c.hidden_rule is null and not c.is_withheld and e.erased_at is null)
$$;
select app.make_definer('cases.is_enclosed(text)', '{{portal}}');

-- What no message took within its hour goes; what a case has forgets its form. Gives how many went.
create function cases.forget_waiting_enclosures(moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  gone integer;
begin
  update enclosure e set form = null, digest = null, waits_until = null where e.case_id is not null and e.waits_until < moment;
  delete from enclosure e where e.case_id is null and e.waits_until < moment;
  get diagnostics gone = row_count;
  return gone;
end $$;
select app.make_definer('cases.forget_waiting_enclosures(timestamptz)', '{{app}}');
