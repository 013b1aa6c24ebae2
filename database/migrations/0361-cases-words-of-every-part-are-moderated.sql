-- What was added to a case, why it was judged so, its answers and the lines of its course can have parts taken out as its own words can, by the same
-- measure with the same seal, second person and appeal (D24, T38, decisions 144). What stands there once more – a reason in the course, a promise made of an answer –
-- is taken out with it.
alter table cases.measure
  add column words_of text not null default 'CASE',
  add column words_id uuid,
  add constraint measure_words_of check (words_of in ('CASE', 'SUPPLEMENT', 'RATING', 'REPLY', 'EVENT')),
  add constraint measure_words_id check ((words_of = 'CASE') = (words_id is null) and (words_of = 'CASE' or kind = 'REDACT'));
comment on column cases.measure.words_of is 'Whose words it is about: those of the case, of what was added, of a judgement, of an answer or of a line of its course.';
grant select (words_of, words_id) on cases.measure to {{app}};
grant update (text) on cases.supplement to {{search}};
grant update (text) on cases.reply to {{search}};
grant update (reason) on cases.rating to {{search}};
grant update (reason) on cases.event to {{search}};
grant update (what) on cases.promise to {{search}};
drop trigger measure_is_kept on cases.measure;
create trigger measure_is_kept before delete or update of id, case_id, matter_id, kind, rule, reason, by_name, at, original, original_digest,
  result_digest, transaction_id, words_of, words_id on cases.measure for each row execute function cases.refuse_silencing();

-- As before for title and text. The other words change in the same two cases only, and nothing else of their rows.
create or replace function cases.refuse_silencing() returns trigger language plpgsql as $$
declare
  field text := case tg_table_name when 'supplement' then 'text' when 'reply' then 'text' when 'rating' then 'reason' when 'event' then 'reason' end;
  words bytea;
begin
  if tg_op = 'UPDATE' and tg_table_name = 'case' then
    if (new.id, new.number, new.created_at) = (old.id, old.number, old.created_at) then
      words := sha256(convert_to(new.title || E'\n\n' || new.body, 'UTF8'));
      if exists (select 1 from cases.measure m where m.case_id = new.id and m.kind = 'REDACT' and m.words_of = 'CASE'
          and (m.transaction_id = pg_current_xact_id() and m.result_digest = words
            and m.original_digest = sha256(convert_to(old.title || E'\n\n' || old.body, 'UTF8'))
            or m.lifted_at is not null and m.original_digest = words)) then
        return new;
      end if;
    end if;
  elsif tg_op = 'UPDATE' and field is not null then
    if to_jsonb(new) - field = to_jsonb(old) - field then
      words := sha256(convert_to(to_jsonb(new)->>field, 'UTF8'));
      if exists (select 1 from cases.measure m where m.case_id = new.case_id and m.words_of <> 'CASE'
          and (m.transaction_id = pg_current_xact_id() and m.result_digest = words
            and m.original_digest = sha256(convert_to(to_jsonb(old)->>field, 'UTF8'))
            or m.lifted_at is not null and m.original_digest = words
            and m.result_digest = sha256(convert_to(to_jsonb(old)->>field, 'UTF8')))) then
        return new;
      end if;
    end if;
  end if;
  raise exception 'what a citizen wrote is kept as it is: no case is deleted or rewritten';
end $$;

-- What was promised stays as it was promised; but with the answer it was promised in, parts of its words are taken out, and come back.
create or replace function cases.keep_promise_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.what <> old.what and to_jsonb(new) - 'what' = to_jsonb(old) - 'what' then
    if exists (select 1 from cases.measure m where m.case_id = new.case_id and m.words_of = 'REPLY' and m.words_id = new.reply_id
        and (m.transaction_id = pg_current_xact_id() or m.lifted_at is not null)) then
      return new;
    end if;
  end if;
  if tg_op = 'DELETE' or old.state <> 'OPEN' or (new.what, new.due_on, new.at, new.case_id) is distinct from (old.what, old.due_on, old.at, old.case_id) then
    raise exception 'what was promised is kept as it was promised';
  end if;
  return new;
end $$;

