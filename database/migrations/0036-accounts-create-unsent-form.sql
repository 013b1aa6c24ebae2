-- What somebody has typed into a form and not sent yet (UX-CS5). It belongs to one account and to no organisation: only
-- short definer functions touch it, and they ask app.actor.

create table accounts.unsent_form (
  account_id uuid not null references accounts.account (id),
  form text not null,
  sealed bytea not null,
  saved_at timestamptz not null,
  constraint unsent_form_pkey primary key (account_id, form),
  constraint unsent_form_name check (form ~ '^[a-z][A-Za-z0-9.:-]{0,119}$'),
  constraint unsent_form_size check (octet_length(sealed) <= 400000)
);
comment on table accounts.unsent_form is 'A form that somebody began to fill in 未提交的内容, sealed for him; forgotten when it is sent, and after a fortnight.';
create index unsent_form_by_age on accounts.unsent_form (saved_at);

grant select, insert, update, delete on accounts.unsent_form to {{search}};
grant select, delete on accounts.unsent_form to {{worker}};

-- Of one account the forty newest are kept.
create function accounts.keep_own_unsent(of_form text, of_sealed bytea, of_time timestamptz) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  insert into accounts.unsent_form (account_id, form, sealed, saved_at)
  values (current_setting('app.actor')::uuid, of_form, of_sealed, of_time)
  on conflict on constraint unsent_form_pkey do update set sealed = excluded.sealed, saved_at = excluded.saved_at;
  delete from accounts.unsent_form u where u.account_id::text = current_setting('app.actor') and u.form in (
    select o.form from accounts.unsent_form o where o.account_id = u.account_id order by o.saved_at desc offset 40);
$$;
select app.make_definer('accounts.keep_own_unsent(text, bytea, timestamptz)', '{{app}}');

create function accounts.own_unsent(of_form text) returns table (sealed bytea, saved_at timestamptz)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select u.sealed, u.saved_at from accounts.unsent_form u
  where u.account_id::text = current_setting('app.actor') and u.form = of_form
$$;
select app.make_definer('accounts.own_unsent(text)', '{{app}}');

create function accounts.drop_own_unsent(of_form text) returns void
  language sql security definer set search_path = accounts, pg_temp as $$
  delete from accounts.unsent_form u where u.account_id::text = current_setting('app.actor') and u.form = of_form
$$;
select app.make_definer('accounts.drop_own_unsent(text)', '{{app}}');
