-- Months that were counted before 0402 told no second level: NONE would say that nobody had decided one. What a server of before still writes says so too.
alter table cases.open_group disable trigger open_group_with_its_month;
update cases.open_group g set second = 'NOT_TOLD' from cases.open_month m
  where m.month = g.month and g.second = 'NONE'
    and m.counted_at < (select at from public.migration where name = '0402-cases-open-data-name-the-second-level.sql');
alter table cases.open_group enable trigger open_group_with_its_month;
alter table cases.open_group alter column second set default 'NOT_TOLD';
comment on column cases.open_group.second is 'The second level; NONE not decided, OTHER put together, NOT_TOLD in months that were counted before it was told.';
