-- A promise is a sentence of an answer: while a case is hidden, it is kept back from the public with the answers (decisions 87).
alter policy shown on cases.promise using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null));
