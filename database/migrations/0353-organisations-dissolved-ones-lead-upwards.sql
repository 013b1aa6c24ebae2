-- The address of who was dissolved without an heir and without a site leads to its superior, as that of who was merged leads to its heir
-- (decisions 8, 134). Which those are a function says: who ended without an address is no row of the portal's, and it need not read who came
-- out of whom.
revoke select on organisations.succession from {{portal}};

create function organisations.gone_below(of_org uuid) returns setof uuid
  language sql stable security definer set search_path = organisations, pg_temp as $$
  with recursive gone (id) as (
    select o.id from org o where o.parent_id = of_org and o.dissolved_on is not null
    union select o.id from org o join gone g on o.parent_id = g.id where o.dissolved_on is not null)
  select id from gone
$$;
select app.make_definer('organisations.gone_below(uuid)', '{{app}}, {{portal}}');

insert into organisations.old_slug (slug, org_id)
  select a.address, o.parent_id
  from organisations.org o cross join unnest(array[o.slug, o.code]) as a (address)
  where o.dissolved_on is not null and o.parent_id is not null and a.address is not null
    and not exists (select 1 from sites.site s where s.org_id = o.id)
  on conflict (slug) do nothing;
update organisations.org o set slug = null
  where o.dissolved_on is not null and o.slug is not null and o.parent_id is not null
    and not exists (select 1 from sites.site s where s.org_id = o.id);
