-- Whoever asks must not be the only one who could decide. How many others hold one of these posts today at an organisation above
-- the reach or in it: a number of at most two, no name.
create function accounts.count_others(of_org uuid, of_posts text[], but uuid[], today date) returns integer
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select least(count(distinct i.account_id), 2)::integer
  from accounts.identity i join accounts.account a on a.id = i.account_id
  where i.org_id = of_org and i.role = any (of_posts) and i.valid @> today and a.disabled_at is null
    and a.id <> all (but)
    and (starts_with(current_setting('app.path'), i.org_path)
      or i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end'))
$$;
comment on function accounts.count_others is 'How many others could decide there, two at most.';
select app.make_definer('accounts.count_others(uuid, text[], uuid[], date)', '{{app}}');
