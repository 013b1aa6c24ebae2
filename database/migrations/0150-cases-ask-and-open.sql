-- Handlers see the matter and not the person (D23, decisions 86). What they must know they ask on the case; where a telephone number is really
-- needed, a second person agrees to a purpose, the contact opens for who asked for one day, and the writer sees who, why and when.

-- A question and its answer are read by the desk and the writer, by nobody else, also on a public case.
create table cases.question (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  at timestamptz not null,
  text text not null,
  by_name text not null,
  actor_name text not null,
  answered_at timestamptz,
  answer text,
  constraint question_answered check ((answered_at is null) = (answer is null))
);
comment on table cases.question is 'What a desk asks the writer of a case 请您补充, and the answer; never public.';
create index question_by_case on cases.question (case_id, at);
create unique index question_one_open on cases.question (case_id) where answered_at is null;
select cases.guard_part('cases.question');
drop policy shown on cases.question;
grant select on cases.question to {{app}};
grant insert (id, case_id, at, text, by_name, actor_name) on cases.question to {{app}};
grant update (answered_at, answer) on cases.question to {{search}};
create trigger question_is_kept before delete or update of id, case_id, at, text, by_name, actor_name on cases.question
  for each row execute function cases.refuse_silencing();
create trigger answer_is_kept before update of answered_at, answer on cases.question
  for each row when (old.answered_at is not null) execute function cases.refuse_silencing();

