-- One mechanism of acting for another 代办: who stood in for the steps of procedures alone acts by the accounts' delegation now.
-- What still ran goes on, a month from today at most; what cannot be lent (an administrator's post, a member's own) ends.
insert into accounts.delegation (id, org_id, org_path, identity_id, from_account_id, to_account_id, valid, reason, made_by, revoked_at, created_at)
select d.id, i.org_id, i.org_path, i.id, d.from_account_id, d.to_account_id,
  daterange(d.starts_on, least(upper(d.valid), d.starts_on + 31)), d.reason, d.from_account_id, d.ended_at, d.created_at
from (
  select *, greatest(lower(valid), least(upper(valid) - 1, (now() at time zone 'Asia/Shanghai')::date)) as starts_on
  from procedure.delegation where not isempty(valid)) d
join accounts.account t on t.id = d.to_account_id
cross join lateral (
  select i.id, i.org_id, i.org_path from accounts.identity i
  where i.account_id = d.from_account_id and i.org_id = d.org_id and i.role = d.post and i.valid && d.valid
    and i.role in ('ORGANISER', 'SECRETARY', 'EDITOR', 'DESK')
  order by upper(i.valid) desc nulls first limit 1) i;
drop table procedure.delegation;
