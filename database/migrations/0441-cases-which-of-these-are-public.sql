-- Other systems are told what happens with public cases only: that somebody wrote in private, and to whom it went, is nobody's to know (CZ4, E06).
create function cases.public_among(of_cases uuid[]) returns setof uuid
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id from cases.case c where c.id = any (of_cases) and c.is_public
$$;
comment on function cases.public_among is 'Which of these cases their writers made public.';
select app.make_definer('cases.public_among(uuid[])', '{{worker}}');
