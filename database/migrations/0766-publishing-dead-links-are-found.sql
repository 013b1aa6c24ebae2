-- Links of published articles that lead nowhere (UX-PT11, decisions 327): found by night, one row while it lasts. What lies here is known at
-- once; another site counts as gone only when it was in two nights.
create table publishing.failing_link (
  article_id uuid not null references publishing.article (id),
  digest text not null,
  address text not null,
  since date not null,
  tried_on date not null,
  nights integer not null,
  fault text not null,
  constraint failing_link_pkey primary key (article_id, digest),
  constraint failing_link_fault check (fault in ('GONE_HERE', 'GONE', 'NO_SITE', 'NO_ANSWER')),
  constraint failing_link_nights check (nights > 0 and tried_on >= since)
);
comment on table publishing.failing_link is 'A link of a published article that leads nowhere 失效链接; a row goes when it leads somewhere again or the article names it no more.';
alter table publishing.failing_link enable row level security;
alter table publishing.failing_link force row level security;
create policy through_article on publishing.failing_link to {{app}}
  using (exists (select 1 from publishing.article a where a.id = article_id)) with check (exists (select 1 from publishing.article a where a.id = article_id));
create policy search on publishing.failing_link to {{search}} using (true) with check (true);
grant select on publishing.failing_link to {{app}};
grant select, insert, update, delete on publishing.failing_link to {{search}};

-- Published articles that may name links, a page at a time, in the order of their ids.
create function publishing.linked_articles(after uuid, most integer)
  returns table (id uuid, body_html text, source_url text)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select a.id, a.body_html, a.source_url from article a
  where a.status = 'PUBLISHED' and (after is null or a.id > after) and (a.source_url is not null or strpos(a.body_html, '<a href=') > 0)
  order by a.id limit most
$$;
select app.make_definer('publishing.linked_articles(uuid, integer)', '{{worker}}');

-- Which of these places of our own are not there: an article that is not public, a file it does not give, a section or site nobody has.
create function publishing.gone_here(places jsonb) returns table (address text)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select p.address from jsonb_to_recordset(places) as p (address text, slug text, article uuid, file text, section text)
  where case
    when p.file is not null then not exists (select from article a where a.id = p.article and a.status = 'PUBLISHED'
      and exists (select from jsonb_array_elements(a.attachments) e where e->>'file' = p.file))
    when p.article is not null then not exists (select from article a where a.id = p.article and a.status = 'PUBLISHED')
    when not exists (select from organisations.org o where o.slug = p.slug)
      then not exists (select from organisations.old_slug s where s.slug = p.slug)
    when p.section is not null then not exists (select from sites.section s where s.slug = p.section)
      and not exists (select from organisations.org o join sites."column" c on c.org_id = o.id and c.closed_on is null
        where o.slug = p.slug and c.slug = p.section)
    else false end
$$;
select app.make_definer('publishing.gone_here(jsonb)', '{{worker}}');

create function publishing.failing_links() returns table (article_id uuid, digest text, address text)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select l.article_id, l.digest, l.address from failing_link l
$$;
select app.make_definer('publishing.failing_links()', '{{worker}}');

-- What one night found: `failing` is written or counted once more, at most once a night; `mended` goes.
create function publishing.note_links(night date, failing jsonb, mended jsonb) returns void
  language plpgsql security definer set search_path = publishing, pg_temp as $$
begin
  insert into failing_link as l (article_id, digest, address, since, tried_on, nights, fault)
    select f.article, f.digest, f.address, night, night, 1, f.fault
    from jsonb_to_recordset(failing) as f (article uuid, digest text, address text, fault text)
    where exists (select from article a where a.id = f.article and a.status = 'PUBLISHED')
    on conflict (article_id, digest) do update
      set nights = l.nights + 1, tried_on = excluded.tried_on, fault = excluded.fault where l.tried_on < excluded.tried_on;
  delete from failing_link l using jsonb_to_recordset(mended) as m (article uuid, digest text)
    where l.article_id = m.article and l.digest = m.digest;
end $$;
select app.make_definer('publishing.note_links(date, jsonb, jsonb)', '{{worker}}');
