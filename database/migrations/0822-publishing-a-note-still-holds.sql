-- When the superior changes an article, who may write the note of a site below it finds that in 待办 and says that the note still holds 仍然适用, or changes it
-- (decisions 355). Nothing new becomes public by it, so one person is enough.
alter table publishing.local_note add column looked_at timestamptz;
comment on column publishing.local_note.looked_at is 'When somebody last said, after the article changed, that what is shown still holds 仍然适用.';
grant update (looked_at) on publishing.local_note to {{app}};
create index local_note_shown on publishing.local_note (org_path) where state in ('SHOWN', 'SHOWN_RETURNED');

alter table publishing.local_note_step drop constraint local_note_step_act, drop constraint local_note_step_words;
alter table publishing.local_note_step
  add constraint local_note_step_act check (act in ('SAVED', 'RETURNED', 'SHOWN', 'KEPT', 'REMOVED')),
  add constraint local_note_step_words check ((act in ('SHOWN', 'KEPT')) = (words is null));

-- The notes in reach that are shown below an article which an organisation above the reach changed since anybody looked. A change that waits has its own line;
-- who changed the article himself is not asked.
create function publishing.outdated_notes(most integer)
  returns table (id uuid, org_id uuid, title text, from_name text, since timestamptz)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  with step as (select string_to_array(trim(both '/' from current_setting('app.path')), '/') as steps),
    above as (select '/' || array_to_string(s.steps[1:n], '/') || '/' as path from step s, generate_series(1, cardinality(s.steps) - 1) n)
  select n.id, n.org_id, a.title, o.short_name, a.updated_at
  from above s join article a on a.handed_path = s.path and a.status = 'PUBLISHED'
    join local_note n on n.article_id = a.id and n.state in ('SHOWN', 'SHOWN_RETURNED')
    join organisations.org o on o.id = a.org_id
  where n.org_path >= current_setting('app.path') and n.org_path < current_setting('app.path_end')
    and n.shown_at >= a.handed_at and a.updated_at > greatest(n.shown_at, n.looked_at)
  order by a.updated_at, n.id limit most
$$;
select app.make_definer('publishing.outdated_notes(integer)', '{{app}}');
grant select on publishing.local_note to {{search}};
