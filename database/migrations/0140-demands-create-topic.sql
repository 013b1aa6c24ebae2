-- What is on citizens' minds in an organisation 热点诉求, found anew each night or when asked (D27).
create table demands.topic_run (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  found_at timestamptz not null,
  since date not null,
  messages integer not null,
  constraint topic_run_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint topic_run_once unique (org_id)
);
comment on table demands.topic_run is 'When topics were last found in the messages under an organisation, since which day and in how many; one run is kept.';
create index topic_run_by_org on demands.topic_run (org_id, org_path);
select app.guard('demands.topic_run');

create table demands.topic (
  id uuid primary key,
  run_id uuid not null references demands.topic_run (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  heat double precision not null,
  first_on date not null,
  last_on date not null,
  place text not null,
  words text[] not null,
  courses text[] not null,
  messages integer not null,
  samples jsonb not null,
  constraint topic_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint topic_course check (courses <@ array['EMERGING', 'RECURRING', 'SEASONAL'])
);
comment on table demands.topic is 'A matter that three or more messages are about: how many, since when, where, by which words. Samples are titles of public cases; nothing tells who wrote (D29).';
create index topic_by_run on demands.topic (run_id);
create index topic_by_org on demands.topic (org_id, org_path);
select app.guard('demands.topic');
grant delete on demands.topic to {{app}};
