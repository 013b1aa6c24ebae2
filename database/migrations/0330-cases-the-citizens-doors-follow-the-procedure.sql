-- What a citizen may do is said by the procedure of a case (decisions 130). Two doors let a little more through than it says: a case that is
-- finished took additions, one that was not accepted a judgement (0336). The service asked the procedure before; now the doors hold it by themselves.

create or replace function cases.add_supplement(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened uuid;
begin
  update cases.case c set version = version + 1
    where c.code_hash = hash and not c.is_closed and c.state not in ('CLOSED', 'NOT_ACCEPTED') returning c.id into opened;
  if opened is null then return false; end if;
  insert into cases.supplement (id, case_id, at, text)
    values ((given->>'id')::uuid, opened, (given->>'at')::timestamptz, given->>'text');
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, opened, (given->>'at')::timestamptz, 'supplement', given->>'byName');
  return true;
end $$;
