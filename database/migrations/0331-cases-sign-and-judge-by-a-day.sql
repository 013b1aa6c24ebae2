-- Two limits that were written down and ran nowhere (party-rules 11.2): who got a case passed on signs for it or sends it back within a working day, or silence climbs
-- as with every other limit; and each answer says until when its writer's word is waited for, so that each place may set its own days.
alter table cases.case add column sign_due_on date;
comment on column cases.case.sign_due_on is 'The last day to sign for it or send it back, while it is passed on and neither was done.';
alter table cases.case add column judge_due_on date;
comment on column cases.case.judge_due_on is 'The last day on which the word of its writer is waited for; of older answers it follows from the day of the answer.';

alter table cases.case drop column due_on, drop column due_at;
alter table cases.case
  add column due_on date generated always as (case
    when joined_to_id is not null then null
    when state = 'SUBMITTED' then accept_due_on
    when state = 'ASSIGNED' then least(sign_due_on, answer_due_on)
    when state in ('ACCEPTED', 'SENT_BACK', 'SIGNED', 'HANDLING', 'REOPENED') then answer_due_on end) stored,
  add column due_at timestamptz generated always as (case
    when joined_to_id is not null then null
    when state = 'SUBMITTED' then coalesce(accept_due_at, timezone('Asia/Shanghai', (accept_due_on + 1)::timestamp))
    when state = 'ASSIGNED' then timezone('Asia/Shanghai', (least(sign_due_on, answer_due_on) + 1)::timestamp)
    when state in ('ACCEPTED', 'SENT_BACK', 'SIGNED', 'HANDLING', 'REOPENED')
      then timezone('Asia/Shanghai', (answer_due_on + 1)::timestamp) end) stored;
comment on column cases.case.due_on is 'The limit that runs now; a case is open as long as it has one.';
comment on column cases.case.due_at is 'The instant from which it is late; a case is open as long as it has one.';
create index case_escalated_to on cases.case (escalated_to_id, due_at);
create index case_late on cases.case (due_at, id) where due_at is not null;
create index case_open_by_desk on cases.case (org_path, due_at, id) where due_at is not null;
grant select (due_on, due_at, sign_due_on, judge_due_on), update (judge_due_on) on cases.case to {{app}};

-- As before, with the day until which it is to be signed for; a step that was late and is done now is nobody's above any more.
create or replace function cases.hand_over(of_case uuid, to_org uuid, given jsonb) returns table (verdict text, org_name text)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  passed cases.case;
  target record;
  about_path text;
begin
  select * into passed from cases.case c where c.id = of_case
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return query select 'MISSING', null::text; return; end if;
  select o.id, o.path, o.short_name into target from organisations.org o where o.id = to_org and o.dissolved_on is null;
  if not found or not (target.path >= current_setting('app.path') and target.path < current_setting('app.path_end')
      or not (given->>'isDownOnly')::boolean
        and (starts_with(passed.org_path, target.path) or passed.assigned_by_id is not distinct from to_org)) then
    return query select 'OUT_OF_REACH', null::text; return;
  end if;
  select o.path into about_path from organisations.org o where o.id = passed.about_org_id;
  if not (passed.is_public or passed.is_direct) and starts_with(target.path, about_path) and target.path <> passed.org_path then
    return query select 'ABOUT_ITSELF', null::text; return;
  end if;
  update cases.case c set org_id = target.id, org_path = target.path, org_name = target.short_name, state = given->>'state',
      send_backs = (given->>'sendBacks')::integer, assigned_by_id = coalesce((given->>'assignedById')::uuid, c.assigned_by_id),
      sign_due_on = (given->>'signDueOn')::date,
      escalated_at = case when (given->>'isInTime')::boolean then null else c.escalated_at end,
      escalated_to_id = case when (given->>'isInTime')::boolean then null else c.escalated_to_id end, version = c.version + 1
    where c.id = of_case;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason, actor_name, note)
    values ((given->>'eventId')::uuid, of_case, (given->>'at')::timestamptz, given->>'act', passed.org_name, target.short_name,
      given->>'reason', given->>'actorName', given->>'note');
  return query select 'DONE', target.short_name::text;
end $$;