-- What was asked in the case behind a code.
create function cases.own_questions(hash bytea)
  returns table (id uuid, at timestamptz, text text, by_name text, answered_at timestamptz, answer text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select q.id, q.at, q.text, q.by_name, q.answered_at, q.answer
  from cases.case c join question q on q.case_id = c.id where c.code_hash = hash order by q.at, q.id
$$;
select app.make_definer('cases.own_questions(bytea)', '{{portal}}');

-- The writer answers, once for each question; that there was an answer stands in the course, its words do not.
create function cases.answer_question(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  answered uuid;
begin
  update question q set answered_at = (given->>'at')::timestamptz, answer = given->>'text'
    from cases.case c where c.id = q.case_id and c.code_hash = hash and q.id = (given->>'id')::uuid and q.answered_at is null
    returning q.case_id into answered;
  if answered is null then return false; end if;
  insert into event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, answered, (given->>'at')::timestamptz, 'answerQuestion', given->>'byName');
  return true;
end $$;
select app.make_definer('cases.answer_question(bytea, jsonb)', '{{portal}}');

create table cases.opening (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  what text not null,
  measure_id uuid references cases.measure (id),
  matter_id uuid not null,
  at timestamptz not null,
  asked_by uuid not null,
  by_name text not null,
  post text not null,
  purpose text not null,
  reason text not null,
  state text not null default 'WAITING',
  decided_at timestamptz,
  decided_by text,
  decided_post text,
  open_until timestamptz,
  constraint opening_once unique (matter_id),
  constraint opening_what check (what = 'CONTACT' and measure_id is null or what = 'ORIGINAL' and measure_id is not null),
  constraint opening_purpose check (what = 'CONTACT' and purpose in ('VISIT', 'NO_NET', 'URGENT', 'IDENTITY')
    or what = 'ORIGINAL' and purpose in ('APPEAL', 'AUDIT', 'LAW')),
  constraint opening_state check (state in ('WAITING', 'OPEN', 'REFUSED', 'WITHDRAWN')),
  constraint opening_open check ((state = 'OPEN') = (open_until is not null))
);
comment on table cases.opening is 'Who asked to see what is sealed of a case – its contact, or the words a measure struck out –, for what, who decided, and until when it is open; its writer reads all of it.';
create index opening_by_case on cases.opening (case_id, at);
create index opening_by_measure on cases.opening (measure_id) where measure_id is not null;
select cases.guard_part('cases.opening');
drop policy shown on cases.opening;
grant select on cases.opening to {{app}};
grant insert (id, case_id, what, measure_id, matter_id, at, asked_by, by_name, post, purpose, reason) on cases.opening to {{app}};
grant update (state, decided_at, decided_by, decided_post, open_until) on cases.opening to {{search}};
create trigger opening_is_kept
  before delete or update of id, case_id, what, measure_id, matter_id, at, asked_by, by_name, post, purpose, reason on cases.opening
  for each row execute function cases.refuse_silencing();

create table cases.look (
  id uuid primary key,
  opening_id uuid not null references cases.opening (id),
  case_id uuid not null references cases.case (id),
  at timestamptz not null
);
comment on table cases.look is 'Each time that what was opened was looked at.';
create index look_by_opening on cases.look (opening_id, at);
create index look_by_case on cases.look (case_id);
select cases.guard_part('cases.look');
drop policy shown on cases.look;
create trigger look_is_kept before delete or update on cases.look
  for each row execute function cases.refuse_silencing();

-- Whether a case in reach has a contact at all.
create function cases.has_contact(of_case uuid) returns boolean
  language sql stable security definer set search_path = cases, pg_temp as $$
  select exists (select 1 from cases.case c where c.id = of_case and c.contact_sealed is not null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end'))
$$;
select app.make_definer('cases.has_contact(uuid)', '{{app}}');

-- Who may decide beside the one who asks: the own office and the nearest desk above, never a body that a private case, a report or a
-- complaint is about, nor one below it (XF-05). A body that a private case or a report is about gets nobody: it may not ask.
create function cases.deciders(of_case uuid, own_org uuid) returns table (org_id uuid, name text, is_own boolean)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select s.id, s.short_name, s.id = own.id
  from cases.case c
    join organisations.org about on about.id = c.about_org_id
    join organisations.org own on own.id = own_org
    join organisations.org s on s.id = own.id or s.id in (select d.org_id from cases.desk_over(own.id) d)
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    and own.path >= current_setting('app.path') and own.path < current_setting('app.path_end')
    and (c.is_public or not starts_with(own.path, about.path))
    and (c.is_public and c.kind <> 'COMPLAINT' or not starts_with(s.path, about.path))
  order by length(s.path) desc
$$;
select app.make_definer('cases.deciders(uuid, uuid)', '{{app}}');

-- Carries out what the matter came to, and nothing else: it is open only where somebody agreed who is neither who asked nor acted for him.
create function cases.decide_opening(of_matter uuid, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  decided record;
  word record;
begin
  select p.outcome, p.starter_account_id, o.asked_by into decided
    from opening o join procedure.matter p on p.id = o.matter_id
    where o.matter_id = of_matter and o.state = 'WAITING' and p.outcome is not null for update of o;
  if not found then return false; end if;
  select a.org_name, a.post, a.account_id, a.for_account_id into word from procedure.act a
    where a.matter_id = of_matter and a.act in ('agree', 'disagree', 'askFirst') order by a.position desc limit 1;
  if decided.outcome = 'AGREED' and (word.account_id is null
      or word.account_id in (decided.asked_by, decided.starter_account_id)
      or word.for_account_id in (decided.asked_by, decided.starter_account_id)) then
    raise exception 'what is sealed is opened by two persons';
  end if;
  update opening o set state = case decided.outcome when 'AGREED' then 'OPEN' else decided.outcome end,
      decided_at = (given->>'at')::timestamptz, decided_by = word.org_name, decided_post = word.post,
      open_until = case decided.outcome when 'AGREED' then (given->>'at')::timestamptz + (given->>'hours')::integer * interval '1 hour' end
    where o.matter_id = of_matter;
  return true;
end $$;
select app.make_definer('cases.decide_opening(uuid, jsonb)', '{{app}}');

-- The only door to a contact: for who asked and was allowed, while it is open, for this purpose (decisions 11), and each look leaves its line.
-- Nothing where it is not open; a null where its writer has erased it.
create function cases.look_at_contact(of_case uuid, given jsonb) returns table (opening_id uuid, purpose text, sealed bytea)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  seen record;
begin
  if coalesce(current_setting('app.purpose', true), '') <> 'cases.contact' then return; end if;
  select o.id, o.purpose, c.contact_sealed into seen
    from opening o join cases.case c on c.id = o.case_id
    where o.case_id = of_case and o.what = 'CONTACT' and o.state = 'OPEN' and o.asked_by::text = current_setting('app.actor')
      and (given->>'at')::timestamptz < o.open_until and now() < o.open_until
      and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    order by o.open_until desc limit 1;
  if not found then return; end if;
  if seen.contact_sealed is not null then
    insert into look (id, opening_id, case_id, at)
      values ((given->>'id')::uuid, seen.id, of_case, (given->>'at')::timestamptz);
  end if;
  return query select seen.id, seen.purpose, seen.contact_sealed;
end $$;
select app.make_definer('cases.look_at_contact(uuid, jsonb)', '{{app}}');

-- Who asked for the contact of the case behind a code, what came of it, and each look: for its writer. Posts, no names.
create function cases.own_openings(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('at', o.at, 'what', o.what, 'byName', o.by_name, 'post', o.post, 'purpose', o.purpose, 'reason', o.reason,
      'state', o.state, 'decidedAt', o.decided_at, 'decidedBy', o.decided_by, 'decidedPost', o.decided_post, 'openUntil', o.open_until,
      'looks', (select coalesce(jsonb_agg(l.at order by l.at), '[]') from look l where l.opening_id = o.id))
    order by o.at desc, o.id), '[]')
  from cases.case c join opening o on o.case_id = c.id where c.code_hash = hash
$$;
select app.make_definer('cases.own_openings(bytea)', '{{portal}}');
