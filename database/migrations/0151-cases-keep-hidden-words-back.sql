-- What hidden means stands in the database (D24, decisions 87): the portal's login reads no title and no text but through this function, which
-- gives none of a hidden case, whatever a query asks for; nor are the answers to it, which may repeat them, its to read.
revoke select (title, body) on cases.case from {{portal}};

create function cases.shown_words(of_cases uuid[]) returns table (id uuid, title text, body text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id, c.title, c.body from cases.case c
  where c.id = any (of_cases) and c.is_public and c.hidden_rule is null and c.state not in ('SUBMITTED', 'NOT_ACCEPTED')
$$;
comment on function cases.shown_words is 'Title and text of public cases; of one that is hidden, nothing.';
select app.make_definer('cases.shown_words(uuid[])', '{{portal}}');

alter policy shown on cases.reply using (exists (select 1 from cases.case c where c.id = case_id and c.hidden_rule is null));

-- The open statistics count what is public and nothing else, so that no subtraction tells how many private cases a small desk has
-- (CZ4, decisions 88).
create or replace function cases.counted_under(about uuid, since timestamptz, until_at timestamptz)
  returns table (id uuid, place text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select c.id, case when o.path = top.path then top.path
      else top.path || split_part(substr(o.path, length(top.path) + 1), '/', 1) || '/' end
  from organisations.org top
    join organisations.org o on o.path >= top.path and o.path < left(top.path, -1) || '0'
    join cases.case c on c.about_org_id = o.id
  where top.id = about and c.is_public and c.created_at >= since and c.created_at < until_at
$$;
comment on function cases.counted_under is 'Which public cases of a span count under an organisation, and at which place: its own path or that of one directly below.';
select app.make_definer('cases.counted_under(uuid, timestamptz, timestamptz)', '{{search}}');

-- Private ones are told once a year is over, all organisations of the installation together, and only ten or more.
create function cases.count_private(since timestamptz, until_at timestamptz) returns bigint
  language sql stable security definer set search_path = cases, pg_temp as $$
  select case when count(*) >= 10 then count(*) end from cases.case c
  where not c.is_public and not c.is_imported and c.created_at >= since and c.created_at < until_at
    and until_at <= now() and until_at - since between interval '365 days' and interval '366 days'
$$;
select app.make_definer('cases.count_private(timestamptz, timestamptz)', '{{portal}}');