-- The words of a part of a case, or nothing where the case has no such part.
create function cases.words_of(of_case uuid, part text, part_id uuid) returns text
  language sql stable set search_path = cases, pg_temp as $$
  select s.text from supplement s where part = 'SUPPLEMENT' and s.id = part_id and s.case_id = of_case
  union all select r.text from reply r where part = 'REPLY' and r.id = part_id and r.case_id = of_case
  union all select g.reason from rating g where part = 'RATING' and g.id = part_id and g.case_id = of_case
  union all select e.reason from event e where part = 'EVENT' and e.id = part_id and e.case_id = of_case and e.reason is not null
$$;
comment on function cases.words_of is 'The words of a part of a case, as a measure takes them.';

-- Writes them anew, and what stands there once more: a judgement in the course, a reason of the course at the case, a promise made of an answer.
create function cases.write_words(of_case uuid, part text, part_id uuid, given jsonb) returns void
  language plpgsql set search_path = cases, pg_temp as $$
declare
  old_words text := cases.words_of(of_case, part, part_id);
  new_words text := given->>'words';
  moment timestamptz;
begin
  if part = 'SUPPLEMENT' then
    update supplement s set text = new_words where s.id = part_id;
  elsif part = 'REPLY' then
    update reply r set text = new_words where r.id = part_id;
    update promise p set what = told.what from jsonb_to_recordset(coalesce(given->'promises', '[]')) as told (id uuid, what text)
      where p.id = told.id and p.reply_id = part_id;
  else
    select g.at into moment from rating g where part = 'RATING' and g.id = part_id;
    select coalesce(moment, e.at) into moment from (select 1) one left join event e on part = 'EVENT' and e.id = part_id;
    update rating g set reason = new_words where g.case_id = of_case and g.at = moment and g.reason = old_words;
    update event e set reason = new_words where e.case_id = of_case and e.at = moment and e.reason = old_words;
    update cases.case c set extension_reason = new_words where c.id = of_case and c.extension_reason = old_words;
  end if;
end $$;
comment on function cases.write_words is 'Writes the words of a part of a case anew, wherever they stand; its triggers ask for the measure.';
revoke all on function cases.words_of(uuid, text, uuid), cases.write_words(uuid, text, uuid, jsonb) from public;
grant execute on function cases.words_of(uuid, text, uuid), cases.write_words(uuid, text, uuid, jsonb) to {{search}};

-- What the log commits to names whose words they were, but for those of the case, which stay as they were.
create function cases.measure_name(m cases.measure) returns text language sql immutable set search_path = cases, pg_temp as $$
  select m.kind || case when m.words_of = 'CASE' then '' else '-' || m.words_of end
$$;
comment on function cases.measure_name is 'A measure as the public log names it: REDACT, or REDACT-REPLY.';

create or replace function cases.measure_value(m cases.measure, number text, happened text) returns text
  language sql stable set search_path = cases, pg_temp as $$
  select 'lianxin-measure/1' || E'\n' || number || E'\n'
    || public_log.instant(case happened when 'measure' then m.at when 'appeal' then m.appealed_at
      when 'upholding' then m.appeal_decided_at else m.lifted_at end) || E'\n'
    || happened || E'\n' || cases.measure_name(m) || E'\n' || m.rule || E'\n'
    || public_log.base64(sha256(convert_to(case happened when 'appeal' then m.appeal_reason else m.reason end, 'UTF8'))) || E'\n'
$$;
create or replace function cases.log_measure() returns trigger
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
    case when told.is_public then concat_ws(' ', told.number, cases.measure_name(new), new.rule, regexp_replace(place, '\s+', ' ', 'g'))
      else concat_ws(' ', '-', cases.measure_name(new), new.rule) end);
  return null;
end $$;

create or replace function cases.apply_measure(given jsonb, sealed bytea) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  at_hand cases.case;
  moment timestamptz := (given->>'at')::timestamptz;
  part text := coalesce(given->>'wordsOf', 'CASE');
  part_id uuid := (given->>'wordsId')::uuid;
  old_words text;
  new_words text;
