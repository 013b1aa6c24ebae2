-- 申请更正 (D15): a member asks to have a field of his own record put right. What he wrote is sealed like the field itself and goes
-- when the request has ended; what stays is which field, when, and how it ended.
create table members.correction (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  member_id uuid not null references members.member (id),
  matter_id uuid not null references procedure.matter (id),
  field text not null,
  state text not null,
  value_sealed bytea,
  why_sealed bytea,
  answer text,
  asked_at timestamptz not null,
  ended_at timestamptz,
  constraint correction_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint correction_state check (state in ('OPEN', 'CORRECTED', 'REFUSED', 'WITHDRAWN')),
  constraint correction_open check ((state = 'OPEN') = (value_sealed is not null) and (state = 'OPEN') = (why_sealed is not null)
    and (state = 'OPEN') = (ended_at is null))
);
comment on table members.correction is 'What a member asks to have corrected 更正申请; the value and the reason are sealed and go when it has ended.';
create unique index correction_once on members.correction (member_id, field) where state = 'OPEN';
create index correction_by_member on members.correction (member_id, asked_at desc);
create index correction_by_matter on members.correction (matter_id);
create index correction_by_org on members.correction (org_id, org_path);
select app.guard('members.correction');

-- The organisations above one in reach, the nearest first: to whom silence climbs. Ids and names, which are public.
create function organisations.superiors_of(of_path text) returns table (id uuid, name text)
  language sql stable security definer set search_path = organisations, pg_temp as $$
  select o.id, o.short_name from organisations.org o
  where o.path = any (organisations.paths_to(of_path)) and o.path <> of_path and o.dissolved_on is null
    and of_path >= current_setting('app.path') and of_path < current_setting('app.path_end')
  order by length(o.path) desc
$$;
comment on function organisations.superiors_of is 'The organisations above one in reach, the nearest first; id and name only.';
select app.make_definer('organisations.superiors_of(text)', '{{app}}');
