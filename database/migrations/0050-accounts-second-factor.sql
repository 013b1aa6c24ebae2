-- Second factors, devices, and what is told to the owner of an account (E05, ASVS 6.3.3, 7.5). All of it belongs to one
-- account and to no organisation: only short definer functions touch it, and those of one's own ask app.actor.

alter table accounts.session add column id uuid not null default gen_random_uuid();
alter table accounts.session add column proved_at timestamptz not null default now();
alter table accounts.session add constraint session_id_unique unique (id);
comment on column accounts.session.proved_at is 'When its owner last showed who he is; some acts ask for it anew (ASVS 7.5.1).';

create table accounts.totp (
  account_id uuid primary key references accounts.account (id),
  secret bytea not null,
  last_step bigint not null,
  created_at timestamptz not null default now()
);
comment on table accounts.totp is 'The sealed secret of a code app 动态口令; last_step is the newest code used, so that none works twice.';

create table accounts.recovery_code (
  account_id uuid not null references accounts.account (id),
  code_hash bytea not null,
  constraint recovery_code_pkey primary key (account_id, code_hash)
);
comment on table accounts.recovery_code is 'Keyed hashes of the codes for the day the telephone is lost 恢复码; a used one is deleted.';

create table accounts.passkey (
  id uuid primary key,
  account_id uuid not null references accounts.account (id),
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  used_on date,
  constraint passkey_credential_unique unique (credential_id),
  constraint passkey_name_length check (length(name) between 1 and 50)
);
comment on table accounts.passkey is 'A public key of a device or security key 通行密钥; used_on is a day, not an hour.';
create index passkey_by_account on accounts.passkey (account_id);

create table accounts.ceremony (
  token_hash bytea primary key,
  kind text not null,
  account_id uuid references accounts.account (id),
  sealed bytea not null,
  expires_at timestamptz not null,
  constraint ceremony_kind check (kind in ('SECOND_FACTOR', 'TOTP', 'PASSKEY_NEW', 'PASSKEY', 'PROVIDER'))
);
comment on table accounts.ceremony is 'An act of several requests that is under way 进行中的验证; ends once, within minutes.';
create index ceremony_by_account on accounts.ceremony (account_id);
create index ceremony_by_expiry on accounts.ceremony (expires_at);

create table accounts.account_notice (
  id uuid primary key,
  account_id uuid not null references accounts.account (id),
  kind text not null,
  by_name text not null default '',
  at timestamptz not null,
  seen_at timestamptz
);
comment on table accounts.account_notice is 'What happened to an account, told to its owner until he has seen it 账号提醒 (ASVS 6.3.5).';
create index account_notice_by_account on accounts.account_notice (account_id, at desc);

grant select, insert, update, delete on accounts.totp, accounts.recovery_code, accounts.passkey, accounts.ceremony, accounts.account_notice to {{search}};
grant select, delete on accounts.ceremony to {{worker}};

-- What stops a session from being taken for another of the same account: nothing of a factor outlives its removal.
create trigger totp_changed after insert or delete on accounts.totp for each statement execute function accounts.announce_rights();
create trigger passkey_changed after insert or delete on accounts.passkey for each statement execute function accounts.announce_rights();

create function accounts.has_factor(of_account uuid) returns boolean
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select exists (select 1 from accounts.totp t where t.account_id = of_account)
      or exists (select 1 from accounts.passkey p where p.account_id = of_account)
$$;
select app.make_definer('accounts.has_factor(uuid)', '{{search}}');

-- Who is behind a session now, as before, and whether he has a second factor, when he last proved himself, when it ends.
drop function accounts.session_of(bytea, timestamptz, date);
create function accounts.session_of(token bytea, now_at timestamptz, today date)
  returns table (account_id uuid, person_id uuid, display_name text, login text, identity_id uuid, role text, org_id uuid,
    org_path text, org_name text, seen_at timestamptz, expires_at timestamptz, proved_at timestamptz, has_factor boolean)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.person_id, a.display_name, a.login, i.id, i.role, o.id, o.path, o.name, s.seen_at, s.expires_at, s.proved_at,
    accounts.has_factor(a.id)
  from accounts.session s
  join accounts.account a on a.id = s.account_id and a.disabled_at is null
  join accounts.identity i on i.id = s.identity_id and i.account_id = a.id and i.valid @> today
  join organisations.org o on o.id = i.org_id and o.dissolved_on is null
  where s.token_hash = token and s.expires_at > now_at and s.seen_at > now_at - interval '30 minutes'
$$;
select app.make_definer('accounts.session_of(bytea, timestamptz, date)', '{{portal}}, {{app}}');

