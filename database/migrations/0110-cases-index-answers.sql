-- An answer that is about to be sent is read beside the last ones of the same organisation (C08, D26).
create index case_by_answer on cases.case (org_id, replied_at desc) where replied_at is not null;
