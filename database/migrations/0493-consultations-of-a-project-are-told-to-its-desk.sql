-- What was asked about a project is public, whoever asked: its public page lists it, and so does its desk, where who asked may stand above (D28).
create function consultations.asked_of_project(of_project uuid, most integer)
  returns table (id uuid, title text, closes_on date, answered_on date, slug text)
  language sql stable security definer set search_path = consultations, pg_temp as $$
  select c.id, c.title, c.closes_on, c.answered_on, coalesce(o.slug, o.code)
  from consultations.consultation c join organisations.org o on o.id = coalesce(c.asker_id, c.org_id)
  where c.project_id = of_project and (o.dissolved_on is null or o.slug is not null)
  order by c.opened_on desc, c.id desc limit most
$$;
comment on function consultations.asked_of_project is 'What was asked about a project, by whomever, with the address of who asked; all of it is public.';
select app.make_definer('consultations.asked_of_project(uuid, integer)', '{{app}}, {{portal}}');
