-- Most messages follow no other, are escalated to nobody and were not refused when they are written: they need no place in these two indexes, and the
-- trigger has nothing to note of them.
drop index cases.case_by_previous;
create index case_by_previous on cases.case (previous_id) where previous_id is not null;
drop index cases.case_escalated_to;
create index case_escalated_to on cases.case (escalated_to_id, due_at) where escalated_to_id is not null;

drop trigger case_refusal_is_noted on cases.case;
create trigger case_refusal_is_noted before update of state, refused_at, refused_for, refused_note_digest on cases.case
  for each row execute function cases.note_refusal();
create trigger case_comes_refused before insert on cases.case
  for each row when (new.state = 'NOT_ACCEPTED' or new.is_withheld) execute function cases.note_refusal();
