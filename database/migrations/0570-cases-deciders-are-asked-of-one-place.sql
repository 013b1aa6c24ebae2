-- Which desk is above was asked again for every organisation there is: two are looked at.
create or replace function cases.deciders(of_case uuid, own_org uuid) returns table (org_id uuid, name text, is_own boolean)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select s.id, s.short_name, s.id = own.id
  from cases.case c
    join organisations.org about on about.id = c.about_org_id
    join organisations.org own on own.id = own_org
    cross join lateral (select own.id union select d.org_id from cases.desk_over(own.id) d) near (id)
    join organisations.org s on s.id = near.id
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    and own.path >= current_setting('app.path') and own.path < current_setting('app.path_end')
    and (c.is_public or c.is_direct and c.kind <> 'COMPLAINT' or not starts_with(own.path, about.path))
    and (c.is_public and c.kind <> 'COMPLAINT' or not starts_with(s.path, about.path))
  order by length(s.path) desc
$$;
