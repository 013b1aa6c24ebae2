-- Signing in by a provider of identities 统一身份认证 (E05): which account somebody of the provider is. Linked by the owner of the account or
-- with its one-time link, never because two addresses look alike. Only short definer functions touch it.
create table accounts.provider_link (
  account_id uuid primary key references accounts.account (id),
  issuer text not null,
  subject_hash bytea not null,
  linked_on date not null,
  constraint provider_link_once unique (issuer, subject_hash)
);
comment on table accounts.provider_link is 'Who an account is at the provider of identities 统一身份关联, by a keyed hash of the name it has there.';
grant select, insert, update, delete on accounts.provider_link to {{search}};

alter table accounts.session add column is_strong boolean not null default false;
comment on column accounts.session.is_strong is 'The provider said that two factors were shown; such a session needs no second one of ours.';

create function accounts.find_provider_account(of_issuer text, of_subject bytea)
  returns table (account_id uuid, login text, display_name text, disabled boolean)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.login, a.display_name, a.disabled_at is not null
  from accounts.provider_link p join accounts.account a on a.id = p.account_id
  where p.issuer = of_issuer and p.subject_hash = of_subject
$$;
select app.make_definer('accounts.find_provider_account(text, bytea)', '{{signin}}');

create function accounts.link_own_provider(of_issuer text, of_subject bytea, today date) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.provider_link (account_id, issuer, subject_hash, linked_on)
  values (current_setting('app.actor')::uuid, of_issuer, of_subject, today)
  on conflict (account_id) do update
    set issuer = excluded.issuer, subject_hash = excluded.subject_hash, linked_on = excluded.linked_on
$$;
select app.make_definer('accounts.link_own_provider(text, bytea, date)', '{{app}}');

create function accounts.unlink_own_provider() returns boolean
  language sql security definer set search_path = accounts, pg_temp as $$
  with gone as (delete from accounts.provider_link p where p.account_id::text = current_setting('app.actor') returning 1)
  select exists (select 1 from gone)
$$;
select app.make_definer('accounts.unlink_own_provider()', '{{app}}');

create function accounts.own_provider() returns table (issuer text, linked_on date)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select p.issuer, p.linked_on from accounts.provider_link p where p.account_id::text = current_setting('app.actor')
$$;
select app.make_definer('accounts.own_provider()', '{{app}}');

-- A one-time link used by signing in at the provider instead of setting a password: once, and what was under way before ends.
create function accounts.link_by_invitation(token bytea, now_at timestamptz, of_issuer text, of_subject bytea) returns uuid
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
  insert into accounts.provider_link (account_id, issuer, subject_hash, linked_on)
  select good.account_id, of_issuer, of_subject, (now_at at time zone 'Asia/Shanghai')::date from good
  on conflict (account_id) do update
    set issuer = excluded.issuer, subject_hash = excluded.subject_hash, linked_on = excluded.linked_on
  returning account_id
$$;
select app.make_definer('accounts.link_by_invitation(bytea, timestamptz, text, bytea)', '{{signin}}');

create function accounts.mark_strong_session(token bytea) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  update accounts.session s set is_strong = true where s.token_hash = token
$$;
select app.make_definer('accounts.mark_strong_session(bytea)', '{{signin}}');

-- As before; a session that began with two factors at the provider counts as one that has a second factor.
drop function accounts.session_of(bytea, timestamptz, date);
create function accounts.session_of(token bytea, now_at timestamptz, today date)
  returns table (account_id uuid, person_id uuid, display_name text, login text, identity_id uuid, role text, org_id uuid,
    org_path text, org_name text, seen_at timestamptz, expires_at timestamptz, proved_at timestamptz, has_factor boolean,
    delegation_id uuid, for_account_id uuid, for_person_id uuid, for_name text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.person_id, a.display_name, a.login, i.id, i.role, o.id, o.path, o.name,
    s.seen_at, s.expires_at, s.proved_at, s.is_strong or accounts.has_factor(a.id), s.delegation_id, f.id, f.person_id, f.display_name
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
