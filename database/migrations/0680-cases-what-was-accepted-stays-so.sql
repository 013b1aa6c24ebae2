-- What a desk had accepted lost that day when it was joined to a message that no desk had accepted: it stood unaccepted again, out of public sight, and
-- when its writer took it back later its words were kept back for good. A desk could make an accepted message disappear so. What was accepted stays
-- accepted, and joins nothing that was not (decisions 272).
create or replace function cases.carry_along() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
begin
  update cases.case c set state = new.state, outcome = new.outcome, org_id = new.org_id, org_path = new.org_path,
      org_name = new.org_name, assigned_by_id = new.assigned_by_id, send_backs = new.send_backs, extensions = new.extensions,
      answer_due_on = new.answer_due_on, due_provisional = new.due_provisional, extended_days = new.extended_days,
      extension_reason = new.extension_reason, refusal_reason = new.refusal_reason, refusal_note = new.refusal_note,
      accepted_at = coalesce(c.accepted_at, new.accepted_at), replied_at = new.replied_at,
      first_replied_at = coalesce(c.first_replied_at, new.first_replied_at),
      was_on_time = coalesce(c.was_on_time, new.was_on_time), version = c.version + 1
    where c.joined_to_id = new.id and c.state <> 'CLOSED';
  return null;
end $$;

create or replace function cases.put_together(of_case uuid, into_case uuid, given jsonb) returns text
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  main cases.case;
  one cases.case;
begin
  perform 1 from cases.case c where c.id in (of_case, into_case) order by c.id for update;
  select * into main from cases.case c where c.id = into_case;
  select * into one from cases.case c where c.id = of_case;
  if main.id is null or one.id is null or main.id = one.id then return 'MISSING'; end if;
  if main.joined_to_id is not null or one.joined_to_id is not null then return 'JOINED'; end if;
  if not main.is_public or not one.is_public then return 'PRIVATE'; end if;
  if main.due_on is null or one.due_on is null then return 'ENDED'; end if;
  if one.is_urgent and one.first_words = 0 then return 'URGENT'; end if;
  if main.state = 'SUBMITTED' and one.state <> 'SUBMITTED' then return 'UNREAD'; end if;
  update cases.case c set joined_to_id = main.id where c.joined_to_id = one.id;
  update cases.case c set joined_to_id = main.id, version = c.version + 1, voices = (one.taken_back_at is null)::integer,
      state = case when one.taken_back_at is null then c.state else 'CLOSED' end,
      closed_at = case when one.taken_back_at is null then c.closed_at else (given->>'at')::timestamptz end
    where c.id = one.id;
  update cases.case c set voices = c.voices + one.voices, version = c.version + 1 where c.id = main.id;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason, actor_name)
    values ((given->>'eventId')::uuid, one.id, (given->>'at')::timestamptz, 'join', given->>'byName', null, main.number,
      given->>'actorName');
  return 'DONE';
end $$;

-- Its own course says when each was accepted first; what was kept back for nothing else than that is shown again.
update cases.case c set accepted_at = first.at,
    is_withheld = c.is_withheld and not (c.taken_back_at is not null and c.refused_at is null and first.at <= c.taken_back_at)
  from (select e.case_id, min(e.at) as at from cases.event e where e.act in ('accept', 'takeOver', 'filePetition') group by e.case_id) first
  where first.case_id = c.id and (c.accepted_at is null or c.accepted_at > first.at)
    and exists (select from cases.event e where e.case_id = c.id and e.act = 'join');
