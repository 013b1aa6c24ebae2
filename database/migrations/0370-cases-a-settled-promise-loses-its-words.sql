-- A promise that was settled stays settled while its words go, and come back, with those of its answer; a promise whose words do not change is not
-- touched. Why it was not kept stands at the promise and in the course: it goes and comes back at both.
create or replace function cases.keep_promise_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.what, new.reason) is distinct from (old.what, old.reason)
      and to_jsonb(new) - '{what,reason}'::text[] = to_jsonb(old) - '{what,reason}'::text[] then
    if (new.what = old.what or exists (select 1 from cases.measure m where m.case_id = new.case_id and m.words_of = 'REPLY'
          and m.words_id = new.reply_id and (m.transaction_id = pg_current_xact_id() or m.lifted_at is not null)))
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

create or replace function cases.write_words(of_case uuid, part text, part_id uuid, given jsonb) returns void
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
      where p.id = told.id and p.reply_id = part_id and p.what is distinct from told.what;
  else
    select g.at into moment from rating g where part = 'RATING' and g.id = part_id;
    select coalesce(moment, e.at) into moment from (select 1) one left join event e on part = 'EVENT' and e.id = part_id;
    update rating g set reason = new_words where g.case_id = of_case and g.at = moment and g.reason = old_words;
    update event e set reason = new_words where e.case_id = of_case and e.at = moment and e.reason = old_words;
    update promise p set reason = new_words where p.case_id = of_case and p.settled_at = moment and p.reason = old_words;
    update cases.case c set extension_reason = new_words where c.id = of_case and c.extension_reason = old_words;
  end if;
end $$;
