-- An appeal against the topmost organisation went to itself (decisions 71). It may name another one beforehand that decides instead; where it named
-- none, page, stone and statistics say so (decisions 273).
create table cases.reviewer (
  org_id uuid not null,
  org_path text collate "C" not null,
  reviewer_id uuid not null references organisations.org (id),
  named_by_name text not null,
  named_at timestamptz not null,
  primary key (org_id),
  constraint reviewer_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint reviewer_is_another check (reviewer_id <> org_id)
);
comment on table cases.reviewer is 'Which other organisation decides appeals against measures of one that has none above it 复核单位, named beforehand and shown in public.';
create index reviewer_by_org on cases.reviewer (org_id, org_path);
create index reviewer_by_reviewer on cases.reviewer (reviewer_id);
select app.guard('cases.reviewer');
grant delete on cases.reviewer to {{app}};

-- Who decides an appeal is settled when the measure is proposed, and stands with it.
alter table cases.measure add column review_way text not null default 'ABOVE', add column review_by text;
alter table cases.measure add constraint measure_review_way check (review_way in ('ABOVE', 'REVIEWER', 'OWN'));
comment on column cases.measure.review_way is 'Who decides an appeal: the desk above, the reviewer that the top had named, or somebody else of the office itself.';
comment on column cases.measure.review_by is 'The name of who decides an appeal; null of measures whose procedure is not here.';
update procedure.matter set parties = parties || jsonb_build_object('appeal', parties->'above')
  where procedure = 'cases.moderation' and parties ? 'above' and not parties ? 'appeal';
create function cases.note_review_way() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  select case m.parties->'appeal'->0->>'orgId' when m.parties->'second'->0->>'orgId' then 'OWN' when m.parties->'above'->0->>'orgId' then 'ABOVE'
      else 'REVIEWER' end, m.parties->'appeal'->0->>'orgName'
    into new.review_way, new.review_by from procedure.matter m where m.id = new.matter_id and m.parties ? 'appeal';
  if not found then new.review_way := 'ABOVE'; end if;
  return new;
end $$;
comment on function cases.note_review_way is 'Trigger: keeps with a measure who decides an appeal against it.';
select app.make_definer('cases.note_review_way()', '{{search}}');
-- What comes with an organisation that moves here says it already.
create trigger measure_notes_its_review before insert on cases.measure for each row when (new.review_by is null)
  execute function cases.note_review_way();
update cases.measure c set review_by = m.parties->'appeal'->0->>'orgName',
    review_way = case when m.parties->'appeal'->0->>'orgId' = m.parties->'second'->0->>'orgId' then 'OWN' else 'ABOVE' end
  from procedure.matter m where m.id = c.matter_id and m.parties ? 'appeal';

-- The words an appeal is about, for who decides it from beside the reach, while it waits for him.
create function cases.reviewed_words(of_matter uuid) returns table (title text, body text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select case when told.part = 'CASE' then c.title else '' end,
    case when told.part = 'CASE' then c.body else cases.words_of(c.id, told.part, (m.data->>'wordsId')::uuid) end
  from procedure.matter m
    cross join lateral (select coalesce(m.data->>'wordsOf', 'CASE') as part) told
    join cases.case c on c.id = m.subject_id
  where m.id = of_matter and m.procedure = 'cases.moderation' and m.state = 'APPEAL'
    and exists (select 1 from procedure.side s where s.matter_id = m.id
      and s.org_path >= current_setting('app.path') and s.org_path < current_setting('app.path_end'))
$$;
select app.make_definer('cases.reviewed_words(uuid)', '{{app}}');

-- How an appeal against what hides a message is decided, for its stone.
create function cases.hidden_review(of_case uuid) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select jsonb_build_object('way', m.review_way, 'byName', m.review_by) from measure m join cases.case c on c.id = m.case_id
  where m.case_id = of_case and m.kind = 'HIDE' and m.lifted_at is null and c.is_public and c.hidden_rule is not null
$$;
select app.make_definer('cases.hidden_review(uuid)', '{{portal}}');

drop function cases.own_measures(bytea);
create function cases.own_measures(hash bytea) returns table (id uuid, matter_id uuid, kind text, words_of text, rule text, reason text, by_name text,
    at timestamptz, appealed_at timestamptz, appeal_decided_at timestamptz, appeal_decided_by text, lifted_at timestamptz, review_way text, review_by text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.id, m.matter_id, m.kind, m.words_of, m.rule, m.reason, m.by_name, m.at, m.appealed_at, m.appeal_decided_at, m.appeal_decided_by,
    m.lifted_at, m.review_way, m.review_by
  from cases.case c join measure m on m.case_id = c.id where c.code_hash = hash order by m.at, m.id
$$;
select app.make_definer('cases.own_measures(bytea)', '{{portal}}');

-- Appeals that were decided, by who decided them; a public number (UX-PT9).
create function cases.count_appeals(about uuid, since timestamptz, until_at timestamptz) returns table (way text, decided bigint, lifted bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select m.review_way, count(*), count(m.lifted_at)
  from cases.counted_under(about, since, until_at) u join measure m on m.case_id = u.id
  where m.appeal_decided_at is not null
  group by m.review_way order by m.review_way
$$;
select app.make_definer('cases.count_appeals(uuid, timestamptz, timestamptz)', '{{app}}, {{portal}}');

-- Every organisation that has none above it, and whom it named, for the published rules.
create function cases.shown_reviewers() returns table (name text, reviewer_name text, named_at timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.short_name, k.short_name, r.named_at
  from organisations.org o
    left join (reviewer r join organisations.org k on k.id = r.reviewer_id and k.dissolved_on is null) on r.org_id = o.id
  where o.parent_id is null and o.dissolved_on is null order by o.code
$$;
select app.make_definer('cases.shown_reviewers()', '{{portal}}');
