-- The way back to a writer was erased as soon as his case had ended and nothing waited to be sent; a letter that had failed then could never be sent again, although the
-- desk was offered that. It is kept until a person sent it or told the writer, and for a month at most (D29).
create function cases.end_way_back() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update arrival a set handle_sealed = null from cases.case c
    where a.case_id = new.case_id and c.id = a.case_id and c.state in ('NOT_ACCEPTED', 'CLOSED')
      and not exists (select 1 from telling t where t.case_id = a.case_id and t.state in ('QUEUED', 'SENDING', 'UNSURE', 'GIVEN_UP'));
  return null;
end $$;
select app.make_definer('cases.end_way_back()', '{{search}}');
create trigger way_back_ends after update of state on cases.telling for each row
  when (new.state not in ('QUEUED', 'SENDING', 'UNSURE', 'GIVEN_UP')) execute function cases.end_way_back();

create or replace function cases.note_telling(of_telling uuid, given jsonb) returns void
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  told cases.telling;
  moment timestamptz := (given->>'at')::timestamptz;
  is_sent boolean := given->>'state' = 'SENT';
begin
  update cases.telling t set state = given->>'state', fault = given->>'fault', next_at = (given->>'nextAt')::timestamptz,
      ended_at = case when given->>'state' = 'QUEUED' then null else moment end,
      code_sealed = case when is_sent then null else t.code_sealed end
    where t.id = of_telling and t.state = 'SENDING' returning * into told;
  if not found then return; end if;
  update cases.channel h set last_sent_at = case when is_sent then moment else h.last_sent_at end,
      last_fault = case when is_sent then h.last_fault else given->>'fault' end,
      last_fault_at = case when is_sent then h.last_fault_at else moment end
    where h.id = told.channel_id;
  if is_sent and told.what <> 'RECEIPT' then
    insert into cases.event (id, case_id, at, act, by_name)
      values ((given->>'eventId')::uuid, told.case_id, moment, 'tellBack', given->>'byName');
  end if;
end $$;

-- Forgets the ways back to writers whose case ended a month ago and whose letters nobody settled. Gives how many.
create function cases.forget_ways_back(moment timestamptz) returns integer
  language sql security definer set search_path = cases, pg_temp as $$
  with gone as (
    update arrival a set handle_sealed = null from cases.case c
      where c.id = a.case_id and a.handle_sealed is not null and c.state in ('NOT_ACCEPTED', 'CLOSED')
        and not exists (select 1 from telling t where t.case_id = a.case_id
          and (t.state in ('QUEUED', 'SENDING') or t.ended_at > moment - interval '30 days'))
      returning 1)
  select count(*)::integer from gone
$$;
select app.make_definer('cases.forget_ways_back(timestamptz)', '{{app}}');
