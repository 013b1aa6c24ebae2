-- A number that the operator refuses was asked for again every day until its owner took it away. Now a refusal ends the day for that number, and after so many
-- days in a row (`most`) it is left alone until its owner confirms it, or another, by a code (decisions 354, R-F12). Stopping and going on changes nothing of it.
alter table notices.sms add column refused_days integer not null default 0, add column refused_on date;
comment on column notices.sms.refused_days is 'On how many days in a row the operator refused the number 连续拒收的天数, the last of them refused_on; none once a message left.';

drop function notices.own_sms();
create function notices.own_sms() returns table (number_sealed bytea, is_on boolean, asked_sealed bytea, asked_until timestamptz,
    asked_tries integer, failures integer, failed_since timestamptz, refused_days integer)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select s.number_sealed, s.is_on, s.asked_sealed, s.asked_until, s.asked_tries, s.failures, s.failed_since, s.refused_days from notices.sms s
  where s.account_id = current_setting('app.actor')::uuid
$$;
select app.make_definer('notices.own_sms()', '{{app}}');

create or replace function notices.confirm_own_sms(of_code bytea, now_at timestamptz) returns boolean
  language sql security definer set search_path = notices, pg_temp as $$
  with confirmed as (
    update notices.sms s
    set number_sealed = s.asked_sealed, is_on = true, asked_sealed = null, asked_code = null, asked_until = null, asked_tries = 0,
      failures = 0, failed_since = null, refused_days = 0, refused_on = null
    where s.account_id = current_setting('app.actor')::uuid and s.asked_code = of_code and s.asked_until > now_at returning 1)
  select exists (select 1 from confirmed)
$$;

create or replace function notices.drop_own_sms() returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s
  set number_sealed = null, asked_sealed = null, asked_code = null, asked_until = null, asked_tries = 0, failures = 0, failed_since = null,
    refused_days = 0, refused_on = null
  where s.account_id = current_setting('app.actor')::uuid
$$;

drop function notices.sms_to_send(date, timestamptz);
create function notices.sms_to_send(today date, now_at timestamptz, most integer)
  returns table (account_id uuid, quiet_from integer, quiet_until integer, begun_at timestamptz, tries integer)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select s.account_id, coalesce(r.quiet_from, 21), coalesce(r.quiet_until, 7),
    case when s.begun_on = today then s.begun_at end, case when s.begun_on = today then s.tries else 0 end
  from notices.sms s left join notices.reminder r on r.account_id = s.account_id
  where s.number_sealed is not null and s.is_on and s.left_on is distinct from today
    and (s.begun_on is distinct from today or s.next_at <= now_at)
    and s.refused_on is distinct from today and s.refused_days < most
$$;
select app.make_definer('notices.sms_to_send(date, timestamptz, integer)', '{{worker}}');

create or replace function notices.end_sms(of_account uuid, today date, has_left boolean) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s set left_on = today, failures = case when has_left then 0 else s.failures end,
    failed_since = case when has_left then null else s.failed_since end,
    refused_days = case when has_left then 0 else s.refused_days end, refused_on = case when has_left then null else s.refused_on end
  where s.account_id = of_account
$$;

-- The operator refused the number: nothing more is tried on this day.
create function notices.refuse_sms(of_account uuid, today date) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s set refused_days = s.refused_days + 1, refused_on = today
  where s.account_id = of_account and s.refused_on is distinct from today
$$;
select app.make_definer('notices.refuse_sms(uuid, date)', '{{worker}}');
