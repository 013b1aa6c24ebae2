-- Keys for programs 接口密钥 (E06, E02): another system reads what every post in one organisation's reach may read, for a purpose, until a day.
-- One administrator asks, another decides, the first takes the key once; of it only a keyed hash is kept.
create table accounts.program_key (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  purpose text not null,
  readings text[] not null,
  last_day date not null,
  asked_by uuid not null references accounts.account (id),
  asked_name text not null,
  asked_at timestamptz not null,
  decided_by uuid references accounts.account (id),
  decided_name text,
  decided_at timestamptz,
  is_allowed boolean,
  key_hash bytea,
  taken_at timestamptz,
  ended_at timestamptz,
  constraint program_key_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint program_key_readings check (cardinality(readings) between 1 and 20),
  constraint program_key_decided check (num_nonnulls(decided_by, decided_name, decided_at, is_allowed) in (0, 4)),
  constraint program_key_two check (decided_by <> asked_by),
  constraint program_key_taken check ((key_hash is null) = (taken_at is null) and (key_hash is null or coalesce(is_allowed, false)))
);
comment on table accounts.program_key is 'A key 接口密钥 by which another system reads, asked for by one administrator and allowed by another.';
comment on column accounts.program_key.readings is 'The endpoints it reads by, GET /api/organisations.';
comment on column accounts.program_key.last_day is 'The last day on which it works.';
comment on column accounts.program_key.key_hash is 'Keyed hash of the key, which is shown once and kept nowhere.';
create unique index program_key_hash on accounts.program_key (key_hash) where key_hash is not null;
create unique index program_key_name on accounts.program_key (org_id, name) where ended_at is null;
create index program_key_by_org on accounts.program_key (org_id, org_path);
create index program_key_by_path on accounts.program_key (org_path, asked_at desc);
create index program_key_by_asker on accounts.program_key (asked_by);
create index program_key_by_decider on accounts.program_key (decided_by);
select app.guard('accounts.program_key');

-- The key behind a request: alive, its last day not over, its organisation standing. Read at every request, so that an end is felt at once.
create function accounts.program_key_of(hash bytea, today date)
  returns table (id uuid, name text, org_id uuid, org_path text, readings text[])
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select k.id, k.name, o.id, o.path, k.readings from accounts.program_key k
  join organisations.org o on o.id = k.org_id and o.dissolved_on is null
  where k.key_hash = hash and k.ended_at is null and k.last_day >= today
$$;
select app.make_definer('accounts.program_key_of(bytea, date)', '{{app}}');
