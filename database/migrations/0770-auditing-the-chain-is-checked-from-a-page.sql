-- A check of the audit chain that an auditor began from the page, and its signed sheet (E03, decisions 330).
create table auditing.chain_check (
  id uuid primary key,
  asked_by uuid not null,
  asker_name text not null,
  org_id uuid not null,
  org_name text not null,
  state text not null default 'ASKED',
  asked_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  done bigint not null default 0,
  total bigint,
  findings integer,
  named jsonb not null default '[]',
  sheet text,
  constraint chain_check_state check (state in ('ASKED', 'RUNNING', 'DONE', 'FAILED')),
  constraint chain_check_ends check ((state in ('DONE', 'FAILED')) = (ended_at is not null)),
  constraint chain_check_sheet check ((state = 'DONE') = (sheet is not null) and (state = 'DONE') = (findings is not null))
);
comment on table auditing.chain_check is 'A check of the whole audit chain: who asked, how far it is, what was found; named holds the first places, the signed sheet more of them.';
create index chain_check_by_time on auditing.chain_check (asked_at desc);
create unique index chain_check_asked_once on auditing.chain_check ((true)) where state in ('ASKED', 'RUNNING');
grant usage on schema auditing to {{worker}};
grant select, insert on auditing.chain_check to {{app}};
grant select, update on auditing.chain_check to {{worker}};
