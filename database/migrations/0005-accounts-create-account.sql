-- Accounts, identities and sessions. Nothing here is read before sign-in except through short definer functions.
create schema accounts;
grant usage on schema accounts to {{app}}, {{worker}}, {{search}};

create table accounts.account (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  person_id uuid references people.person (id),
  login text not null,
  display_name text not null,
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint account_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint account_login_unique unique (login),
  constraint account_login_form check (login ~ '^[a-z0-9][a-z0-9._-]{2,40}$')
);
comment on table accounts.account is 'Who may sign in 账号; kept by the organisation that made it.';
create index account_by_org on accounts.account (org_id, org_path);
create index account_by_person on accounts.account (person_id);
select app.guard('accounts.account');

create table accounts.identity (
  id uuid primary key,
  account_id uuid not null references accounts.account (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  role text not null,
  valid daterange not null default daterange(null, null),
  granted_by uuid,
  created_at timestamptz not null default now(),
  constraint identity_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint identity_once exclude using gist (account_id with =, org_id with =, role with =, valid with &&),
  constraint identity_role check (role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'ORGANISER', 'SECRETARY', 'EDITOR', 'DESK', 'MEMBER'))
);
comment on table accounts.identity is 'One post of an account in one organisation 身份; a person acts in one at a time.';
create index identity_by_account on accounts.identity (account_id);
create index identity_by_org on accounts.identity (org_id, org_path);
select app.guard('accounts.identity');

