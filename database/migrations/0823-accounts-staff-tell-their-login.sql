-- Two colleagues of one name who hold the same posts look alike in a choice; by the login they are told apart, and only then is it given to a page.
drop function accounts.staff_of(uuid, date);
create function accounts.staff_of(of_org uuid, today date)
  returns table (account_id uuid, name text, login text, post text, org_id uuid, org_name text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.display_name, a.login, i.role, o.id, o.short_name
  from accounts.identity i join accounts.account a on a.id = i.account_id join organisations.org o on o.id = i.org_id
  where i.org_id = of_org and i.line is null and i.valid @> today and a.disabled_at is null
    and i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end')
  order by a.display_name, a.id, i.role
$$;
select app.make_definer('accounts.staff_of(uuid, date)', '{{app}}');
