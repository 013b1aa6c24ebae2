-- A server that runs while the schema is brought forward queues with four arguments (R-F15); what it queues runs beside others.
create function app.enqueue(task text, payload jsonb, run_at timestamptz, job_key text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select app.enqueue(task, payload, run_at, job_key, false)
$$;
comment on function app.enqueue(text, jsonb, timestamptz, text) is 'The same for a server of before 0404, which knows no jobs that run alone.';
grant create on schema app to {{worker}};
revoke all on function app.enqueue(text, jsonb, timestamptz, text) from public;
grant execute on function app.enqueue(text, jsonb, timestamptz, text) to {{app}}, {{portal}};
alter function app.enqueue(text, jsonb, timestamptz, text) owner to {{worker}};
revoke create on schema app from {{worker}};
