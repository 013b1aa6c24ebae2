-- What no message has taken yet fills the disk of all: from many addresses at once it could be any amount within its hour (T22). So much of it waits at most.
create or replace function cases.keep_enclosure(form_key text, given jsonb, name bytea, content bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
begin
  -- One after another: files sent at the same moment would all find the same room.
  perform pg_advisory_xact_lock(hashtextextended('cases.enclosure/' || form_key, 0));
  if exists (select from enclosure e where e.form = form_key and e.digest = decode(given->>'digest', 'hex')) then return 'KNOWN'; end if;
  if (select count(*) from enclosure e where e.form = form_key) >= (given->>'most')::integer then return 'MANY'; end if;
  if (select coalesce(sum(e.size), 0) from enclosure e where e.case_id is null and e.waits_until > (given->>'at')::timestamptz)
      + (given->>'size')::integer > (given->>'mostWaiting')::bigint then return 'FULL'; end if;
  insert into enclosure (id, at, media_type, size, name_sealed, content_sealed, form, digest, waits_until)
    values ((given->>'id')::uuid, (given->>'at')::timestamptz, given->>'mediaType', (given->>'size')::integer, name, content, form_key,
      decode(given->>'digest', 'hex'), (given->>'at')::timestamptz + interval '1 hour');
  return 'KEPT';
end $$;
