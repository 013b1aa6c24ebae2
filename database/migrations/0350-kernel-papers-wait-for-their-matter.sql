-- A file that was handed in waits a day for the matter that takes it; what nothing took is given up (decisions 141). Who may read a
-- matter may open its papers, wherever they were handed in.
alter table app.file add column waits_until timestamptz;
alter table app.file add column taken_by uuid;
alter table app.file add constraint file_waits_or_taken check (waits_until is null or taken_by is null);
comment on column app.file.waits_until is 'Until then it waits for the record that takes it; null for what is kept.';
comment on column app.file.taken_by is 'The record it was handed in for: a matter, a change of the tree.';
create index file_waiting on app.file (waits_until) where waits_until is not null;
create index file_taken on app.file (taken_by) where taken_by is not null;

-- What was kept stays as it was kept; only who takes it changes, and with it the organisation it belongs to.
revoke update on app.file from {{app}};
grant update (waits_until, taken_by, org_id, org_path) on app.file to {{app}};

create policy given_up on app.file for delete to {{worker}} using (waits_until is not null and taken_by is null);
grant select (waits_until, taken_by), delete on app.file to {{worker}};

create function procedure.paper_of(of_matter uuid, of_file uuid)
  returns table (id uuid, name text, media_type text, size bigint, digest bytea)
  language sql stable security definer set search_path = procedure, pg_temp as $$
  select f.id, f.name, f.media_type, f.size, f.digest from app.file f
  where f.id = of_file and f.taken_by = of_matter
    and exists (select 1 from procedure.side s where s.matter_id = of_matter
      and s.org_path >= current_setting('app.path') and s.org_path < current_setting('app.path_end'))
$$;
select app.make_definer('procedure.paper_of(uuid, uuid)', '{{app}}');
