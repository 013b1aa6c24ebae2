-- Saved views were one value for all lists of an account: two lists kept at the same moment lost one, and the sixteenth list pushed out
-- the oldest without a word. Each list is now a row of its own, sealed for the account and the list; which lists there are, the contract
-- says. 0631 was never published, so nothing is carried over.

drop function accounts.own_views();
drop function accounts.keep_own_views(bytea, timestamptz);
drop table accounts.saved_view;

create table accounts.saved_view (
  account_id uuid not null references accounts.account (id),
  list text not null,
  -- The account and the list in one: what the value is sealed for, and how a row is found when keys are rotated.
  sealed_for text not null,
  sealed bytea not null,
  saved_at timestamptz not null,
  constraint saved_view_pkey primary key (sealed_for),
  constraint saved_view_is_its_own check (sealed_for = account_id::text || '/' || list),
  constraint saved_view_list check (list ~ '^[a-z][a-z-]{0,39}$'),
  constraint saved_view_size check (octet_length(sealed) <= 100000)
);
comment on table accounts.saved_view is 'The saved views 常用视图 of one list of one account, sealed for him; forgotten when the account is disabled.';
create index saved_view_by_account on accounts.saved_view (account_id);
grant select, insert, update, delete on accounts.saved_view to {{search}};

create function accounts.own_views(of_list text) returns table (sealed bytea)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select v.sealed from accounts.saved_view v where v.sealed_for = current_setting('app.actor') || '/' || of_list
$$;
select app.make_definer('accounts.own_views(text)', '{{app}}');

create function accounts.keep_own_views(of_list text, of_sealed bytea, of_time timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.saved_view (account_id, list, sealed_for, sealed, saved_at)
  values (current_setting('app.actor')::uuid, of_list, current_setting('app.actor') || '/' || of_list, of_sealed, of_time)
  on conflict on constraint saved_view_pkey do update set sealed = excluded.sealed, saved_at = excluded.saved_at
$$;
select app.make_definer('accounts.keep_own_views(text, bytea, timestamptz)', '{{app}}');

create function accounts.forget_views_of(of_account uuid) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  delete from accounts.saved_view where account_id = of_account
$$;
select app.make_definer('accounts.forget_views_of(uuid)', '{{app}}');
