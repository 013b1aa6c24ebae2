-- 谁看过我的信息 (D15, decisions 14): who looked at a member's record stands in the audit, which no serving role reads. The
-- worker's function gives of it only looks at and corrections of members; the search role may call it and reads no table
-- of the audit.
grant usage on schema audit to {{search}};

create function audit.looks_at_members(member_ids text[], most integer)
  returns table (at timestamptz, act text, account_id uuid, identity_id uuid, actor_name text, role text, reason text, fields jsonb)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select e.at, e.act, e.account_id, e.identity_id, e.actor_name, e.role, e.details ->> 'reason', e.details -> 'fields'
  from audit.entry e
  where e.subject_id = any (member_ids) and e.subject = 'members.member'
    and e.act in ('members.card-read', 'members.revealed', 'members.edited')
  order by e.at desc
  limit most
$$;
comment on function audit.looks_at_members is 'Who opened, saw whole or corrected these members; three acts of the audit and nothing else.';
grant create on schema audit to {{worker}};
revoke all on function audit.looks_at_members(text[], integer) from public;
grant execute on function audit.looks_at_members(text[], integer) to {{search}};
alter function audit.looks_at_members(text[], integer) owner to {{worker}};
revoke create on schema audit from {{worker}};

-- The person is that of the account of the transaction, never an argument.
create function members.own_traces(most integer)
  returns table (at timestamptz, act text, actor_name text, role text, org_name text, reason text, fields jsonb)
  language sql stable security definer set search_path = members, pg_temp as $$
  select e.at, e.act, e.actor_name, e.role, o.name, e.reason, e.fields
  from accounts.account a
  cross join lateral audit.looks_at_members(
    array(select m.id::text from members.member m where m.person_id = a.person_id), most) e
  left join accounts.identity i on i.id = e.identity_id
  left join organisations.org o on o.id = i.org_id
  where a.id::text = current_setting('app.actor') and e.account_id is distinct from a.id
  order by e.at desc
$$;
select app.make_definer('members.own_traces(integer)', '{{app}}');
