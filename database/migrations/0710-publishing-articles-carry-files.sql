-- An article carries files: attachments 附件, named and in order, in every version of it; and pictures, whose addresses stand in its
-- text. The files themselves stand in app.file, taken by the article (decisions 300).
alter table publishing.article add column attachments jsonb not null default '[]';
alter table publishing.article_version add column attachments jsonb not null default '[]';
alter table publishing.article add constraint article_attachments check (jsonb_typeof(attachments) = 'array');
alter table publishing.article_version add constraint article_version_attachments check (jsonb_typeof(attachments) = 'array');
comment on column publishing.article.attachments is 'File, name, kind, size and SHA-256 of each attachment, in order; the bytes stand in app.file, taken by this article.';
grant insert (attachments), update (attachments) on publishing.article to {{app}};
grant select (attachments) on publishing.article to {{portal}};

-- What is withdrawn gives its files away no more.
alter table publishing.article drop constraint article_tombstone;
alter table publishing.article add constraint article_tombstone check (status <> 'WITHDRAWN'
  or (body_html = '' and summary = '' and subtitle is null and search_text = '' and attachments = '[]'
    and withdrawn_at is not null and withdrawn_reason is not null and withdrawn_by is not null));

-- A file the public may have: taken by an article that is published, which names it among its attachments or shows it in its text.
create function publishing.shown_file(of_file uuid)
  returns table (article_id uuid, org_id uuid, attachment jsonb, id uuid, name text, media_type text, size bigint, digest bytea)
  language sql stable security definer set search_path = publishing, pg_temp as $$
  select a.id, a.org_id, n.attachment, f.id, f.name, f.media_type, f.size, f.digest
  from app.file f join article a on a.id = f.taken_by
    left join lateral (select e as attachment from jsonb_array_elements(a.attachments) e where e->>'file' = f.id::text limit 1) n on true
  where f.id = of_file and a.status = 'PUBLISHED'
    and (n.attachment is not null or strpos(a.body_html, '"/pictures/' || f.id || '/') > 0)
$$;
select app.make_definer('publishing.shown_file(uuid)', '{{portal}}');
