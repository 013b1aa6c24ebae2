-- 条线事项 (A02): what an organisation writes to one line of work 条线 below itself. Whom it reaches is no list that somebody keeps: it is
-- read from the tree and from the lines of the moment, by who wrote it and by each organisation below, until the matter ends (decisions 270).

create table notices.line_matter (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  org_name text not null,
  line text not null,
  scope text not null,
  -- Kinds of organisations it is for; none named is all.
  types text[] not null default '{}',
  title text not null,
  body text not null,
  -- A public page of this installation, from its first sign `/`.
  link text,
  due_on date not null,
  sent_at timestamptz not null,
  sent_by_name text not null,
  state text not null default 'RUNNING',
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  constraint line_matter_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint line_matter_line check (line in ('ORGANISATION', 'DISCIPLINE', 'PUBLICITY', 'UNITED_FRONT', 'SECRETARIAT', 'EXTERNAL_EXCHANGE')),
  constraint line_matter_scope check (scope in ('ALL_BELOW', 'NEXT_LEVEL')),
  constraint line_matter_state check (state in ('RUNNING', 'CLOSED', 'WITHDRAWN')),
  constraint line_matter_link check (link like '/o/%'),
  constraint line_matter_end check ((state = 'RUNNING') = (ended_at is null) and (state = 'WITHDRAWN') = (end_reason is not null))
);
comment on table notices.line_matter is 'What an organisation writes to one line below itself 条线事项; whom it reaches is read from tree and lines, and kept nowhere while it runs.';
create index line_matter_by_org on notices.line_matter (org_id, org_path);
create index line_matter_running on notices.line_matter (org_path) where state = 'RUNNING';
select app.guard('notices.line_matter');

create table notices.line_answer (
  matter_id uuid not null,
  org_id uuid not null,
  org_path text collate "C" not null,
  org_name text not null,
  outcome text not null,
  ground text,
  words text,
  by_name text,
  answered_at timestamptz not null,
  -- Whether the matter still reached the organisation when it ended; null while it runs.
  is_reached boolean,
  constraint line_answer_pkey primary key (matter_id, org_id),
  constraint line_answer_matter foreign key (matter_id) references notices.line_matter (id),
  constraint line_answer_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint line_answer_outcome check (outcome in ('DONE', 'RETURNED', 'NONE')),
  constraint line_answer_ground check (ground in ('DUPLICATE', 'NOT_OURS', 'UNREASONABLE')),
  constraint line_answer_whole check ((outcome = 'RETURNED') = (ground is not null) and (outcome = 'NONE') = (words is null)),
  constraint line_answer_none check (outcome <> 'NONE' or is_reached is not null)
);
comment on table notices.line_answer is 'What an organisation said to a matter of its line, once: done or returned 办结、退回. At the end also who had said nothing.';
create index line_answer_by_org on notices.line_answer (org_id, org_path);
select app.guard('notices.line_answer');

-- Who of an organisation works for a line today: the accounts with a post there of whoever holds the Party post of that line. Secretariat
-- and external exchange have no such post.
create function notices.charged_with(of_org uuid, of_line text, today date) returns uuid[]
  language sql stable security definer set search_path = notices, pg_temp as $$
  select coalesce(array_agg(distinct a.id), '{}')
  from people.post_holding h
  join accounts.account a on a.person_id = h.person_id and a.disabled_at is null
  join accounts.identity i on i.account_id = a.id and i.org_id = h.org_id and i.valid @> today
    and i.role in ('ORGANISER', 'SECRETARY', 'DESK', 'EDITOR', 'MEMBER')
  where h.org_id = of_org and h.valid @> today
    and h.org_path >= current_setting('app.path') and h.org_path < current_setting('app.path_end')
    and h.post = any (case of_line
      when 'ORGANISATION' then array['ORGANIZATION_COMMISSIONER']
      when 'DISCIPLINE' then array['DISCIPLINE_COMMISSIONER', 'DISCIPLINE_SECRETARY']
      when 'PUBLICITY' then array['PUBLICITY_COMMISSIONER']
      when 'UNITED_FRONT' then array['UNITED_FRONT_COMMISSIONER']
    end)
$$;
select app.make_definer('notices.charged_with(uuid, text, date)', '{{search}}');

-- The matters of its lines as one organisation in reach has them: those that reach it now, and those to which it has said something or that
-- ended while they reached it. Asked with `is_open`, only what still waits. `is_mine`: the account is one of those charged with the line there.
create function notices.line_matters_at(of_org uuid, of_account uuid, today date, is_open boolean)
  returns table (id uuid, org_name text, line text, title text, body text, link text, due_on date, sent_at timestamptz, state text,
    ended_at timestamptz, end_reason text, outcome text, ground text, words text, by_name text, answered_at timestamptz,
    is_reached boolean, is_charged boolean, is_mine boolean)
  language sql stable security definer set search_path = notices, pg_temp as $$
  with here as (
    select o.id, o.path, o.parent_id, o.type from organisations.org o
    where o.id = of_org and o.dissolved_on is null
      and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end')),
  reaching as (
    select m.id from here o
    join notices.line_matter m on m.state = 'RUNNING' and m.org_path = any (organisations.paths_to(o.path)) and m.org_path <> o.path
    join organisations.line_seat s on s.org_id = o.id and s.line = m.line
    where (m.scope = 'ALL_BELOW' or o.parent_id = m.org_id) and (m.types = '{}' or o.type = any (m.types))),
  had as (
    select r.id, true as is_reached from reaching r
    union all
    select a.matter_id, false from here o join notices.line_answer a on a.org_id = o.id
    where not is_open and a.matter_id not in (select r.id from reaching r))
  select m.id, m.org_name, m.line, m.title, m.body, m.link, m.due_on, m.sent_at, m.state, m.ended_at, m.end_reason,
    a.outcome, a.ground, a.words, a.by_name, a.answered_at, h.is_reached, c.accounts <> '{}', coalesce(of_account = any (c.accounts), false)
  from had h
  join notices.line_matter m on m.id = h.id
  left join notices.line_answer a on a.matter_id = m.id and a.org_id = of_org
  cross join lateral (select notices.charged_with(of_org, m.line, today) as accounts) c
  where not is_open or a.matter_id is null
$$;
select app.make_definer('notices.line_matters_at(uuid, uuid, date, boolean)', '{{app}}');
