-- The few cases that were not accepted and whose words are kept back, for 待办 of the desk above.
create index case_withheld on cases.case (org_path, refused_at) where is_withheld and state = 'NOT_ACCEPTED';
