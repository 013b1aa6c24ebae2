-- Moderation of cases (D24, T38, decisions 71): nothing is hidden but by a published rule and a second person, what stood there is sealed and
-- kept, a stone stays where it was, the writer may appeal to the desk above, and each of these is an entry of the public log.
create table cases.measure (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  matter_id uuid not null,
  kind text not null,
  rule text not null,
  reason text not null,
  by_name text not null,
  at timestamptz not null,
  original bytea,
  original_digest bytea,
  result_digest bytea,
  transaction_id xid8 not null default pg_current_xact_id(),
  appealed_at timestamptz,
  appeal_reason text,
  appeal_decided_at timestamptz,
  appeal_decided_by text,
  lifted_at timestamptz,
  constraint measure_kind check (kind in ('HIDE', 'REDACT', 'BLOCK')),
  constraint measure_keeps_the_original check (kind = 'BLOCK' or original is not null and length(original_digest) = 32 and length(result_digest) = 32),
  constraint measure_appeal check (appealed_at is not null or appeal_decided_at is null)
);
comment on table cases.measure is 'A measure 处置 against a public word: by which rule, why, by whom, and what came of the appeal.';
comment on column cases.measure.original is 'Title and text as they were, sealed; read again only when the measure is lifted.';
create index measure_by_case on cases.measure (case_id, at);
create index measure_by_matter on cases.measure (matter_id);
select cases.guard_part('cases.measure');
create policy owner on cases.measure to current_user using (true) with check (true);
grant select (id, case_id, matter_id, kind, rule, reason, by_name, at, appealed_at, appeal_reason, appeal_decided_at,
  appeal_decided_by, lifted_at) on cases.measure to {{app}};
grant select (id, case_id, kind, rule, by_name, at, appealed_at, appeal_decided_at, lifted_at) on cases.measure to {{portal}};
grant update (appealed_at, appeal_reason, appeal_decided_at, appeal_decided_by, lifted_at) on cases.measure to {{search}};

create trigger measure_is_kept before delete or update of id, case_id, matter_id, kind, rule, reason, by_name, at, original, original_digest,
  result_digest, transaction_id on cases.measure for each row execute function cases.refuse_silencing();
create trigger measure_is_not_truncated before truncate on cases.measure for each statement execute function cases.refuse_silencing();

-- What the public page needs to know at once: is it hidden, by which rule, by whom, and how the appeal stands.
alter table cases.case add column hidden_rule text, add column hidden_by text, add column hidden_at timestamptz,
  add column hidden_appeal text, add column is_closed boolean not null default false;
alter table cases.case add constraint case_hidden check ((hidden_rule is null) = (hidden_at is null)),
  add constraint case_hidden_appeal check (hidden_appeal in ('NONE', 'OPEN', 'UPHELD'));
comment on column cases.case.is_closed is 'Takes no additions any more, by a measure.';
grant select (hidden_rule, hidden_by, hidden_at, hidden_appeal, is_closed) on cases.case to {{app}}, {{portal}};

-- The words of a hidden case are not the public's: nor what was added to it and how it was judged.
alter policy shown on cases.supplement using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null));
alter policy shown on cases.rating using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null));

-- Title and text change in two cases only: parts are taken out by a measure of this very transaction that keeps the original, or
-- the original comes back, bit for bit.
create or replace function cases.refuse_silencing() returns trigger language plpgsql as $$
declare
  words bytea;
begin
  if tg_op = 'UPDATE' and tg_table_name = 'case' then
    if (new.id, new.number, new.created_at) = (old.id, old.number, old.created_at) then
      words := sha256(convert_to(new.title || E'\n\n' || new.body, 'UTF8'));
      if exists (select 1 from cases.measure m where m.case_id = new.id and m.kind = 'REDACT'
          and (m.transaction_id = pg_current_xact_id() and m.result_digest = words
            and m.original_digest = sha256(convert_to(old.title || E'\n\n' || old.body, 'UTF8'))
            or m.lifted_at is not null and m.original_digest = words)) then
        return new;
      end if;
    end if;
  end if;
  raise exception 'what a citizen wrote is kept as it is: no case is deleted or rewritten';
