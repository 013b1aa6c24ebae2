-- Codes are alike in all installations: one in brackets behind a name means an organisation only where that is or was called so; other words
-- stay as they were written (decisions 278).
create or replace function organisations.meant_by(written text) returns uuid
  language sql stable security definer set search_path = organisations, pg_temp as $$
  with told as (
    select substring(written from '[（(]\s*([^（()）[:space:]]+)\s*[)）]\s*$') as code,
      regexp_replace(regexp_replace(written, '[（(][^（()）]*[)）]\s*$', ''), '\s', '', 'g') as name)
  select o.id from told t join organisations.org o on o.code = coalesce(t.code, btrim(written))
  where t.code is null or t.name in ('', o.name, o.short_name)
    or exists (select from organisations.naming n where n.org_id = o.id and t.name in (n.name, n.short_name))
$$;
comment on function organisations.meant_by is 'The organisation whose code was written, alone or in brackets behind a name it has or had; a name alone means none, for many villages have one name.';
