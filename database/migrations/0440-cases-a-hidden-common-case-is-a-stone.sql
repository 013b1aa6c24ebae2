-- Whose message is handled with another that was hidden by a measure reads the stone of that one: by which rule, who decided it, when, how the appeal
-- stands, and that an answer exists. No word of its course, its answers, promises and calls leaves to somebody else's writer (D24, T38).
create function cases.follows_hidden(of_case uuid) returns boolean
  language sql stable security definer set search_path = cases, pg_temp as $$
  select exists (select 1 from cases.case one join cases.case main on main.id = one.joined_to_id
    where one.id = of_case and main.hidden_rule is not null)
$$;
comment on function cases.follows_hidden is 'Whether a case is handled with another whose words are hidden.';
select app.make_definer('cases.follows_hidden(uuid)', '{{search}}');

create or replace function cases.common_of(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select jsonb_build_object('number', main.number, 'voices', main.voices, 'isOwn', main.id = one.id,
    'hiddenRule', main.hidden_rule, 'hiddenBy', main.hidden_by, 'hiddenAt', main.hidden_at, 'hiddenAppeal', main.hidden_appeal,
    'repliedAt', main.replied_at,
    'events', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'act', e.act, 'byName', e.by_name, 'toName', e.to_name,
        'reason', case when main.hidden_rule is null or not cases.is_written(e.act) then e.reason end) order by e.at, e.id), '[]')
        from cases.event e where e.case_id = main.id and main.id <> one.id
          and e.act not in ('submit', 'supplement', 'rate', 'reopen', 'eraseContact', 'join', 'separate')),
    'replies', (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'text', r.text, 'byName', r.by_name) order by r.at, r.id),
        '[]') from cases.reply r where r.case_id = main.id and main.id <> one.id and main.hidden_rule is null))
  from cases.case one join cases.case main on main.id = coalesce(one.joined_to_id, one.id)
  where one.code_hash = hash and main.voices > 1
$$;
select app.make_definer('cases.common_of(bytea)', '{{portal}}');

-- What was promised to him before the two were put together stays told.
create or replace function cases.promises_of(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('byName', p.by_name, 'what', p.what, 'dueOn', p.due_on, 'state', p.state,
      'doneOn', p.done_on, 'reason', p.reason) order by p.due_on, p.id), '[]')
  from cases.case c join cases.promise p on p.case_id = c.id or p.case_id = c.joined_to_id and not cases.follows_hidden(c.id)
  where c.code_hash = hash
$$;
select app.make_definer('cases.promises_of(bytea)', '{{portal}}');

create or replace function cases.own_calls(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.calls_in(array[c.id, case when not cases.follows_hidden(c.id) then c.joined_to_id end],
    '{reportIn,declineCall,finish,tellLate,askAgain,closeCall}')
  from cases.case c where c.code_hash = hash
$$;
select app.make_definer('cases.own_calls(bytea)', '{{portal}}');

-- The reason of an extension is carried from the common case; so it is kept back with it, from its writer here and in public.
create or replace function cases.told_extension(of_case uuid) returns text
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.extension_reason from cases.case c
  where c.id = of_case and c.is_public and c.state <> 'SUBMITTED' and c.hidden_rule is null and not c.is_withheld
    and not cases.follows_hidden(c.id)
$$;
select app.make_definer('cases.told_extension(uuid)', '{{portal}}');

create or replace function cases.open_case(hash bytea, for_change boolean) returns jsonb
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
    'extendedDays', opened.extended_days, 'extensionReason', case when not cases.follows_hidden(opened.id) then opened.extension_reason end, 'refusalReason', opened.refusal_reason,
    'refusalNote', opened.refusal_note, 'sendBacks', opened.send_backs, 'extensions', opened.extensions,
    'reopenings', opened.reopenings, 'urgency', opened.urgency, 'isUrgent', opened.is_urgent, 'firstWords', opened.first_words,
    'firstWordDueAt', opened.first_word_due_at, 'firstWordAt', opened.first_word_at, 'isImported', opened.is_imported, 'hasContact', opened.contact_sealed is not null,
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

-- Nor does an answer or a first word go out by a channel; the worker says that there is one.
create or replace function cases.take_tellings(moment timestamptz, doubles_known text[])
  returns table (id uuid, case_id uuid, number text, what text, tries integer, kind text, reply_url text, is_private boolean, channel_id uuid,
    mailbox text, secret_sealed bytea, handle_sealed bytea, code_sealed bytea, text text, refusal_reason text, refusal_note text,
    org_name text, at timestamptz, hints text[])
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update cases.telling t set state = case when h.kind = any (doubles_known) then 'QUEUED' else 'UNSURE' end,
      fault = 'INTERRUPTED', ended_at = case when h.kind = any (doubles_known) then null else moment end
    from cases.channel h where h.id = t.channel_id and t.state = 'SENDING' and t.next_at < moment - interval '5 minutes';
  return query
    with taken as (
      update cases.telling t set state = 'SENDING', tries = t.tries + 1, next_at = moment
      where t.id in (
        select q.id from cases.telling q join cases.channel h on h.id = q.channel_id and h.state = 'ACTIVE'
        where q.state = 'QUEUED' and q.next_at <= moment order by q.next_at, q.id limit 20 for update of q skip locked)
      returning t.*)
    select t.id, t.case_id, c.number, t.what, t.tries, h.kind, h.reply_url, h.is_private, h.id, h.mailbox, h.secret_sealed,
      a.handle_sealed, t.code_sealed, case when not cases.follows_hidden(c.id) then coalesce(r.text, e.reason) end, c.refusal_reason, c.refusal_note, c.org_name, t.at, t.hints
    from taken t join cases.case c on c.id = t.case_id join cases.channel h on h.id = t.channel_id
      join cases.arrival a on a.case_id = t.case_id left join cases.reply r on r.id = t.reply_id
      left join cases.event e on e.id = t.event_id
    order by t.at, t.id;
end $$;
select app.make_definer('cases.take_tellings(timestamptz, text[])', '{{worker}}');
