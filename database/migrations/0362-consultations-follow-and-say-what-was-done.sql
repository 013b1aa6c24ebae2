-- What is not finished of a consultation goes to who takes over an organisation that ends (decisions 56, 145): who asked stays named, its address stays, the answer
-- and what was taken up are owed by the successor.
alter table consultations.consultation
  add column asker_id uuid references organisations.org (id),
  add column kept_by_name text,
  add constraint consultation_kept_by check ((asker_id is null) = (kept_by_name is null));
comment on column consultations.consultation.asker_id is 'Who asked, where another organisation took over from it; the address of its site still leads here.';
create index consultation_by_asker on consultations.consultation (asker_id) where asker_id is not null;
create policy followed on consultations.consultation for update to {{search}} using (true) with check (true);
create policy followed on consultations.statement for update to {{search}} using (true) with check (true);
grant update (org_id, org_path, asker_id, kept_by_name) on consultations.consultation to {{search}};
grant update (org_id, org_path) on consultations.statement to {{search}};

-- What was taken up is told of in public, once: that it is done, or why not.
alter table consultations.statement
  add column told_on date,
  add column is_done boolean,
  add column told_text text,
  add column told_by text,
  add constraint statement_told check (num_nulls(told_on, is_done, told_text, told_by) in (0, 4)
    and (told_on is null or due_on is not null));
comment on column consultations.statement.told_on is 'When it was said in public whether what was taken up is done; until then it stands in 待办.';
create index statement_to_tell on consultations.statement (org_path, due_on) where due_on is not null and told_on is null;
grant update (told_on, is_done, told_text, told_by) on consultations.statement to {{app}};
create function consultations.keep_told() returns trigger language plpgsql as $$
begin
  if (new.told_on, new.is_done, new.told_text, new.told_by) is distinct from (old.told_on, old.is_done, old.told_text, old.told_by) then
    raise exception 'what was told of a statement is kept as it was told';
  end if;
  return new;
end $$;
comment on function consultations.keep_told is 'Trigger: what was told of a statement stays told.';
create trigger statement_told_is_kept before update on consultations.statement
  for each row when (old.told_on is not null) execute function consultations.keep_told();

-- Whether anything of a consultation is still owed: its answer, or what became of something taken up.
create function consultations.is_owed(c consultations.consultation) returns boolean
  language sql stable set search_path = consultations, pg_temp as $$
  select c.answered_on is null or exists (select 1 from consultations.statement s
    where s.consultation_id = c.id and s.due_on is not null and s.told_on is null)
$$;
comment on function consultations.is_owed is 'Whether anything of a consultation is still owed: its answer, or what became of something taken up.';

create function consultations.follow_org(from_org uuid, to_org uuid) returns integer
  language plpgsql security definer set search_path = consultations, pg_temp as $$
declare
  heir record;
  passed record;
  number integer := 0;
begin
  select o.id, o.path, o.short_name into heir from organisations.org o where o.id = to_org and o.dissolved_on is null
    and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end');
  if not found then return 0; end if;
  for passed in select c.id from consultations.consultation c
      where c.org_id = from_org and consultations.is_owed(c)
        and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end') for update loop
    -- Stances and the end wait for one another; so does this.
    perform pg_advisory_xact_lock(hashtextextended(passed.id::text, 29));
    update consultations.consultation c set org_id = heir.id, org_path = heir.path, asker_id = coalesce(c.asker_id, from_org), kept_by_name = heir.short_name
      where c.id = passed.id;
    update consultations.statement s set org_id = heir.id, org_path = heir.path where s.consultation_id = passed.id;
    update consultations.stance t set org_id = heir.id, org_path = heir.path where t.consultation_id = passed.id;
    number := number + 1;
  end loop;
  return number;
end $$;
select app.make_definer('consultations.follow_org(uuid, uuid)', '{{app}}');
revoke all on function consultations.is_owed(consultations.consultation) from public;
grant execute on function consultations.is_owed(consultations.consultation) to {{app}}, {{search}};

-- Everybody reads what was told.
drop function consultations.statements_of(uuid);
create function consultations.statements_of(of_consultation uuid)
  returns table (id uuid, no integer, handed_on date, origin text, state text, text text, decide_by_on date, rule text, reason text, outcome text,
    answer text, due_on date, told_on date, is_done boolean, told_text text, told_by text)
  language sql stable security definer set search_path = consultations, pg_temp as $$
  select s.id, s.no, s.handed_on, s.origin, s.state, case when s.state = 'SHOWN' then s.text end, s.decide_by_on, s.rule, s.reason, s.outcome,
    s.answer, s.due_on, s.told_on, s.is_done, s.told_text, s.told_by
  from consultations.statement s where s.consultation_id = of_consultation order by s.no
$$;
select app.make_definer('consultations.statements_of(uuid)', '{{portal}}');
