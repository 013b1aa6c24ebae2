-- What is late and unanswered stands in the whole of what was to be answered in time (APP-03): silence raises no rate, on no page.
drop function cases.count_about(uuid, timestamptz, timestamptz);
create function cases.count_about(about uuid, since timestamptz, until_at timestamptz, on_day date)
  returns table (received bigint, answered bigint, clocked bigint, on_time bigint)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select count(*), count(*) filter (where c.first_replied_at is not null),
    count(*) filter (where c.was_on_time is not null
      or c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on < on_day),
    count(*) filter (where c.was_on_time)
  from cases.case c
  where c.about_org_id = about and c.is_public and c.created_at >= since and c.created_at < until_at
$$;
select app.make_definer('cases.count_about(uuid, timestamptz, timestamptz, date)', '{{app}}, {{portal}}');
