-- What is found about answers once they are sent (D26): how many an organisation gave in a month, and how many of them are worth a second look. Of a
-- single answer and of who wrote it nothing is kept.
create table demands.reply_month (
  org_id uuid not null,
  org_path text collate "C" not null,
  month date not null,
  answers integer not null,
  copies integer not null,
  other_matter integer not null,
  same_minute integer not null,
  counted_at timestamptz not null,
  primary key (org_id, month),
  constraint reply_month_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint reply_month_first_day check (extract(day from month) = 1),
  constraint reply_month_parts check (greatest(copies, other_matter, same_minute) <= answers and least(copies, other_matter, same_minute) >= 0)
);
comment on table demands.reply_month is 'How many answers an organisation gave in a month 答复核查, and how many of them were nearly the same as another, name nothing of what was asked, or left in the same minute as others.';
create index reply_month_by_org on demands.reply_month (org_id, org_path);
create index reply_month_by_path on demands.reply_month (org_path, month);
select app.guard('demands.reply_month');
