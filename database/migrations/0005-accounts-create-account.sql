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

create table accounts.attempt (
  subject bytea not null,
  at timestamptz not null default now()
);
comment on table accounts.attempt is 'Failed tries by keyed digest of login or address, kept a day (T13).';
create index attempt_by_subject on accounts.attempt (subject, at desc);
grant select, insert on accounts.attempt to {{app}}, {{portal}};
grant usage on schema accounts to {{portal}};
grant delete, select on accounts.attempt to {{worker}};

-- Setting up the first administrator of a production installation, once.
create table accounts.invitation (
  token_hash bytea primary key,
  account_id uuid not null references accounts.account (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table accounts.invitation is 'A link with which an account sets its own password, once (ASVS 6.4.1).';
create index invitation_by_account on accounts.invitation (account_id);
