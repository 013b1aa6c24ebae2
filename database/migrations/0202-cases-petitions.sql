-- A case that is handled by the procedure of petitions 信访 (party-rules 11.3): while it is, its limits are those of the procedure and nobody
-- answers it beside.
alter table cases.case add column in_petition_since timestamptz;
alter table cases.case add column petition_id uuid;
comment on column cases.case.petition_id is 'The matter of the petition, also when it has ended: its page tells the review.';
comment on column cases.case.in_petition_since is 'Since when it is handled as a petition; null when it is not, or not any more.';
grant select (in_petition_since, petition_id), update (in_petition_since, petition_id) on cases.case to {{app}};

-- Who re-reviews: the desk above the desk above, which may both stand out of the reach of who begins it. States the reach of the first.
create function cases.desk_two_up(of_org uuid) returns table (org_id uuid, name text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select o.id, o.short_name
  from organisations.org s
    join organisations.org o on starts_with(s.path, o.path) and o.path <> s.path and o.dissolved_on is null
    left join desk d on d.org_id = o.id
  where s.id = of_org and s.path >= current_setting('app.path') and s.path < current_setting('app.path_end')
    and (d.org_id is not null or o.parent_id is null)
  order by length(o.path) desc limit 1 offset 1
$$;
select app.make_definer('cases.desk_two_up(uuid)', '{{app}}');
