-- Before 0650 what was not accepted was closed when its writer took it back, and 0650 counted it as one that had waited: in public numbers a refusal had
-- disappeared by the code of who filed it, and words that the refusal kept back came out. Its own row still says when and why it was not accepted;
-- nothing but a reopening leads out of there, and that is a line of the course. So it stands again (decisions 272).
--
-- What triggers would do is done already: the refusal is in the public log, and its writer was told.
alter table cases.case disable trigger user;
update cases.case c set state = 'NOT_ACCEPTED', taken_back_as = 'REFUSED', closed_at = null, version = c.version + 1,
    is_withheld = c.refused_for not in ('IN_COURT', 'IN_PETITION', 'NO_MATTER')
  where c.state = 'CLOSED' and c.taken_back_as in ('WAITING', 'LATE') and c.closed_at = c.taken_back_at
    and c.first_replied_at is null and c.refused_at <= c.taken_back_at
    and not exists (select from cases.event e where e.case_id in (c.id, c.joined_to_id) and e.act = 'reopen' and e.at >= c.refused_at
      and e.at <= c.taken_back_at);
alter table cases.case enable trigger user;
