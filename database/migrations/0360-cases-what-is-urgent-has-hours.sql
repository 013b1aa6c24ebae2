-- What is urgent has hours of its own (party-rules 11.2, decisions 143): its desk says of which kind it is, and from then on a first word 首次反馈 is
-- owed within hours of the clock, day and night. Until it is said, the case is late from that instant if nothing else ends before.
alter table cases.case
  add column urgency text,
  add column is_urgent boolean not null default false,
  add column urgent_at timestamptz,
  add column first_word_due_at timestamptz,
  add column first_word_at timestamptz,
  add column first_words integer not null default 0,
  add constraint case_urgency check (urgency in ('EMERGENCY', 'UTILITIES')),
  add constraint case_is_urgent check (is_urgent = (urgency is not null) and (urgency is null or first_word_due_at is not null and urgent_at is not null)),
  add constraint case_first_word check (first_words = 0 and first_word_at is null or first_words = 1 and first_word_at is not null and is_urgent);
comment on column cases.case.urgency is 'Of which kind it is, as a desk said; null when it is not urgent. No software decides it.';
comment on column cases.case.is_urgent is 'Whether it has a kind, as the procedure of a case knows it.';
comment on column cases.case.urgent_at is 'Since when its hours run, in this round; stays when the kind is taken back.';
comment on column cases.case.first_word_due_at is 'Until when the first word is due, by the clock and not by office hours.';
comment on column cases.case.first_words is 'How often the first word was said in this round: none or once.';

alter table cases.case drop column due_on, drop column due_at;
alter table cases.case
  add column due_on date generated always as (case
    when joined_to_id is not null then null
    when state = 'SUBMITTED' then least(accept_due_on, case when is_urgent and first_words = 0 then timezone('Asia/Shanghai', first_word_due_at)::date end)
    when state = 'ASSIGNED' then least(sign_due_on, answer_due_on, case when is_urgent and first_words = 0 then timezone('Asia/Shanghai', first_word_due_at)::date end)
    when state in ('ACCEPTED', 'SENT_BACK', 'SIGNED', 'HANDLING', 'REOPENED')
      then least(answer_due_on, case when is_urgent and first_words = 0 then timezone('Asia/Shanghai', first_word_due_at)::date end) end) stored,
  add column due_at timestamptz generated always as (case
    when joined_to_id is not null then null
    when state = 'SUBMITTED' then least(coalesce(accept_due_at, timezone('Asia/Shanghai', (accept_due_on + 1)::timestamp)),
      case when is_urgent and first_words = 0 then first_word_due_at end)
    when state = 'ASSIGNED' then least(timezone('Asia/Shanghai', (least(sign_due_on, answer_due_on) + 1)::timestamp),
      case when is_urgent and first_words = 0 then first_word_due_at end)
    when state in ('ACCEPTED', 'SENT_BACK', 'SIGNED', 'HANDLING', 'REOPENED')
      then least(timezone('Asia/Shanghai', (answer_due_on + 1)::timestamp), case when is_urgent and first_words = 0 then first_word_due_at end)
    end) stored;
comment on column cases.case.due_on is 'The limit that runs now; a case is open as long as it has one.';
comment on column cases.case.due_at is 'The instant from which it is late; a case is open as long as it has one.';
create index case_escalated_to on cases.case (escalated_to_id, due_at);
create index case_late on cases.case (due_at, id) where due_at is not null;
create index case_open_by_desk on cases.case (org_path, due_at, id) where due_at is not null;
grant select (due_on, due_at, urgency, is_urgent, urgent_at, first_word_due_at, first_word_at, first_words),
  update (urgency, is_urgent, urgent_at, first_word_due_at, first_word_at, first_words) on cases.case to {{app}};

-- Each place sets these hours as its other limits.
alter table cases.place_limit drop constraint place_limit_name;
alter table cases.place_limit add constraint place_limit_name
  check (name in ('acceptHours', 'sign', 'consult', 'answer', 'complex', 'extension', 'silence', 'emergencyHours', 'utilitiesHours'));
comment on table cases.place_limit is
  'A limit 办理时限 that an organisation set for itself and those below: office hours to accept, hours of the clock for what is urgent, working days for the rest.';

-- Its writer reads of which kind it is and until when the first word is due.
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
    'extendedDays', opened.extended_days, 'extensionReason', opened.extension_reason, 'refusalReason', opened.refusal_reason,
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

-- A new round begins without a kind: whoever takes it up again says it anew.
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
        urgency = null, is_urgent = false, urgent_at = null, first_words = 0, first_word_due_at = null, first_word_at = null,
        version = version + 1, org_id = desk.org_id, org_path = desk.org_path, org_name = desk.org_name
      where c.id = opened.id;
  end if;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason)
    values ((given->>'eventId')::uuid, opened.id, moment, given->>'act', given->>'byName', to_name, given->>'reason');
  return true;
end $$;
select app.make_definer('cases.rate_case(bytea, jsonb)', '{{portal}}');

-- What waits for its first word is not put with another: its hours would be gone.
create or replace function cases.put_together(of_case uuid, into_case uuid, given jsonb) returns text
  language plpgsql security definer set search_path = cases, pg_temp as $$
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
  update cases.case c set joined_to_id = main.id where c.joined_to_id = one.id;
  update cases.case c set joined_to_id = main.id, voices = 1, version = c.version + 1 where c.id = one.id;
  update cases.case c set voices = c.voices + one.voices, version = c.version + 1 where c.id = main.id;
  insert into cases.event (id, case_id, at, act, by_name, to_name, reason, actor_name)
    values ((given->>'eventId')::uuid, one.id, (given->>'at')::timestamptz, 'join', given->>'byName', null, main.number,
      given->>'actorName');
  return 'DONE';
end $$;
select app.make_definer('cases.put_together(uuid, uuid, jsonb)', '{{search}}');
