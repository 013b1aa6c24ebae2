-- A case that is taken up again begins without a first word of its own; whether that of the round before was in time stays known and is counted
-- (11.2, decisions 171). Rounds that ended before this are not known any more.
alter table cases.case
  add column earlier_told_in_time integer not null default 0,
  add column earlier_told_late integer not null default 0,
  add column earlier_untold integer not null default 0;
comment on column cases.case.earlier_told_in_time is 'In how many earlier rounds its first word was said in time.';
comment on column cases.case.earlier_told_late is 'In how many earlier rounds its first word was said late.';
comment on column cases.case.earlier_untold is 'In how many earlier rounds its first word was late when the round ended, and never said.';
grant select (earlier_told_in_time, earlier_told_late, earlier_untold) on cases.case to {{app}};

create function cases.keep_first_word() returns trigger language plpgsql as $$
begin
  if old.first_word_at <= old.first_word_due_at then
    new.earlier_told_in_time := old.earlier_told_in_time + 1;
  elsif old.first_word_at is not null then
    new.earlier_told_late := old.earlier_told_late + 1;
  elsif old.first_word_due_at <= coalesce(case when old.state = 'NOT_ACCEPTED' then old.refused_at else old.closed_at end, now()) then
    new.earlier_untold := old.earlier_untold + 1;
  end if;
  return new;
end $$;
comment on function cases.keep_first_word is 'Trigger: what became of the first word of a round is kept when the next one begins.';
create trigger case_first_word_is_kept before update of reopenings on cases.case
  for each row when (old.is_urgent and new.reopenings > old.reopenings) execute function cases.keep_first_word();
