-- Who holds a post of an organisation in reach now: an account may have been made further up, where the reader does not see it.
create function accounts.staff_of(of_org uuid, today date)
  returns table (account_id uuid, name text, post text, org_id uuid, org_name text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select a.id, a.display_name, i.role, o.id, o.short_name
  from accounts.identity i join accounts.account a on a.id = i.account_id join organisations.org o on o.id = i.org_id
  where i.org_id = of_org and i.valid @> today and a.disabled_at is null
    and i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end')
  order by a.display_name, a.id, i.role
$$;
select app.make_definer('accounts.staff_of(uuid, date)', '{{app}}');
