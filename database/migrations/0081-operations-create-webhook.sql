-- Webhooks: other systems are told that something happened, by ids only; the chain of the audit is the order of events.
create table operations.webhook (
  name text primary key,
  address text not null,
  events text[] not null,
  secret_sealed bytea not null,
  state text not null default 'ACTIVE',
  cursor bigint not null,
  created_at timestamptz not null,
  constraint webhook_name_form check (name ~ '^[a-z][a-z0-9-]{1,39}$'),
  constraint webhook_state check (state in ('ACTIVE', 'PAUSED'))
);
comment on table operations.webhook is 'Who wants to be told of which events (E06); cursor is the last seal looked at.';
grant select, insert, update on operations.webhook to {{app}};
grant select, update (cursor) on operations.webhook to {{worker}};

create table operations.delivery (
  id uuid primary key,
  webhook text not null,
  event text not null,
  body text not null,
  state text not null default 'WAITING',
  tries integer not null default 0,
  next_at timestamptz not null,
  last_status integer,
  last_fault text,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint delivery_webhook foreign key (webhook) references operations.webhook (name),
  constraint delivery_state check (state in ('WAITING', 'DONE', 'DEAD'))
);
comment on table operations.delivery is 'One telling of one event: tried again with longer and longer pauses, then given up where it is seen.';
create index delivery_by_webhook on operations.delivery (webhook, created_at desc);
create index delivery_due on operations.delivery (next_at) where state = 'WAITING';
create index delivery_by_end on operations.delivery (ended_at) where state = 'DONE';
grant select, insert, update on operations.delivery to {{app}};
grant select, insert, update, delete on operations.delivery to {{worker}};

-- Where the chain ends: a new webhook is told of what comes, not of what was.
create function operations.last_seal() returns bigint
  language sql stable security definer set search_path = operations, pg_temp as $$
  select coalesce(max(s.sequence), 0) from audit.seal s
$$;
comment on function operations.last_seal is 'The number of the newest seal; nothing of what it seals.';
grant create on schema operations to {{worker}};
revoke all on function operations.last_seal() from public;
grant execute on function operations.last_seal() to {{app}};
alter function operations.last_seal() owner to {{worker}};
revoke create on schema operations from {{worker}};
