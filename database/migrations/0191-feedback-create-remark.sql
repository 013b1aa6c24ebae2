-- What people say about the product itself (E11): handed in without an account, answered in public.
create schema feedback;
grant usage on schema feedback to {{app}}, {{portal}}, {{worker}}, {{search}};

create table feedback.remark (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  number text not null,
  code_hash bytea not null,
  kind text not null,
  text text not null,
  from_path text not null,
  created_at timestamptz not null,
  constraint remark_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint remark_number_unique unique (number),
  constraint remark_code_unique unique (code_hash),
  constraint remark_kind check (kind in ('FAULT', 'BURDEN', 'IDEA'))
);
comment on table feedback.remark is 'A word about the product 意见建议, kept by the topmost organisation; who wrote it is not known, from_path names a page and no record.';
create index remark_by_org on feedback.remark (org_id, org_path);
create index remark_by_time on feedback.remark (created_at desc, id);
select app.guard('feedback.remark');
revoke insert, update on feedback.remark from {{app}};
create policy handed_in on feedback.remark for insert to {{search}} with check (true);
grant insert on feedback.remark to {{search}};

create table feedback.answer (
  id uuid primary key,
  remark_id uuid not null references feedback.remark (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  at timestamptz not null,
  kind text not null,
  outcome text not null,
  summary text not null,
  text text not null,
  by_name text not null,
  constraint answer_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint answer_outcome check (outcome in ('FIXED', 'PLANNED', 'NOT_CHANGED', 'NOT_HERE'))
);
comment on table feedback.answer is 'An answer to a remark 意见答复, public and only ever added: what was reported in other words, and what was done.';
create index answer_by_remark on feedback.answer (remark_id, at desc);
create index answer_by_org on feedback.answer (org_id, org_path);
create index answer_by_time on feedback.answer (at desc, id);
select app.guard('feedback.answer');
revoke update on feedback.answer from {{app}};
create policy shown on feedback.answer for select to {{portal}} using (true);
grant select (id, remark_id, at, kind, outcome, summary, text) on feedback.answer to {{portal}};

-- Takes a remark in for the topmost organisation.
create function feedback.hand_in(given jsonb, hash bytea) returns void
  language sql volatile security definer set search_path = feedback, pg_temp as $$
  insert into feedback.remark (id, org_id, org_path, number, code_hash, kind, text, from_path, created_at)
  select (given->>'id')::uuid, o.id, o.path, given->>'number', hash, given->>'kind', given->>'text', given->>'fromPath', (given->>'at')::timestamptz
  from organisations.org o where o.parent_id is null order by o.path limit 1
$$;
select app.make_definer('feedback.hand_in(jsonb, bytea)', '{{portal}}');

-- A remark with its answers, for who has number and code.
create function feedback.follow(hash bytea) returns jsonb
  language sql stable security definer set search_path = feedback, pg_temp as $$
  select jsonb_build_object('number', r.number, 'kind', r.kind, 'text', r.text, 'createdAt', r.created_at,
    'answers', (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'outcome', a.outcome, 'text', a.text) order by a.at, a.id), '[]')
      from feedback.answer a where a.remark_id = r.id))
  from feedback.remark r where r.code_hash = hash
$$;
select app.make_definer('feedback.follow(bytea)', '{{portal}}');

-- How many remarks came in, and to how many there is an answer.
create function feedback.counted() returns table (received integer, answered integer)
  language sql stable security definer set search_path = feedback, pg_temp as $$
  select count(*)::integer, count(*) filter (where exists (select 1 from feedback.answer a where a.remark_id = r.id))::integer from feedback.remark r
$$;
select app.make_definer('feedback.counted()', '{{portal}}');
