-- 提醒下级 (TO1): a superior’s word to an organisation that something is due, once a day. It is said to an organisation and never to a
-- person, keeps nobody who read it, and has one row an organisation: the word of today takes the place of the last one.
create table notices.org_reminder (
  org_id uuid primary key references organisations.org (id) on delete cascade,
  day date not null,
  by_org_name text not null,
  late integer not null,
  soon integer not null,
  said_at timestamptz not null,
  constraint org_reminder_something check (late >= 0 and soon >= 0 and late + soon > 0)
);
comment on table notices.org_reminder is 'The last word of a superior that something is due 提醒下级: said to an organisation, once a day, by whichever superior was first.';
grant select, insert, update, delete on notices.org_reminder to {{search}};

-- True when it was said now; false when some superior had said it on this day.
create function notices.remind_below(of_org uuid, today date, by_name text, of_late integer, of_soon integer, now_at timestamptz)
  returns boolean language sql security definer set search_path = notices, pg_temp as $$
  with said as (
    insert into notices.org_reminder as r (org_id, day, by_org_name, late, soon, said_at)
    select o.id, today, by_name, of_late, of_soon, now_at from organisations.org o
    where o.id = of_org and o.path > current_setting('app.path') and o.path < current_setting('app.path_end')
    on conflict (org_id) do update set day = excluded.day, by_org_name = excluded.by_org_name, late = excluded.late,
      soon = excluded.soon, said_at = excluded.said_at where r.day < excluded.day
    returning 1)
  select exists (select 1 from said)
$$;
select app.make_definer('notices.remind_below(uuid, date, text, integer, integer, timestamptz)', '{{app}}');

create function notices.reminders_of(of_orgs uuid[], since date)
  returns table (org_id uuid, org_name text, day date, by_org_name text, late integer, soon integer, said_at timestamptz)
  language sql stable security definer set search_path = notices, pg_temp as $$
  select r.org_id, o.short_name, r.day, r.by_org_name, r.late, r.soon, r.said_at
  from notices.org_reminder r join organisations.org o on o.id = r.org_id
  where r.org_id = any (of_orgs) and r.day >= since
    and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end')
$$;
select app.make_definer('notices.reminders_of(uuid[], date)', '{{app}}');
