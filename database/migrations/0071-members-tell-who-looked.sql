-- 谁看过我的信息 (D15, decisions 14): who looked at a member's record stands in the audit, which no running process reads.
-- The person is that of the account of the transaction, never an argument.
grant usage on schema audit to {{search}};
grant select on audit.entry to {{search}};

create function members.own_traces(most integer)
  returns table (at timestamptz, act text, actor_name text, role text, org_name text, reason text, fields jsonb)
  language sql stable security definer set search_path = members, pg_temp as $$
  select e.at, e.act, e.actor_name, e.role, o.name, e.details ->> 'reason', e.details -> 'fields'
  from accounts.account a
  join members.member m on m.person_id = a.person_id
  join audit.entry e on e.subject_id = m.id::text and e.subject = 'members.member'
  left join accounts.identity i on i.id = e.identity_id
  left join organisations.org o on o.id = i.org_id
  where a.id::text = current_setting('app.actor') and e.account_id is distinct from a.id
    and e.act in ('members.card-read', 'members.revealed', 'members.edited')
  order by e.at desc
  limit most
$$;
select app.make_definer('members.own_traces(integer)', '{{app}}');
