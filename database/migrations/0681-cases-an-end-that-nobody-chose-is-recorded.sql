-- A matter that ends because nobody is left who speaks of it had a line in its course and none in the audit: what closed it was recorded for another
-- case. The doors that may end one now say which (decisions 272).
drop function cases.revoke_filing(bytea, jsonb);
drop function cases.separate_case(uuid, jsonb);
drop function cases.end_unheard(uuid, timestamptz, text);

create function cases.end_unheard(of_case uuid, moment timestamptz, by_name text) returns jsonb
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  ended jsonb;
begin
  update cases.case c set state = 'CLOSED', closed_at = moment, version = c.version + 1
    where c.id = of_case and c.taken_back_at is not null and c.due_on is not null
      and not exists (select from cases.case v where v.joined_to_id = c.id and v.state <> 'CLOSED')
    returning jsonb_build_object('id', c.id, 'orgId', c.org_id, 'aboutOrgId', c.about_org_id) into ended;
  if ended is null then return null; end if;
  insert into cases.event (id, case_id, at, act, by_name) values (gen_random_uuid(), of_case, moment, 'endUnheard', by_name);
  return ended;
end $$;
comment on function cases.end_unheard is 'Closes a matter that was taken back when nobody who joined it is left, and says which.';
select app.make_definer('cases.end_unheard(uuid, timestamptz, text)', '{{search}}');

create function cases.revoke_filing(hash bytea, given jsonb) returns table (done boolean, ended jsonb)
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  one cases.case;
  moment timestamptz := (given->>'at')::timestamptz;
  stays boolean;
begin
  done := false;
  select * into one from cases.case c where c.code_hash = hash for update;
  update cases.filing f set revoked_at = moment where f.case_id = one.id and f.revoked_at is null;
  if not found then return next; return; end if;
  -- What was not accepted stays so: whoever filed it holds its code and would make the refusal disappear.
  stays := one.state in ('NOT_ACCEPTED', 'CLOSED')
    or one.due_on is not null and exists (select from cases.case v where v.joined_to_id = one.id and v.state <> 'CLOSED');
  update cases.case c set contact_sealed = null, taken_back_at = moment, voices = c.voices - 1, version = c.version + 1,
      taken_back_as = case when one.first_replied_at is not null then 'ANSWERED' when one.state = 'NOT_ACCEPTED' then 'REFUSED'
        when one.answer_due_on < (moment at time zone 'Asia/Shanghai')::date then 'LATE' else 'WAITING' end,
      state = case when stays then c.state else 'CLOSED' end, closed_at = case when stays then c.closed_at else moment end
    where c.id = one.id;
  update cases.case c set voices = c.voices - 1, version = c.version + 1 where c.id = one.joined_to_id;
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, one.id, moment, 'revoke', given->>'byName');
  done := true;
  ended := cases.end_unheard(one.joined_to_id, moment, given->>'systemName');
  return next;
end $$;
select app.make_definer('cases.revoke_filing(bytea, jsonb)', '{{portal}}');

create function cases.separate_case(of_case uuid, given jsonb) returns table (done boolean, ended jsonb)
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  one record;
  moment timestamptz := (given->>'at')::timestamptz;
begin
  done := false;
  select c.id, c.joined_to_id, c.voices into one from cases.case c where c.id = of_case and c.joined_to_id is not null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return next; return; end if;
  update cases.case c set voices = c.voices - one.voices, version = c.version + 1 where c.id = one.joined_to_id;
  update cases.case c set joined_to_id = null, version = c.version + 1 where c.id = one.id;
  insert into cases.event (id, case_id, at, act, by_name, reason, actor_name)
    values ((given->>'eventId')::uuid, one.id, moment, 'separate', given->>'byName', given->>'reason', given->>'actorName');
  done := true;
  ended := cases.end_unheard(one.joined_to_id, moment, given->>'systemName');
  return next;
end $$;
select app.make_definer('cases.separate_case(uuid, jsonb)', '{{app}}');
