-- The doors of the cases: each function does one thing, is owned by the role without login and states its own limits.

-- Gives out numbers: the last order of each day after adding so many.
create function cases.take_orders(days date[], counts integer[]) returns table (day date, last integer)
  language sql security definer set search_path = cases, pg_temp as $$
  insert into cases.counter as c (day, last) select * from unnest(days, counts) as asked (day, n) where n > 0 order by 1
  on conflict (day) do update set last = c.last + excluded.last
  returning c.day, c.last
$$;
select app.make_definer('cases.take_orders(date[], integer[])', '{{app}}, {{portal}}');

-- The organisation whose desk takes a case about this path: the nearest desk at or above it, above it when one_up is
-- asked (CZ4); without any desk the topmost organisation.
create function cases.desk_for(about_path text, one_up boolean) returns table (org_id uuid, org_path text, org_name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.id, o.path, o.short_name
  from organisations.org o left join cases.desk d on d.org_id = o.id
  where o.path = any (organisations.paths_to(about_path)) and (d.org_id is not null or o.parent_id is null)
    and (not one_up or o.path <> about_path or o.parent_id is null)
  order by d.org_id is not null and (not one_up or o.path <> about_path) desc, length(o.path) desc
  limit 1
$$;
select app.make_definer('cases.desk_for(text, boolean)', '{{search}}');

-- Who will receive a case about this organisation, to be told before it is written.
create function cases.find_desk_name(about uuid) returns text
  language sql stable security definer set search_path = cases, pg_temp as $$
  select d.org_name from organisations.org o cross join lateral cases.desk_for(o.path, false) d
  where o.id = about and o.dissolved_on is null
$$;
select app.make_definer('cases.find_desk_name(uuid)', '{{app}}, {{portal}}');

-- Takes a citizen's case in and gives the desk's name; nothing when the organisation does not exist (any more).
create function cases.submit_case(given jsonb, hash bytea, contact bytea) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  about record;
  desk record;
  consented boolean := (given->>'isPublic')::boolean and given->>'kind' <> 'REPORT';
begin
  select o.id, o.path, o.short_name into about from organisations.org o
    where o.id = (given->>'aboutOrgId')::uuid and o.dissolved_on is null;
  if not found then return null; end if;
  select * into desk from cases.desk_for(about.path, not consented or (given->>'oneUp')::boolean);
  insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
      contact_sealed, is_public, channel, accept_due_on, answer_due_on, due_provisional, previous_id, created_at, search_text, terms)
    values ((given->>'id')::uuid, given->>'number', hash, desk.org_id, desk.org_path, desk.org_name, about.id, about.short_name,
      given->>'kind', given->>'title', given->>'body', given->>'writerMask', contact, consented, given->>'channel',
      (given->>'acceptDueOn')::date, (given->>'answerDueOn')::date, (given->>'dueProvisional')::boolean,
      (given->>'previousId')::uuid, (given->>'at')::timestamptz, given->>'searchText', (given->>'terms')::tsvector);
  insert into cases.event (id, case_id, at, act, by_name, to_name)
    values ((given->>'eventId')::uuid, (given->>'id')::uuid, (given->>'at')::timestamptz, 'submit', given->>'byName', desk.org_name);
  return desk.org_name;
end $$;
select app.make_definer('cases.submit_case(jsonb, bytea, bytea)', '{{portal}}');

