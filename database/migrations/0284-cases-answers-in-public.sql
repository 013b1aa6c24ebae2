-- Where an answer is read by everybody, below a comment or by another system that shows it, nothing of a report of wrongdoing goes back (XF-05): the
-- trigger asks the channel and the kind.
create or replace function cases.tell_answer() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  insert into cases.telling (id, case_id, channel_id, what, reply_id, next_at, at)
    select gen_random_uuid(), a.case_id, a.channel_id, 'ANSWER', new.id, new.at, new.at
    from cases.case c join cases.arrival a on a.case_id = c.id join cases.channel h on h.id = a.channel_id
    where (c.id = new.case_id or c.joined_to_id = new.case_id) and a.handle_sealed is not null
      and (c.kind <> 'REPORT' or h.is_private);
  return null;
end $$;

create or replace function cases.end_channel_talk() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  if new.state = 'NOT_ACCEPTED' then
    insert into cases.telling (id, case_id, channel_id, what, next_at, at)
      select gen_random_uuid(), a.case_id, a.channel_id, 'REFUSAL', now(), now()
      from cases.arrival a join cases.channel h on h.id = a.channel_id
      where a.case_id = new.id and a.handle_sealed is not null and (new.kind <> 'REPORT' or h.is_private);
  else
    update cases.arrival a set handle_sealed = null where a.case_id = new.id;
    update cases.telling t set state = 'NEEDLESS', code_sealed = null, ended_at = now()
      where t.case_id = new.id and t.state in ('QUEUED', 'UNSURE', 'GIVEN_UP');
  end if;
  return null;
end $$;

-- Who wrote to an organisation by its own channel meant it to read that, so it may ask for the way to him as for a public case; but as the matter is not
-- public and about it, the desk above decides, never the organisation alone. A complaint stays what it was.
create or replace function cases.deciders(of_case uuid, own_org uuid) returns table (org_id uuid, name text, is_own boolean)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select s.id, s.short_name, s.id = own.id
  from cases.case c
    join organisations.org about on about.id = c.about_org_id
    join organisations.org own on own.id = own_org
    join organisations.org s on s.id = own.id or s.id in (select d.org_id from cases.desk_over(own.id) d)
  where c.id = of_case and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
    and own.path >= current_setting('app.path') and own.path < current_setting('app.path_end')
    and (c.is_public or c.is_direct and c.kind <> 'COMPLAINT' or not starts_with(own.path, about.path))
    and (c.is_public and c.kind <> 'COMPLAINT' or not starts_with(s.path, about.path))
  order by length(s.path) desc
$$;
comment on column cases.case.is_direct is 'It came by a channel of the organisation it is about, which its writer or who filed it chose; never a report.';
