-- A case taken up again climbed from the desk that was told last in the round before; a new round begins at its own desk, with no limit of the old one (D20, D21).
-- Nor is a judgement taken on a case that was not accepted (decisions 130).
create or replace function cases.rate_case(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened cases.case;
  desk record;
  to_name text;
  moment timestamptz := (given->>'at')::timestamptz;
  judges boolean := given->>'outcome' is not null;
  reopens boolean := coalesce((given->>'reopens')::boolean, false);
begin
  select * into opened from cases.case c where c.code_hash = hash for update;
  if not found or not (judges or reopens) then return false; end if;
  if judges and opened.state not in ('REPLIED', 'CLOSED') then return false; end if;
  if reopens and opened.state not in ('REPLIED', 'CLOSED', 'NOT_ACCEPTED') then return false; end if;
  if judges then
    insert into cases.rating (id, case_id, at, outcome, grade, reason)
      values ((given->>'id')::uuid, opened.id, moment, given->>'outcome', (given->>'grade')::integer, given->>'reason');
    update cases.case c set outcome = given->>'outcome', grade = (given->>'grade')::integer, version = version + 1,
        state = 'CLOSED', closed_at = moment
      where c.id = opened.id;
  end if;
  if reopens then
    select * into desk from cases.desk_for(opened.org_path, (given->>'oneUp')::boolean);
    to_name := desk.org_name;
    update cases.case c set state = 'REOPENED', outcome = null, grade = null, send_backs = 0, extensions = 0, extended_days = 0,
        extension_reason = null, refusal_reason = null, refusal_note = null, reopenings = reopenings + 1, assigned_by_id = null,
        answer_due_on = (given->>'answerDueOn')::date, due_provisional = (given->>'dueProvisional')::boolean, closed_at = null,
        escalated_at = null, escalated_to_id = null, sign_due_on = null, judge_due_on = null,
        version = version + 1, org_id = desk.org_id, org_path = desk.org_path, org_name = desk.org_name
      where c.id = opened.id;
  end if;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason)
    values ((given->>'eventId')::uuid, opened.id, moment, given->>'act', given->>'byName', to_name, given->>'reason');
  return true;
end $$;
