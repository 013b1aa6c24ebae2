-- Open data (D31, decisions 89): each month of public cases is counted once, thirty days after its end, into groups that share no case and hold
-- ten or more; then it stands. Nothing else is published of a month, so there is nothing to subtract.
create table cases.open_month (
  month date primary key,
  counted_at timestamptz not null,
  constraint open_month_first_day check (extract(day from month) = 1)
);
comment on table cases.open_month is 'A month whose public cases were counted for open data, once and for good; without groups it had fewer than ten.';

create table cases.open_group (
  month date not null references cases.open_month (month),
  field text not null,
  kind text not null,
  state text not null,
  cases integer not null,
  constraint open_group_pkey primary key (month, field, kind, state),
  constraint open_group_large check (cases >= 10)
);
comment on table cases.open_group is 'A group of public cases of a month, by field, kind and state; small ones are put together as OTHER. No sums stand beside.';
grant select on cases.open_month, cases.open_group to {{app}}, {{portal}};
grant insert on cases.open_month, cases.open_group to {{app}};

create function cases.refuse_recount() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and exists (select 1 from cases.open_month m where m.month = new.month
      and m.xmin = pg_current_xact_id()::xid) then
    return new;
  end if;
  raise exception 'a month of open data is counted once';
end $$;
comment on function cases.refuse_recount is 'Trigger: groups are written with their month and never after.';
create trigger open_group_with_its_month before insert or update or delete on cases.open_group
  for each row execute function cases.refuse_recount();
create trigger open_month_once before update or delete on cases.open_month for each row execute function cases.refuse_recount();
create trigger open_group_not_truncated before truncate on cases.open_group for each statement execute function cases.refuse_recount();
create trigger open_month_not_truncated before truncate on cases.open_month for each statement execute function cases.refuse_recount();
