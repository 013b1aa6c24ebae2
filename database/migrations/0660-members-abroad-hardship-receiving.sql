-- What the sheet asks of a member's circumstances (party-rules §2.2) and the record could not say: where he floats from and who receives
-- him, until when hardship lasts, and a stay abroad with the day of the last contact (STA-06).
alter table members.member
  add column floating_from text,
  add column receiving_org_id uuid references organisations.org (id),
  add column receiving_branch text,
  add column hardship_until date,
  add column abroad_since date,
  add column abroad_country text,
  add column abroad_kind text,
  add column abroad_last_contact date,
  add constraint member_receiving_once check (receiving_org_id is null or receiving_branch is null),
  add constraint member_abroad_kind check (abroad_kind in ('STUDY', 'WORK', 'FAMILY', 'SETTLED', 'OTHER'));
comment on column members.member.receiving_org_id is 'Who receives a floating member, where it is an organisation of this installation. It gives that organisation no right (decisions 278).';
comment on column members.member.receiving_branch is 'The same in words, where it is none of this installation.';
-- Days in the wrong order are refused where they are typed and told on the card; the table takes them, because an undone merge or import
-- puts back what stood before, whatever was corrected meanwhile.
create index member_by_receiving on members.member (receiving_org_id) where receiving_org_id is not null;
-- 待办 looks for these; they are few.
create index member_studying_abroad on members.member (org_path) where abroad_kind = 'STUDY';

-- Who receives a floating member stands outside the reach of his branch nearly always; name and code of an organisation are public.
create function organisations.meant_by(written text) returns uuid
  language sql stable security definer set search_path = organisations, pg_temp as $$
  select o.id from organisations.org o
  where o.code = coalesce(substring(written from '[（(]\s*([^（()）[:space:]]+)\s*[)）]\s*$'), btrim(written))
$$;
comment on function organisations.meant_by is 'The organisation whose code was written, alone or in brackets behind a name; a name alone means none, for many villages have one name.';
select app.make_definer('organisations.meant_by(text)', '{{app}}');
create function organisations.called(of_org uuid) returns text
  language sql stable security definer set search_path = organisations, pg_temp as $$
  select o.name || '（' || o.code || '）' from organisations.org o where o.id = of_org
$$;
comment on function organisations.called is 'Name and code of an organisation, as meant_by() reads them again.';
select app.make_definer('organisations.called(uuid)', '{{app}}');
