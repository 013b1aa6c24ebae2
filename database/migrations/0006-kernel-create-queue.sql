-- The queue belongs to the worker (schema graphile_worker, made by its own migrations); everybody else hands jobs in here.

create function app.enqueue(task text, payload jsonb, run_at timestamptz, job_key text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Names with @ are schedules: they run as the system and are started by the worker alone.
  if task like '%@%' then
    raise exception 'a schedule cannot be queued';
  end if;
  perform graphile_worker.add_job(
    task, enqueue.payload::json, run_at => enqueue.run_at, max_attempts => 12::smallint, job_key => enqueue.job_key);
end $$;
comment on function app.enqueue is 'Queues a job in the business transaction (decisions 6); its payload is signed, so a forged one does not run.';
grant create on schema app to {{worker}};
revoke all on function app.enqueue(text, jsonb, timestamptz, text) from public;
grant execute on function app.enqueue(text, jsonb, timestamptz, text) to {{app}}, {{portal}};
alter function app.enqueue(text, jsonb, timestamptz, text) owner to {{worker}};
revoke create on schema app from {{worker}};

-- Progress and files move with the organisation they belong to.
alter table app.task add constraint task_org
  foreign key (org_id, org_path) references organisations.org (id, path) on update cascade;
alter table app.file add constraint file_org
  foreign key (org_id, org_path) references organisations.org (id, path) on update cascade;
drop index app.task_by_org;
create index task_by_org on app.task (org_id, org_path);
drop index app.file_by_org;
create index file_by_org on app.file (org_id, org_path);

-- The worker tidies up: it forgets finished progress, and sees which files are still wanted.
create index task_by_end on app.task (ended_at) where ended_at is not null;
create policy housekeeping on app.task for all to {{worker}} using (ended_at is not null);
grant select (ended_at), delete on app.task to {{worker}};
create policy housekeeping on app.file for select to {{worker}} using (true);
grant select (digest) on app.file to {{worker}};
create index idempotency_by_age on app.idempotency (created_at);
