-- Who reads far more than his work needs is told of at once to the security administrators nearest above him (T06).
create function accounts.alarm_security(of_kind text, of_name text, now_at timestamptz) returns integer
  language sql volatile security definer set search_path = accounts, pg_temp as $$
  with posts as (
    select distinct i.account_id, length(i.org_path) as depth
    from accounts.identity i join accounts.account a on a.id = i.account_id and a.disabled_at is null
    where i.role = 'SECURITY_ADMIN' and i.valid @> (now_at at time zone 'Asia/Shanghai')::date
      and i.org_path = any (organisations.paths_to(current_setting('app.path')))),
  told as (
    insert into accounts.account_notice (id, account_id, kind, by_name, at)
    select gen_random_uuid(), p.account_id, of_kind, of_name, now_at from posts p where p.depth = (select max(depth) from posts)
    returning 1)
  select count(*)::integer from told
$$;
comment on function accounts.alarm_security is 'Tells the security administrators nearest at or above the actor; gives how many were told.';
select app.make_definer('accounts.alarm_security(text, text, timestamptz)', '{{app}}');
