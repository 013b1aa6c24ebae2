-- The words of an appeal were open to every side of its matter. They are for who decides it, and of a public case only: nobody beside the reach is
-- asked about a private one (decisions 273).
create or replace function cases.reviewed_words(of_matter uuid) returns table (title text, body text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select case when told.part = 'CASE' then c.title else '' end,
    case when told.part = 'CASE' then c.body else cases.words_of(c.id, told.part, (m.data->>'wordsId')::uuid) end
  from procedure.matter m
    cross join lateral (select coalesce(m.data->>'wordsOf', 'CASE') as part) told
    join cases.case c on c.id = m.subject_id and c.is_public
    join organisations.org o on o.id = (m.parties->'appeal'->0->>'orgId')::uuid
  where m.id = of_matter and m.procedure = 'cases.moderation' and m.state = 'APPEAL'
    and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end')
$$;
