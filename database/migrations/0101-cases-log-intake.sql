-- Every case is in the public log, by whatever way it comes: the citizen's form, an import, or a statement by hand (D25, T38).

-- What an intake commits to: number, instant and a digest of title and text, each on its own line.
create function cases.intake_value(number text, at timestamptz, title text, body text) returns text
  language sql stable set search_path = cases, pg_temp as $$
  select 'lianxin-intake/1' || E'\n' || number || E'\n' || public_log.instant(at) || E'\n'
    || public_log.base64(sha256(convert_to(title || E'\n\n' || body, 'UTF8'))) || E'\n'
$$;
comment on function cases.intake_value is 'What the log commits to when a case comes in (docs/transparency-log.md).';

create function cases.log_intake() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  perform public_log.append('intake', new.created_at, new.id,
    cases.intake_value(new.number, new.created_at, new.title, new.body), '');
  return null;
end $$;
comment on function cases.log_intake is 'Trigger: a case that comes in is appended to the public log in the same transaction.';
revoke all on function cases.log_intake() from public;
create trigger case_is_logged after insert on cases.case for each row execute function cases.log_intake();

-- What the citizen wrote is never changed, and a case is never deleted, whoever asks (T38).
create function cases.refuse_silencing() returns trigger language plpgsql as $$
begin
  raise exception 'what a citizen wrote is kept as it is: no case is deleted or rewritten';
end $$;
create trigger case_is_kept before delete or update of id, number, title, body, created_at on cases.case
  for each row execute function cases.refuse_silencing();
create trigger case_is_not_truncated before truncate on cases.case for each statement execute function cases.refuse_silencing();
create trigger supplement_is_kept before delete or update on cases.supplement
  for each row execute function cases.refuse_silencing();
create trigger supplement_is_not_truncated before truncate on cases.supplement
  for each statement execute function cases.refuse_silencing();
create trigger reply_is_kept before delete or update on cases.reply for each row execute function cases.refuse_silencing();
create trigger rating_is_kept before delete or update on cases.rating for each row execute function cases.refuse_silencing();
create trigger event_is_kept before delete or update on cases.event for each row execute function cases.refuse_silencing();

-- The cases that came before the log, in the order in which they came.
do $$
declare
  earlier record;
begin
  for earlier in select c.id, c.number, c.created_at, c.title, c.body from cases.case c order by c.created_at, c.id loop
    perform public_log.append('intake', earlier.created_at, earlier.id,
      cases.intake_value(earlier.number, earlier.created_at, earlier.title, earlier.body), '');
  end loop;
end $$;

-- What the receipt of a case says: its opening and its place in the log. Whoever has number and code has the receipt (T12).
create function cases.logged_intake(hash bytea) returns table (value text, salt bytea, leaf bytea, index bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.value, o.salt, e.leaf, e.index
  from cases.case c join public_log.opening o on o.subject_id = c.id join public_log.entry e on e.number = o.entry_number
  where c.code_hash = hash and o.value like 'lianxin-intake/1%'
$$;
select app.make_definer('cases.logged_intake(bytea)', '{{portal}}');
