-- Lists of accounts 账号名单 (E02): on the first day an administrator has thirty villages and fifteen townships on a sheet. Each right
-- row becomes one account, as if it were made by hand; the post it asks for waits for the security administrator, who grants posts.
create table accounts.account_list (
  id uuid not null,
  org_id uuid not null,
  org_path text collate "C" not null,
  account_id uuid not null,
  actor_name text not null,
  file_name text not null,
  digest bytea not null,
  state text not null default 'CHECKED',
  mode text,
  rows_total integer not null,
  rows_new integer not null,
  rows_known integer not null,
  rows_wrong integer not null,
  faults jsonb not null default '[]',
  notes jsonb not null default '[]',
  created_at timestamptz not null,
  ended_at timestamptz,
  links_sealed bytea,
  links_until timestamptz,
  links_taken_at timestamptz,
  constraint account_list_pkey primary key (id),
  constraint account_list_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint account_list_account foreign key (account_id) references accounts.account (id),
  constraint account_list_state check (state in ('CHECKED', 'DONE')),
  constraint account_list_mode check (mode in ('RIGHT_ROWS', 'ALL_OR_NOTHING')),
  constraint account_list_ended check ((state = 'DONE') = (ended_at is not null)),
  constraint account_list_links check (links_sealed is null or links_until is not null)
);
comment on table accounts.account_list is 'A list of accounts 账号名单 that was brought in as a spreadsheet, and what its check found.';
comment on column accounts.account_list.account_id is 'Who brought it in; nobody else is given its links.';
comment on column accounts.account_list.faults is 'Which cells must be corrected, in words: row, column, zh, en.';
comment on column accounts.account_list.notes is 'What was noticed and stands in nobody’s way, in words.';
comment on column accounts.account_list.links_sealed is 'The one-time links of its accounts, sealed, until they were taken once or a day is over.';
create index account_list_by_org on accounts.account_list (org_id, org_path);
create index account_list_by_path on accounts.account_list (org_path, created_at desc);
create index account_list_by_account on accounts.account_list (account_id);
create index account_list_with_links on accounts.account_list (links_until) where links_sealed is not null;
select app.guard('accounts.account_list');

create table accounts.account_list_row (
  list_id uuid not null,
  row_number integer not null,
  org_id uuid not null,
  org_path text collate "C" not null,
  display_name text not null,
  login text not null,
  is_proposed boolean not null,
  role text not null,
  until date,
  account_id uuid,
  identity_id uuid,
  declined_at timestamptz,
  refusal jsonb,
  constraint account_list_row_pkey primary key (list_id, row_number),
  constraint account_list_row_list foreign key (list_id) references accounts.account_list (id) on delete cascade,
  constraint account_list_row_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint account_list_row_account foreign key (account_id) references accounts.account (id),
  constraint account_list_row_identity foreign key (identity_id) references accounts.identity (id),
  constraint account_list_row_in_order check (account_id is not null or (identity_id is null and declined_at is null)),
  constraint account_list_row_decided check (identity_id is null or declined_at is null)
);
comment on table accounts.account_list_row is 'A row of a list of accounts: whom it makes, and which post it asks for.';
comment on column accounts.account_list_row.is_proposed is 'The file named no account, so this name was proposed.';
comment on column accounts.account_list_row.account_id is 'The account that was made of it.';
comment on column accounts.account_list_row.identity_id is 'The post that was granted to it.';
comment on column accounts.account_list_row.declined_at is 'When the security administrator decided not to grant its post.';
comment on column accounts.account_list_row.refusal is 'Why it was not done when it was tried last, in words: zh, en.';
create index account_list_row_by_org on accounts.account_list_row (org_id, org_path);
create index account_list_row_by_account on accounts.account_list_row (account_id);
create index account_list_row_by_identity on accounts.account_list_row (identity_id);
select app.guard('accounts.account_list_row');
-- A row of which no account was made goes when the list is done; why stands among the faults.
grant delete on accounts.account_list_row to {{app}};
