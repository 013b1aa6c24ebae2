-- A corrected decision changes what was decided and not how much: it was learned only once another case had been decided.
alter table demands.model add column lessons_digest text not null default '';
comment on column demands.model.lessons_digest is 'A digest of the decisions that were learned from, to see whether any of them is another one now.';
