-- A consultation that is opened from a project or from a topic keeps where it comes from (D27, D28, decisions 170).
-- The project is public as the consultation is. Topics are found anew each night and stay at the desk: their words are kept, and the public's login does not read them.
alter table consultations.consultation
  add column project_id uuid references demands.project (id),
  add column topic_words text[],
  add column topic_messages integer,
  add column topic_on date,
  add constraint consultation_topic check (num_nulls(topic_words, topic_messages, topic_on) in (0, 3)
    and (topic_words is null or cardinality(topic_words) between 1 and 6)),
  add constraint consultation_origin check (project_id is null or topic_on is null);
comment on column consultations.consultation.project_id is 'The project 每月一题 for which it was asked; both pages lead to each other.';
comment on column consultations.consultation.topic_words is 'The words of the topic 热点诉求 for which it was asked, as they stood on that day; read at desks only.';
create index consultation_by_project on consultations.consultation (project_id) where project_id is not null;
create index consultation_of_topics on consultations.consultation (org_path, opened_on desc) where topic_on is not null;

revoke select on consultations.consultation from {{portal}};
grant select (id, org_id, org_path, org_name, title, question, opened_on, closes_on, answer_due_on, findings, found_at, closed_at,
  answer, answered_on, answered_by, asker_id, kept_by_name, project_id) on consultations.consultation to {{portal}};