-- The whole of a case as its writer may see it. The digest covers number and code together, so a wrong code takes the
-- same look at the same index whether the number exists or not (T12).
create function cases.open_case(hash bytea, for_change boolean) returns jsonb
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened cases.case;
begin
  if for_change then
    select * into opened from cases.case c where c.code_hash = hash for update;
  else
    select * into opened from cases.case c where c.code_hash = hash;
  end if;
  if not found then return null; end if;
  return jsonb_build_object('id', opened.id, 'number', opened.number, 'orgName', opened.org_name, 'aboutOrgId', opened.about_org_id,
    'aboutName', opened.about_name, 'kind', opened.kind, 'title', opened.title, 'body', opened.body, 'writerMask', opened.writer_mask,
    'isPublic', opened.is_public, 'state', opened.state, 'outcome', opened.outcome, 'grade', opened.grade,
    'acceptDueOn', opened.accept_due_on, 'answerDueOn', opened.answer_due_on, 'isProvisional', opened.due_provisional,
    'extendedDays', opened.extended_days, 'extensionReason', opened.extension_reason, 'refusalReason', opened.refusal_reason,
    'refusalNote', opened.refusal_note, 'sendBacks', opened.send_backs, 'extensions', opened.extensions,
    'reopenings', opened.reopenings, 'isImported', opened.is_imported, 'hasContact', opened.contact_sealed is not null,
    'createdAt', opened.created_at, 'acceptedAt', opened.accepted_at, 'repliedAt', opened.replied_at, 'closedAt', opened.closed_at,
    'events', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'act', e.act, 'byName', e.by_name, 'toName', e.to_name,
        'reason', e.reason) order by e.at, e.id), '[]') from cases.event e where e.case_id = opened.id),
    'replies', (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'text', r.text, 'byName', r.by_name) order by r.at, r.id),
        '[]') from cases.reply r where r.case_id = opened.id),
    'supplements', (select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'text', s.text) order by s.at, s.id), '[]')
        from cases.supplement s where s.case_id = opened.id),
    'ratings', (select coalesce(jsonb_agg(jsonb_build_object('at', g.at, 'outcome', g.outcome, 'grade', g.grade, 'reason', g.reason)
        order by g.at, g.id), '[]') from cases.rating g where g.case_id = opened.id));
end $$;
select app.make_definer('cases.open_case(bytea, boolean)', '{{portal}}');

-- The citizen adds to a case.
create function cases.add_supplement(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened uuid;
begin
  update cases.case c set version = version + 1 where c.code_hash = hash returning c.id into opened;
  if opened is null then return false; end if;
  insert into cases.supplement (id, case_id, at, text)
    values ((given->>'id')::uuid, opened, (given->>'at')::timestamptz, given->>'text');
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, opened, (given->>'at')::timestamptz, 'supplement', given->>'byName');
  return true;
end $$;
select app.make_definer('cases.add_supplement(bytea, jsonb)', '{{portal}}');

-- The citizen says what came of it, and where that says so, the case begins anew at the desk above (CZ5, D21).
create function cases.rate_case(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened cases.case;
  desk record;
  to_name text;
  moment timestamptz := (given->>'at')::timestamptz;
begin
  select * into opened from cases.case c where c.code_hash = hash for update;
  if not found or opened.state not in ('REPLIED', 'CLOSED', 'NOT_ACCEPTED') then return false; end if;
  if given->>'outcome' is not null then
    insert into cases.rating (id, case_id, at, outcome, grade, reason)
      values ((given->>'id')::uuid, opened.id, moment, given->>'outcome', (given->>'grade')::integer, given->>'reason');
  end if;
  update cases.case c set outcome = given->>'outcome', grade = (given->>'grade')::integer, version = version + 1,
      state = 'CLOSED', closed_at = moment
    where c.id = opened.id and given->>'outcome' is not null;
  if (given->>'reopens')::boolean then
    select * into desk from cases.desk_for(opened.org_path, (given->>'oneUp')::boolean);
    to_name := desk.org_name;
    update cases.case c set state = 'REOPENED', outcome = null, grade = null, send_backs = 0, extensions = 0, extended_days = 0,
        extension_reason = null, refusal_reason = null, refusal_note = null, reopenings = reopenings + 1, assigned_by_id = null,
        answer_due_on = (given->>'answerDueOn')::date, due_provisional = (given->>'dueProvisional')::boolean, closed_at = null,
        escalated_at = null, version = version + 1, org_id = desk.org_id, org_path = desk.org_path, org_name = desk.org_name
      where c.id = opened.id;
  end if;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason)
    values ((given->>'eventId')::uuid, opened.id, moment, given->>'act', given->>'byName', to_name, given->>'reason');
  return true;
end $$;
select app.make_definer('cases.rate_case(bytea, jsonb)', '{{portal}}');

