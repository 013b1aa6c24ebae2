-- A published article is offered 推荐: upward to the organisation directly above, downward to every open site below, and each decides for itself
-- (decisions 356). It stays the one row of its origin: an offer says to whom, an answer says what one site made of it and which version it read.
create table publishing.offer (
  id uuid not null,
  article_id uuid not null references publishing.article (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  direction text not null,
  to_org_id uuid not null,
  to_path text collate "C" not null,
  to_name text not null,
  offered_at timestamptz not null,
  offered_by_name text not null,
  taken_back_at timestamptz,
  constraint offer_pkey primary key (id),
  constraint offer_direction check (direction in ('UP', 'DOWN')),
  constraint offer_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint offer_to foreign key (to_org_id, to_path) references organisations.org (id, path) on update cascade
);
comment on table publishing.offer is 'That an article is offered 推荐: to the organisation above, or to the open sites below one; taken back it stays as history.';
comment on column publishing.offer.to_org_id is 'Upward the one to whom it is offered; downward the one below which every open site may take it.';
create unique index offer_stands on publishing.offer (article_id, direction) where taken_back_at is null;
create index offer_by_org on publishing.offer (org_id, org_path);
create index offer_by_article on publishing.offer (article_id);
create index offer_by_receiver on publishing.offer (to_org_id, to_path);
create index offer_to_place on publishing.offer (to_path, direction, offered_at desc) where taken_back_at is null;
select app.guard('publishing.offer');
revoke update on publishing.offer from {{app}};
grant update (to_org_id, to_path, to_name, taken_back_at) on publishing.offer to {{app}};
create policy shown on publishing.offer for select to {{portal}} using (taken_back_at is null);
grant select (id, article_id, taken_back_at) on publishing.offer to {{portal}};

create table publishing.offer_answer (
  id uuid not null,
  org_id uuid not null,
  org_path text collate "C" not null,
  article_id uuid not null references publishing.article (id),
  offer_id uuid not null references publishing.offer (id),
  state text not null,
  version integer not null,
  section_code text references sites.section (code),
  column_id uuid,
  published_at timestamptz not null,
  read_updated_at timestamptz,
  taken_at timestamptz,
  constraint offer_answer_pkey primary key (id),
  constraint offer_answer_once unique (org_id, article_id),
  constraint offer_answer_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint offer_answer_site foreign key (org_id) references sites.site (org_id),
  constraint offer_answer_column foreign key (column_id, org_id) references sites.column (id, org_id),
  constraint offer_answer_state check (state in ('TAKEN', 'DECLINED', 'ENDED')),
  constraint offer_answer_placed check (state <> 'TAKEN' or (section_code is not null and taken_at is not null))
);
comment on table publishing.offer_answer is 'What a site made of an article that was offered to it: taken 选用 into a section or window, declined 不选用, or no longer shown 不再展示.';
comment on column publishing.offer_answer.read_updated_at is 'Which version was read: as the article said 更新于. Another one is not shown before somebody of this site has read it.';
comment on column publishing.offer_answer.published_at is 'The hour of the article’s publication, which never changes: the order of the lists.';
comment on column publishing.offer_answer.taken_at is 'When it was taken last; the address it had here leads on to the original ever after.';
create index offer_answer_by_org on publishing.offer_answer (org_id, org_path);
create index offer_answer_by_article on publishing.offer_answer (article_id);
create index offer_answer_by_offer on publishing.offer_answer (offer_id);
create index offer_answer_by_section on publishing.offer_answer (section_code);
create index offer_answer_by_column on publishing.offer_answer (column_id, org_id);
create index offer_answer_shown on publishing.offer_answer (org_id, published_at desc, article_id desc) where state = 'TAKEN';
select app.guard('publishing.offer_answer');
revoke update on publishing.offer_answer from {{app}};
grant update (offer_id, state, version, section_code, column_id, read_updated_at, taken_at) on publishing.offer_answer to {{app}};
create policy shown on publishing.offer_answer for select to {{portal}} using (taken_at is not null);
grant select (org_id, article_id, offer_id, state, section_code, column_id, published_at, read_updated_at, taken_at)
  on publishing.offer_answer to {{portal}};

create table publishing.offer_answer_step (
  id uuid not null,
  answer_id uuid not null references publishing.offer_answer (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  at timestamptz not null,
  act text not null,
  actor_name text not null,
  reason text,
  constraint offer_answer_step_pkey primary key (id),
  constraint offer_answer_step_act check (act in ('TAKEN', 'DECLINED', 'ENDED')),
  constraint offer_answer_step_reason check (char_length(reason) between 1 and 200 and (act <> 'TAKEN' or reason is null)),
  constraint offer_answer_step_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table publishing.offer_answer_step is 'Who took an offered article, declined it or ended showing it, and why; who offered it reads this.';
create index offer_answer_step_by_answer on publishing.offer_answer_step (answer_id, at);
create index offer_answer_step_by_org on publishing.offer_answer_step (org_id, org_path);
select app.guard('publishing.offer_answer_step');
revoke update on publishing.offer_answer_step from {{app}};

alter table publishing.article_step drop constraint article_step_act;
alter table publishing.article_step add constraint article_step_act
  check (act in ('SUBMITTED', 'RETURNED', 'PUBLISHED', 'UPDATED', 'WITHDRAWN', 'HANDED_DOWN', 'TAKEN_BACK',
    'OFFERED_UP', 'OFFERED_DOWN', 'OFFER_UP_ENDED', 'OFFER_DOWN_ENDED'));

-- The organisation directly above a place in reach, when its site is open: to whom something is offered upward.
create function publishing.receiver_above(place text) returns table (id uuid, path text, name text)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select up.id, up.path, up.short_name
  from organisations.org o join organisations.org up on up.id = o.parent_id
    join sites.site s on s.org_id = up.id and s.state = 'ACTIVE'
  where o.path = place and place >= current_setting('app.path') and place < current_setting('app.path_end') and up.dissolved_on is null
$$;
select app.make_definer('publishing.receiver_above(text)', '{{app}}');

-- The standing offers to a place in reach, with the published article of each: what is offered to it from below, and what from above to all sites below.
-- What is handed down to it is there already.
create function publishing.offers_at(place text)
  returns table (id uuid, direction text, offered_at timestamptz, article_id uuid)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  with step as (select string_to_array(trim(both '/' from place), '/') as steps),
    above as (select '/' || array_to_string(s.steps[1:n], '/') || '/' as path from step s, generate_series(1, cardinality(s.steps) - 1) n),
    offered as (
      select o.* from offer o where o.to_path = place and o.direction = 'UP' and o.taken_back_at is null
      union all
      select o.* from above s join offer o on o.to_path = s.path and o.direction = 'DOWN' and o.taken_back_at is null)
  select o.id, o.direction, o.offered_at, o.article_id
  from offered o join article a on a.id = o.article_id and a.status = 'PUBLISHED'
  where place >= current_setting('app.path') and place < current_setting('app.path_end') and a.org_path <> place
    and (a.handed_path is null or a.handed_path = place or not starts_with(place, a.handed_path))
$$;
select app.make_definer('publishing.offers_at(text)', '{{app}}');

-- One page of them for a list, newest first.
create function publishing.offered_to(place text, most integer, skip integer)
  returns table (id uuid, direction text, offered_at timestamptz, article_id uuid, title text, updated_at timestamptz, from_name text, total bigint)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select o.id, o.direction, o.offered_at, o.article_id, a.title, a.updated_at, g.short_name, count(*) over ()
  from publishing.offers_at(place) o join article a on a.id = o.article_id join organisations.org g on g.id = a.org_id
  order by o.offered_at desc, o.id desc limit most offset skip
$$;
select app.make_definer('publishing.offered_to(text, integer, integer)', '{{app}}');

-- One of them with its text as everybody reads it, and the accounts that saved a version of it: whoever wrote it does not take it.
create function publishing.offered_here(place text, one uuid)
  returns table (id uuid, direction text, offered_at timestamptz, article_id uuid, title text, updated_at timestamptz, from_name text,
    subtitle text, body_html text, source text, author text, attachments jsonb, section_code text, published_at timestamptz, slug text,
    written_by uuid[])
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select o.id, o.direction, o.offered_at, o.article_id, a.title, a.updated_at, g.short_name,
    a.subtitle, a.body_html, a.source, a.author, a.attachments, a.section_code, a.published_at, g.slug,
    array(select distinct v.saved_by from article_version v where v.article_id = a.id and v.saved_by is not null)
  from publishing.offers_at(place) o join article a on a.id = o.article_id join organisations.org g on g.id = a.org_id
  where o.id = one
$$;
select app.make_definer('publishing.offered_here(text, uuid)', '{{app}}');

-- To which site in reach something is offered upward.
create function publishing.receiver_of(one uuid) returns table (org_id uuid)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select o.to_org_id from offer o where o.id = one and o.direction = 'UP' and o.taken_back_at is null
    and o.to_path >= current_setting('app.path') and o.to_path < current_setting('app.path_end')
$$;
select app.make_definer('publishing.receiver_of(uuid)', '{{app}}');

-- What sites answered to offers of an article in reach, newest first: who offered it reads who took or declined it and why, and nothing else of theirs.
create function publishing.answers_to(one uuid)
  returns table (id uuid, at timestamptz, act text, org_name text, actor_name text, reason text)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select s.id, s.at, s.act, g.short_name, s.actor_name, s.reason
  from article a join offer_answer n on n.article_id = a.id join offer_answer_step s on s.answer_id = n.id
    join organisations.org g on g.id = n.org_id
  where a.id = one and a.org_path >= current_setting('app.path') and a.org_path < current_setting('app.path_end')
  order by s.at desc, s.id desc limit 200
$$;
select app.make_definer('publishing.answers_to(uuid)', '{{app}}');

-- What waits for those who decide in the reach, longest first. `OFFERED`: from below, and nobody answered yet; what is offered from above waits for nobody.
-- `CHANGED`: taken, and the article is another since. Whoever wrote it does not decide.
create function publishing.offers_waiting(kind text, parties uuid[], most integer)
  returns table (id uuid, title text, from_name text, org_name text, since timestamptz)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select w.id, a.title, g.short_name, r.short_name, coalesce(w.since, a.updated_at)
  from (
    select o.id, o.article_id, o.to_org_id as org_id, o.to_path as place, o.offered_at as since from offer o
    where kind = 'OFFERED' and o.to_path >= current_setting('app.path') and o.to_path < current_setting('app.path_end')
      and o.direction = 'UP' and o.taken_back_at is null
      and not exists (select 1 from offer_answer n where n.org_id = o.to_org_id and n.article_id = o.article_id and n.offer_id = o.id)
    union all
    select n.id, n.article_id, n.org_id, n.org_path, null from offer_answer n join offer o on o.id = n.offer_id and o.taken_back_at is null
      join article a on a.id = n.article_id and a.updated_at is distinct from n.read_updated_at
    where kind = 'CHANGED' and n.org_path >= current_setting('app.path') and n.org_path < current_setting('app.path_end') and n.state = 'TAKEN'
  ) w join article a on a.id = w.article_id and a.status = 'PUBLISHED'
    join organisations.org g on g.id = a.org_id join organisations.org r on r.id = w.org_id
    join sites.site t on t.org_id = w.org_id and t.state = 'ACTIVE'
  where not exists (select 1 from article_version v where v.article_id = a.id and v.saved_by = any (parties))
    and (a.handed_path is null or a.handed_path = w.place or not starts_with(w.place, a.handed_path))
  order by 5, 1 limit most
$$;
select app.make_definer('publishing.offers_waiting(text, uuid[], integer)', '{{app}}');

-- A site finds what it took as it finds its own: `takes` names the site, in whose section it then stands.
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
  ), kept as (
    select h.id, h.published_at, h.in_title from hit h
      left join taken t on t.article_id = h.id and t.read_updated_at is not distinct from h.updated_at
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
