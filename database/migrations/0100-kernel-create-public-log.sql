-- The public log 公开日志 (D25, decisions 70): a Merkle tree over commitments, as docs/transparency-log.md describes it byte by byte.
-- What a commitment hides stands in public_log.opening and may be erased there; the tree stays whole without it.
create schema public_log;
grant usage on schema public_log to {{app}}, {{portal}}, {{worker}}, {{search}};

create table public_log.entry (
  number bigint generated always as identity primary key,
  kind text not null,
  day date not null,
  leaf bytea not null,
  at timestamptz not null default clock_timestamp(),
  index bigint,
  constraint entry_index_once unique (index),
  constraint entry_index_counts check (index >= 0)
);
comment on table public_log.entry is 'A leaf of the public log; its index is given once by the sequencer. Append-only.';
comment on column public_log.entry.kind is 'As the leaf says it, and the day too: for counting.';
create index entry_by_day on public_log.entry (day, kind);
create index entry_waiting on public_log.entry (number) where index is null;

create table public_log.opening (
  entry_number bigint primary key,
  subject_id uuid not null,
  salt bytea not null,
  value text not null,
  constraint opening_entry foreign key (entry_number) references public_log.entry (number)
);
comment on table public_log.opening is 'What the commitment of an entry hides, and its salt; without them the entry says nothing.';
create index opening_by_subject on public_log.opening (subject_id);

create table public_log.node (
  level integer not null,
  position bigint not null,
  hash bytea not null,
  constraint node_pkey primary key (level, position),
  constraint node_hash_length check (length(hash) = 32)
);
comment on table public_log.node is 'The hashes of the tree: of its leaves at level 0, of every full subtree above. Insert-only.';

create index node_by_leaf_hash on public_log.node (hash) where level = 0;

create table public_log.checkpoint (
  number bigint generated always as identity primary key,
  size bigint not null,
  root bytea not null,
  at timestamptz not null,
  note text not null
);
comment on table public_log.checkpoint is 'Every checkpoint that was ever signed, as it was published. Insert-only.';
create index checkpoint_by_size on public_log.checkpoint (size);

grant select on public_log.entry, public_log.node, public_log.checkpoint to {{app}}, {{portal}}, {{worker}}, {{search}};
grant update (index) on public_log.entry to {{worker}};
grant insert on public_log.node, public_log.checkpoint to {{worker}};
grant select on public_log.opening to {{search}};

create function public_log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the public log is append-only';
end $$;
create trigger entry_keeps_its_leaf before delete or update of number, kind, day, leaf, at on public_log.entry
  for each row execute function public_log.refuse_change();
create trigger entry_keeps_its_index before update of index on public_log.entry
  for each row when (old.index is not null) execute function public_log.refuse_change();
create trigger entry_is_not_truncated before truncate on public_log.entry for each statement execute function public_log.refuse_change();
-- Erasing an opening is the one thing that may be done, by the owner alone and never unseen: verify counts what is erased.
create trigger opening_is_not_changed before update on public_log.opening for each row execute function public_log.refuse_change();
create trigger opening_is_not_truncated before truncate on public_log.opening for each statement execute function public_log.refuse_change();
create trigger node_is_append_only before update or delete on public_log.node for each row execute function public_log.refuse_change();
create trigger node_is_not_truncated before truncate on public_log.node for each statement execute function public_log.refuse_change();
create trigger checkpoint_is_append_only before update or delete on public_log.checkpoint
  for each row execute function public_log.refuse_change();
create trigger checkpoint_is_not_truncated before truncate on public_log.checkpoint
  for each statement execute function public_log.refuse_change();

-- Base64 in one line, as every text of the log writes bytes.
create function public_log.base64(bytes bytea) returns text language sql immutable as $$
  select replace(encode(bytes, 'base64'), E'\n', '')
$$;
comment on function public_log.base64 is 'Base64 (RFC 4648, with padding) in one line.';

-- An instant as the log writes it: UTC in whole milliseconds.
create function public_log.instant(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
comment on function public_log.instant is '2026-11-28T08:15:30.123Z';

-- Writes an entry: 32 random bytes are the salt, the commitment is SHA-256 over salt and value, the leaf names kind, day in
-- China, commitment and what everybody may read. Called by triggers and functions of chapters, never by a login.
create function public_log.append(of_kind text, at timestamptz, of_subject uuid, hidden_value text, told text) returns bigint
  language plpgsql set search_path = public_log, pg_temp as $$
declare
  given bigint;
  on_day date := (at at time zone 'Asia/Shanghai')::date;
  salt bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
  commitment bytea := sha256(salt || convert_to(hidden_value, 'UTF8'));
begin
  if told ~ '[\n\r]' or of_kind !~ '^[a-z-]+$' then raise exception 'a line of a leaf holds no line break'; end if;
  insert into entry (kind, day, leaf) values (of_kind, on_day, convert_to('lianxin-leaf/1' || E'\n' || of_kind || E'\n'
    || to_char(on_day, 'YYYY-MM-DD') || E'\n' || base64(commitment) || E'\n' || told || E'\n', 'UTF8'))
    returning number into given;
  insert into opening (entry_number, subject_id, salt, value) values (given, of_subject, salt, hidden_value);
  return given;
end $$;
comment on function public_log.append is 'Appends an entry to the public log; it gets its index by the sequencer.';
revoke all on function public_log.append(text, timestamptz, uuid, text, text) from public;
