-- Which posts are held at organisations in reach by accounts in use. An account may have been made further up, where the reader does not see
-- it: to him it looked in use also when it was disabled there, and an organisation was reminded, or named as reviewer, where nobody could read or decide.
create function accounts.posts_at(of_orgs uuid[], today date) returns table (org_id uuid, role text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select distinct i.org_id, i.role
  from accounts.identity i join accounts.account a on a.id = i.account_id and a.disabled_at is null
  where i.org_id = any (of_orgs) and i.valid @> today
    and i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end')
  order by i.org_id, i.role
$$;
comment on function accounts.posts_at is 'The posts held there by accounts in use, each once and without who holds it.';
select app.make_definer('accounts.posts_at(uuid[], date)', '{{app}}');
