-- One kind of acts of a busy organisation (E03): entries of one organisation and act stand together. With thousands of organisations
-- asked about, most entries of the act are theirs, and the act alone leads to them.
create index entry_by_org_act on audit.entry (org_id, act, at desc);

drop function audit.entries_of(uuid[], boolean, uuid, text, text[], timestamptz, timestamptz, uuid, integer);

-- Only the search role calls it, with organisations it has found within a reach.
create function audit.entries_of(
    of_orgs uuid[], is_whole boolean, of_account uuid, of_record text, of_acts text[],
    from_at timestamptz, before_at timestamptz, before_id uuid, most integer)
  returns setof audit.entry
  language plpgsql stable security definer set search_path = audit, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if of_record is not null then
    -- A member's sign-ins, devices and letters are his own affair, and the record they are about is himself.
    return query select e.* from audit.entry e
      where e.subject_id = of_record and (e.org_id = any (of_orgs) or is_whole and e.org_id is null)
        and e.at >= from_at and (e.at, e.id) < (before_at, before_id)
        and (e.role <> 'MEMBER' or e.subject is null or not starts_with(e.subject, 'accounts.'))
        and (of_acts is null or e.act = any (of_acts))
        and (of_account is null or e.role <> 'MEMBER' and (e.account_id = of_account or e.details ->> 'onBehalfOf' = of_account::text))
      order by e.at desc, e.id desc limit most;
  elsif of_account is not null then
    -- What somebody does as a member is his own affair and no use of an office.
    return query select e.* from (
        (select e.* from audit.entry e
        where e.account_id = of_account and e.role <> 'MEMBER' and (e.org_id = any (of_orgs) or is_whole and e.org_id is null)
          and e.at >= from_at and (e.at, e.id) < (before_at, before_id) and (of_acts is null or e.act = any (of_acts))
        order by e.at desc, e.id desc limit most)
        union all
        (select e.* from audit.entry e
        where e.details ->> 'onBehalfOf' = of_account::text and e.account_id is distinct from of_account and e.role <> 'MEMBER'
          and (e.org_id = any (of_orgs) or is_whole and e.org_id is null)
          and e.at >= from_at and (e.at, e.id) < (before_at, before_id) and (of_acts is null or e.act = any (of_acts))
        order by e.at desc, e.id desc limit most)) e
      order by e.at desc, e.id desc limit most;
  elsif not is_whole and of_acts is null then
    return query select e.* from unnest(of_orgs) o (id) cross join lateral (
        select e.* from audit.entry e
        where e.org_id = o.id and e.at >= from_at and e.at <= before_at and (e.at, e.id) < (before_at, before_id)
        order by e.at desc, e.id desc limit most) e
      order by e.at desc, e.id desc limit most;
  elsif not is_whole and cardinality(of_orgs) * cardinality(of_acts) <= 20000 then
    -- A busy organisation may hardly ever have done what is asked for: its entries of other kinds are not gone through.
    return query select e.* from unnest(of_orgs) o (id) cross join unnest(of_acts) a (act) cross join lateral (
        select e.* from audit.entry e
        where e.org_id = o.id and e.act = a.act and e.at >= from_at and e.at <= before_at and (e.at, e.id) < (before_at, before_id)
        order by e.at desc, e.id desc limit most) e
      order by e.at desc, e.id desc limit most;
  elsif of_acts is null then
    return query select e.* from audit.entry e
      where (e.org_id is null or e.org_id = any (of_orgs)) and e.at >= from_at and (e.at, e.id) < (before_at, before_id)
      order by e.at desc, e.id desc limit most;
  else
    return query select e.* from unnest(of_acts) a (act) cross join lateral (
        select e.* from audit.entry e
        where e.act = a.act and (is_whole and e.org_id is null or e.org_id = any (of_orgs))
          and e.at >= from_at and e.at <= before_at and (e.at, e.id) < (before_at, before_id)
        order by e.at desc, e.id desc limit most) e
      order by e.at desc, e.id desc limit most;
  end if;
end $$;
comment on function audit.entries_of is 'A page of entries of these organisations, newest first, before a place; one index for each way in.';
grant create on schema audit to {{worker}};
revoke all on function audit.entries_of(uuid[], boolean, uuid, text, text[], timestamptz, timestamptz, uuid, integer) from public;
grant execute on function audit.entries_of(uuid[], boolean, uuid, text, text[], timestamptz, timestamptz, uuid, integer) to {{search}};
alter function audit.entries_of(uuid[], boolean, uuid, text, text[], timestamptz, timestamptz, uuid, integer) owner to {{worker}};
revoke create on schema audit from {{worker}};
