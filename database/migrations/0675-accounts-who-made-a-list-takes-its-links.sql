-- The links of a list are for who made its accounts, who need not be who brought it in (decisions 271). Of lists made before, the links were
-- for who brought them in, and stay his.
alter table accounts.account_list
  add column maker_id uuid references accounts.account (id),
  add column maker_name text;
comment on column accounts.account_list.account_id is 'Who brought it in.';
comment on column accounts.account_list.maker_id is 'Who made its accounts; nobody else is given its links.';
update accounts.account_list set maker_id = account_id, maker_name = actor_name where state = 'DONE';
create index account_list_by_maker on accounts.account_list (maker_id) where maker_id is not null;
