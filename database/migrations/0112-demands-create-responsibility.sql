-- Who is responsible for what 事项清单, and what was learned of the desks' decisions (D19).
create schema demands;
grant usage on schema demands to {{app}}, {{search}};

create table demands.responsibility (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  matter text not null,
  field text not null,
  words text[] not null,
  desk_org_id uuid references organisations.org (id),
  basis text not null,
  changed_at timestamptz not null,
  constraint responsibility_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint responsibility_once unique (org_id, matter),
  constraint responsibility_words check (cardinality(words) between 1 and 30)
);
comment on table demands.responsibility is 'A matter of a responsibility list 事项清单: by which words it is known, whose it is, on what basis. It holds for all below who keeps it.';
create index responsibility_by_org on demands.responsibility (org_id, org_path);
create index responsibility_by_desk on demands.responsibility (desk_org_id);
select app.guard('demands.responsibility');
grant delete on demands.responsibility to {{app}};

-- The lists that hold for an organisation in reach: its own first, then those above.
create function demands.responsibilities_for(for_org uuid)
  returns table (matter text, field text, words text[], basis text, keeper_id uuid, keeper_name text, desk_org_id uuid, desk_name text)
  language sql stable security definer set search_path = demands, pg_temp as $$
  select r.matter, r.field, r.words, r.basis, k.id, k.short_name, d.id, d.short_name
  from organisations.org o
    join demands.responsibility r on r.org_path = any (organisations.paths_to(o.path))
    join organisations.org k on k.id = r.org_id
    left join organisations.org d on d.id = r.desk_org_id and d.dissolved_on is null
  where o.id = for_org and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end')
  order by length(r.org_path) desc, r.field, r.matter
$$;
select app.make_definer('demands.responsibilities_for(uuid)', '{{app}}');

create table demands.model (
  id integer primary key,
  learned_at timestamptz not null,
  lessons integer not null,
  bytes bytea not null,
  constraint model_one check (id = 1)
);
comment on table demands.model is 'What was learned of the desks'' decisions: words of the dictionary and how much each speaks for a field; no text and no person (D29).';
grant select, insert, update on demands.model to {{app}};
