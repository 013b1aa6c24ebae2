-- What somebody removed by hand from a list of his organisation, for thirty days (UX-CS10, decisions 331). No value of a person stands in it.
create table app.removed (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  kind text not null,
  name text not null,
  content jsonb not null,
  removed_by_name text not null,
  removed_at timestamptz not null,
  constraint removed_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table app.removed is 'The recycle bin 回收站: what was removed by hand, as it stood, until it is put back or thirty days have passed.';
create index removed_by_org on app.removed (org_id, org_path);
create index removed_by_time on app.removed (removed_at);
select app.guard('app.removed');
create policy housekeeping on app.removed for all to {{worker}} using (removed_at < now() - interval '30 days');
grant select, insert, delete on app.removed to {{app}};
grant delete, select (removed_at) on app.removed to {{worker}};
