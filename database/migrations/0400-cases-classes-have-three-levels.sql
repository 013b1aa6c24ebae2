-- Classes of three levels 三级分类 (D19, decisions 150): each place may keep a list, the nearest at or above where a case lies holds. What a
-- case was decided to be stays when a list is written anew, so every class that ever stood in one is remembered by its names.
create table cases.second_class (
  field text not null,
  second text not null,
  primary key (field, second),
  constraint second_class_length check (char_length(field) between 1 and 20 and char_length(second) between 1 and 30)
);
comment on table cases.second_class is 'A class of the second level 二级分类 and the field it belongs to, as some list named it; kept for good.';
create table cases.third_class (
  field text not null,
  second text not null,
  third text not null,
  primary key (field, second, third),
  constraint third_class_second foreign key (field, second) references cases.second_class,
  constraint third_class_length check (char_length(third) between 1 and 30)
);
comment on table cases.third_class is 'A class of the third level 三级分类 and the second it belongs to, as some list named it; kept for good.';
grant select, insert on cases.second_class, cases.third_class to {{app}};

create table cases.class_list (
  org_id uuid primary key,
  org_path text collate "C" not null,
  lines jsonb not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  constraint class_list_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint class_list_lines check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) between 1 and 2000)
);
comment on table cases.class_list is 'The list of classes 分类表 that an organisation keeps, whole: lines of field, second and third in their order. It holds for all below that keep none.';
create index class_list_by_org on cases.class_list (org_id, org_path);
create index class_list_by_path on cases.class_list (org_path);
select app.guard('cases.class_list');
grant delete on cases.class_list to {{app}};

-- A list names what may be decided by it, however it is written.
create function cases.remember_classes() returns trigger language plpgsql as $$
begin
  insert into cases.second_class (field, second)
    select distinct line->>0, line->>1 from jsonb_array_elements(new.lines) line where line->>1 is not null on conflict do nothing;
  insert into cases.third_class (field, second, third)
    select distinct line->>0, line->>1, line->>2 from jsonb_array_elements(new.lines) line where line->>2 is not null on conflict do nothing;
  return null;
end $$;
comment on function cases.remember_classes is 'Trigger: the classes of a list are remembered by their names.';
create trigger class_list_is_remembered after insert or update of lines on cases.class_list
  for each row execute function cases.remember_classes();

-- The list that holds for an organisation in reach: its own, or the nearest above.
create function cases.classes_for(of_org uuid) returns table (lines jsonb, kept_by_id uuid, kept_by_name text, changed_at timestamptz)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select l.lines, k.id, k.short_name, l.changed_at
  from organisations.org o
    join class_list l on l.org_path = any (organisations.paths_to(o.path))
    join organisations.org k on k.id = l.org_id
  where o.id = of_org and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end')
  order by length(l.org_path) desc limit 1
$$;
select app.make_definer('cases.classes_for(uuid)', '{{app}}');

alter table cases.case add column second text, add column third text;
comment on column cases.case.second is 'The class of the second level 二级分类 within its field; null while nobody decided.';
comment on column cases.case.third is 'The class of the third level 三级分类 within its second; null while nobody decided.';
alter table cases.case
  add constraint case_class_levels check ((second is null or field is not null) and (third is null or second is not null)),
  add constraint case_second foreign key (field, second) references cases.second_class,
  add constraint case_third foreign key (field, second, third) references cases.third_class;
create index case_by_class on cases.case (field, second, third, created_at desc) where second is not null;
grant select (second, third), update (second, third) on cases.case to {{app}};
