-- A public case that is not accepted keeps its place (T38, decisions 135): board and page show a stone with reason, office and day, the public log
-- tells it, and for three reasons its words are kept back, so that no secret and nobody who accused somebody is published.
alter table cases.case add column refused_at timestamptz, add column refused_for text, add column refused_note_digest bytea,
  add column is_withheld boolean not null default false;
comment on column cases.case.refused_at is 'When it was not accepted; stays when it is taken up again.';
comment on column cases.case.refused_for is 'For which reason; stays when it is taken up again.';
comment on column cases.case.refused_note_digest is 'SHA-256 of what its writer was told beside the reason, as the public log commits to it.';
comment on column cases.case.is_withheld is 'Not accepted for a reason that keeps its words back, and no desk went on with it since.';

-- Of what was refused before this, the words stay where they were; the stone stands from now on.
-- The lines of a timeline are not the owner's to read; for this one look they are.
alter table cases.event no force row level security;
update cases.case c set is_withheld = true, refused_for = coalesce(c.refusal_reason, 'NO_MATTER'),
    refused_note_digest = sha256(convert_to(coalesce(c.refusal_note, ''), 'UTF8')),
    refused_at = coalesce((select max(e.at) from cases.event e where e.case_id = c.id and e.act = 'refuse'), c.created_at)
  where c.state = 'NOT_ACCEPTED';
alter table cases.event force row level security;

grant select (refused_at, refused_for, is_withheld), insert (refused_at), update (refused_at) on cases.case to {{app}};
grant select (refused_at, refused_for, is_withheld) on cases.case to {{portal}};

-- Only what was just submitted is refused, by whatever statement; what is noted of it then stays.
create function cases.note_refusal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.refused_at is not null
    and (new.refused_at, new.refused_for, new.refused_note_digest) is distinct from (old.refused_at, old.refused_for, old.refused_note_digest)
  then raise exception 'what a citizen wrote is kept as it is: so is when and why it was not accepted'; end if;
  if new.state = 'NOT_ACCEPTED' and (tg_op = 'INSERT' and new.refused_for is null or tg_op = 'UPDATE' and old.state <> 'NOT_ACCEPTED') then
    if tg_op = 'UPDATE' and old.state <> 'SUBMITTED' then
      raise exception 'what a citizen wrote is kept as it is: only what was just submitted is not accepted';
    end if;
    new.refused_at := coalesce(new.refused_at, case tg_op when 'INSERT' then new.created_at end, now());
    new.refused_for := coalesce(new.refusal_reason, 'NO_MATTER');
    new.refused_note_digest := sha256(convert_to(coalesce(new.refusal_note, ''), 'UTF8'));
    new.is_withheld := new.refused_for not in ('IN_COURT', 'IN_PETITION', 'NO_MATTER');
  elsif new.state not in ('NOT_ACCEPTED', 'REOPENED') then
    new.is_withheld := false;
  end if;
  return new;
end $$;
comment on function cases.note_refusal is 'Trigger: notes when and why a case was not accepted; only a submitted one is.';
create trigger case_refusal_is_noted before insert or update of state, refused_at, refused_for, refused_note_digest on cases.case
  for each row execute function cases.note_refusal();

-- What the log commits to: number, instant, reason and a digest of the note.
create function cases.refusal_value(c cases.case) returns text
  language sql stable set search_path = cases, pg_temp as $$
  select 'lianxin-refusal/1' || E'\n' || c.number || E'\n' || public_log.instant(c.refused_at) || E'\n' || c.refused_for || E'\n'
    || public_log.base64(c.refused_note_digest) || E'\n'
$$;
comment on function cases.refusal_value is 'What the log commits to when a case is not accepted (docs/transparency-log.md).';

-- Of a private case the log names neither number nor reason nor office (CZ4).
create function cases.log_refusal_of(c cases.case) returns void
  language sql set search_path = cases, pg_temp as $$
  select public_log.append('refusal', c.refused_at, c.id, cases.refusal_value(c),
    case when c.is_public then concat_ws(' ', c.number, c.refused_for, regexp_replace(c.org_name, '\s+', ' ', 'g')) else '-' end)
$$;
revoke all on function cases.log_refusal_of(cases.case) from public;

create function cases.log_refusal() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  if tg_op = 'INSERT' or old.refused_at is null then perform cases.log_refusal_of(new); end if;
  return null;
end $$;
comment on function cases.log_refusal is 'Trigger: a case that is not accepted is told in the public log in the same transaction.';
revoke all on function cases.log_refusal() from public;
create trigger case_refusal_is_logged after insert or update of state on cases.case
  for each row when (new.refused_at is not null) execute function cases.log_refusal();

-- Those of before, in the order in which they were refused.
do $$
declare
  earlier cases.case;
begin
  for earlier in select c.* from cases.case c where c.refused_at is not null order by c.refused_at, c.id loop
    perform cases.log_refusal_of(earlier);
  end loop;
end $$;

-- What the writer's receipt of the refusal is made of: whoever has number and code has it.
create function cases.logged_refusal(hash bytea) returns table (value text, salt bytea, told text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.value, o.salt, split_part(convert_from(e.leaf, 'UTF8'), E'\n', 5)
  from cases.case c join public_log.opening o on o.subject_id = c.id join public_log.entry e on e.number = o.entry_number
  where c.code_hash = hash and o.value like 'lianxin-refusal/1%'
$$;
select app.make_definer('cases.logged_refusal(bytea)', '{{portal}}');

-- The public sees every public case that somebody decided on; not the words of one that keeps them back.
alter policy shown on cases.case using (is_public and state <> 'SUBMITTED');
drop index cases.case_public;
create index case_public on cases.case (about_org_id, created_at desc) where is_public and state <> 'SUBMITTED';

create or replace function cases.shown_words(of_cases uuid[]) returns table (id uuid, title text, body text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id, c.title, c.body from cases.case c
  where c.id = any (of_cases) and c.is_public and c.hidden_rule is null and c.state <> 'SUBMITTED' and not c.is_withheld
$$;
comment on function cases.shown_words is 'Title and text of public cases; of one that is hidden or kept back, nothing.';
select app.make_definer('cases.shown_words(uuid[])', '{{portal}}');

create or replace function cases.search_public(asked tsquery, patterns text[], about uuid, most integer) returns setof uuid
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id from cases.case c
  where c.terms @@ asked and c.search_text like all (patterns) and c.is_public and c.hidden_rule is null
    and c.state <> 'SUBMITTED' and not c.is_withheld and (about is null or c.about_org_id = about)
  order by c.created_at desc limit most
$$;
select app.make_definer('cases.search_public(tsquery, text[], uuid, integer)', '{{portal}}');

-- Nor what was added to it. Its timeline stands, but for the line in which a desk may have repeated what is kept back.
alter policy shown on cases.supplement
  using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null and not c.is_withheld));
alter policy shown on cases.rating
  using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null and not c.is_withheld));
alter policy shown on cases.reply
  using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null and not c.is_withheld));
alter policy shown on cases.promise
  using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null and not c.is_withheld));
alter policy shown on cases.event
  using (exists (select 1 from cases.case c where c.id = case_id and (cases.event.act <> 'refuse' or not c.is_withheld)));
