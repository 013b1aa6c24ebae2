-- The writer of a petition asks for its review himself 复查, 复核 (XF-03, decisions 113). What he asks is kept the moment it comes, so that it is in time by
-- when it came; the procedure moves on right after, by the system in his name.
create table cases.review_request (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  matter_id uuid not null,
  stage text not null,
  reason text not null,
  at timestamptz not null,
  constraint review_request_stage check (stage in ('REVIEW', 'FINAL')),
  constraint review_request_once unique (matter_id, stage)
);
comment on table cases.review_request is 'That the writer of a petition asked for its review or re-review 复查申请, when and why.';
comment on column cases.review_request.matter_id is 'The petition.';
create index review_request_by_case on cases.review_request (case_id, at);
select cases.guard_part('cases.review_request');
drop policy shown on cases.review_request;
grant select on cases.review_request to {{app}};
create trigger review_request_is_kept before delete or update on cases.review_request
  for each row execute function cases.refuse_silencing();

-- How the petition behind a code stands: what may be asked for now and until when, by whom it is decided, and what was asked for.
create function cases.own_petition(hash bytea, moment timestamptz)
  returns table (stage text, due_at timestamptz, above text, top text, asked jsonb)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select case when s.due_at > moment and not exists (select 1 from review_request r where r.matter_id = p.id and r.stage = next.stage)
      then next.stage end,
    s.due_at, p.parties->'above'->0->>'orgName', p.parties->'top'->0->>'orgName',
    (select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'at', r.at) order by r.at), '[]')
      from review_request r where r.case_id = c.id)
  from cases.case c join procedure.matter p on p.id = c.petition_id
    left join procedure.step s on s.matter_id = p.id and s.ended_at is null
    left join (values ('ANSWERED', 'REVIEW'), ('REVIEWED', 'FINAL')) as next (state, stage) on next.state = s.state
  where c.code_hash = hash
$$;
select app.make_definer('cases.own_petition(bytea, timestamptz)', '{{portal}}');

-- The writer asks, once for each stage and while it is open; gives the petition.
create function cases.ask_for_review(hash bytea, given jsonb) returns uuid
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  petition uuid;
begin
  insert into review_request (id, case_id, matter_id, stage, reason, at)
    select (given->>'id')::uuid, c.id, c.petition_id, own.stage, given->>'reason', (given->>'at')::timestamptz
    from cases.case c cross join lateral own_petition(hash, (given->>'at')::timestamptz) own
    where c.code_hash = hash and own.stage = given->>'stage'
    on conflict on constraint review_request_once do nothing
    returning matter_id into petition;
  return petition;
end $$;
select app.make_definer('cases.ask_for_review(bytea, jsonb)', '{{portal}}');