-- The three administrators are three people (等保 8.1.4.2): no account holds two of the posts at once.
create function accounts.refuse_joined_admins() returns trigger language plpgsql security definer set search_path = accounts, pg_temp as $$
begin
  if new.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN') then
    perform pg_advisory_xact_lock(hashtextextended(new.account_id::text, 0));
    if exists (
      select 1 from accounts.identity i
      where i.account_id = new.account_id and i.id <> new.id and i.role <> new.role and i.valid && new.valid
        and i.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
    then
      raise exception using errcode = '23514', constraint = 'identity_admins_apart', message = 'the three administrators are three people';
    end if;
  end if;
  return new;
end $$;
create trigger identity_admins_apart before insert or update on accounts.identity for each row execute function accounts.refuse_joined_admins();

create table accounts.session (
  token_hash bytea primary key,
  account_id uuid not null references accounts.account (id),
  identity_id uuid not null references accounts.identity (id),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  device text not null default ''
);
comment on table accounts.session is 'A signed-in browser; the token itself is only in the cookie.';
create index session_by_account on accounts.session (account_id);
create index session_by_identity on accounts.session (identity_id);
create index session_by_expiry on accounts.session (expires_at);

-- Setting up the first administrator of a production installation, once.
create table accounts.invitation (
  token_hash bytea primary key,
  account_id uuid not null references accounts.account (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table accounts.invitation is 'A link with which an account sets its own password, once (ASVS 6.4.1).';
create index invitation_by_account on accounts.invitation (account_id);

grant usage on schema accounts to {{portal}};
grant select, insert, update, delete on accounts.session, accounts.invitation to {{search}};
grant update (password_hash) on accounts.account to {{search}};
create policy sign_in on accounts.account for update to {{search}} using (true);
grant delete, select on accounts.session to {{worker}};
grant insert on accounts.invitation to {{app}};

-- What sign-in may know of a login; called by the portal, which sees nothing of accounts otherwise.
create function accounts.find_login(of_login text)
  returns table (account_id uuid, password_hash text, display_name text, disabled boolean)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.password_hash, a.display_name, a.disabled_at is not null from accounts.account a where a.login = of_login
$$;
select app.make_definer('accounts.find_login(text)', '{{portal}}');

-- The identities an account may act in on a day, with today's place of their organisations.
create function accounts.identities_of(of_account uuid, today date)
  returns table (id uuid, role text, org_id uuid, org_path text, org_name text, org_trail text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select i.id, i.role, o.id, o.path, o.name,
    (select string_agg(a.short_name, ' / ' order by a.path) from organisations.org a where a.path = any (organisations.paths_to(o.path)))
  from accounts.identity i join organisations.org o on o.id = i.org_id
  where i.account_id = of_account and i.valid @> today and o.dissolved_on is null
  order by length(o.path), o.path, i.role
$$;
select app.make_definer('accounts.identities_of(uuid, date)', '{{app}}, {{portal}}');

-- Begins a session only in a post that the account holds today, whoever calls.
create function accounts.start_session(token bytea, of_account uuid, of_identity uuid, until timestamptz, of_device text) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.session (token_hash, account_id, identity_id, expires_at, device)
  select token, a.id, i.id, until, of_device
  from accounts.account a join accounts.identity i on i.account_id = a.id
  where a.id = of_account and a.disabled_at is null and i.id = of_identity
    and i.valid @> (now() at time zone 'Asia/Shanghai')::date
$$;
select app.make_definer('accounts.start_session(bytea, uuid, uuid, timestamptz, text)', '{{portal}}');

-- Who is behind a session now: nobody when it ended, the account was disabled or the identity ran out (T05).
create function accounts.session_of(token bytea, now_at timestamptz, today date)
  returns table (account_id uuid, person_id uuid, display_name text, login text, identity_id uuid, role text, org_id uuid, org_path text, org_name text, seen_at timestamptz)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.person_id, a.display_name, a.login, i.id, i.role, o.id, o.path, o.name, s.seen_at
  from accounts.session s
  join accounts.account a on a.id = s.account_id and a.disabled_at is null
  join accounts.identity i on i.id = s.identity_id and i.valid @> today
  join organisations.org o on o.id = i.org_id and o.dissolved_on is null
  where s.token_hash = token and s.expires_at > now_at and s.seen_at > now_at - interval '30 minutes'
$$;
select app.make_definer('accounts.session_of(bytea, timestamptz, date)', '{{portal}}, {{app}}');

create function accounts.touch_session(token bytea, now_at timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  update accounts.session set seen_at = now_at where token_hash = token and seen_at < now_at
$$;
select app.make_definer('accounts.touch_session(bytea, timestamptz)', '{{portal}}, {{app}}');

create function accounts.switch_identity(token bytea, of_identity uuid, today date) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with switched as (
    update accounts.session s set identity_id = of_identity
    where s.token_hash = token and exists (
      select 1 from accounts.identity i where i.id = of_identity and i.account_id = s.account_id and i.valid @> today)
    returning 1)
  select exists (select 1 from switched)
$$;
select app.make_definer('accounts.switch_identity(bytea, uuid, date)', '{{app}}');

-- One's own password, wherever one acts: the account is that of the transaction, never an argument.
create function accounts.own_password() returns table (hash text, login text, display_name text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.password_hash, a.login, a.display_name from accounts.account a where a.id::text = current_setting('app.actor')
$$;
select app.make_definer('accounts.own_password()', '{{app}}');

create function accounts.set_own_password(new_hash text) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  update accounts.account a set password_hash = new_hash where a.id::text = current_setting('app.actor')
$$;
select app.make_definer('accounts.set_own_password(text)', '{{app}}');

create function accounts.end_session(token bytea) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  delete from accounts.session where token_hash = token
$$;
select app.make_definer('accounts.end_session(bytea)', '{{portal}}, {{app}}');

-- Ends the sessions of an account but one, and its unused links: whoever held one of them holds nothing any more.
create function accounts.end_sessions_of(of_account uuid, but bytea) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  delete from accounts.invitation where account_id = of_account and used_at is null;
  delete from accounts.session where account_id = of_account and token_hash is distinct from but
$$;
select app.make_definer('accounts.end_sessions_of(uuid, bytea)', '{{app}}');

-- Whether a link to this account would hand over more than the giver reaches: somebody uses it already, and it holds a
-- post of an administrator or one outside the giver's reach (T02).
create function accounts.is_above_reach(of_account uuid, today date) returns boolean
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select exists (
    select 1 from accounts.account a join accounts.identity i on i.account_id = a.id and i.valid @> today
    where a.id = of_account and a.password_hash is not null
      and (i.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
        or not (i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end'))))
$$;
select app.make_definer('accounts.is_above_reach(uuid, date)', '{{app}}');

-- Whom a link is for, while it is good.
create function accounts.invited(token bytea, now_at timestamptz) returns table (login text, display_name text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.login, a.display_name from accounts.invitation v join accounts.account a on a.id = v.account_id
  where v.token_hash = token and v.used_at is null and v.expires_at > now_at
$$;
select app.make_definer('accounts.invited(bytea, timestamptz)', '{{portal}}');

-- A set-up link is used once: sets the password, takes all links of the account and ends its sessions.
create function accounts.use_invitation(token bytea, now_at timestamptz, new_hash text) returns uuid
  language sql security definer set search_path = accounts, pg_temp as $$
  with good as (
    select v.account_id from accounts.invitation v
    where v.token_hash = token and v.used_at is null and v.expires_at > now_at for update),
  used as (
    update accounts.invitation v set used_at = now_at from good where v.account_id = good.account_id and v.used_at is null),
  ended as (
    delete from accounts.session s using good where s.account_id = good.account_id)
  update accounts.account a set password_hash = new_hash from good where a.id = good.account_id returning a.id
$$;
select app.make_definer('accounts.use_invitation(bytea, timestamptz, text)', '{{portal}}');

-- Every change to rights ends what the processes remember of them, within a second (decisions 12).
create function accounts.announce_rights() returns trigger language plpgsql as $$
begin
  perform pg_notify('rights', '');
  return null;
end $$;
create trigger identity_changed after insert or update or delete on accounts.identity for each statement execute function accounts.announce_rights();
create trigger account_changed after update or delete on accounts.account for each statement execute function accounts.announce_rights();
create trigger session_ended after update of identity_id or delete on accounts.session for each statement execute function accounts.announce_rights();
