-- The reminder of the day as a text message (UX-NT1, T32, T40, decisions 354). It belongs to one account and to no organisation: only short
-- definer functions touch it, and those of one's own ask app.actor. A row stays when its number goes, so that a new number brings no second
-- message on the same day.
create table notices.sms (
  account_id uuid primary key references accounts.account (id),
  number_sealed bytea,
  is_on boolean not null default true,
  asked_sealed bytea,
  asked_code bytea,
  asked_until timestamptz,
  asked_tries integer not null default 0,
  begun_on date,
  begun_at timestamptz,
  tries integer not null default 0,
  next_at timestamptz,
  left_on date,
  failures integer not null default 0,
  failed_since timestamptz
);
comment on table notices.sms is 'Where one account''s message of the day goes 短信提醒; asked_* is a number that is not confirmed yet.';
comment on column notices.sms.asked_tries is 'How often the code was typed in; the sixth time is none.';
comment on column notices.sms.begun_on is 'The day whose message was tried last: since when (begun_at), how often (tries), and not before when again (next_at).';
comment on column notices.sms.left_on is 'The last day whose message left, or for which nothing was to be said.';
comment on column notices.sms.failures is 'How often it did not leave since the last one that did 连续未送到的次数; failed_since is when first.';
grant select, insert, update on notices.sms to {{search}};

create function notices.own_sms() returns table (number_sealed bytea, is_on boolean, asked_sealed bytea, asked_until timestamptz,
    asked_tries integer, failures integer, failed_since timestamptz)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select s.number_sealed, s.is_on, s.asked_sealed, s.asked_until, s.asked_tries, s.failures, s.failed_since from notices.sms s
  where s.account_id = current_setting('app.actor')::uuid
$$;
select app.make_definer('notices.own_sms()', '{{app}}');

create function notices.ask_own_sms(of_sealed bytea, of_code bytea, until timestamptz) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  insert into notices.sms (account_id, asked_sealed, asked_code, asked_until)
  values (current_setting('app.actor')::uuid, of_sealed, of_code, until)
  on conflict (account_id) do update
    set asked_sealed = excluded.asked_sealed, asked_code = excluded.asked_code, asked_until = excluded.asked_until, asked_tries = 0
$$;
select app.make_definer('notices.ask_own_sms(bytea, bytea, timestamptz)', '{{app}}');

-- Counts a code that is typed in before it is judged; false when there is none to be right any more.
create function notices.try_own_sms(most integer, now_at timestamptz) returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with tried as (
    update notices.sms s set asked_tries = s.asked_tries + 1
    where s.account_id = current_setting('app.actor')::uuid and s.asked_until > now_at and s.asked_tries < most returning 1)
  select exists (select 1 from tried)
$$;
select app.make_definer('notices.try_own_sms(integer, timestamptz)', '{{app}}');

-- The number is the one to which this code went; a code works once.
create function notices.confirm_own_sms(of_code bytea, now_at timestamptz) returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with confirmed as (
    update notices.sms s
    set number_sealed = s.asked_sealed, is_on = true, asked_sealed = null, asked_code = null, asked_until = null, asked_tries = 0,
      failures = 0, failed_since = null
    where s.account_id = current_setting('app.actor')::uuid and s.asked_code = of_code and s.asked_until > now_at returning 1)
  select exists (select 1 from confirmed)
$$;
select app.make_definer('notices.confirm_own_sms(bytea, timestamptz)', '{{app}}');

-- Stops the messages, or has them go on; false where there is no number.
create function notices.set_own_sms(of_on boolean) returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with done as (
    update notices.sms s set is_on = of_on, failures = 0, failed_since = null
    where s.account_id = current_setting('app.actor')::uuid and s.number_sealed is not null returning 1)
  select exists (select 1 from done)
$$;
select app.make_definer('notices.set_own_sms(boolean)', '{{app}}');

create function notices.drop_own_sms() returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s
  set number_sealed = null, asked_sealed = null, asked_code = null, asked_until = null, asked_tries = 0, failures = 0, failed_since = null
  where s.account_id = current_setting('app.actor')::uuid
$$;
select app.make_definer('notices.drop_own_sms()', '{{app}}');

-- Whose message of this day has not left yet, and was not tried a short while ago.
create function notices.sms_to_send(today date, now_at timestamptz)
  returns table (account_id uuid, quiet_from integer, quiet_until integer, begun_at timestamptz, tries integer)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select s.account_id, coalesce(r.quiet_from, 21), coalesce(r.quiet_until, 7),
    case when s.begun_on = today then s.begun_at end, case when s.begun_on = today then s.tries else 0 end
  from notices.sms s left join notices.reminder r on r.account_id = s.account_id
  where s.number_sealed is not null and s.is_on and s.left_on is distinct from today
    and (s.begun_on is distinct from today or s.next_at <= now_at)
$$;
select app.make_definer('notices.sms_to_send(date, timestamptz)', '{{worker}}');

-- Takes a try of the day before it is made, with the number; nothing when it is another's turn or not wanted any more.
create function notices.begin_sms(of_account uuid, today date, now_at timestamptz, next_time timestamptz) returns bytea
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s
  set begun_at = case when s.begun_on = today then s.begun_at else now_at end, tries = case when s.begun_on = today then s.tries else 0 end + 1,
    begun_on = today, next_at = next_time
  where s.account_id = of_account and s.number_sealed is not null and s.is_on and s.left_on is distinct from today
    and (s.begun_on is distinct from today or s.next_at <= now_at)
  returning s.number_sealed
$$;
select app.make_definer('notices.begin_sms(uuid, date, timestamptz, timestamptz)', '{{worker}}');

-- The day is done: the message left, or there was nothing to say.
create function notices.end_sms(of_account uuid, today date, has_left boolean) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s set left_on = today, failures = case when has_left then 0 else s.failures end,
    failed_since = case when has_left then null else s.failed_since end
  where s.account_id = of_account
$$;
select app.make_definer('notices.end_sms(uuid, date, boolean)', '{{worker}}');

create function notices.fail_sms(of_account uuid, now_at timestamptz) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s set failures = s.failures + 1, failed_since = coalesce(s.failed_since, now_at) where s.account_id = of_account
$$;
select app.make_definer('notices.fail_sms(uuid, timestamptz)', '{{worker}}');

-- How many have messages that failed at least so often in a row; a number only, whoever they are.
create function notices.failing_sms(from_times integer) returns integer
  language sql stable security definer set search_path = notices, pg_temp as $$
  select count(*)::integer from notices.sms s where s.number_sealed is not null and s.is_on and s.failures >= from_times
$$;
select app.make_definer('notices.failing_sms(integer)', '{{app}}');
