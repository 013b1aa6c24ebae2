-- How somebody wants to be reminded (E09): quiet hours, a letter a day, a calendar. It belongs to one account and to no organisation:
-- only short definer functions touch it, and those of one's own ask app.actor.
create schema notices;
grant usage on schema notices to {{app}}, {{worker}}, {{search}};

create table notices.reminder (
  account_id uuid primary key references accounts.account (id),
  quiet_from integer not null default 21,
  quiet_until integer not null default 7,
  mail_sealed bytea,
  asked_sealed bytea,
  asked_code bytea,
  asked_until timestamptz,
  digest_on date,
  failed_at timestamptz,
  constraint reminder_hours check (quiet_from between 0 and 23 and quiet_until between 0 and 23)
);
comment on table notices.reminder is 'How one account is reminded 提醒设置: hours without any 安静时段, and where the letter of the day goes; asked_* is an address that is not confirmed yet.';
grant select, insert, update on notices.reminder to {{search}};

create table notices.calendar (
  account_id uuid primary key references accounts.account (id),
  secret_hash bytea not null,
  made_on date not null,
  constraint calendar_secret_unique unique (secret_hash)
);
comment on table notices.calendar is 'The secret address under which one account''s calendar is read 日历订阅, by its hash; taken back by deleting it.';
grant select, insert, update, delete on notices.calendar to {{search}};

create function notices.own_reminder() returns table (quiet_from integer, quiet_until integer, mail_sealed bytea, asked_sealed bytea,
    asked_until timestamptz, calendar_since date)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select r.quiet_from, r.quiet_until, r.mail_sealed, r.asked_sealed, r.asked_until, c.made_on
  from (select current_setting('app.actor')::uuid as id) own
  left join notices.reminder r on r.account_id = own.id left join notices.calendar c on c.account_id = own.id
$$;
select app.make_definer('notices.own_reminder()', '{{app}}');

create function notices.set_own_quiet_hours(of_from integer, of_until integer) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  insert into notices.reminder (account_id, quiet_from, quiet_until) values (current_setting('app.actor')::uuid, of_from, of_until)
  on conflict (account_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
$$;
select app.make_definer('notices.set_own_quiet_hours(integer, integer)', '{{app}}');

create function notices.ask_own_mail(of_sealed bytea, of_code bytea, until timestamptz) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  insert into notices.reminder (account_id, asked_sealed, asked_code, asked_until)
  values (current_setting('app.actor')::uuid, of_sealed, of_code, until)
  on conflict (account_id) do update
    set asked_sealed = excluded.asked_sealed, asked_code = excluded.asked_code, asked_until = excluded.asked_until
$$;
select app.make_definer('notices.ask_own_mail(bytea, bytea, timestamptz)', '{{app}}');

-- The address is the one to which this code went; a code works once.
create function notices.confirm_own_mail(of_code bytea, now_at timestamptz) returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with confirmed as (
    update notices.reminder r set mail_sealed = r.asked_sealed, asked_sealed = null, asked_code = null, asked_until = null
    where r.account_id::text = current_setting('app.actor') and r.asked_code = of_code and r.asked_until > now_at returning 1)
  select exists (select 1 from confirmed)
$$;
select app.make_definer('notices.confirm_own_mail(bytea, timestamptz)', '{{app}}');

create function notices.drop_own_mail() returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.reminder r set mail_sealed = null, asked_sealed = null, asked_code = null, asked_until = null
  where r.account_id::text = current_setting('app.actor')
$$;
select app.make_definer('notices.drop_own_mail()', '{{app}}');

-- A new address takes the place of the one before.
create function notices.set_own_calendar(of_hash bytea, today date) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  insert into notices.calendar (account_id, secret_hash, made_on) values (current_setting('app.actor')::uuid, of_hash, today)
  on conflict (account_id) do update set secret_hash = excluded.secret_hash, made_on = excluded.made_on
$$;
select app.make_definer('notices.set_own_calendar(bytea, date)', '{{app}}');

create function notices.drop_own_calendar() returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with gone as (delete from notices.calendar c where c.account_id::text = current_setting('app.actor') returning 1)
  select exists (select 1 from gone)
$$;
select app.make_definer('notices.drop_own_calendar()', '{{app}}');

create function notices.calendar_owner(of_hash bytea) returns uuid
  language sql stable security definer set search_path = notices, pg_temp as $$
  select c.account_id from notices.calendar c where c.secret_hash = of_hash
$$;
select app.make_definer('notices.calendar_owner(bytea)', '{{app}}');

-- Whose letter of this day is not sent yet, and did not fail a short while ago.
create function notices.letters_to_send(today date, failed_before timestamptz)
  returns table (account_id uuid, quiet_from integer, quiet_until integer, mail_sealed bytea)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select r.account_id, r.quiet_from, r.quiet_until, r.mail_sealed from notices.reminder r
  where r.mail_sealed is not null and r.digest_on is distinct from today and coalesce(r.failed_at < failed_before, true)
$$;
select app.make_definer('notices.letters_to_send(date, timestamptz)', '{{worker}}');

-- Takes the letter of a day, so that it is sent once.
create function notices.take_letter(of_account uuid, today date) returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with taken as (
    update notices.reminder r set digest_on = today where r.account_id = of_account and r.digest_on is distinct from today returning 1)
  select exists (select 1 from taken)
$$;
select app.make_definer('notices.take_letter(uuid, date)', '{{worker}}');

-- Gives back what did not leave.
create function notices.give_letter_back(of_account uuid, now_at timestamptz) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.reminder r set digest_on = null, failed_at = now_at where r.account_id = of_account
$$;
select app.make_definer('notices.give_letter_back(uuid, timestamptz)', '{{worker}}');

create function notices.mail_of(of_account uuid) returns bytea
  language sql stable security definer set search_path = notices, pg_temp as $$
  select r.mail_sealed from notices.reminder r where r.account_id = of_account
$$;
select app.make_definer('notices.mail_of(uuid)', '{{worker}}');
