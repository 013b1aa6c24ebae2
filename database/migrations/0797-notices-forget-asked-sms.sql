-- A number that was asked for and not confirmed is forgotten once its code is of no use any more: too old, or typed in too often. Nobody has shown
-- that it is his, so there is nothing to keep it for (T40, decisions 354).
create function notices.forget_asked_sms(most integer, now_at timestamptz) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  update notices.sms s set asked_sealed = null, asked_code = null, asked_until = null, asked_tries = 0
  where s.asked_sealed is not null and (s.asked_until <= now_at or s.asked_tries >= most)
$$;
select app.make_definer('notices.forget_asked_sms(integer, timestamptz)', '{{worker}}');
