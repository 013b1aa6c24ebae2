-- Posts limited to one line 条线 (E02): whoever keeps the sites of a county sees no members, whoever keeps members edits no site. Such a
-- post acts under its role and its line, ORGANISER/PUBLICITY, which no policy knows but those of that line.
alter table accounts.identity add column line text;
comment on column accounts.identity.line is 'The line 条线 to which this post is limited; none for the whole post.';
alter table accounts.identity add constraint identity_line check (line is null or (role in ('ORGANISER', 'SECRETARY')
  and line in ('ORGANISATION', 'DISCIPLINE', 'PUBLICITY', 'UNITED_FRONT', 'SECRETARIAT', 'EXTERNAL_EXCHANGE')));

-- Under what a post acts.
create function accounts.acting_role(role text, line text) returns text language sql immutable as $$
  select role || coalesce('/' || line, '')
$$;
grant execute on function accounts.acting_role(text, text) to {{search}};

create or replace function accounts.session_of(token bytea, now_at timestamptz, today date)
  returns table (account_id uuid, person_id uuid, display_name text, login text, identity_id uuid, role text, org_id uuid,
    org_path text, org_name text, seen_at timestamptz, expires_at timestamptz, proved_at timestamptz, has_factor boolean,
    delegation_id uuid, for_account_id uuid, for_person_id uuid, for_name text)
  language sql stable security definer set search_path = accounts, pg_temp set plan_cache_mode = auto as $$
  select a.id, a.person_id, a.display_name, a.login, i.id, accounts.acting_role(i.role, i.line), o.id, o.path, o.name,
    s.seen_at, s.expires_at, s.proved_at, s.is_strong or accounts.has_factor(a.id), s.delegation_id, f.id, f.person_id, f.display_name
  from accounts.session s
  join accounts.account a on a.id = s.account_id and a.disabled_at is null
  join accounts.identity own on own.id = s.identity_id and own.account_id = a.id and own.valid @> today
  join accounts.identity i on i.id = case when s.delegation_id is null then own.id
    else accounts.delegated_identity(s.delegation_id, a.id, today) end
  join organisations.org o on o.id = i.org_id and o.dissolved_on is null
  left join accounts.account f on s.delegation_id is not null and f.id = i.account_id
  where s.token_hash = token and s.expires_at > now_at and s.seen_at > now_at - interval '30 minutes'
$$;

create or replace function accounts.posts_of(of_account uuid, today date)
  returns table (person_id uuid, display_name text, identity_id uuid, role text, org_id uuid, org_path text, org_name text, has_factor boolean)
  language sql stable security definer set search_path = accounts, pg_temp set plan_cache_mode = auto as $$
  select a.person_id, a.display_name, i.id, accounts.acting_role(i.role, i.line), o.id, o.path, o.name, accounts.has_factor(a.id)
  from accounts.account a
  join accounts.identity i on i.account_id = a.id and i.valid @> today
  join organisations.org o on o.id = i.org_id and o.dissolved_on is null
  where a.id = of_account and a.disabled_at is null
  order by length(o.path), o.path, i.role
$$;

drop function accounts.identities_of(uuid, date);
create function accounts.identities_of(of_account uuid, today date)
  returns table (id uuid, role text, org_id uuid, org_path text, org_name text, org_trail text, line text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select i.id, i.role, o.id, o.path, o.name,
    (select string_agg(a.short_name, ' / ' order by a.path) from organisations.org a where a.path = any (organisations.paths_to(o.path))),
    i.line
  from accounts.identity i join organisations.org o on o.id = i.org_id
  where i.account_id = of_account and i.valid @> today and o.dissolved_on is null
  order by length(o.path), o.path, i.role
$$;
select app.make_definer('accounts.identities_of(uuid, date)', '{{app}}, {{signin}}');

-- Who decides a matter, who is there for an organisation, and whether anybody else could: the whole post, never one of a line.
create or replace function accounts.staff_of(of_org uuid, today date)
  returns table (account_id uuid, name text, post text, org_id uuid, org_name text)
  language sql stable security definer set search_path = accounts, pg_temp set plan_cache_mode = auto as $$
  select a.id, a.display_name, i.role, o.id, o.short_name
  from accounts.identity i join accounts.account a on a.id = i.account_id join organisations.org o on o.id = i.org_id
  where i.org_id = of_org and i.line is null and i.valid @> today and a.disabled_at is null
    and i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end')
  order by a.display_name, a.id, i.role
$$;

create or replace function accounts.posts_at(of_orgs uuid[], today date) returns table (org_id uuid, role text)
  language sql stable security definer set search_path = accounts, pg_temp set plan_cache_mode = auto as $$
  select distinct i.org_id, i.role
  from accounts.identity i join accounts.account a on a.id = i.account_id and a.disabled_at is null
  where i.org_id = any (of_orgs) and i.line is null and i.valid @> today
    and i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end')
  order by i.org_id, i.role
$$;

create or replace function accounts.count_others(of_org uuid, of_posts text[], but uuid[], today date) returns integer
  language sql stable security definer set search_path = accounts, pg_temp set plan_cache_mode = auto as $$
  select least(count(distinct i.account_id), 2)::integer
  from accounts.identity i join accounts.account a on a.id = i.account_id
  where i.org_id = of_org and i.role = any (of_posts) and i.line is null and i.valid @> today and a.disabled_at is null
    and a.id <> all (but)
    and (starts_with(current_setting('app.path'), i.org_path)
      or i.org_path >= current_setting('app.path') and i.org_path < current_setting('app.path_end'))
$$;

-- The second belt: whoever acts in one line is shown no row that another line keeps, whatever is asked.
create function app.keep_to_line(kept regclass, of_line text, kinds text[] default '{all}') returns void language plpgsql as $$
declare kind text;
begin
  foreach kind in array kinds loop
    execute format('create policy %I on %s as restrictive for %s to {{app}} %s', case kind when 'all' then 'line' else 'line_' || kind end, kept, kind,
      case when kind in ('all', 'update') then format('using (coalesce(current_setting(''app.line'', true), '''') in ('''', %L))', of_line)
        else format('with check (coalesce(current_setting(''app.line'', true), '''') in ('''', %L))', of_line) end);
  end loop;
end $$;
comment on function app.keep_to_line is 'Keeps the rows of a table from posts that are limited to another line (decisions 337).';

do $$
declare kept record;
begin
  for kept in
    select c.oid::regclass as name, l.line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join (values ('members', 'ORGANISATION'), ('people', 'ORGANISATION'), ('publishing', 'PUBLICITY'), ('cases', 'SECRETARIAT'),
      ('demands', 'SECRETARIAT'), ('consultations', 'SECRETARIAT')) l (chapter, line) on l.chapter = n.nspname
    where c.relkind = 'r' and c.relrowsecurity order by 1
  loop
    perform app.keep_to_line(kept.name, kept.line);
  end loop;
  -- Which sites there are is public; who sets them up is of their line.
  perform app.keep_to_line(name, 'PUBLICITY', '{insert,update}') from unnest('{sites.site,sites.column}'::regclass[]) name;
end $$;
