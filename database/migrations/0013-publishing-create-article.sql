-- Articles 文章 and every version of them (A07). A row holds what is public once it is published; work on a published article
-- waits in its newest version until somebody has read it.
create schema publishing;
grant usage on schema publishing to {{app}}, {{portal}}, {{worker}}, {{search}};

create table publishing.article (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  section_code text not null references sites.section (code),
  column_id uuid,
  title text not null,
  subtitle text,
  body_html text not null,
  summary text not null,
  source text not null,
  source_url text,
  author text,
  editor text,
  notice_from date,
  notice_until date,
  notice_objection text,
  status text not null default 'DRAFT',
  pending text,
  version integer not null default 1,
  saved_by uuid,
  saved_by_name text not null,
  submitted_by uuid,
  created_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  published_at timestamptz,
  updated_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  withdrawn_by text,
  content_digest text,
  is_imported boolean not null default false,
  search_title text not null,
  search_text text not null,
  search tsvector not null,
  constraint article_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint article_site foreign key (org_id) references sites.site (org_id),
  constraint article_column foreign key (column_id, org_id) references sites.column (id, org_id),
  constraint article_status check (status in ('DRAFT', 'REVIEW', 'PUBLISHED', 'WITHDRAWN')),
  constraint article_pending check (pending is null or pending in ('DRAFT', 'REVIEW') and status = 'PUBLISHED'),
  constraint article_dated check (status in ('DRAFT', 'REVIEW') = (published_at is null)),
  constraint article_digest check (published_at is null or content_digest is not null),
  constraint article_tombstone check (status <> 'WITHDRAWN'
    or (body_html = '' and summary = '' and subtitle is null and search_text = '' and withdrawn_at is not null and withdrawn_reason is not null and withdrawn_by is not null)),
  constraint article_notice check (notice_until >= notice_from and num_nulls(notice_from, notice_until, notice_objection) in (0, 3))
);
comment on table publishing.article is 'An article 文章 of a site. A withdrawn one keeps its title and the reason; its text stays in the versions.';
create index article_by_org on publishing.article (org_id, org_path);
create index article_by_column on publishing.article (column_id, org_id);
create index article_published_at_column on publishing.article (column_id, published_at desc, id desc) where status = 'PUBLISHED';
create index article_by_desk on publishing.article (org_path, saved_at desc);
create index article_by_section on publishing.article (section_code);
create index article_published on publishing.article (org_id, published_at desc, id desc) where status = 'PUBLISHED';
create index article_published_in on publishing.article (org_id, section_code, published_at desc, id desc) where status = 'PUBLISHED';
create index article_by_search on publishing.article using gin (search);
select app.guard('publishing.article');

-- The hour of publication is the database's own and is never written twice: no caller and no fault of ours can back-date (A07).
-- Only an import, which the owner runs, carries past hours, and its rows are marked.
create function publishing.stamp() returns trigger language plpgsql as $$
begin
  if new.is_imported then return new; end if;
  if tg_op = 'UPDATE' and old.published_at is not null then
    new.published_at := old.published_at;
  elsif new.status = 'PUBLISHED' then
    new.published_at := statement_timestamp();
  else
    new.published_at := null;
  end if;
  return new;
end $$;
create trigger stamp before insert or update on publishing.article for each row execute function publishing.stamp();
revoke insert, update on publishing.article from {{app}};
grant insert (id, org_id, org_path, section_code, column_id, title, subtitle, body_html, summary, source, source_url, author, editor,
  notice_from, notice_until, notice_objection, status, version, saved_by, saved_by_name, created_at, saved_at, content_digest,
  search_title, search_text, search) on publishing.article to {{app}};
grant update (section_code, column_id, title, subtitle, body_html, summary, source, source_url, author, editor, notice_from,
  notice_until, notice_objection, status, pending, version, saved_by, saved_by_name, submitted_by, saved_at, updated_at, withdrawn_at,
  withdrawn_reason, withdrawn_by, content_digest, search_title, search_text, search) on publishing.article to {{app}};

