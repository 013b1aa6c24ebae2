-- 常见问答 (C09): what a citizen confirmed as solved, rewritten as a question and its answer for everybody. Nothing in it names a case or a person;
-- the public reads it by two functions, which give no word of what was taken back.
create table cases.knowledge (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  org_name text not null,
  place_id uuid not null,
  place_path text collate "C" not null,
  field text,
  question text not null,
  answer text not null,
  state text not null,
  proposed_at timestamptz not null,
  shown_at timestamptz,
  taken_back_at timestamptz,
  taken_back_reason text,
  search_text text not null,
  search tsvector not null,
  constraint knowledge_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint knowledge_place foreign key (place_id, place_path) references organisations.org (id, path) on update cascade,
  constraint knowledge_state check (state in ('WAITING', 'REFUSED', 'SHOWN', 'TAKEN_BACK')),
  constraint knowledge_shown check ((state in ('SHOWN', 'TAKEN_BACK')) = (shown_at is not null)),
  constraint knowledge_tombstone check ((state = 'TAKEN_BACK') = (taken_back_at is not null)
    and (taken_back_at is null) = (taken_back_reason is null))
);
comment on column cases.knowledge.place_id is 'Where it holds: the nearest organisation over who answered and whom it was about. It gives nobody a right.';
comment on table cases.knowledge is 'A question with its answer for everybody 常见问答, made of a solved case without naming it; what was taken back keeps its place and the reason.';
create index knowledge_by_org on cases.knowledge (org_id, org_path);
create index knowledge_by_place on cases.knowledge (place_id, place_path);
create index knowledge_shown on cases.knowledge (place_path, shown_at desc, id desc) where state = 'SHOWN';
create index knowledge_by_search on cases.knowledge using gin (search) where state = 'SHOWN';
select app.guard('cases.knowledge');
revoke update, delete on cases.knowledge from {{app}};
grant update (org_id, org_path, place_id, place_path, state, shown_at, taken_back_at, taken_back_reason) on cases.knowledge to {{app}};

-- What people were shown is not said otherwise afterwards: it is taken back, with the reason, and said anew.
create function cases.keep_knowledge() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.question, new.answer) is distinct from (old.question, old.answer)
    or old.state in ('REFUSED', 'TAKEN_BACK') and new.state <> old.state
    or old.state = 'SHOWN' and new.state not in ('SHOWN', 'TAKEN_BACK') then
    raise exception 'what was shown stays as it was shown, or is taken back';
  end if;
  return new;
end $$;
create trigger knowledge_is_kept before delete or update on cases.knowledge for each row execute function cases.keep_knowledge();

-- Where what was answered holds: a department answers about a township, so it holds in the county. The reach stands inside.
create function cases.common_place(of_case uuid) returns table (place_id uuid, place_path text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.id, o.path
  from cases.case c join organisations.org a on a.id = c.about_org_id
    join organisations.org o on starts_with(c.org_path, o.path) and starts_with(a.path, o.path) and o.dissolved_on is null
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
  order by length(o.path) desc limit 1
$$;
select app.make_definer('cases.common_place(uuid)', '{{app}}');

-- What is shown, latest first: of these places, of one field, with these words; of all places where none is given.
create function cases.list_knowledge(given jsonb, asked tsquery, patterns text[]) returns table (
    id uuid, org_name text, field text, question text, answer text, shown_at timestamptz, total bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select k.id, k.org_name, k.field, k.question, k.answer, k.shown_at, count(*) over ()
  from cases.knowledge k
  where k.state = 'SHOWN'
    and (given->'paths' is null or k.place_path in (select jsonb_array_elements_text(given->'paths')))
    and (given->>'field' is null or k.field = given->>'field')
    and (asked is null or k.search @@ asked and k.search_text like all (patterns))
  order by k.shown_at desc, k.id desc
  limit (given->>'size')::integer offset (given->>'beyond')::integer
$$;
comment on function cases.list_knowledge is 'Questions with their answers that are shown now; no case and no person stands in them.';
select app.make_definer('cases.list_knowledge(jsonb, tsquery, text[])', '{{portal}}');

-- The fields of what is shown at these places, and how many.
create function cases.count_knowledge(paths text[]) returns table (field text, shown bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select k.field, count(*) from cases.knowledge k where k.state = 'SHOWN' and k.place_path = any (paths) and k.field is not null
  group by k.field order by count(*) desc, k.field
$$;
select app.make_definer('cases.count_knowledge(text[])', '{{portal}}');

-- One by its address; of what was taken back the stone alone.
create function cases.knowledge_at(of_id uuid, paths text[]) returns table (
    id uuid, org_name text, field text, question text, answer text, shown_at timestamptz, taken_back_at timestamptz, taken_back_reason text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select k.id, k.org_name, k.field, case when k.state = 'SHOWN' then k.question end, case when k.state = 'SHOWN' then k.answer end,
    k.shown_at, k.taken_back_at, k.taken_back_reason
  from cases.knowledge k where k.id = of_id and k.state in ('SHOWN', 'TAKEN_BACK') and k.place_path = any (paths)
$$;
select app.make_definer('cases.knowledge_at(uuid, text[])', '{{portal}}');

-- Whether a case waits for the second person already, wherever that person sits.
create function cases.waits_for_knowledge(of_case uuid) returns uuid
  language sql stable security definer set search_path = cases, pg_temp as $$
  select p.id from procedure.matter p where p.subject = 'cases.case' and p.subject_id = of_case
    and p.procedure = 'cases.knowledge' and p.state = 'REVIEW' limit 1
$$;
select app.make_definer('cases.waits_for_knowledge(uuid)', '{{app}}');
