-- Acting for another 代办 (B01): for a time, inside the delegator's own post, revocable at once; and posts that end by a day.
create table accounts.delegation (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  identity_id uuid not null references accounts.identity (id),
  from_account_id uuid not null references accounts.account (id),
  to_account_id uuid not null references accounts.account (id),
  valid daterange not null,
  reason text not null,
  made_by uuid not null references accounts.account (id),
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  constraint delegation_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint delegation_apart check (from_account_id <> to_account_id),
  constraint delegation_length check (not isempty(valid) and not upper_inf(valid) and not lower_inf(valid) and upper(valid) - lower(valid) <= 31)
);
comment on table accounts.delegation is 'Who acts for whom, in which post, from when until when 代办; never longer than a month at a time.';
create index delegation_by_identity on accounts.delegation (identity_id);
create index delegation_by_giver on accounts.delegation (from_account_id);
create index delegation_by_taker on accounts.delegation (to_account_id);
create index delegation_by_maker on accounts.delegation (made_by);
create index delegation_by_org on accounts.delegation (org_id, org_path);
select app.guard('accounts.delegation');
grant update (revoked_at) on accounts.delegation to {{search}};
create policy own_end on accounts.delegation for update to {{search}} using (true);
create trigger delegation_changed after insert or update on accounts.delegation for each statement execute function accounts.announce_rights();

alter table accounts.session add column delegation_id uuid references accounts.delegation (id);
create index session_by_delegation on accounts.session (delegation_id);
create trigger session_delegated after update of delegation_id on accounts.session for each statement execute function accounts.announce_rights();

alter table accounts.identity add column ended_at timestamptz;
comment on column accounts.identity.ended_at is 'When the end of this post was recorded: taken back, or run out.';
update accounts.identity set ended_at = now() where isempty(valid) or upper(valid) <= (now() at time zone 'Asia/Shanghai')::date;

