-- What its writer took back before any desk had accepted or refused it was never shown. It came out when it closed, or when a desk accepted the matter
-- for those who had joined it. Its words are kept back now as those of a refusal are, and for good (decisions 272): the mark is decided here alone.
create or replace function cases.note_refusal() returns trigger language plpgsql as $$
declare
  was_withheld boolean := new.is_withheld;
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
  -- Nothing that a desk does later for others brings out what its writer took back unread.
  if new.taken_back_at is not null then
    new.is_withheld := new.is_withheld or was_withheld
      or (new.accepted_at is null or new.accepted_at > new.taken_back_at) and (new.refused_at is null or new.refused_at > new.taken_back_at);
  end if;
  return new;
end $$;
comment on function cases.note_refusal is
  'Trigger: notes when and why a case was not accepted, only a submitted one is; and whether its words are kept back.';
comment on column cases.case.is_withheld is
  'Its words are kept back: not accepted for such a reason, and no desk went on with it since, or taken back by its writer before anybody read it in public.';
drop trigger case_refusal_is_noted on cases.case;
create trigger case_refusal_is_noted before update of state, refused_at, refused_for, refused_note_digest, taken_back_at on cases.case
  for each row execute function cases.note_refusal();
drop trigger case_comes_refused on cases.case;
create trigger case_comes_refused before insert on cases.case
  for each row when (new.state = 'NOT_ACCEPTED' or new.is_withheld or new.taken_back_at is not null) execute function cases.note_refusal();

update cases.case set taken_back_at = taken_back_at where taken_back_at is not null;

-- What a desk wrote for those who joined stays in public: it is not the words of who took his back.
alter policy shown on cases.reply using (exists (
  select 1 from cases.case c where c.id = case_id and c.hidden_rule is null and (not c.is_withheld or c.accepted_at >= c.taken_back_at)));
alter policy shown on cases.promise using (exists (
  select 1 from cases.case c where c.id = case_id and c.hidden_rule is null and (not c.is_withheld or c.accepted_at >= c.taken_back_at)));
create or replace function cases.told_reason(of_event uuid) returns text
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select e.reason from event e join cases.case c on c.id = e.case_id
  where e.id = of_event and e.act <> 'refuse' and c.is_public and c.state <> 'SUBMITTED'
    and (c.hidden_rule is null and (not c.is_withheld or c.accepted_at >= c.taken_back_at) or not cases.is_written(e.act))
$$;
create or replace function cases.told_extension(of_case uuid) returns text
  language sql stable security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
  select c.extension_reason from cases.case c
  where c.id = of_case and c.is_public and c.state <> 'SUBMITTED' and c.hidden_rule is null
    and (not c.is_withheld or c.accepted_at >= c.taken_back_at) and not cases.follows_hidden(c.id)
$$;
