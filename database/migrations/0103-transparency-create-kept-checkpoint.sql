-- Checkpoints of other nodes, kept here so that they cannot rewrite their logs unseen (D25).
create schema transparency;
grant usage on schema transparency to {{app}}, {{portal}}, {{worker}}, {{search}};

create table transparency.kept_checkpoint (
  id uuid primary key,
  log_name text not null,
  log_key text not null,
  size bigint not null,
  at timestamptz not null,
  note text not null,
  received_at timestamptz not null,
  is_contradiction boolean not null,
  constraint kept_checkpoint_once unique (note)
);
comment on table transparency.kept_checkpoint is 'A checkpoint received from another node; one that contradicts what was kept before is kept as evidence.';
create index kept_checkpoint_by_log on transparency.kept_checkpoint (log_name, size desc);
grant select on transparency.kept_checkpoint to {{app}}, {{portal}};
grant insert on transparency.kept_checkpoint to {{app}};

create function transparency.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was received from another log is kept as it is';
end $$;
create trigger kept_checkpoint_is_kept before update or delete on transparency.kept_checkpoint
  for each row execute function transparency.refuse_change();
create trigger kept_checkpoint_is_not_truncated before truncate on transparency.kept_checkpoint
  for each statement execute function transparency.refuse_change();
