-- An export is opened with a password of its own and taken once (security 2.3). Files that were written before have none and end as
-- they were promised.
alter table members.export add column fetched_at timestamptz, add column password_sealed bytea;
alter table members.export add constraint export_password check (password_sealed is null or state = 'READY');
comment on column members.export.fetched_at is 'When the file was taken for the first time; a quarter of an hour later it is gone.';
comment on column members.export.password_sealed is 'What opens the file; goes when the export expires.';
