-- What sites answered to offers of an article in reach, newest first: who offered it reads who took or declined it and why, and nothing else of theirs.
-- The newest two hundred steps, and of each site its last one, however many sites answered since: what a site makes of it now is never left out.
create or replace function publishing.answers_to(one uuid)
  returns table (id uuid, at timestamptz, act text, org_name text, actor_name text, reason text)
  language sql stable security definer set search_path = publishing, pg_temp set plan_cache_mode = auto as $$
  select s.id, s.at, s.act, g.short_name, s.actor_name, s.reason
  from (
    select t.*, n.org_id as of_org, row_number() over (order by t.at desc, t.id desc) as place,
      row_number() over (partition by n.id order by t.at desc, t.id desc) as place_at_site
    from article a join offer_answer n on n.article_id = a.id join offer_answer_step t on t.answer_id = n.id
    where a.id = one and a.org_path >= current_setting('app.path') and a.org_path < current_setting('app.path_end')
  ) s join organisations.org g on g.id = s.of_org
  where s.place <= 200 or s.place_at_site = 1
  order by s.at desc, s.id desc
$$;
