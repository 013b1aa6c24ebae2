-- Operations: backups and drills as they ran, and what the machine’s keeper may know of it.
create schema operations;
grant usage on schema operations to {{app}}, {{worker}};

create table operations.run (
  id uuid primary key,
  kind text not null,
  state text not null,
  asked_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  backup text,
  bytes bigint,
  findings jsonb not null default '[]',
  constraint run_kind check (kind in ('BACKUP', 'DRILL')),
  constraint run_state check (state in ('ASKED', 'RUNNING', 'DONE', 'FAILED')),
  constraint run_ends check ((state in ('DONE', 'FAILED')) = (ended_at is not null))
);
comment on table operations.run is 'A backup or a restore drill: when it ran and what was found; names no person (R-B03).';
create index run_by_time on operations.run (asked_at desc);
create unique index run_asked_once on operations.run (kind) where state in ('ASKED', 'RUNNING');
grant select, insert on operations.run to {{app}};
grant select, insert, update on operations.run to {{worker}};

-- Queue and unsealed audit as numbers: both belong to the worker, whose tables the app does not read.
create function operations.machine_state()
  returns table (waiting bigint, oldest_seconds float8, failed bigint, unsealed bigint, unsealed_seconds float8)
  language plpgsql stable security definer set search_path = operations, pg_temp as $$
declare
  last_sealed xid8 := (
    select e.transaction_id from audit.seal s join audit.entry e on e.id = s.entry_id order by s.sequence desc limit 1);
begin
  return query
    with queue as (
      select count(*) filter (where j.attempts < j.max_attempts and j.run_at <= now()) as waiting,
        extract(epoch from now() - min(j.run_at) filter (where j.attempts < j.max_attempts and j.run_at <= now()))::float8 as oldest,
        count(*) filter (where j.attempts >= j.max_attempts) as failed
      from graphile_worker.jobs j),
    tail as (
      select e.at from audit.entry e
      where e.transaction_id >= coalesce(last_sealed, '0'::xid8)
        and not exists (select 1 from audit.seal s where s.entry_id = e.id)
      limit 10000)
    select queue.waiting, coalesce(queue.oldest, 0), queue.failed, count(tail.at),
      coalesce(extract(epoch from now() - min(tail.at))::float8, 0)
    from queue left join tail on true group by queue.waiting, queue.oldest, queue.failed;
end $$;
comment on function operations.machine_state is 'How much waits in the queue and for the sealer; numbers only.';
grant create on schema operations to {{worker}};
revoke all on function operations.machine_state() from public;
grant execute on function operations.machine_state() to {{app}};
alter function operations.machine_state() owner to {{worker}};
revoke create on schema operations from {{worker}};
