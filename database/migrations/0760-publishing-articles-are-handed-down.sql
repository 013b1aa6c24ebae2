-- A published article is handed down 下发: it stands on every open site below an organisation, as one row that nobody below can change
-- (decisions 321). The organisation is the article's own; after a merge it is the heir, so that the sites below keep what they show.
alter table publishing.article add column handed_org_id uuid;
alter table publishing.article add column handed_path text collate "C";
alter table publishing.article add column handed_at timestamptz;
alter table publishing.article add constraint article_handed check (num_nulls(handed_org_id, handed_path, handed_at) in (0, 3)
  and (handed_at is null or status in ('PUBLISHED', 'WITHDRAWN')));
alter table publishing.article add constraint article_handed_org foreign key (handed_org_id, handed_path)
  references organisations.org (id, path) on update cascade;
comment on column publishing.article.handed_path is 'Below which organisation every open site shows it.';
create index article_by_handed on publishing.article (handed_org_id, handed_path);
-- The few articles of each organisation above, in the order of a list.
create index article_handed_below on publishing.article (handed_path, published_at desc, id desc)
  where status = 'PUBLISHED' and handed_path is not null;
create index article_handed_below_in on publishing.article (handed_path, section_code, published_at desc, id desc)
  where status = 'PUBLISHED' and handed_path is not null;
grant update (handed_org_id, handed_path, handed_at) on publishing.article to {{app}};
grant select (handed_path) on publishing.article to {{portal}};

alter table publishing.article_step drop constraint article_step_act;
alter table publishing.article_step add constraint article_step_act
  check (act in ('SUBMITTED', 'RETURNED', 'PUBLISHED', 'UPDATED', 'WITHDRAWN', 'HANDED_DOWN', 'TAKEN_BACK'));

-- A site finds what was handed down to it as it finds its own: `above` names the organisations over it.
create or replace function publishing.search_published(asked tsquery, patterns text[], title_patterns text[], of jsonb)
  returns table (id uuid, total bigint)
  language sql stable security definer set search_path = publishing, pg_temp set plan_cache_mode = auto as $$
  -- Only what narrows is carried on, and a long text is looked at only where bigrams alone do not decide.
  with hit as materialized (
    select a.id, a.org_id, a.org_path, a.handed_path, a.section_code, a.published_at, a.search_title like all (title_patterns) as in_title,
      cardinality(patterns) = 0 or a.search_text like all (patterns) as is_whole
    from article a where a.search @@ asked and a.status = 'PUBLISHED'
  ), kept as (
    select h.id, h.published_at, h.in_title from hit h
    where h.is_whole
      and (coalesce(of->'above' ? h.handed_path, false)
        or (of->>'path' is null or h.org_path >= of->>'path' and h.org_path < of->>'pathEnd')
          and (of->>'orgId' is null or h.org_id = (of->>'orgId')::uuid))
      and (of->>'sectionCode' is null or h.section_code = of->>'sectionCode')
      and (of->>'from' is null or h.published_at >= (of->>'from')::timestamptz)
      and (of->>'until' is null or h.published_at < (of->>'until')::timestamptz)
  )
  select k.id, count(*) over () from kept k
  order by case when of->>'sort' = 'time' then false else not k.in_title end, k.published_at desc, k.id desc
  limit (of->>'size')::integer offset (of->>'skip')::integer
$$;
