-- The course of a topic in time can be drawn when it is known how many of its messages came in which month.
alter table demands.topic add column months integer[] not null default '{}',
  add constraint topic_months check (cardinality(months) <= 25);
comment on column demands.topic.months is
  'How many of its messages came in each month, oldest first, up to the one in which it was found; empty where it was found before this was kept.';
