-- The limit of 谁看过我的信息 counted one's own looks and sheets whose taking back touched nothing of one, which were left out only afterwards: so
-- many of them hid what others did. Both are left out before it; without a limit all is given, for the file one takes along (D15, PIPL 45).
drop function members.own_traces(integer);
drop function audit.looks_at_members(text[], text[], text[], text[], integer);

create function audit.looks_at_members(member_ids text[], export_ids text[], batch_ids text[], back_ids text[], pair_ids text[], not_by uuid,
  most integer)
  returns table (at timestamptz, act text, subject_id text, account_id uuid, identity_id uuid, actor_name text, role text, reason text,
    fields jsonb, lead text)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select e.at, e.act, e.subject_id, e.account_id, e.identity_id, e.actor_name, e.role, e.details ->> 'reason',
    coalesce(e.details -> 'fields', e.details -> 'columns'), e.details ->> 'lead'
  from audit.entry e
  where e.account_id is distinct from not_by and ((e.subject_id = any (member_ids) and e.subject = 'members.member'
      and e.act in ('members.card-read', 'members.revealed', 'members.edited'))
    or (e.subject_id = any (export_ids) and e.subject = 'members.export' and e.act = 'members.exported')
    or (e.subject_id = any (batch_ids) and e.subject = 'members.import_batch' and e.act = 'members.roster-imported')
    or (e.subject_id = any (back_ids) and e.subject = 'members.import_batch' and e.act = 'members.roster-revoked')
    or (e.subject_id = any (pair_ids) and e.subject = 'members.duplicate' and e.act in ('members.merged', 'members.separated')))
  order by e.at desc
  limit most
$$;
comment on function audit.looks_at_members is
  'Who opened, saw whole, corrected or exported these members, took in or back these sheets, merged or parted these pairs, but for one account; eight acts of the audit and nothing else.';
grant create on schema audit to {{worker}};
revoke all on function audit.looks_at_members(text[], text[], text[], text[], text[], uuid, integer) from public;
grant execute on function audit.looks_at_members(text[], text[], text[], text[], text[], uuid, integer) to {{search}};
alter function audit.looks_at_members(text[], text[], text[], text[], text[], uuid, integer) owner to {{worker}};
revoke create on schema audit from {{worker}};

-- No limit where none is given. The person is that of the account of the transaction, never an argument. A sheet that was taken back is told to
-- whom it gave values back, with the fields it had changed; who came with it and stayed, or was not touched by it, is told nothing of that.
create function members.own_traces(most integer)
  returns table (at timestamptz, act text, actor_name text, role text, org_name text, reason text, sheet text, fields jsonb)
  language sql stable security definer set search_path = members, pg_temp as $$
  select e.at, e.act, e.actor_name, e.role, o.name, coalesce(x.reason, e.reason), b.file_name,
    case
      when b.id is not null then coalesce(r.fields, '[]')
      when e.lead is not null and e.lead <> all (mine.ids::text[]) then '[]'
      else e.fields
    end
  from accounts.account a
  cross join lateral (
    select array_agg(m.id) as ids, array_agg(m.import_batch_id) as brought from members.member m where m.person_id = a.person_id) mine
  cross join lateral audit.looks_at_members(
    mine.ids::text[],
    array(select d.export_id::text from members.exported d where d.member_ids && mine.ids),
    array(select v.batch_id::text from members.revision v where v.member_id = any (mine.ids) and v.batch_id is not null
      union select unnest(mine.brought)::text),
    array(select v.batch_id::text from members.revision v where v.member_id = any (mine.ids) and v.batch_id is not null
      and exists (select from members.revision w
        where w.member_id = v.member_id and w.version = v.version + 1 and w.source = 'REVOCATION')),
    array(select d.id::text from members.duplicate d where d.first_id = any (mine.ids)
      union select d.id::text from members.duplicate d where d.second_id = any (mine.ids)),
    a.id, most) e
  left join members.export x on e.act = 'members.exported' and x.id = e.subject_id::uuid
  left join members.import_batch b on e.act in ('members.roster-imported', 'members.roster-revoked') and b.id = e.subject_id::uuid
  left join lateral (
    select jsonb_path_query_array(v.changes, '$[*].field') as fields
    from members.revision v where v.member_id = any (mine.ids) and v.batch_id = b.id limit 1) r on true
  left join accounts.identity i on i.id = e.identity_id
  left join organisations.org o on o.id = i.org_id
  where a.id::text = current_setting('app.actor')
  order by e.at desc
$$;
select app.make_definer('members.own_traces(integer)', '{{app}}');
-- The planner does not count that a list of 60,000 members is fetched before it is compared, and would look through all of them.
alter function members.own_traces(integer) set enable_seqscan = off;
