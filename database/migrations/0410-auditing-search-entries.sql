-- The audit is searched by reviewers (E03): newest first, a page at a time, always over a limited time, and never beyond the reach of
-- who asks. Each way in reads along an index and stops after a page, so that ten million entries answer like ten thousand.
create index entry_by_time on audit.entry (at desc, id desc);
create index entry_by_act on audit.entry (act, at desc);

-- Which kinds of acts there are: a step of the index for each of them, not a look at every entry.
create function audit.acts_of(of_acts text[], of_chapters text[]) returns text[]
  language sql stable security definer set search_path = audit, pg_temp as $$
  with recursive known (act) as (
    (select e.act from audit.entry e order by e.act limit 1)
    union all
    select (select e.act from audit.entry e where e.act > k.act order by e.act limit 1) from known k where k.act is not null)
  select coalesce(array_agg(k.act), '{}') from known k
  where k.act = any (of_acts) or split_part(k.act, '.', 1) = any (of_chapters)
$$;
comment on function audit.acts_of is 'The acts of the audit that are named or belong to these chapters.';

-- Only the search role calls it, with organisations it has found within a reach.
create function audit.entries_of(
    of_orgs uuid[], is_whole boolean, of_account uuid, of_record text, of_acts text[],
    from_at timestamptz, before_at timestamptz, before_id uuid, most integer)
  returns setof audit.entry
  language plpgsql stable security definer set search_path = audit, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if of_record is not null then
    return query select e.* from audit.entry e
      where e.subject_id = of_record and (e.org_id = any (of_orgs) or is_whole and e.org_id is null)
        and e.at >= from_at and (e.at, e.id) < (before_at, before_id)
        and (of_acts is null or e.act = any (of_acts)) and (of_account is null or e.account_id = of_account and e.role <> 'MEMBER')
      order by e.at desc, e.id desc limit most;
  elsif of_account is not null then
    -- What somebody does as a member is his own affair and no use of an office.
    return query select e.* from audit.entry e
      where e.account_id = of_account and e.role <> 'MEMBER' and (e.org_id = any (of_orgs) or is_whole and e.org_id is null)
        and e.at >= from_at and (e.at, e.id) < (before_at, before_id) and (of_acts is null or e.act = any (of_acts))
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

create function audit.sequences_of(entry_ids uuid[]) returns table (entry_id uuid, sequence bigint)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select s.entry_id, s.sequence from audit.seal s where s.entry_id = any (entry_ids)
$$;
comment on function audit.sequences_of is 'The numbers these entries have in the chain.';
grant create on schema audit to {{worker}};
revoke all on function audit.acts_of(text[], text[]) from public;
revoke all on function audit.sequences_of(uuid[]) from public;
revoke all on function audit.entries_of(uuid[], boolean, uuid, text, text[], timestamptz, timestamptz, uuid, integer) from public;
grant execute on function audit.acts_of(text[], text[]) to {{search}};
grant execute on function audit.sequences_of(uuid[]) to {{search}};
grant execute on function audit.entries_of(uuid[], boolean, uuid, text, text[], timestamptz, timestamptz, uuid, integer) to {{search}};
alter function audit.acts_of(text[], text[]) owner to {{worker}};
alter function audit.sequences_of(uuid[]) owner to {{worker}};
alter function audit.entries_of(uuid[], boolean, uuid, text, text[], timestamptz, timestamptz, uuid, integer) owner to {{worker}};
revoke create on schema audit from {{worker}};

create schema auditing;
grant usage on schema auditing to {{app}};

-- What belongs to no organisation is told to the topmost one, and only while it asks about all.
create function auditing.search_entries(
    of_account uuid, of_record text, of_acts text[], of_chapters text[], from_path text, to_path text,
    from_at timestamptz, before_at timestamptz, before_id uuid, most integer)
  returns table (id uuid, at timestamptz, actor_kind text, account_id uuid, identity_id uuid, actor_name text, role text, org_id uuid,
    act text, subject text, subject_id text, details jsonb, request_id text, mac bytea, sequence bigint, org_name text)
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
    f.details, f.request_id, f.mac, s.sequence, o.short_name
  from found f
  left join audit.sequences_of(array(select id from found)) s on s.entry_id = f.id
  left join organisations.org o on o.id = f.org_id
  order by f.at desc, f.id desc
$$;
comment on function auditing.search_entries is 'A page of the audit 审计查询, newest first, before a place in it; states the reach itself.';
select app.make_definer('auditing.search_entries(uuid, text, text[], text[], text, text, timestamptz, timestamptz, uuid, integer)', '{{app}}');
