-- How often in a row somebody's letter of the day did not leave (E09): its owner sees it, and who keeps the installation sees of how many.
alter table notices.reminder add column failures integer not null default 0;
comment on column notices.reminder.failures is 'How often the letter did not leave since the last one that did 连续未送到的次数; failed_at is when last.';

drop function notices.own_reminder();
create function notices.own_reminder() returns table (quiet_from integer, quiet_until integer, mail_sealed bytea, asked_sealed bytea,
    asked_until timestamptz, calendar_since date, failures integer, failed_at timestamptz)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select r.quiet_from, r.quiet_until, r.mail_sealed, r.asked_sealed, r.asked_until, c.made_on, coalesce(r.failures, 0), r.failed_at
  from (select current_setting('app.actor')::uuid as id) own
  left join notices.reminder r on r.account_id = own.id left join notices.calendar c on c.account_id = own.id
$$;
select app.make_definer('notices.own_reminder()', '{{app}}');

-- A code that was typed in arrived: what failed before was another address or another day.
drop function notices.confirm_own_mail(bytea, timestamptz);
create function notices.confirm_own_mail(of_code bytea, now_at timestamptz) returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with confirmed as (
    update notices.reminder r
    set mail_sealed = r.asked_sealed, asked_sealed = null, asked_code = null, asked_until = null, failures = 0, failed_at = null
    where r.account_id::text = current_setting('app.actor') and r.asked_code = of_code and r.asked_until > now_at returning 1)
  select exists (select 1 from confirmed)
$$;
select app.make_definer('notices.confirm_own_mail(bytea, timestamptz)', '{{app}}');

drop function notices.drop_own_mail();
create function notices.drop_own_mail() returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.reminder r
  set mail_sealed = null, asked_sealed = null, asked_code = null, asked_until = null, failures = 0, failed_at = null
  where r.account_id::text = current_setting('app.actor')
$$;
select app.make_definer('notices.drop_own_mail()', '{{app}}');

-- Gives back what did not leave.
drop function notices.give_letter_back(uuid, timestamptz);
create function notices.give_letter_back(of_account uuid, now_at timestamptz) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.reminder r set digest_on = null, failed_at = now_at, failures = r.failures + 1 where r.account_id = of_account
$$;
select app.make_definer('notices.give_letter_back(uuid, timestamptz)', '{{worker}}');

-- A letter left: what failed before is over.
create function notices.note_letter_left(of_account uuid) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.reminder r set failures = 0, failed_at = null where r.account_id = of_account and r.failures > 0
$$;
select app.make_definer('notices.note_letter_left(uuid)', '{{worker}}');

-- How many have letters that failed at least so often in a row; a number only, whoever they are.
create function notices.failing_letters(from_times integer) returns integer
  language sql stable security definer set search_path = notices, pg_temp as $$
  select count(*)::integer from notices.reminder r where r.mail_sealed is not null and r.failures >= from_times
$$;
select app.make_definer('notices.failing_letters(integer)', '{{app}}');