end $$;

-- What the log commits to of a measure, an appeal and what came of it.
create function cases.measure_value(m cases.measure, number text, happened text) returns text
  language sql stable set search_path = cases, pg_temp as $$
  select 'lianxin-measure/1' || E'\n' || number || E'\n'
    || public_log.instant(case happened when 'measure' then m.at when 'appeal' then m.appealed_at
      when 'upholding' then m.appeal_decided_at else m.lifted_at end) || E'\n'
    || happened || E'\n' || m.kind || E'\n' || m.rule || E'\n'
    || public_log.base64(sha256(convert_to(case happened when 'appeal' then m.appeal_reason else m.reason end, 'UTF8'))) || E'\n'
$$;
comment on function cases.measure_value is 'What the log commits to of a measure (docs/transparency-log.md).';

-- The log tells a measure, an appeal and what came of it. Of a private case it names neither number nor office (CZ4).
create function cases.log_measure() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  told record;
  happened text;
  moment timestamptz;
  place text;
begin
  select c.number, c.is_public into told from cases.case c where c.id = new.case_id;
  if tg_op = 'INSERT' then happened := 'measure'; moment := new.at; place := new.by_name;
  elsif new.lifted_at is distinct from old.lifted_at then
    happened := 'lifting'; moment := new.lifted_at; place := coalesce(new.appeal_decided_by, new.by_name);
  elsif new.appeal_decided_at is distinct from old.appeal_decided_at then
    happened := 'upholding'; moment := new.appeal_decided_at; place := new.appeal_decided_by;
  else happened := 'appeal'; moment := new.appealed_at; place := '';
  end if;
  perform public_log.append(happened, moment, new.id, cases.measure_value(new, told.number, happened),
    case when told.is_public then concat_ws(' ', told.number, new.kind, new.rule, regexp_replace(place, '\s+', ' ', 'g'))
      else concat_ws(' ', '-', new.kind, new.rule) end);
  return null;
end $$;
comment on function cases.log_measure is 'Trigger: what is done to hide a word, and against that, is in the public log.';
revoke all on function cases.log_measure() from public;
create trigger measure_is_logged after insert on cases.measure for each row execute function cases.log_measure();
create trigger measure_end_is_logged after update of appealed_at, appeal_decided_at, lifted_at on cases.measure
  for each row execute function cases.log_measure();

-- Nothing is hidden past this: the marks of a hidden case stand and fall with its measures.
create function cases.refuse_unmeasured() returns trigger language plpgsql as $$
begin
  if new.hidden_rule is not null and not exists (select 1 from cases.measure m
      where m.case_id = new.id and m.kind = 'HIDE' and m.rule = new.hidden_rule and m.lifted_at is null)
    or new.is_closed and not exists (select 1 from cases.measure m where m.case_id = new.id and m.kind = 'BLOCK' and m.lifted_at is null)
  then raise exception 'a case is hidden or closed by a measure only'; end if;
  return null;
end $$;
comment on function cases.refuse_unmeasured is 'Trigger: a case is hidden or closed by a measure in force only.';
create constraint trigger case_is_hidden_by_a_measure after update of hidden_rule, is_closed on cases.case
  deferrable initially deferred for each row execute function cases.refuse_unmeasured();

-- Carries a measure out that a second person allowed.
create function cases.apply_measure(given jsonb, sealed bytea) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  at_hand cases.case;
  moment timestamptz := (given->>'at')::timestamptz;
