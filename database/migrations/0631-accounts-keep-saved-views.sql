-- The views somebody saved of his lists follow the account to another device. As unsent forms they belong to one account and to no
-- organisation: only short definer functions touch them, and they ask app.actor. What was searched for may be a name or a number, so
-- it is sealed.

create table accounts.saved_view (
  account_id uuid not null references accounts.account (id),
  sealed bytea not null,
  saved_at timestamptz not null,
  constraint saved_view_pkey primary key (account_id),
  constraint saved_view_size check (octet_length(sealed) <= 1000000)
);
comment on table accounts.saved_view is 'The saved views 常用视图 of all lists of one account, sealed for him.';
grant select, insert, update on accounts.saved_view to {{search}};

create function accounts.own_views() returns table (sealed bytea)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select v.sealed from accounts.saved_view v where v.account_id::text = current_setting('app.actor')
$$;
select app.make_definer('accounts.own_views()', '{{app}}');

create function accounts.keep_own_views(of_sealed bytea, of_time timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.saved_view (account_id, sealed, saved_at) values (current_setting('app.actor')::uuid, of_sealed, of_time)
  on conflict on constraint saved_view_pkey do update set sealed = excluded.sealed, saved_at = excluded.saved_at
$$;
select app.make_definer('accounts.keep_own_views(bytea, timestamptz)', '{{app}}');
