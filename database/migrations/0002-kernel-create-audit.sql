-- The audit: entries are written unchained with a keyed digest each; one sealer links them afterwards (decisions 13).
create schema audit;
grant usage on schema audit to {{app}}, {{portal}}, {{worker}};

create table audit.entry (
  id uuid primary key,
  at timestamptz not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  actor_kind text not null,
  account_id uuid,
  identity_id uuid,
  actor_name text not null,
  role text not null,
  org_id uuid,
  act text not null,
  subject text,
  subject_id text,
  details jsonb not null default '{}',
  request_id text,
  mac bytea not null
);
comment on table audit.entry is 'Who did what, in which post, to which record; append-only. Values of persons are not in it.';
create index entry_by_subject on audit.entry (subject_id, at desc);
create index entry_by_account on audit.entry (account_id, at desc);
create index entry_by_transaction on audit.entry (transaction_id, id);
create index entry_by_org on audit.entry (org_id, at desc);

create table audit.seal (
  sequence bigint primary key,
  entry_id uuid not null,
  digest bytea not null,
  mac bytea not null,
  sealed_at timestamptz not null,
  constraint seal_entry_once unique (entry_id)
);
comment on table audit.seal is 'The chain over the entries. Insert-only.';
comment on column audit.seal.digest is 'SHA-256 over the digest before it and the entry: anybody can recompute the chain.';
comment on column audit.seal.mac is 'Keyed digest of this row: only this installation can have written it.';

grant insert on audit.entry to {{app}}, {{portal}}, {{worker}};
grant select on audit.entry to {{worker}};
grant select, insert on audit.seal to {{worker}};

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only';
end $$;
create trigger entry_is_append_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger seal_is_append_only before update or delete on audit.seal for each row execute function audit.refuse_change();
create trigger entry_is_not_truncated before truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger seal_is_not_truncated before truncate on audit.seal for each statement execute function audit.refuse_change();
