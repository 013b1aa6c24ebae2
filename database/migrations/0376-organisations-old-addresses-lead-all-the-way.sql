-- Who ends without a site passes on the addresses that led to it along with its own: else what had been passed on once was lost at the second step
-- (decisions 8, 134).
grant update (org_id) on organisations.old_slug to {{app}};

update organisations.old_slug s set org_id = there.org_id
from (
  with recursive way (slug, org_id) as (
    select s.slug, s.org_id from organisations.old_slug s
    union select w.slug, o.parent_id from way w join organisations.org o on o.id = w.org_id
      where o.dissolved_on is not null and o.slug is null and o.parent_id is not null)
  select w.slug, w.org_id from way w join organisations.org o on o.id = w.org_id
  where o.dissolved_on is null or o.slug is not null) as there
where there.slug = s.slug and there.org_id <> s.org_id;
