-- Which field of work a case belongs to, as a person at the desk decided (D19). It says nothing of who wrote.
alter table cases.case add column field text;
alter table cases.case add constraint case_field check (char_length(field) between 1 and 20);
comment on column cases.case.field is 'The field of work 一级分类, decided at the desk; null while nobody decided.';
create index case_by_field on cases.case (field, created_at desc) where field is not null;
grant select (field), update (field) on cases.case to {{app}};
