-- Until a roster could say every field of the record, a column of a further field could not be chosen: that it has no meaning in what an office said of its
-- sheet before does not say that it is not wanted.
alter table members.column_mapping add column says_further boolean not null default false;
alter table members.column_mapping alter column says_further drop default;
comment on column members.column_mapping.says_further is 'Was it said when any field of the record could be chosen?';