-- The citizen has the telephone number and the name erased (CZ9).
create function cases.erase_contact(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened uuid;
begin
  update cases.case c set contact_sealed = null, version = version + 1 where c.code_hash = hash returning c.id into opened;
  if opened is null then return false; end if;
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, opened, (given->>'at')::timestamptz, 'eraseContact', given->>'byName');
  return true;
end $$;
select app.make_definer('cases.erase_contact(bytea, jsonb)', '{{portal}}');

-- Passes a case on: down inside the caller's reach, up to any organisation above the one that handles it, or back to who
-- assigned it. A case that is not public never goes to the organisation it is about (CZ4, XF-05).
create function cases.hand_over(of_case uuid, to_org uuid, given jsonb) returns table (verdict text, org_name text)
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
  if not passed.is_public and starts_with(target.path, about_path) and target.path <> passed.org_path then
    return query select 'ABOUT_ITSELF', null::text; return;
  end if;
  update cases.case c set org_id = target.id, org_path = target.path, org_name = target.short_name, state = given->>'state',
      send_backs = (given->>'sendBacks')::integer, assigned_by_id = coalesce((given->>'assignedById')::uuid, c.assigned_by_id),
      version = c.version + 1
    where c.id = of_case;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason, actor_name, note)
    values ((given->>'eventId')::uuid, of_case, (given->>'at')::timestamptz, given->>'act', passed.org_name, target.short_name,
      given->>'reason', given->>'actorName', given->>'note');
  return query select 'DONE', target.short_name::text;
end $$;
select app.make_definer('cases.hand_over(uuid, uuid, jsonb)', '{{app}}');

-- The desks above the organisation that handles a case in reach, nearest first: where it may be passed upwards.
create function cases.desks_above(of_case uuid) returns table (org_id uuid, name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.id, o.short_name
  from cases.case c
    join organisations.org o on starts_with(c.org_path, o.path) and o.path <> c.org_path and o.dissolved_on is null
    left join cases.desk d on d.org_id = o.id
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    and (d.org_id is not null or o.parent_id is null)
  order by length(o.path) desc
$$;
select app.make_definer('cases.desks_above(uuid)', '{{app}}');

-- Full text needs a door: under a policy no index serves @@. The reach stands in the function.
create function cases.search(asked tsquery, patterns text[], most integer) returns setof uuid
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id from cases.case c
  where c.terms @@ asked and c.search_text like all (patterns)
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
  order by c.created_at desc limit most
$$;
select app.make_definer('cases.search(tsquery, text[], integer)', '{{app}}');

create function cases.search_public(asked tsquery, patterns text[], about uuid, most integer) returns setof uuid
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id from cases.case c
  where c.terms @@ asked and c.search_text like all (patterns) and c.is_public
    and c.state not in ('SUBMITTED', 'NOT_ACCEPTED') and (about is null or c.about_org_id = about)
  order by c.created_at desc limit most
$$;
select app.make_definer('cases.search_public(tsquery, text[], uuid, integer)', '{{portal}}');

-- Counts for the open statistics page, private cases with the public ones: numbers only (UX-PT9). On time is asked of the
-- cases whose clock ran.
create function cases.count_about(about uuid, since timestamptz, until_at timestamptz)
  returns table (received bigint, accepted bigint, refused bigint, answered bigint, clocked bigint, on_time bigint, rated bigint,
    satisfied bigint, solved bigint, imported bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select count(*), count(*) filter (where accepted_at is not null), count(*) filter (where state = 'NOT_ACCEPTED'),
    count(*) filter (where first_replied_at is not null), count(*) filter (where was_on_time is not null),
    count(*) filter (where was_on_time), count(*) filter (where grade is not null), count(*) filter (where grade >= 4),
    count(*) filter (where outcome = 'SOLVED'), count(*) filter (where is_imported)
  from cases.case c where c.about_org_id = about and c.created_at >= since and c.created_at < until_at
$$;
select app.make_definer('cases.count_about(uuid, timestamptz, timestamptz)', '{{app}}, {{portal}}');
