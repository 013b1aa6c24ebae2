-- Open data tell the second level where ten and more of a group have it (decisions 150). What was published before told none of it.
alter table cases.open_group add column second text not null default 'NONE';
alter table cases.open_group disable trigger open_group_with_its_month;
update cases.open_group set second = 'OTHER' where field = 'OTHER';
alter table cases.open_group enable trigger open_group_with_its_month;
alter table cases.open_group alter column second drop default;
alter table cases.open_group drop constraint open_group_pkey;
alter table cases.open_group add constraint open_group_pkey primary key (month, field, second, kind, state);
comment on table cases.open_group is 'A group of public cases of a month, by field, second level, kind and state; small ones are put together as OTHER. No sums stand beside.';
