-- The open list is read and counted by the instant a limit ends (0201), no longer by its day: the two indexes by day served nothing any more, and
-- the page of the topmost desk sorted every open case for want of one.
drop index cases.case_open_by_desk;
drop index cases.case_open_by_due;
create index case_open_by_desk on cases.case (org_path, due_at, id) where due_at is not null;
