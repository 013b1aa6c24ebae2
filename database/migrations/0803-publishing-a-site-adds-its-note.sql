-- A site adds a note of its own 本地说明 to an article that was handed down to it (decisions 355): what it means here, where to go, whom to ask. The
-- article of the superior stays as it is. What the public reads (`shown_text`) and what waits for a second person (`text`) stand beside each other.
create table publishing.local_note (
  id uuid not null,
  org_id uuid not null,
  org_path text collate "C" not null,
  article_id uuid not null references publishing.article (id),
  state text not null,
  version integer not null,
  text text not null,
  saved_by uuid,
  saved_by_name text not null,
  saved_at timestamptz not null,
  shown_text text,
  shown_at timestamptz,
  removed_at timestamptz,
  removed_reason text,
  constraint local_note_pkey primary key (id),
  constraint local_note_once unique (org_id, article_id),
  constraint local_note_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint local_note_site foreign key (org_id) references sites.site (org_id),
  constraint local_note_state check (state in ('WAITING', 'RETURNED', 'SHOWN', 'SHOWN_WAITING', 'SHOWN_RETURNED', 'REMOVED')),
  constraint local_note_text check (char_length(text) between 1 and 500 and char_length(shown_text) between 1 and 500),
  constraint local_note_shown check ((state in ('SHOWN', 'SHOWN_WAITING', 'SHOWN_RETURNED')) = (shown_text is not null)
    and (shown_text is null) = (shown_at is null)),
  -- What was shown and taken away leaves when and why, until another is shown.
  constraint local_note_removed check ((removed_at is null) = (removed_reason is null) and (removed_at is null or shown_text is null))
);
comment on table publishing.local_note is 'The note of a site 本地说明 to an article that was handed down to it; kept, and not shown, when the article is taken back or withdrawn.';
comment on column publishing.local_note.text is 'As it was saved last; the public reads shown_text.';
create index local_note_by_org on publishing.local_note (org_id, org_path);
create index local_note_by_article on publishing.local_note (article_id);
create index local_note_to_review on publishing.local_note (org_path, saved_at) where state in ('WAITING', 'SHOWN_WAITING');
select app.guard('publishing.local_note');
revoke update on publishing.local_note from {{app}};
grant update (state, version, text, saved_by, saved_by_name, saved_at, shown_text, shown_at, removed_at, removed_reason)
  on publishing.local_note to {{app}};
create policy shown on publishing.local_note for select to {{portal}} using (shown_text is not null or removed_at is not null);
grant select (org_id, article_id, shown_text, shown_at, removed_at, removed_reason) on publishing.local_note to {{portal}};
-- A note stands below the article as it was handed down this time, and not as it was before.
grant select (handed_at) on publishing.article to {{portal}};

create table publishing.local_note_step (
  id uuid not null,
  note_id uuid not null references publishing.local_note (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  at timestamptz not null,
  act text not null,
  actor_name text not null,
  words text,
  constraint local_note_step_pkey primary key (id),
  constraint local_note_step_act check (act in ('SAVED', 'RETURNED', 'SHOWN', 'REMOVED')),
  constraint local_note_step_words check ((act = 'SHOWN') = (words is null)),
  constraint local_note_step_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table publishing.local_note_step is 'Who saved which text of a note, returned it and why, showed it, took it away and why.';
create index local_note_step_by_note on publishing.local_note_step (note_id, at);
create index local_note_step_by_org on publishing.local_note_step (org_id, org_path);
select app.guard('publishing.local_note_step');
revoke update on publishing.local_note_step from {{app}};

-- What organisations above handed down to this place, newest first, as everybody reads it there.
create function publishing.handed_to(place text, most integer, skip integer)
  returns table (id uuid, title text, updated_at timestamptz, handed_at timestamptz, from_name text, total bigint)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  with step as (select string_to_array(trim(both '/' from place), '/') as steps),
    above as (select '/' || array_to_string(s.steps[1:n], '/') || '/' as path from step s, generate_series(1, cardinality(s.steps) - 1) n)
  select a.id, a.title, a.updated_at, a.handed_at, o.short_name, count(*) over ()
  from above s join article a on a.handed_path = s.path and a.status = 'PUBLISHED' join organisations.org o on o.id = a.org_id
  order by a.handed_at desc, a.id desc limit most offset skip
$$;
select app.make_definer('publishing.handed_to(text, integer, integer)', '{{app}}');

-- One of them with its text, found by its id: nothing where it is not handed down to this place.
create function publishing.handed_here(place text, one uuid)
  returns table (id uuid, title text, subtitle text, body_html text, source text, updated_at timestamptz, handed_at timestamptz, from_name text)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select a.id, a.title, a.subtitle, a.body_html, a.source, a.updated_at, a.handed_at, o.short_name
  from article a join organisations.org o on o.id = a.org_id
  where a.id = one and a.status = 'PUBLISHED' and a.handed_path <> place and starts_with(place, a.handed_path)
$$;
select app.make_definer('publishing.handed_here(text, uuid)', '{{app}}');
