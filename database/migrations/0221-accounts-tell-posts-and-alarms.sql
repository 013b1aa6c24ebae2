-- The posts in which an account may act by itself today, for what is read in its name without a session: its calendar, its letter
-- of the day (E09). A disabled account has none.
create function accounts.posts_of(of_account uuid, today date)
  returns table (person_id uuid, display_name text, identity_id uuid, role text, org_id uuid, org_path text, org_name text, has_factor boolean)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.person_id, a.display_name, i.id, i.role, o.id, o.path, o.name, accounts.has_factor(a.id)
  from accounts.account a
  join accounts.identity i on i.account_id = a.id and i.valid @> today
  join organisations.org o on o.id = i.org_id and o.dissolved_on is null
  where a.id = of_account and a.disabled_at is null
  order by length(o.path), o.path, i.role
$$;
select app.make_definer('accounts.posts_of(uuid, date)', '{{app}}');

-- What an owner is told at once, also by letter, because it cannot wait for the next day.
alter table accounts.account_notice add column mailed_at timestamptz;
update accounts.account_notice set mailed_at = at;
comment on column accounts.account_notice.mailed_at is 'When it was sent by letter, for the kinds that are.';
create index account_notice_not_mailed on accounts.account_notice (at) where mailed_at is null;

create function accounts.alarms_to_send(of_kinds text[], since timestamptz) returns table (id uuid, account_id uuid)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select n.id, n.account_id from accounts.account_notice n join accounts.account a on a.id = n.account_id and a.disabled_at is null
  where n.mailed_at is null and n.at > since and n.kind = any (of_kinds) order by n.at
$$;
select app.make_definer('accounts.alarms_to_send(text[], timestamptz)', '{{worker}}');

create function accounts.note_alarm_sent(of_notice uuid, now_at timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  update accounts.account_notice n set mailed_at = now_at where n.id = of_notice
$$;
select app.make_definer('accounts.note_alarm_sent(uuid, timestamptz)', '{{worker}}');
