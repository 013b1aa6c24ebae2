-- Work that takes a processor and much memory for a minute runs one after another, so that it never takes all places of the queue (decisions 151).
drop function app.enqueue(text, jsonb, timestamptz, text);
create function app.enqueue(task text, payload jsonb, run_at timestamptz, job_key text, is_alone boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Names with @ are schedules: they run as the system and are started by the worker alone.
  if task like '%@%' then
    raise exception 'a schedule cannot be queued';
  end if;
  perform graphile_worker.add_job(
    task, enqueue.payload::json, queue_name => case when is_alone then task end, run_at => enqueue.run_at, max_attempts => 12::smallint,
    job_key => enqueue.job_key);
end $$;
comment on function app.enqueue is 'Queues a job in the business transaction (decisions 6); its payload is signed, so a forged one does not run.';
grant create on schema app to {{worker}};
revoke all on function app.enqueue(text, jsonb, timestamptz, text, boolean) from public;
grant execute on function app.enqueue(text, jsonb, timestamptz, text, boolean) to {{app}}, {{portal}};
alter function app.enqueue(text, jsonb, timestamptz, text, boolean) owner to {{worker}};
revoke create on schema app from {{worker}};
