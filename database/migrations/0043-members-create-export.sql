-- Exports of member lists: asked for with a reason, approved where they are large or sensitive, written with who, when and number
-- on them, gone after their days (security 2.3, T06).
create table members.export (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  account_id uuid not null,
  actor_name text not null,
  number text not null,
  reason text not null,
  filter jsonb not null,
  columns text[] not null,
  rows_asked integer not null,
  rows_written integer,
  matter_id uuid references procedure.matter (id),
  state text not null,
  approved_by text,
  task_id uuid references app.task (id) on delete set null,
  content_sealed bytea,
  row_digests bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint export_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint export_state check (state in ('WAITING', 'ALLOWED', 'REFUSED', 'READY', 'EXPIRED')),
  constraint export_content check (content_sealed is null or state = 'READY')
);
comment on table members.export is 'An export of a member list 导出; the file is sealed and goes when it expires, row_digests holds 16 bytes a row.';
create index export_by_org on members.export (org_id, org_path);
create index export_by_account on members.export (account_id, created_at desc);
create index export_by_matter on members.export (matter_id);
create index export_by_task on members.export (task_id);
create index export_to_expire on members.export (expires_at) where state in ('ALLOWED', 'READY');
select app.guard('members.export');
