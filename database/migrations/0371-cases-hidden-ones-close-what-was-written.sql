-- Lines of the course whose words somebody wrote, as against those the system writes: a desk's reason, a first word, why it was judged so. Only these
-- lose parts by a measure, for the stones are nobody's to take out (T38); and of a case that is hidden or kept back none is public.
create function cases.is_written(act text) returns boolean language sql immutable set search_path = cases, pg_temp as $$
  select act in ('rate', 'reopen', 'extend', 'giveFirstWord', 'endUrgency', 'sendBack', 'separate', 'takeOver', 'direct', 'breakPromise',
    'acceptPetition', 'refusePetition', 'redirectPetition', 'extendPetition', 'askPetitionReview', 'reviewPetition', 'askPetitionFinal', 'endPetition')
$$;
comment on function cases.is_written is 'Whether somebody wrote the words of a line of the course; as in codes.ts.';
revoke all on function cases.is_written(text) from public;
grant execute on function cases.is_written(text) to {{search}};

-- The reasons leave by two functions, as the words do: the columns are not the portal's any more.
create function cases.told_reason(of_event uuid) returns text
  language sql stable security definer set search_path = cases, pg_temp as $$
  select e.reason from event e join cases.case c on c.id = e.case_id
  where e.id = of_event and e.act <> 'refuse' and c.is_public and c.state <> 'SUBMITTED'
    and (c.hidden_rule is null and not c.is_withheld or not cases.is_written(e.act))
$$;
comment on function cases.told_reason is 'What a line of the course says in public; of a hidden or withheld case only what the system wrote.';
select app.make_definer('cases.told_reason(uuid)', '{{portal}}');
create function cases.told_extension(of_case uuid) returns text
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.extension_reason from cases.case c
  where c.id = of_case and c.is_public and c.state <> 'SUBMITTED' and c.hidden_rule is null and not c.is_withheld
$$;
comment on function cases.told_extension is 'Why the time of a public case was extended; nothing of a hidden or withheld one.';
select app.make_definer('cases.told_extension(uuid)', '{{portal}}');
revoke select (reason) on cases.event from {{portal}};
revoke select (extension_reason) on cases.case from {{portal}};

-- What a promise said before a measure of its answer and says after it, so that it changes to the one and back to the other and to nothing else.
alter table cases.measure add column promise_digests jsonb;
comment on column cases.measure.promise_digests is 'Of each promise that lost words with its answer the digests before and after; null for measures from before they were kept.';
drop trigger measure_is_kept on cases.measure;
create trigger measure_is_kept before delete or update of id, case_id, matter_id, kind, rule, reason, by_name, at, original, original_digest,
  result_digest, transaction_id, words_of, words_id, promise_digests on cases.measure for each row execute function cases.refuse_silencing();

create function cases.promise_change(before text, after text) returns jsonb language sql immutable set search_path = cases, pg_temp as $$
  select jsonb_build_array(encode(sha256(convert_to(before, 'UTF8')), 'hex'), encode(sha256(convert_to(after, 'UTF8')), 'hex'))
$$;
comment on function cases.promise_change is 'The digests of a promise before and after a measure.';
revoke all on function cases.promise_change(text, text) from public;
grant execute on function cases.promise_change(text, text) to {{search}};

create or replace function cases.keep_promise_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.what, new.reason) is distinct from (old.what, old.reason)
      and to_jsonb(new) - '{what,reason}'::text[] = to_jsonb(old) - '{what,reason}'::text[] then
    if (new.what = old.what or exists (select 1 from cases.measure m where m.case_id = new.case_id and m.words_of = 'REPLY' and m.words_id = new.reply_id
          and (m.transaction_id = pg_current_xact_id() and m.promise_digests->new.id::text = cases.promise_change(old.what, new.what)
            or m.lifted_at is not null and coalesce(m.promise_digests->new.id::text = cases.promise_change(new.what, old.what), m.promise_digests is null))))
        and (new.reason is not distinct from old.reason or exists (select 1 from cases.measure m where m.case_id = new.case_id and m.words_of = 'EVENT'
          and (m.transaction_id = pg_current_xact_id() and m.result_digest = sha256(convert_to(new.reason, 'UTF8'))
              and m.original_digest = sha256(convert_to(old.reason, 'UTF8'))
            or m.lifted_at is not null and m.original_digest = sha256(convert_to(new.reason, 'UTF8'))
              and m.result_digest = sha256(convert_to(old.reason, 'UTF8'))))) then
      return new;
    end if;
    raise exception 'what was promised is kept as it was promised';
  end if;
  if tg_op = 'DELETE' or old.state <> 'OPEN' or (new.what, new.due_on, new.at, new.case_id) is distinct from (old.what, old.due_on, old.at, old.case_id) then
    raise exception 'what was promised is kept as it was promised';
  end if;
  return new;
end $$;

-- As before; a line of the system is not measured, nor a judgement where it stands in the course once more: that is measured as the judgement, so that
-- no words carry two measures.
create or replace function cases.apply_measure(given jsonb, sealed bytea) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  at_hand cases.case;
  moment timestamptz := (given->>'at')::timestamptz;
  part text := coalesce(given->>'wordsOf', 'CASE');
  part_id uuid := (given->>'wordsId')::uuid;
  old_words text;
  new_words text;
  digests jsonb;
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
    if part = 'EVENT' and not exists (select 1 from event e where e.id = part_id and cases.is_written(e.act)
        and not exists (select 1 from rating g where g.case_id = e.case_id and g.at = e.at and g.reason = e.reason)) then
      return false;
    end if;
    if part = 'REPLY' then
      select coalesce(jsonb_object_agg(p.id, cases.promise_change(p.what, told.what)), '{}') into digests
        from jsonb_to_recordset(coalesce(given->'promises', '[]')) as told (id uuid, what text)
        join promise p on p.id = told.id and p.reply_id = part_id and p.what is distinct from told.what;
    end if;
  end if;
  insert into measure (id, case_id, matter_id, kind, rule, reason, by_name, at, original, original_digest, result_digest, words_of, words_id,
      promise_digests)
    values ((given->>'id')::uuid, at_hand.id, (given->>'matterId')::uuid, given->>'kind', given->>'rule', given->>'reason', given->>'byName',
      moment, sealed, sha256(convert_to(old_words, 'UTF8')), sha256(convert_to(new_words, 'UTF8')), part, part_id, digests);
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
