-- Rosters as counties keep them: which column means what, remembered by shape, and what an import would change.
alter table members.import_batch drop constraint import_batch_state;
alter table members.import_batch add constraint import_batch_state
  check (state in ('UPLOADED', 'UNMAPPED', 'CHECKED', 'DONE', 'REVOKED'));
alter table members.import_batch add column understood jsonb;
alter table members.import_batch add column mapping jsonb;
comment on column members.import_batch.understood is 'How the file was read: sheets, headings, columns; of a cell its first sign only.';
comment on column members.import_batch.mapping is 'What holds for this file: sheet, columns, and what is said for all rows.';

create table members.column_mapping (
  org_id uuid not null,
  org_path text collate "C" not null,
  shape bytea not null,
  keys jsonb not null,
  fixed jsonb not null default '{}',
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  constraint column_mapping_pkey primary key (org_id, shape),
  constraint column_mapping_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table members.column_mapping is 'What an organisation said of the columns 对应列 of its own sheets, by the digest of their headings.';
create index column_mapping_by_org on members.column_mapping (org_id, org_path);
select app.guard('members.column_mapping');

create table members.import_change (
  batch_id uuid not null references members.import_batch (id) on delete cascade,
  org_id uuid not null,
  org_path text collate "C" not null,
  row_number integer not null,
  member_id uuid not null,
  changes jsonb not null,
  constraint import_change_pkey primary key (batch_id, row_number),
  constraint import_change_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint import_change_member foreign key (member_id) references members.member (id) on delete cascade
);
comment on table members.import_change is 'What a checked roster would change 对比, masked as a history is; forgotten when it was taken in.';
create index import_change_by_org on members.import_change (org_id, org_path);
create index import_change_by_member on members.import_change (member_id);
select app.guard('members.import_change');
grant delete on members.import_change to {{app}};