begin
  select * into at_hand from cases.case c where c.id = (given->>'caseId')::uuid
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update;
  if not found then return false; end if;
  if part = 'CASE' then
    old_words := at_hand.title || E'\n\n' || at_hand.body;
    new_words := coalesce(given->>'title', at_hand.title) || E'\n\n' || coalesce(given->>'body', at_hand.body);
  else
    old_words := cases.words_of(at_hand.id, part, part_id);
    new_words := given->>'words';
    if old_words is null or new_words is null then return false; end if;
  end if;
  insert into measure (id, case_id, matter_id, kind, rule, reason, by_name, at, original, original_digest, result_digest, words_of, words_id)
    values ((given->>'id')::uuid, at_hand.id, (given->>'matterId')::uuid, given->>'kind', given->>'rule', given->>'reason', given->>'byName',
      moment, sealed, sha256(convert_to(old_words, 'UTF8')), sha256(convert_to(new_words, 'UTF8')), part, part_id);
  if part <> 'CASE' then
    perform cases.write_words(at_hand.id, part, part_id, given);
    update cases.case c set version = version + 1 where c.id = at_hand.id;
  elsif given->>'kind' = 'HIDE' then
    update cases.case c set hidden_rule = given->>'rule', hidden_by = given->>'byName', hidden_at = moment, hidden_appeal = 'NONE',
      version = version + 1 where c.id = at_hand.id;
  elsif given->>'kind' = 'BLOCK' then
    update cases.case c set is_closed = true, version = version + 1 where c.id = at_hand.id;
  else
    update cases.case c set title = given->>'title', body = given->>'body', search_text = given->>'searchText',
      terms = (given->>'terms')::tsvector, version = version + 1 where c.id = at_hand.id;
  end if;
  insert into event (id, case_id, at, act, by_name, reason, actor_name, note)
    values ((given->>'eventId')::uuid, at_hand.id, moment, 'moderate', given->>'byName', given->>'told', given->>'actorName', given->>'note');
  return true;
end $$;
select app.make_definer('cases.apply_measure(jsonb, bytea)', '{{app}}');

create or replace function cases.end_measure(given jsonb) returns boolean
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
  elsif ended.words_of <> 'CASE' then
    perform cases.write_words(ended.of_case, ended.words_of, ended.words_id, given);
    update cases.case c set version = version + 1 where c.id = ended.of_case;
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

-- Its writer reads whose words were measured.
drop function cases.own_measures(bytea);
create function cases.own_measures(hash bytea)
  returns table (id uuid, matter_id uuid, kind text, words_of text, rule text, reason text, by_name text, at timestamptz, appealed_at timestamptz,
    appeal_decided_at timestamptz, appeal_decided_by text, lifted_at timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.id, m.matter_id, m.kind, m.words_of, m.rule, m.reason, m.by_name, m.at, m.appealed_at, m.appeal_decided_at, m.appeal_decided_by, m.lifted_at
  from cases.case c join measure m on m.case_id = c.id where c.code_hash = hash order by m.at, m.id
$$;
select app.make_definer('cases.own_measures(bytea)', '{{portal}}');

-- The open statistics tell it apart.
drop function cases.count_measures(uuid, timestamptz, timestamptz);
create function cases.count_measures(about uuid, since timestamptz, until_at timestamptz)
  returns table (rule text, kind text, words_of text, measured bigint, lifted bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.rule, m.kind, m.words_of, count(*), count(m.lifted_at)
  from cases.counted_under(about, since, until_at) u join measure m on m.case_id = u.id
  group by m.rule, m.kind, m.words_of order by 4 desc, 1, 2, 3
$$;
select app.make_definer('cases.count_measures(uuid, timestamptz, timestamptz)', '{{app}}, {{portal}}');

-- Whether the same measure about the same words waits for its second person already.
drop function cases.waits_for_second(uuid, text);
create function cases.waits_for_second(of_case uuid, of_kind text, of_words uuid) returns boolean
  language sql stable security definer set search_path = cases, pg_temp as $$
  select exists (select 1 from procedure.matter p where p.subject = 'cases.case' and p.subject_id = of_case
    and p.procedure = 'cases.moderation' and p.state = 'REVIEW' and p.data->>'kind' = of_kind
    and (p.data->>'wordsId')::uuid is not distinct from of_words)
$$;
select app.make_definer('cases.waits_for_second(uuid, text, uuid)', '{{app}}');