begin
  select * into at_hand from cases.case c where c.id = (given->>'caseId')::uuid
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return false; end if;
  insert into measure (id, case_id, matter_id, kind, rule, reason, by_name, at, original, original_digest,
      result_digest)
    values ((given->>'id')::uuid, at_hand.id, (given->>'matterId')::uuid, given->>'kind', given->>'rule', given->>'reason', given->>'byName',
      moment, sealed, sha256(convert_to(at_hand.title || E'\n\n' || at_hand.body, 'UTF8')),
      sha256(convert_to(coalesce(given->>'title', at_hand.title) || E'\n\n' || coalesce(given->>'body', at_hand.body), 'UTF8')));
  if given->>'kind' = 'HIDE' then
    update cases.case c set hidden_rule = given->>'rule', hidden_by = given->>'byName', hidden_at = moment, hidden_appeal = 'NONE',
      version = version + 1 where c.id = at_hand.id;
  elsif given->>'kind' = 'BLOCK' then
    update cases.case c set is_closed = true, version = version + 1 where c.id = at_hand.id;
  else
    update cases.case c set title = given->>'title', body = given->>'body', search_text = given->>'searchText',
      terms = (given->>'terms')::tsvector, version = version + 1 where c.id = at_hand.id;
  end if;
  insert into event (id, case_id, at, act, by_name, reason, actor_name)
    values ((given->>'eventId')::uuid, at_hand.id, moment, 'moderate', given->>'byName', given->>'told', given->>'actorName');
  return true;
end $$;
select app.make_definer('cases.apply_measure(jsonb, bytea)', '{{app}}');

-- The sealed original, for who just decided that the measure is lifted; at no other time.
create function cases.original_of(of_measure uuid) returns bytea
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.original from measure m join cases.case c on c.id = m.case_id join procedure.matter p on p.id = m.matter_id
  where m.id = of_measure and p.outcome = 'REFUSED' and m.lifted_at is null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
$$;
select app.make_definer('cases.original_of(uuid)', '{{app}}');

