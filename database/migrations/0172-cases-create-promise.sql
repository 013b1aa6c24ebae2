-- What an answer promised until a day 承诺 (C08): confirmed by who answered, kept or not told in public, counted by organisation.
create table cases.promise (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  reply_id uuid not null references cases.reply (id),
  by_name text not null,
  what text not null,
  due_on date not null,
  at timestamptz not null,
  state text not null default 'OPEN',
  done_on date,
  reason text,
  settled_at timestamptz,
  settled_name text,
  constraint promise_state check (state in ('OPEN', 'KEPT', 'BROKEN')),
  constraint promise_kept_in_time check (state <> 'KEPT' or (done_on is not null and done_on <= due_on)),
  constraint promise_broken_why check (state <> 'BROKEN' or reason is not null),
  constraint promise_settled check ((state = 'OPEN') = (settled_at is null) and (settled_at is null) = (settled_name is null))
);
comment on table cases.promise is 'What an answer promised until a day 承诺, and whether it was kept; the reason is read by everybody who reads the case.';
create index promise_by_case on cases.promise (case_id, due_on, id);
create index promise_by_reply on cases.promise (reply_id);
create index promise_open on cases.promise (due_on) where state = 'OPEN';
select cases.guard_part('cases.promise');
grant select, insert, update (state, done_on, reason, settled_at, settled_name) on cases.promise to {{app}};
grant select (id, case_id, by_name, what, due_on, at, state, done_on, reason) on cases.promise to {{portal}};

-- What was promised stays as it was promised, and what was said of it stays said (T38).
create function cases.keep_promise_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'OPEN' or (new.what, new.due_on, new.at, new.case_id) is distinct from (old.what, old.due_on, old.at, old.case_id) then
    raise exception 'what was promised is kept as it was promised';
  end if;
  return new;
end $$;
create trigger promise_is_kept before delete or update on cases.promise for each row execute function cases.keep_promise_words();

-- What was promised in the answers to a case, for its writer.
create function cases.promises_of(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('byName', p.by_name, 'what', p.what, 'dueOn', p.due_on, 'state', p.state,
      'doneOn', p.done_on, 'reason', p.reason) order by p.due_on, p.id), '[]')
  from cases.case c join cases.promise p on p.case_id = coalesce(c.joined_to_id, c.id) where c.code_hash = hash
$$;
select app.make_definer('cases.promises_of(bytea)', '{{portal}}');

-- Promises whose day has come, and those of them that were kept, where their cases are counted (UX-PT9): how many, never whose.
create function cases.count_promises(about uuid, since timestamptz, until_at timestamptz, on_day date)
  returns table (org_id uuid, promised bigint, kept bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.id, count(*), count(*) filter (where p.state = 'KEPT')
  from cases.counted_under(about, since, until_at) u join cases.promise p on p.case_id = u.id
    join organisations.org o on o.path = u.place
  where p.state <> 'OPEN' or p.due_on < on_day
  group by o.id
$$;
select app.make_definer('cases.count_promises(uuid, timestamptz, timestamptz, date)', '{{app}}, {{portal}}');
