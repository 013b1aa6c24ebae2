-- Each place sets its own limits (party-rules 11.2): the nearest at or above where a case lies holds, one limit at a time.
create table cases.place_limit (
  org_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  amount integer not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (org_id, name),
  constraint place_limit_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint place_limit_name check (name in ('acceptHours', 'sign', 'consult', 'answer', 'complex', 'extension', 'silence')),
  constraint place_limit_amount check (amount between 1 and 120)
);
comment on table cases.place_limit is 'A limit 办理时限 that an organisation set for itself and those below: office hours to accept, working days for the rest.';
create index place_limit_by_org on cases.place_limit (org_id, org_path);
create index place_limit_by_path on cases.place_limit (org_path);
select app.guard('cases.place_limit');
grant delete on cases.place_limit to {{app}};

-- The limits that hold at a place, by name; what no place at or above it has set is not among them.
create function cases.limits_at(place text) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select coalesce(jsonb_object_agg(nearest.name, nearest.amount), '{}') from (
    select distinct on (l.name) l.name, l.amount from place_limit l where l.org_path = any (organisations.paths_to(place))
    order by l.name, length(l.org_path) desc) nearest
$$;
select app.make_definer('cases.limits_at(text)', '{{app}}');

-- The same with who set them, for an organisation in reach.
create function cases.limits_for(of_org uuid) returns table (name text, amount integer, set_by_id uuid, set_by_name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select distinct on (l.name) l.name, l.amount, k.id, k.short_name
  from organisations.org o
    join place_limit l on l.org_path = any (organisations.paths_to(o.path))
    join organisations.org k on k.id = l.org_id
  where o.id = of_org and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end')
  order by l.name, length(l.org_path) desc
$$;
select app.make_definer('cases.limits_for(uuid)', '{{app}}');

-- What holds where the message of a citizen goes: to the desk that receives one about this organisation, or takes this one up again.
create function cases.limits_for_message(about uuid, one_up boolean) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.limits_at(d.org_path) from organisations.org o cross join lateral cases.desk_for(o.path, one_up) d
  where o.id = about and o.dissolved_on is null
$$;
select app.make_definer('cases.limits_for_message(uuid, boolean)', '{{portal}}, {{app}}');
create function cases.limits_on_reopening(hash bytea, one_up boolean) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select cases.limits_at(d.org_path) from cases.case c cross join lateral cases.desk_for(c.org_path, one_up) d where c.code_hash = hash
$$;
select app.make_definer('cases.limits_on_reopening(bytea, boolean)', '{{portal}}');

-- As before, with the limits of the place whose desk receives it.
drop function cases.admit(bytea, integer, jsonb);
create function cases.admit(of_subject bytea, usual_tries integer, given jsonb)
  returns table (wait integer, desk_id uuid, desk_name text, order_of_day integer, setting jsonb, place jsonb)
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  about_path text;
  desk record;
begin
  select s.value into setting from app.setting s where s.name = 'cases';
  wait := app.take_try(of_subject, coalesce((setting->>'submissionsPerHour')::integer, usual_tries), 3600,
    (given->>'at')::timestamptz);
  if wait = 0 then
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
select app.make_definer('cases.admit(bytea, integer, jsonb)', '{{portal}}, {{app}}');
