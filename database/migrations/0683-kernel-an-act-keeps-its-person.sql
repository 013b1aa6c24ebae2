-- An act said by which account it was done. Where two persons are wanted, and a third for an appeal, an account is not enough: one person may have two,
-- and a post in each of two bodies (decisions 281).
alter table procedure.act add column person_id uuid, add column for_person_id uuid;
comment on column procedure.act.person_id is 'Who did it, by whichever of his accounts; null where the account names no person.';
comment on column procedure.act.for_person_id is 'In whose place it was done.';
update procedure.act a set person_id = (select k.person_id from accounts.account k where k.id = a.account_id),
    for_person_id = (select k.person_id from accounts.account k where k.id = a.for_account_id)
  where a.account_id is not null;
