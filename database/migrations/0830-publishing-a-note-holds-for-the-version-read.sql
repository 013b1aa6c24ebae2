-- A note holds for the version of the article that somebody read, and not for whatever was published before he said so: a publication that began earlier and
-- was committed later carries the earlier hour, and was passed over. So what is kept is the version itself, as it is of articles that are offered.
comment on column publishing.local_note.looked_at is
  'Which version of the article was read when the note was shown, or said to hold still 仍然适用: as the article said 更新于, nothing where it never changed.';
-- Of what was shown before this, the hour is the best that is known.
update publishing.local_note set looked_at = greatest(shown_at, looked_at) where shown_at is not null;

create or replace function publishing.outdated_notes(most integer)
  returns table (id uuid, org_id uuid, title text, from_name text, since timestamptz)
  language sql stable security definer set search_path = publishing, pg_temp set plan_cache_mode = force_custom_plan as $$
  with step as (select string_to_array(trim(both '/' from current_setting('app.path')), '/') as steps),
    above as (select '/' || array_to_string(s.steps[1:n], '/') || '/' as path from step s, generate_series(1, cardinality(s.steps) - 1) n)
  select n.id, n.org_id, a.title, o.short_name, a.updated_at
  from above s join article a on a.handed_path = s.path and a.status = 'PUBLISHED'
    join local_note n on n.article_id = a.id and n.state in ('SHOWN', 'SHOWN_RETURNED')
    join organisations.org o on o.id = a.org_id
  where n.org_path >= current_setting('app.path') and n.org_path < current_setting('app.path_end')
    and n.shown_at >= a.handed_at and a.updated_at > coalesce(n.looked_at, '-infinity')
  order by a.updated_at, n.id limit most
$$;
