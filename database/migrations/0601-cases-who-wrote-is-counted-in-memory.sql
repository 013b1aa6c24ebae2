-- The digest of an address stood beside the moment, and in the transaction, of the message that came from it, and so tied two messages of one
-- citizen together. The server counts in its memory now and says how many came within the hour; whom that is too many for draws no number.
drop function cases.admit(bytea, integer, jsonb);
create function cases.admit(sent integer, usual_most integer, given jsonb)
  returns table (desk_id uuid, desk_name text, order_of_day integer, setting jsonb, place jsonb)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  about_path text;
  desk record;
begin
  select s.value into setting from app.setting s where s.name = 'cases';
  if sent < coalesce((setting->>'submissionsPerHour')::integer, usual_most) then
    select o.path into about_path from organisations.org o where o.id = (given->>'aboutOrgId')::uuid and o.dissolved_on is null;
    if found then
      select d.org_id, d.org_path, d.org_name into desk from cases.desk_for(about_path, (given->>'oneUp')::boolean) d;
      desk_id := desk.org_id;
      desk_name := desk.org_name;
      place := cases.limits_at(desk.org_path);
      order_of_day := cases.draw_order((given->>'day')::date);
    end if;
  end if;
  return next;
end $$;
select app.make_definer('cases.admit(integer, integer, jsonb)', '{{portal}}, {{app}}');

-- What was counted so far ties messages of the last day together; those who sign in begin to be counted anew.
delete from app.attempt;
