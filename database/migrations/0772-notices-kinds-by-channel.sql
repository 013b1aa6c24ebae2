-- Which kinds of work somebody does not want in his letter or calendar (UX-NT1, decisions 332): codes of kinds, of one account.
alter table notices.reminder
  add column mail_without text[] not null default '{}',
  add column calendar_without text[] not null default '{}';
comment on column notices.reminder.mail_without is 'Kinds of 待办 that the letter of the day leaves out; calendar_without: that the calendar does.';

create function notices.left_out_of(of_account uuid) returns table (mail text[], calendar text[])
  language sql stable security definer set search_path = notices, pg_temp as $$
  select r.mail_without, r.calendar_without from notices.reminder r where r.account_id = of_account
$$;
select app.make_definer('notices.left_out_of(uuid)', '{{app}}');
grant execute on function notices.left_out_of(uuid) to {{worker}};

create function notices.set_own_kind(of_kind text, in_mail boolean, in_calendar boolean) returns void
  language sql security definer set search_path = notices, pg_temp as $$
  insert into notices.reminder as r (account_id, mail_without, calendar_without)
  values (current_setting('app.actor')::uuid,
    case when in_mail then '{}' else array[of_kind] end, case when in_calendar then '{}' else array[of_kind] end)
  on conflict (account_id) do update set
    mail_without = array_remove(r.mail_without, of_kind) || excluded.mail_without,
    calendar_without = array_remove(r.calendar_without, of_kind) || excluded.calendar_without
$$;
select app.make_definer('notices.set_own_kind(text, boolean, boolean)', '{{app}}');
