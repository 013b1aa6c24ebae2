-- Sites 网站: one frame for all, fixed from above; what an organisation adds stands inside it (A03, A04, A12).
create schema sites;
grant usage on schema sites to {{app}}, {{portal}}, {{worker}}, {{search}};

-- The frame is set here and by migrations only: nobody is granted to write it.
create table sites.section (
  code text primary key,
  slug text not null,
  title_zh text not null,
  title_en text not null,
  line text,
  position integer not null,
  constraint section_slug_unique unique (slug),
  constraint section_position_unique unique (position)
);
comment on table sites.section is 'The nine sections every site has; a site cannot drop or rename one (A03). line names the line that fills it (A02).';
insert into sites.section (code, slug, title_zh, title_en, line, position) values
  ('PARTY_AFFAIRS', 'gongkai', '党务公开', 'Openness of Party affairs', null, 1),
  ('INTERACTION', 'hudong', '互动交流', 'Questions and answers', null, 2),
  ('SERVICES', 'fuwu', '办事服务', 'Services', null, 3),
  ('ORGANISATION', 'zuzhi', '组织工作', 'Organisation', 'ORGANISATION', 4),
  ('DISCIPLINE', 'jijian', '纪检工作', 'Discipline', 'DISCIPLINE', 5),
  ('PUBLICITY', 'xuanchuan', '宣传工作', 'Publicity', 'PUBLICITY', 6),
  ('UNITED_FRONT', 'tongzhan', '统一战线工作', 'United front', 'UNITED_FRONT', 7),
  ('SECRETARIAT', 'wenmi', '文秘工作', 'Secretariat', 'SECRETARIAT', 8),
  ('EXTERNAL_EXCHANGE', 'jiaoliu', '对外交流工作', 'Exchange with others', 'EXTERNAL_EXCHANGE', 9);
grant select on sites.section to {{app}}, {{portal}}, {{search}};

create table sites.site (
  org_id uuid primary key,
  org_path text collate "C" not null,
  name text not null,
  theme text not null default 'red',
  grey_from date,
  grey_until date,
  hosted_by text not null,
  address text not null,
  phone text not null,
  site_code text,
  icp_number text,
  police_number text,
  support text,
  needs_review boolean not null default true,
  state text not null default 'ACTIVE',
  paused_on date,
  paused_reason text,
  successor_org_id uuid references organisations.org (id),
  opened_at timestamptz not null default now(),
  version integer not null default 1,
  constraint site_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint site_theme check (theme in ('red', 'crimson', 'blue')),
  constraint site_grey check (grey_until >= grey_from),
  constraint site_state check (state in ('ACTIVE', 'PAUSED')),
  constraint site_paused check (state = 'ACTIVE' or (paused_on is not null and paused_reason is not null)),
  constraint site_successor check (successor_org_id <> org_id)
);
comment on table sites.site is 'The site of an organisation: names, colours, the facts of its footer (UX-PT10), whether it is kept (A12).';
create index site_by_org on sites.site (org_id, org_path);
create index site_by_path on sites.site (org_path);
create index site_by_successor on sites.site (successor_org_id);
select app.guard('sites.site');
create policy shown on sites.site for select to {{portal}} using (state in ('ACTIVE', 'PAUSED'));
grant select (org_id, org_path, name, theme, grey_from, grey_until, hosted_by, address, phone, site_code, icp_number, police_number,
  support, state, paused_on, paused_reason, successor_org_id, opened_at) on sites.site to {{portal}};

create table sites.column (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  section_code text not null references sites.section (code),
  slug text not null,
  name text not null,
  position integer not null default 0,
  promise_days integer not null,
  owner text not null,
  closed_on date,
  constraint column_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint column_site foreign key (org_id) references sites.site (org_id),
  constraint column_slug_once unique (org_id, slug),
  constraint column_of_org unique (id, org_id),
  constraint column_slug_form check (slug ~ '^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$'),
  constraint column_promise check (promise_days between 1 and 366)
);
comment on table sites.column is 'A window 栏目 a site adds inside a section, with who keeps it and how often it is promised to change (A10, UX-PT14).';
create index column_by_org on sites.column (org_id, org_path);
create index column_by_section on sites.column (section_code);
select app.guard('sites.column');
create policy shown on sites.column for select to {{portal}} using (closed_on is null);
grant select (id, org_id, org_path, section_code, slug, name, position, promise_days, closed_on) on sites.column to {{portal}};

-- Who stands where and at which address is public; sites and articles read it through this view.
create view organisations.address with (security_invoker = true) as
  select id, path, parent_id, code, name, short_name, name_search, slug, position from organisations.org where dissolved_on is null;
comment on view organisations.address is 'Published: name, place and public address of an organisation.';
grant select on organisations.address to {{app}}, {{portal}};

-- An address is unique in the whole tree, which no reader sees whole. Two openings at once wait for each other.
grant select on organisations.old_slug to {{search}};
create function organisations.first_free_slug(wanted text[]) returns text
  language plpgsql volatile security definer set search_path = organisations, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('organisations.slug'));
  return (select w.slug from unnest(wanted) with ordinality as w (slug, place)
    where not exists (select 1 from org o where o.slug = w.slug) and not exists (select 1 from old_slug s where s.slug = w.slug)
    order by w.place limit 1);
end $$;
select app.make_definer('organisations.first_free_slug(text[])', '{{app}}');