-- A sign-in that waits for its second factor; a new kind of act under way replaces the one before in this browser.
create function accounts.begin_ceremony(token bytea, of_kind text, of_account uuid, of_sealed bytea, until timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.ceremony (token_hash, kind, account_id, sealed, expires_at) values (token, of_kind, of_account, of_sealed, until)
$$;
select app.make_definer('accounts.begin_ceremony(bytea, text, uuid, bytea, timestamptz)', '{{signin}}, {{app}}');

create function accounts.find_ceremony(token bytea, of_kind text, now_at timestamptz) returns table (account_id uuid, sealed bytea)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select c.account_id, c.sealed from accounts.ceremony c where c.token_hash = token and c.kind = of_kind and c.expires_at > now_at
$$;
select app.make_definer('accounts.find_ceremony(bytea, text, timestamptz)', '{{signin}}, {{app}}');

-- Ends it; of two requests that come together one is told that it was the one.
create function accounts.end_ceremony(token bytea) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with ended as (delete from accounts.ceremony where token_hash = token returning 1) select exists (select 1 from ended)
$$;
select app.make_definer('accounts.end_ceremony(bytea)', '{{signin}}, {{app}}');

-- What sign-in needs of an account's factors, once its password was right.
create function accounts.factors_of(of_account uuid) returns table (has_totp boolean, passkeys integer, recovery_codes integer)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select exists (select 1 from accounts.totp t where t.account_id = of_account),
    (select count(*)::integer from accounts.passkey p where p.account_id = of_account),
    (select count(*)::integer from accounts.recovery_code r where r.account_id = of_account)
$$;
select app.make_definer('accounts.factors_of(uuid)', '{{signin}}, {{app}}');

create function accounts.totp_of(of_account uuid) returns table (secret bytea, last_step bigint)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select t.secret, t.last_step from accounts.totp t where t.account_id = of_account
$$;
select app.make_definer('accounts.totp_of(uuid)', '{{signin}}, {{app}}');

-- A code counts once: only a newer one than the last that counted.
create function accounts.use_totp_step(of_account uuid, step bigint) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with used as (
    update accounts.totp t set last_step = step where t.account_id = of_account and t.last_step < step returning 1)
  select exists (select 1 from used)
$$;
select app.make_definer('accounts.use_totp_step(uuid, bigint)', '{{signin}}, {{app}}');

create function accounts.use_recovery_code(of_account uuid, of_hash bytea) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with used as (
    delete from accounts.recovery_code r where r.account_id = of_account and r.code_hash = of_hash returning 1)
  select exists (select 1 from used)
$$;
select app.make_definer('accounts.use_recovery_code(uuid, bytea)', '{{signin}}');

-- One's own code app; the account is that of the transaction, never an argument.
create function accounts.set_own_totp(of_secret bytea, step bigint) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.totp (account_id, secret, last_step) values (current_setting('app.actor')::uuid, of_secret, step)
  on conflict (account_id) do update set secret = excluded.secret, last_step = excluded.last_step, created_at = now()
$$;
select app.make_definer('accounts.set_own_totp(bytea, bigint)', '{{app}}');

create function accounts.remove_own_totp() returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with gone as (delete from accounts.totp t where t.account_id::text = current_setting('app.actor') returning 1)
  select exists (select 1 from gone)
$$;
select app.make_definer('accounts.remove_own_totp()', '{{app}}');

-- New codes take the place of all earlier ones; none given: there are none any more.
create function accounts.set_own_recovery_codes(hashes bytea[]) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  delete from accounts.recovery_code r where r.account_id::text = current_setting('app.actor');
  insert into accounts.recovery_code (account_id, code_hash) select current_setting('app.actor')::uuid, h from unnest(hashes) h;
$$;
select app.make_definer('accounts.set_own_recovery_codes(bytea[])', '{{app}}');

create function accounts.passkeys_of(of_account uuid) returns table (id uuid, credential_id text, transports text[], name text, created_at timestamptz, used_on date)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select p.id, p.credential_id, p.transports, p.name, p.created_at, p.used_on from accounts.passkey p
  where p.account_id = of_account order by p.created_at
$$;
select app.make_definer('accounts.passkeys_of(uuid)', '{{app}}');

create function accounts.passkey_by_credential(credential text)
  returns table (id uuid, account_id uuid, public_key bytea, counter bigint, login text, display_name text, disabled boolean)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select p.id, p.account_id, p.public_key, p.counter, a.login, a.display_name, a.disabled_at is not null
  from accounts.passkey p join accounts.account a on a.id = p.account_id where p.credential_id = credential
$$;
select app.make_definer('accounts.passkey_by_credential(text)', '{{signin}}');

-- A device that counts must count upwards: one that does not was copied.
create function accounts.use_passkey(of_id uuid, new_counter bigint, today date) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with used as (
    update accounts.passkey p set counter = new_counter, used_on = today
    where p.id = of_id and (new_counter > p.counter or (new_counter = 0 and p.counter = 0)) returning 1)
  select exists (select 1 from used)
$$;
select app.make_definer('accounts.use_passkey(uuid, bigint, date)', '{{signin}}');

create function accounts.add_own_passkey(of_id uuid, credential text, of_key bytea, of_counter bigint, of_transports text[], of_name text) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.passkey (id, account_id, credential_id, public_key, counter, transports, name)
  values (of_id, current_setting('app.actor')::uuid, credential, of_key, of_counter, of_transports, of_name)
$$;
select app.make_definer('accounts.add_own_passkey(uuid, text, bytea, bigint, text[], text)', '{{app}}');

create function accounts.remove_own_passkey(of_id uuid) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with gone as (
    delete from accounts.passkey p where p.id = of_id and p.account_id::text = current_setting('app.actor') returning 1)
  select exists (select 1 from gone)
$$;
select app.make_definer('accounts.remove_own_passkey(uuid)', '{{app}}');

-- Whose factors an administrator may take away is asked here once more: an account kept in his reach, not his own, that
-- holds no post outside his reach (UX-AD4, T02). Says whether there was something to take away.
create function accounts.reset_factors(of_account uuid, today date) returns boolean
  language plpgsql security definer set search_path = accounts, pg_temp as $$
declare
  had boolean := accounts.has_factor(of_account);
begin
  if of_account::text = current_setting('app.actor') or not exists (
    select 1 from accounts.account a where a.id = of_account
      and a.org_path >= current_setting('app.path') and a.org_path < current_setting('app.path_end'))
    or exists (select 1 from accounts.identity i where i.account_id = of_account and i.valid @> today
      and not (i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end')))
  then
    return false;
  end if;
  delete from accounts.totp where account_id = of_account;
  delete from accounts.passkey where account_id = of_account;
  delete from accounts.recovery_code where account_id = of_account;
  delete from accounts.session where account_id = of_account;
  return had;
end $$;
select app.make_definer('accounts.reset_factors(uuid, date)', '{{app}}');

-- One's own sessions; no address is kept, and of the time only when it began and the last day it was used.
create function accounts.own_sessions(now_at timestamptz) returns table (id uuid, token_hash bytea, device text, created_at timestamptz, seen_at timestamptz)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select s.id, s.token_hash, s.device, s.created_at, s.seen_at from accounts.session s
  where s.account_id::text = current_setting('app.actor') and s.expires_at > now_at and s.seen_at > now_at - interval '30 minutes'
  order by s.created_at desc
$$;
select app.make_definer('accounts.own_sessions(timestamptz)', '{{app}}');

create function accounts.end_own_session(of_id uuid) returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with gone as (
    delete from accounts.session s where s.id = of_id and s.account_id::text = current_setting('app.actor') returning 1)
  select exists (select 1 from gone)
$$;
select app.make_definer('accounts.end_own_session(uuid)', '{{app}}');

create function accounts.prove_session(token bytea, now_at timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  update accounts.session s set proved_at = now_at
  where s.token_hash = token and s.account_id::text = current_setting('app.actor')
$$;
select app.make_definer('accounts.prove_session(bytea, timestamptz)', '{{app}}');

create function accounts.tell_owner(of_id uuid, of_account uuid, of_kind text, of_name text, now_at timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.account_notice (id, account_id, kind, by_name, at) values (of_id, of_account, of_kind, of_name, now_at)
$$;
select app.make_definer('accounts.tell_owner(uuid, uuid, text, text, timestamptz)', '{{signin}}, {{app}}');

create function accounts.own_notices() returns table (id uuid, kind text, by_name text, at timestamptz)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select n.id, n.kind, n.by_name, n.at from accounts.account_notice n
  where n.account_id::text = current_setting('app.actor') and n.seen_at is null order by n.at desc limit 20
$$;
select app.make_definer('accounts.own_notices()', '{{app}}');

create function accounts.see_own_notices(ids uuid[], now_at timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  update accounts.account_notice n set seen_at = now_at
  where n.account_id::text = current_setting('app.actor') and n.seen_at is null and n.id = any (ids)
$$;
select app.make_definer('accounts.see_own_notices(uuid[], timestamptz)', '{{app}}');

-- As before, and whatever is under way for the account: whoever was half signed in is not any more.
drop function accounts.end_sessions_of(uuid, bytea);
create function accounts.end_sessions_of(of_account uuid, but bytea) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  delete from accounts.invitation where account_id = of_account and used_at is null;
  delete from accounts.ceremony where account_id = of_account;
  delete from accounts.session where account_id = of_account and token_hash is distinct from but
$$;
select app.make_definer('accounts.end_sessions_of(uuid, bytea)', '{{app}}');

drop function accounts.use_invitation(bytea, timestamptz, text);
create function accounts.use_invitation(token bytea, now_at timestamptz, new_hash text) returns uuid
  language sql security definer set search_path = accounts, pg_temp as $$
  with good as (
    select v.account_id from accounts.invitation v
    where v.token_hash = token and v.used_at is null and v.expires_at > now_at for update),
  used as (
    update accounts.invitation v set used_at = now_at from good where v.account_id = good.account_id and v.used_at is null),
  stopped as (
    delete from accounts.ceremony c using good where c.account_id = good.account_id),
  ended as (
    delete from accounts.session s using good where s.account_id = good.account_id)
  update accounts.account a set password_hash = new_hash from good where a.id = good.account_id returning a.id
$$;
select app.make_definer('accounts.use_invitation(bytea, timestamptz, text)', '{{signin}}');