-- The post in which somebody acts for another on a day, or nothing: the delegation runs, its giver still holds the post
-- and his account, and its taker is none of the three administrators.
create function accounts.delegated_identity(of_delegation uuid, of_account uuid, today date) returns uuid
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select d.identity_id from accounts.delegation d
  join accounts.identity i on i.id = d.identity_id and i.account_id = d.from_account_id and i.valid @> today
  join accounts.account f on f.id = d.from_account_id and f.disabled_at is null
  where d.id = of_delegation and d.to_account_id = of_account and d.revoked_at is null and d.valid @> today
    and i.role in ('ORGANISER', 'SECRETARY', 'EDITOR', 'DESK')
    and not exists (select 1 from accounts.identity a where a.account_id = of_account and a.valid @> today
      and a.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
$$;
select app.make_definer('accounts.delegated_identity(uuid, uuid, date)', '{{search}}');

-- Who is behind a session now, and for whom he acts. Whoever acts for another still needs a post of his own.
drop function accounts.session_of(bytea, timestamptz, date);
create function accounts.session_of(token bytea, now_at timestamptz, today date)
  returns table (account_id uuid, person_id uuid, display_name text, login text, identity_id uuid, role text, org_id uuid,
    org_path text, org_name text, seen_at timestamptz, expires_at timestamptz, proved_at timestamptz, has_factor boolean,
    delegation_id uuid, for_account_id uuid, for_person_id uuid, for_name text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.person_id, a.display_name, a.login, i.id, i.role, o.id, o.path, o.name,
    s.seen_at, s.expires_at, s.proved_at, accounts.has_factor(a.id), s.delegation_id, f.id, f.person_id, f.display_name
  from accounts.session s
  join accounts.account a on a.id = s.account_id and a.disabled_at is null
  join accounts.identity own on own.id = s.identity_id and own.account_id = a.id and own.valid @> today
  join accounts.identity i on i.id = case when s.delegation_id is null then own.id
    else accounts.delegated_identity(s.delegation_id, a.id, today) end
  join organisations.org o on o.id = i.org_id and o.dissolved_on is null
  left join accounts.account f on s.delegation_id is not null and f.id = i.account_id
  where s.token_hash = token and s.expires_at > now_at and s.seen_at > now_at - interval '30 minutes'
$$;
select app.make_definer('accounts.session_of(bytea, timestamptz, date)', '{{portal}}, {{app}}');

-- Where a post stands today for what was queued under it, by its holder or by who acts for him.
drop function accounts.place_of(uuid, uuid, date);
create function accounts.place_of(of_account uuid, of_identity uuid, today date) returns text
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select o.path
  from accounts.identity i
  join accounts.account a on a.id = of_account and a.disabled_at is null
  join organisations.org o on o.id = i.org_id and o.dissolved_on is null
  where i.id = of_identity and i.valid @> today
    and (i.account_id = of_account or exists (
      select 1 from accounts.delegation d where d.identity_id = i.id and d.to_account_id = of_account
        and accounts.delegated_identity(d.id, of_account, today) = i.id))
$$;
select app.make_definer('accounts.place_of(uuid, uuid, date)', '{{app}}');

drop function accounts.switch_identity(bytea, uuid, date);
create function accounts.switch_identity(token bytea, of_identity uuid, today date) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with switched as (
    update accounts.session s set identity_id = of_identity, delegation_id = null
    where s.token_hash = token and exists (
      select 1 from accounts.identity i where i.id = of_identity and i.account_id = s.account_id and i.valid @> today)
    returning 1)
  select exists (select 1 from switched)
$$;
select app.make_definer('accounts.switch_identity(bytea, uuid, date)', '{{app}}');

create function accounts.switch_delegation(token bytea, of_delegation uuid, today date) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with switched as (
    update accounts.session s set delegation_id = of_delegation
    where s.token_hash = token and accounts.delegated_identity(of_delegation, s.account_id, today) is not null
    returning 1)
  select exists (select 1 from switched)
$$;
select app.make_definer('accounts.switch_delegation(bytea, uuid, date)', '{{app}}');

-- One's own delegations that run or will, given and taken; the post may stand outside the reach.
create function accounts.own_delegations(today date)
  returns table (id uuid, is_given boolean, is_running boolean, giver text, taker text, identity_id uuid, role text, org_id uuid, org_name text,
    org_trail text, starts_on date, ends_on date, reason text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select d.id, d.from_account_id::text = current_setting('app.actor'), accounts.delegated_identity(d.id, d.to_account_id, today) is not null,
    f.display_name, t.display_name, i.id, i.role, o.id, o.name,
    (select string_agg(a.short_name, ' / ' order by a.path) from organisations.org a where a.path = any (organisations.paths_to(o.path))),
    lower(d.valid), upper(d.valid) - 1, d.reason
  from accounts.delegation d
  join accounts.account f on f.id = d.from_account_id join accounts.account t on t.id = d.to_account_id
  join accounts.identity i on i.id = d.identity_id and i.valid @> greatest(today, lower(d.valid))
  join organisations.org o on o.id = i.org_id
  where d.revoked_at is null and upper(d.valid) > today
    and current_setting('app.actor') in (d.from_account_id::text, d.to_account_id::text)
  order by lower(d.valid), d.id
$$;
select app.make_definer('accounts.own_delegations(date)', '{{app}}');

-- Ended by who gave it or who took it; an administrator's end goes through the reach. Gives whom to tell.
create function accounts.end_own_delegation(of_id uuid, now_at timestamptz) returns table (from_account_id uuid, to_account_id uuid)
  language sql security definer set search_path = accounts, pg_temp as $$
  update accounts.delegation d set revoked_at = now_at
  where d.id = of_id and d.revoked_at is null and current_setting('app.actor') in (d.from_account_id::text, d.to_account_id::text)
  returning d.from_account_id, d.to_account_id
$$;
select app.make_definer('accounts.end_own_delegation(uuid, timestamptz)', '{{app}}');

-- Who is to act for another is named by his account, which may be kept elsewhere; none of the three administrators.
create function accounts.find_taker(of_login text, today date) returns table (id uuid, display_name text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.display_name from accounts.account a
  where a.login = of_login and a.disabled_at is null
    and exists (select 1 from accounts.identity i where i.account_id = a.id and i.valid @> today)
    and not exists (select 1 from accounts.identity i where i.account_id = a.id and i.valid @> today
      and i.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
$$;
select app.make_definer('accounts.find_taker(text, date)', '{{app}}');
