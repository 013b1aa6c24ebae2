-- What an organisation offers to the sites below it is shown by those that stand below it today (decisions 356): who moved away answers to another
-- superior, is not offered it any more, and could neither read nor end what it took.
grant select (direction, to_path) on publishing.offer to {{portal}};

-- An answer is to an offer of the same article.
alter table publishing.offer add constraint offer_of_article unique (id, article_id);
alter table publishing.offer_answer drop constraint offer_answer_offer_id_fkey,
  add constraint offer_answer_offer foreign key (offer_id, article_id) references publishing.offer (id, article_id);
drop index publishing.offer_answer_by_offer;
create index offer_answer_by_offer on publishing.offer_answer (offer_id, article_id);

-- What waits for those who decide in the reach, longest first. `OFFERED`: from below, and nobody answered yet; what is offered from above waits for nobody,
-- nor does what a site offers that sleeps. `CHANGED`: taken, and the article is another since. Whoever wrote it does not decide where the site wants review.
create or replace function publishing.offers_waiting(kind text, parties uuid[], most integer)
  returns table (id uuid, title text, from_name text, org_name text, since timestamptz)
  language sql stable security definer set search_path = publishing, pg_temp set plan_cache_mode = auto as $$
  select w.id, a.title, g.short_name, r.short_name, coalesce(w.since, a.updated_at)
  from (
    select o.id, o.article_id, o.to_org_id as org_id, o.to_path as place, o.offered_at as since from offer o
    where kind = 'OFFERED' and o.to_path >= current_setting('app.path') and o.to_path < current_setting('app.path_end')
      and o.direction = 'UP' and o.taken_back_at is null
      and not exists (select 1 from offer_answer n where n.org_id = o.to_org_id and n.article_id = o.article_id and n.offer_id = o.id)
      and exists (select 1 from sites.site f where f.org_id = o.org_id and f.state = 'ACTIVE')
    union all
    select n.id, n.article_id, n.org_id, n.org_path, null from offer_answer n join offer o on o.id = n.offer_id and o.taken_back_at is null
      join article a on a.id = n.article_id and a.updated_at is distinct from n.read_updated_at
    where kind = 'CHANGED' and n.org_path >= current_setting('app.path') and n.org_path < current_setting('app.path_end') and n.state = 'TAKEN'
      and (o.direction = 'UP' or n.org_path <> o.to_path and starts_with(n.org_path, o.to_path))
  ) w join article a on a.id = w.article_id and a.status = 'PUBLISHED'
    join organisations.org g on g.id = a.org_id join organisations.org r on r.id = w.org_id
    join sites.site t on t.org_id = w.org_id and t.state = 'ACTIVE'
  where (not t.needs_review or not exists (select 1 from article_version v where v.article_id = a.id and v.saved_by = any (parties)))
    and (a.handed_path is null or a.handed_path = w.place or not starts_with(w.place, a.handed_path))
  order by 5, 1 limit most
$$;

-- A site finds what it took as its lists show it: not what was offered by who stands above it no more, and what was handed down to it since in the section
-- of the superior.
create or replace function publishing.search_published(asked tsquery, patterns text[], title_patterns text[], of jsonb)
  returns table (id uuid, total bigint)
  language sql stable security definer set search_path = publishing, pg_temp set plan_cache_mode = auto as $$
  -- Only what narrows is carried on, and a long text is looked at only where bigrams alone do not decide.
  with hit as materialized (
    select a.id, a.org_id, a.org_path, a.handed_path, a.section_code, a.published_at, a.updated_at, a.search_title like all (title_patterns) as in_title,
      cardinality(patterns) = 0 or a.search_text like all (patterns) as is_whole
    from article a where a.search @@ asked and a.status = 'PUBLISHED'
  ), taken as materialized (
    select n.article_id, n.section_code, n.read_updated_at
    from offer_answer n join offer o on o.id = n.offer_id and o.taken_back_at is null
    where of->>'takes' is not null and n.org_id = (of->>'takes')::uuid and n.state = 'TAKEN'
      and (o.direction = 'UP' or of->'above' ? o.to_path)
  ), kept as (
    select h.id, h.published_at, h.in_title from hit h
      left join taken t on t.article_id = h.id and t.read_updated_at is not distinct from h.updated_at
        and not coalesce(of->'above' ? h.handed_path, false)
    where h.is_whole
      and (coalesce(of->'above' ? h.handed_path, false) or t.article_id is not null
        or (of->>'path' is null or h.org_path >= of->>'path' and h.org_path < of->>'pathEnd')
          and (of->>'orgId' is null or h.org_id = (of->>'orgId')::uuid))
      and (of->>'sectionCode' is null or coalesce(t.section_code, h.section_code) = of->>'sectionCode')
      and (of->>'from' is null or h.published_at >= (of->>'from')::timestamptz)
      and (of->>'until' is null or h.published_at < (of->>'until')::timestamptz)
  )
  select k.id, count(*) over () from kept k
  order by case when of->>'sort' = 'time' then false else not k.in_title end, k.published_at desc, k.id desc
  limit (of->>'size')::integer offset (of->>'skip')::integer
$$;