-- The public sees what is published, and of what was withdrawn the title and the reason.
create policy shown on publishing.article for select to {{portal}} using (status in ('PUBLISHED', 'WITHDRAWN'));
grant select (id, org_id, org_path, section_code, column_id, title, subtitle, body_html, summary, source, source_url, author, editor,
  notice_from, notice_until, notice_objection, status, published_at, updated_at, withdrawn_at, withdrawn_reason, withdrawn_by,
  content_digest, is_imported) on publishing.article to {{portal}};

create table publishing.article_version (
  article_id uuid not null references publishing.article (id),
  number integer not null,
  org_id uuid not null,
  org_path text collate "C" not null,
  section_code text not null references sites.section (code),
  column_id uuid,
  title text not null,
  subtitle text,
  body_html text not null,
  summary text not null,
  source text not null,
  source_url text,
  author text,
  editor text,
  notice_from date,
  notice_until date,
  notice_objection text,
  saved_by uuid,
  saved_by_name text not null,
  saved_at timestamptz not null,
  constraint article_version_pkey primary key (article_id, number),
  constraint article_version_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table publishing.article_version is 'Every saved state of an article; never changed (A07).';
create index article_version_by_org on publishing.article_version (org_id, org_path);
create index article_version_by_section on publishing.article_version (section_code);
select app.guard('publishing.article_version');
revoke update on publishing.article_version from {{app}};

create table publishing.article_step (
  id uuid primary key,
  article_id uuid not null references publishing.article (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  at timestamptz not null,
  act text not null,
  number integer not null,
  actor_name text not null,
  note text,
  constraint article_step_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint article_step_act check (act in ('SUBMITTED', 'RETURNED', 'PUBLISHED', 'UPDATED', 'WITHDRAWN'))
);
comment on table publishing.article_step is 'Who submitted, returned, published or withdrew which version, and why.';
create index article_step_by_article on publishing.article_step (article_id, at);
create index article_step_by_org on publishing.article_step (org_id, org_path);
select app.guard('publishing.article_step');
revoke update on publishing.article_step from {{app}};

-- Full text needs a door: under a policy no index serves @@. The reach and the state stand in the functions.
create function publishing.search(asked tsquery, patterns text[], most integer) returns table (id uuid)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  with hit as materialized (
    select a.id, a.org_path, a.search_text, a.saved_at from article a where a.search @@ asked
  )
  select h.id from hit h
  where h.org_path >= current_setting('app.path') and h.org_path < current_setting('app.path_end') and h.search_text like all (patterns)
  order by h.saved_at desc limit most
$$;
select app.make_definer('publishing.search(tsquery, text[], integer)', '{{app}}');

create function publishing.search_published(asked tsquery, patterns text[], title_patterns text[], of jsonb)
  returns table (id uuid, total bigint)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  -- Only what narrows is carried on, and a long text is looked at only where bigrams alone do not decide.
  with hit as materialized (
    select a.id, a.org_id, a.org_path, a.section_code, a.published_at, a.search_title like all (title_patterns) as in_title,
      cardinality(patterns) = 0 or a.search_text like all (patterns) as is_whole
    from article a where a.search @@ asked and a.status = 'PUBLISHED'
  ), kept as (
    select h.id, h.published_at, h.in_title from hit h
    where h.is_whole
      and (of->>'path' is null or h.org_path >= of->>'path' and h.org_path < of->>'pathEnd')
      and (of->>'orgId' is null or h.org_id = (of->>'orgId')::uuid)
      and (of->>'sectionCode' is null or h.section_code = of->>'sectionCode')
      and (of->>'from' is null or h.published_at >= (of->>'from')::timestamptz)
      and (of->>'until' is null or h.published_at < (of->>'until')::timestamptz)
  )
  select k.id, count(*) over () from kept k
  order by case when of->>'sort' = 'time' then false else not k.in_title end, k.published_at desc, k.id desc
  limit (of->>'size')::integer offset (of->>'skip')::integer
$$;
select app.make_definer('publishing.search_published(tsquery, text[], text[], jsonb)', '{{portal}}');
