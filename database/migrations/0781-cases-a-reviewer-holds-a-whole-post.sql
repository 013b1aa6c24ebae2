-- An organisation whose posts are all of lines has nobody who decides an appeal (decisions 282, 337): the top reads in 待办 that another is to be named.
create or replace function cases.can_review(of_org uuid, today date, posts text[]) returns boolean
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select exists (
    select from organisations.org o
      join accounts.identity i on i.org_id = o.id and i.valid @> today and i.role = any (posts) and i.line is null
      join accounts.account a on a.id = i.account_id and a.disabled_at is null
    where o.id = of_org and o.dissolved_on is null
      and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end'))
$$;
