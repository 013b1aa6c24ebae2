-- Figures of a consultation that runs are published anew only after ten more participations (D28, decisions 125). From how many the last
-- ones came stands with the salt, where no login reads it, and goes with it.
alter table consultations.salt add column published integer not null default 0;
comment on column consultations.salt.published is 'From how many participations the published figures were counted.';
grant update (published) on consultations.salt to {{search}};
update consultations.salt s set published = (select count(distinct t.taker) from consultations.stance t where t.consultation_id = s.consultation_id)
where exists (select 1 from consultations.consultation c where c.id = s.consultation_id and c.findings is not null);

create function consultations.note_published(of_consultation uuid, counted integer, more integer) returns boolean
  language plpgsql security definer set search_path = consultations, pg_temp as $$
begin
  update consultations.salt s set published = counted
    from consultations.consultation c
    where s.consultation_id = of_consultation and c.id = s.consultation_id and counted >= s.published + more
      and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end');
  return found;
end $$;
comment on function consultations.note_published is 'Whether so many more took part than in the published figures that new ones may be; notes it.';
select app.make_definer('consultations.note_published(uuid, integer, integer)', '{{app}}');

-- A stance and the end wait for one another: what is taken before the last map is counted, afterwards nothing is taken.
create or replace function consultations.take_stances(of_consultation uuid, inner_digest bytea, given jsonb, on_day date) returns text
  language plpgsql security definer set search_path = consultations, pg_temp as $$
declare
  one record;
  taken integer;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(of_consultation::text, 29));
  select c.id, c.org_id, c.org_path into one from consultations.consultation c
    where c.id = of_consultation and c.closed_at is null and on_day between c.opened_on and c.closes_on;
  if not found then return 'CLOSED'; end if;
  insert into consultations.salt (consultation_id, bytes)
    values (one.id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) on conflict do nothing;
  insert into consultations.stance (statement_id, taker, consultation_id, org_id, org_path, value)
    select s.id, consultations.taker_of(one.id, inner_digest), one.id, one.org_id, one.org_path, g.value
    from jsonb_to_recordset(given) as g (id uuid, value integer)
    join consultations.statement s on s.id = g.id and s.consultation_id = one.id and s.state = 'SHOWN'
    on conflict (statement_id, taker) do update set value = excluded.value;
  get diagnostics taken = row_count;
  return case when taken = jsonb_array_length(given) then 'DONE' else 'MISSING' end;
end $$;

-- In an order by chance: the order of the digests would be the same each night.
create or replace function consultations.stances_of(of_consultation uuid) returns table (numbers integer[], stances integer[])
  language sql volatile security definer set search_path = consultations, pg_temp as $$
  select array_agg(s.no order by s.no), array_agg(t.value::integer order by s.no)
  from consultations.stance t join consultations.statement s on s.id = t.statement_id and s.state = 'SHOWN'
  where t.consultation_id = of_consultation and t.org_path >= current_setting('app.path') and t.org_path < current_setting('app.path_end')
  group by t.taker order by random()
$$;

-- A day that its caller names must have come: nothing is destroyed before its time.
create or replace function consultations.forget_stances(of_consultation uuid, on_day date) returns boolean
  language plpgsql security definer set search_path = consultations, pg_temp as $$
begin
  perform 1 from consultations.consultation c where c.id = of_consultation
    and c.closes_on < least(on_day, (now() at time zone 'Asia/Shanghai')::date)
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end');
  if not found then return false; end if;
  delete from consultations.stance t where t.consultation_id = of_consultation;
  delete from consultations.salt s where s.consultation_id = of_consultation;
  return true;
end $$;

-- Each night: nothing of a consultation that is closed may be left, however it came there.
create function consultations.forget_leftovers() returns integer
  language plpgsql security definer set search_path = consultations, pg_temp as $$
declare
  forgotten integer;
begin
  delete from consultations.stance t using consultations.consultation c where c.id = t.consultation_id and c.closed_at is not null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end');
  get diagnostics forgotten = row_count;
  delete from consultations.salt s using consultations.consultation c where c.id = s.consultation_id and c.closed_at is not null
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end');
  return forgotten;
end $$;
comment on function consultations.forget_leftovers is 'Deletes what is left of consultations in reach that are closed; gives how many stances.';
select app.make_definer('consultations.forget_leftovers()', '{{app}}');
