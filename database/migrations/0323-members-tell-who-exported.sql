-- 谁看过我的信息 tells exports too (D15, decisions 14): whose records a written file held. One row for each file; the index finds
-- the files that held one member.
create table members.exported (
  export_id uuid primary key references members.export (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  member_ids uuid[] not null,
  constraint exported_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table members.exported is 'Whose records 导出名单 the file of an export held, for the page on which a member reads who exported his.';
create index exported_by_org on members.exported (org_id, org_path);
create index exported_by_member on members.exported using gin (member_ids) with (fastupdate = off);
select app.guard('members.exported');
revoke update on members.exported from {{app}};

drop function members.own_traces(integer);
drop function audit.looks_at_members(text[], integer);

create function audit.looks_at_members(member_ids text[], export_ids text[], most integer)
  returns table (at timestamptz, act text, subject_id text, account_id uuid, identity_id uuid, actor_name text, role text, reason text, fields jsonb)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select e.at, e.act, e.subject_id, e.account_id, e.identity_id, e.actor_name, e.role, e.details ->> 'reason',
    coalesce(e.details -> 'fields', e.details -> 'columns')
  from audit.entry e
  where (e.subject_id = any (member_ids) and e.subject = 'members.member'
      and e.act in ('members.card-read', 'members.revealed', 'members.edited'))
    or (e.subject_id = any (export_ids) and e.subject = 'members.export' and e.act = 'members.exported')
  order by e.at desc
  limit most
$$;
comment on function audit.looks_at_members is 'Who opened, saw whole, corrected or exported these members; four acts of the audit and nothing else.';
grant create on schema audit to {{worker}};
revoke all on function audit.looks_at_members(text[], text[], integer) from public;
grant execute on function audit.looks_at_members(text[], text[], integer) to {{search}};
alter function audit.looks_at_members(text[], text[], integer) owner to {{worker}};
revoke create on schema audit from {{worker}};

-- The person is that of the account of the transaction, never an argument. What an export was for stands with the export.
create function members.own_traces(most integer)
  returns table (at timestamptz, act text, actor_name text, role text, org_name text, reason text, fields jsonb)
  language sql stable security definer set search_path = members, pg_temp as $$
  select e.at, e.act, e.actor_name, e.role, o.name, coalesce(x.reason, e.reason), e.fields
  from accounts.account a
  cross join lateral (
    select array_agg(m.id) as ids from members.member m where m.person_id = a.person_id) mine
  cross join lateral audit.looks_at_members(
    mine.ids::text[], array(select d.export_id::text from members.exported d where d.member_ids && mine.ids), most) e
  left join members.export x on e.act = 'members.exported' and x.id = e.subject_id::uuid
  left join accounts.identity i on i.id = e.identity_id
  left join organisations.org o on o.id = i.org_id
  where a.id::text = current_setting('app.actor') and e.account_id is distinct from a.id
  order by e.at desc
$$;
select app.make_definer('members.own_traces(integer)', '{{app}}');
-- The planner does not count that a list of 60,000 members is fetched before it is compared, and would look through all of them.
alter function members.own_traces(integer) set enable_seqscan = off;
