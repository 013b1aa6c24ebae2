-- What its writer took back is neither judged nor taken up again: whoever filed it holds its code and would raise his rates by it, or win a new
-- limit (decisions 256). Nothing is judged that nobody answered, and no such word is counted.
create or replace function cases.rate_case(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
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
  if exists (select from cases.filing f where f.case_id = opened.id and f.revoked_at is not null) then
    return false;
  end if;
  if judges and opened.first_replied_at is null then return false; end if;
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
        urgency = null, is_urgent = false, urgent_at = null, first_words = 0, first_word_due_at = null, first_word_at = null,
        version = version + 1, org_id = desk.org_id, org_path = desk.org_path, org_name = desk.org_name
      where c.id = opened.id;
  end if;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason)
    values ((given->>'eventId')::uuid, opened.id, moment, given->>'act', given->>'byName', to_name, given->>'reason');
  return true;
end $$;
create or replace function cases.open_case(hash bytea, for_change boolean) returns jsonb
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
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
    'extendedDays', opened.extended_days, 'extensionReason', case when not cases.follows_hidden(opened.id) then opened.extension_reason end, 'refusalReason', opened.refusal_reason,
    'refusalNote', opened.refusal_note, 'sendBacks', opened.send_backs, 'extensions', opened.extensions,
    'reopenings', opened.reopenings, 'urgency', opened.urgency, 'isUrgent', opened.is_urgent, 'firstWords', opened.first_words,
    'firstWordDueAt', opened.first_word_due_at, 'firstWordAt', opened.first_word_at, 'isImported', opened.is_imported,
    'isAnswered', opened.first_replied_at is not null,
    'isRevoked', exists (select from cases.filing f where f.case_id = opened.id and f.revoked_at is not null),
    'hasContact', opened.contact_sealed is not null,
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
create or replace function cases.count_below(about uuid, since timestamp with time zone, until_at timestamp with time zone, on_day date)
  returns table (org_id uuid, org_name text, slug text, is_own boolean, received bigint, accepted bigint, refused bigint, answered bigint, clocked bigint, on_time bigint, overdue bigint, judged bigint, solved bigint, partly bigint, not_solved bigint, graded bigint, satisfied bigint, imported bigint)
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select o.id, o.short_name, o.slug, o.id = about, count(*), count(*) filter (where c.accepted_at is not null),
    count(*) filter (where c.state = 'NOT_ACCEPTED'), count(*) filter (where c.first_replied_at is not null),
    count(*) filter (where c.was_on_time is not null or late.yes), count(*) filter (where c.was_on_time),
    count(*) filter (where late.yes), count(r.outcome), count(*) filter (where r.outcome = 'SOLVED'),
    count(*) filter (where r.outcome = 'PARTLY'), count(*) filter (where r.outcome = 'NOT_SOLVED'), count(r.grade),
    count(*) filter (where r.grade >= 4), count(*) filter (where c.is_imported)
  from cases.counted_under(about, since, until_at) u
    join cases.case c on c.id = u.id
    join organisations.org o on o.path = u.place
    left join lateral (select outcome, grade from cases.rating where case_id = c.id and c.first_replied_at is not null
      order by at desc, id desc limit 1) r on true
    cross join lateral (select c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on
      < least(on_day, case when c.state = 'CLOSED' then (c.closed_at at time zone 'Asia/Shanghai')::date end) as yes) late
  group by o.id, o.short_name, o.slug, o.path
  order by o.path collate "C"
$$;
