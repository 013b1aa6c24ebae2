-- Searched by record or by account the audit tells nobody's acts as a member, and by account it tells what others did in his name (E03, B01).
-- Partial: hardly any entry is written for somebody else, so the others pay nothing for it.
create index entry_on_behalf on audit.entry ((details ->> 'onBehalfOf'), at desc) where details ->> 'onBehalfOf' is not null;

-- Whether an id is that of an account; whoever searches the audit for it follows a person.
create function accounts.is_account(of_id uuid) returns boolean
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select exists (select 1 from accounts.account a where a.id = of_id)
$$;
comment on function accounts.is_account is 'Whether an id is that of an account, wherever it is kept; nothing else about it.';
select app.make_definer('accounts.is_account(uuid)', '{{app}}');

-- What an officer is called; nothing for whoever holds no post but that of a member.
create function accounts.officer_name(of_id uuid) returns text
  language sql stable set search_path = accounts, pg_temp as $$
  select a.display_name from accounts.account a
  where a.id = of_id and exists (select 1 from accounts.identity i where i.account_id = a.id and i.role <> 'MEMBER')
$$;
comment on function accounts.officer_name is 'The name of an account that holds or held an office.';
revoke all on function accounts.officer_name(uuid) from public;
grant execute on function accounts.officer_name(uuid) to {{search}};

drop function auditing.search_entries(uuid, text, text[], text[], text, text, timestamptz, timestamptz, uuid, integer);
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
  elsif not is_whole then
    return query select e.* from unnest(of_orgs) o (id) cross join lateral (
        select e.* from audit.entry e
        where e.org_id = o.id and e.at >= from_at and e.at <= before_at and (e.at, e.id) < (before_at, before_id)
          and (of_acts is null or e.act = any (of_acts))
        order by e.at desc, e.id desc limit most) e
      order by e.at desc, e.id desc limit most;
  elsif of_acts is null then
    return query select e.* from audit.entry e
      where (e.org_id is null or e.org_id = any (of_orgs)) and e.at >= from_at and (e.at, e.id) < (before_at, before_id)
      order by e.at desc, e.id desc limit most;
  else
    return query select e.* from unnest(of_acts) a (act) cross join lateral (
        select e.* from audit.entry e
        where e.act = a.act and (e.org_id is null or e.org_id = any (of_orgs))
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

-- What belongs to no organisation is told to the topmost one, and only while it asks about all. Beside each entry stand the names of
-- those it names by id: in whose name it was done, and whom or where a search of the audit looked.
create function auditing.search_entries(
    of_account uuid, of_record text, of_acts text[], of_chapters text[], from_path text, to_path text,
    from_at timestamptz, before_at timestamptz, before_id uuid, most integer)
  returns table (id uuid, at timestamptz, actor_kind text, account_id uuid, identity_id uuid, actor_name text, role text, org_id uuid,
    act text, subject text, subject_id text, details jsonb, request_id text, mac bytea, sequence bigint, org_name text,
    behalf_name text, sought_name text, sought_org text)
  language sql stable security definer set search_path = auditing, pg_temp as $$
  with range as materialized (
    select greatest(from_path collate "C", current_setting('app.path')) as low, least(to_path collate "C", current_setting('app.path_end')) as high),
  found as materialized (
    select e.* from range r cross join lateral audit.entries_of(
      array(select o.id from organisations.org o where o.path >= r.low and o.path < r.high),
      r.low = current_setting('app.path') and r.low ~ '^/[^/]+/$',
      of_account, of_record, case when of_acts is not null then audit.acts_of(of_acts, of_chapters) end,
      from_at, before_at, before_id, most) e)
  select f.id, f.at, f.actor_kind, f.account_id, f.identity_id, f.actor_name, f.role, f.org_id, f.act, f.subject, f.subject_id,
    f.details, f.request_id, f.mac, s.sequence, o.short_name,
    accounts.officer_name((f.details ->> 'onBehalfOf')::uuid),
    case when f.act = 'auditing.searched' then accounts.officer_name((f.details ->> 'account')::uuid) end,
    case when f.act = 'auditing.searched' then sought.short_name end
  from found f
  left join audit.sequences_of(array(select id from found)) s on s.entry_id = f.id
  left join organisations.org o on o.id = f.org_id
  left join organisations.org sought on sought.id::text = coalesce(f.details ->> 'org', f.subject_id) and f.act = 'auditing.searched'
  order by f.at desc, f.id desc
$$;
comment on function auditing.search_entries is 'A page of the audit 审计查询, newest first, before a place in it; states the reach itself.';
select app.make_definer('auditing.search_entries(uuid, text, text[], text[], text, text, timestamptz, timestamptz, uuid, integer)', '{{app}}');