-- Ends an appeal, or the measure with it.
create function cases.end_measure(given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  ended record;
  moment timestamptz := (given->>'at')::timestamptz;
begin
  select m.*, c.id as of_case into ended from measure m join cases.case c on c.id = m.case_id
    where m.id = (given->>'id')::uuid and m.lifted_at is null
      and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return false; end if;
  update measure m set lifted_at = case when (given->>'lifts')::boolean then moment end,
      appeal_decided_at = case when m.appealed_at is not null then moment end,
      appeal_decided_by = case when m.appealed_at is not null then given->>'byName' end
    where m.id = ended.id;
  if not (given->>'lifts')::boolean then
    update cases.case c set hidden_appeal = 'UPHELD' where c.id = ended.of_case and ended.kind = 'HIDE';
  elsif ended.kind = 'HIDE' then
    update cases.case c set hidden_rule = null, hidden_by = null, hidden_at = null, hidden_appeal = null, version = version + 1
      where c.id = ended.of_case;
  elsif ended.kind = 'BLOCK' then
    update cases.case c set is_closed = false, version = version + 1 where c.id = ended.of_case;
  else
    update cases.case c set title = given->>'title', body = given->>'body', search_text = given->>'searchText',
      terms = (given->>'terms')::tsvector, version = version + 1 where c.id = ended.of_case;
  end if;
  insert into event (id, case_id, at, act, by_name, reason, actor_name)
    values ((given->>'eventId')::uuid, ended.of_case, moment, case when (given->>'lifts')::boolean then 'lift' else 'uphold' end,
      given->>'byName', given->>'told', given->>'actorName');
  return true;
end $$;
select app.make_definer('cases.end_measure(jsonb)', '{{app}}');

-- What was done to the case behind a code, for its writer: with the reason, which only he reads.
create function cases.own_measures(hash bytea)
  returns table (id uuid, matter_id uuid, kind text, rule text, reason text, by_name text, at timestamptz, appealed_at timestamptz,
    appeal_decided_at timestamptz, appeal_decided_by text, lifted_at timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.id, m.matter_id, m.kind, m.rule, m.reason, m.by_name, m.at, m.appealed_at, m.appeal_decided_at, m.appeal_decided_by, m.lifted_at
  from cases.case c join measure m on m.case_id = c.id where c.code_hash = hash order by m.at, m.id
$$;
select app.make_definer('cases.own_measures(bytea)', '{{portal}}');

-- The writer appeals, once for each measure.
create function cases.appeal_measure(hash bytea, given jsonb) returns uuid
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  appealed record;
begin
  update measure m set appealed_at = (given->>'at')::timestamptz, appeal_reason = given->>'reason'
    from cases.case c where c.id = m.case_id and c.code_hash = hash and m.id = (given->>'id')::uuid
      and m.appealed_at is null and m.lifted_at is null
    returning m.case_id, m.matter_id, m.kind into appealed;
  if not found then return null; end if;
  update cases.case c set hidden_appeal = 'OPEN' where c.id = appealed.case_id and appealed.kind = 'HIDE';
  insert into event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, appealed.case_id, (given->>'at')::timestamptz, 'appeal', given->>'byName');
  return appealed.matter_id;
end $$;
select app.make_definer('cases.appeal_measure(bytea, jsonb)', '{{portal}}');

-- An appeal that came on paper is written down by the office.
create function cases.note_appeal(of_measure uuid, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  appealed record;
begin
  update measure m set appealed_at = (given->>'at')::timestamptz, appeal_reason = given->>'reason'
    from cases.case c where c.id = m.case_id and m.id = of_measure and m.appealed_at is null and m.lifted_at is null
      and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    returning m.case_id, m.kind into appealed;
  if not found then return false; end if;
  update cases.case c set hidden_appeal = 'OPEN' where c.id = appealed.case_id and appealed.kind = 'HIDE';
  insert into event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, appealed.case_id, (given->>'at')::timestamptz, 'appeal', given->>'byName');
  return true;
end $$;
select app.make_definer('cases.note_appeal(uuid, jsonb)', '{{app}}');

-- A closed case takes no additions.
create or replace function cases.add_supplement(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  opened uuid;
begin
  update cases.case c set version = version + 1 where c.code_hash = hash and not c.is_closed returning c.id into opened;
  if opened is null then return false; end if;
  insert into cases.supplement (id, case_id, at, text)
    values ((given->>'id')::uuid, opened, (given->>'at')::timestamptz, given->>'text');
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, opened, (given->>'at')::timestamptz, 'supplement', given->>'byName');
  return true;
end $$;
select app.make_definer('cases.add_supplement(bytea, jsonb)', '{{portal}}');

-- No search of the public finds a hidden case by its words.
create or replace function cases.search_public(asked tsquery, patterns text[], about uuid, most integer) returns setof uuid
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id from cases.case c
  where c.terms @@ asked and c.search_text like all (patterns) and c.is_public and c.hidden_rule is null
    and c.state not in ('SUBMITTED', 'NOT_ACCEPTED') and (about is null or c.about_org_id = about)
  order by c.created_at desc limit most
$$;
select app.make_definer('cases.search_public(tsquery, text[], uuid, integer)', '{{portal}}');

-- How many of the cases under an organisation are hidden, or had parts taken out, by which rule: for the open statistics (UX-PT9).
create function cases.count_measures(about uuid, since timestamptz, until_at timestamptz)
  returns table (rule text, kind text, measured bigint, lifted bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.rule, m.kind, count(*), count(m.lifted_at)
  from cases.counted_under(about, since, until_at) u join measure m on m.case_id = u.id
  group by m.rule, m.kind order by 3 desc, 1, 2
$$;
select app.make_definer('cases.count_measures(uuid, timestamptz, timestamptz)', '{{app}}, {{portal}}');

-- The nearest desk above an organisation in reach: who decides on an appeal.
create function cases.desk_over(of_org uuid) returns table (org_id uuid, name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.id, o.short_name
  from organisations.org s
    join organisations.org o on starts_with(s.path, o.path) and o.path <> s.path and o.dissolved_on is null
    left join desk d on d.org_id = o.id
  where s.id = of_org and s.path >= current_setting('app.path') and s.path < current_setting('app.path_end')
    and (d.org_id is not null or o.parent_id is null)
  order by length(o.path) desc limit 1
$$;
select app.make_definer('cases.desk_over(uuid)', '{{app}}');

-- Whether the same measure waits for its second person already, wherever that person sits.
create function cases.waits_for_second(of_case uuid, of_kind text) returns boolean
  language sql stable security definer set search_path = cases, pg_temp as $$
  select exists (select 1 from procedure.matter p where p.subject = 'cases.case' and p.subject_id = of_case
    and p.procedure = 'cases.moderation' and p.state = 'REVIEW' and p.data->>'kind' = of_kind)
$$;
select app.make_definer('cases.waits_for_second(uuid, text)', '{{app}}');
