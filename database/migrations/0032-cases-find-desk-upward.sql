-- The desk of a message is looked for upward, one organisation after the other, and nearly always found at the first:
-- joining all that stand above took half of what it costs the database to admit a message (decisions 46).
create or replace function cases.desk_for(about_path text, one_up boolean) returns table (org_id uuid, org_path text, org_name text)
  language plpgsql stable security definer set search_path = cases, pg_temp as $$
declare
  at record;
begin
  select o.id, o.path, o.short_name, o.parent_id into at from organisations.org o where o.path = about_path;
  while at.parent_id is not null loop
    exit when (not one_up or at.path <> about_path) and exists (select 1 from cases.desk d where d.org_id = at.id);
    select o.id, o.path, o.short_name, o.parent_id into at from organisations.org o where o.id = at.parent_id;
  end loop;
  if at.id is not null then
    return query select at.id, at.path collate "C", at.short_name;
  end if;
end $$;
comment on function cases.desk_for is 'The nearest desk at or above an organisation, or only above it; the top receives what nobody else does.';
select app.make_definer('cases.desk_for(text, boolean)', '{{search}}');
