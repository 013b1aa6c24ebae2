-- Whom the top named to decide appeals may be dissolved, or lose its posts, after a measure was proposed; its appeals then waited for nobody. The top reads
-- that in 待办 and names another, to which they go, in sight of everybody (decisions 282).
create function cases.can_review(of_org uuid, today date, posts text[]) returns boolean
  language sql stable security definer set search_path = cases, pg_temp as $$
  select exists (
    select from organisations.org o
      join accounts.identity i on i.org_id = o.id and i.valid @> today and i.role = any (posts)
      join accounts.account a on a.id = i.account_id and a.disabled_at is null
    where o.id = of_org and o.dissolved_on is null
      and o.path >= current_setting('app.path') and o.path < current_setting('app.path_end'))
$$;
select app.make_definer('cases.can_review(uuid, date, text[])', '{{app}}');
create index matter_measure_running on procedure.matter (starter_org_id) where procedure = 'cases.moderation' and ended_at is null;

grant update (review_way, review_by) on cases.measure to {{search}};
create function cases.pass_review(given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  passed record;
begin
  update measure m set review_way = given->>'way', review_by = given->>'reviewBy'
    from cases.case c where c.id = m.case_id and m.id = (given->>'id')::uuid and m.lifted_at is null and m.appeal_decided_at is null
      and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    returning m.case_id, c.about_org_id into passed;
  if not found then return false; end if;
  insert into event (id, case_id, at, act, by_name, reason, actor_name)
    values ((given->>'eventId')::uuid, passed.case_id, (given->>'at')::timestamptz, 'passReview', given->>'byName', given->>'reason', given->>'actorName');
  return true;
end $$;
select app.make_definer('cases.pass_review(jsonb)', '{{app}}');
