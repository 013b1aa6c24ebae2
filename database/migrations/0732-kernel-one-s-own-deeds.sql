-- What an account itself did, for 已办 and 我发起 (UX-CS1): about what, and when last. The account is that of the transaction, never an
-- argument, the acts are those a chapter names, and `about` is a field of the details where the entry stands with something else. How
-- often, nobody is told.
create function audit.own_deeds(acts text[], about text, since timestamptz)
  returns table (subject_id uuid, at timestamptz)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select coalesce(e.details ->> about, e.subject_id)::uuid, max(e.at)
  from audit.entry e
  where e.account_id = case when current_setting('app.actor') ~ '^[0-9a-f-]{36}$' then current_setting('app.actor')::uuid end
    and e.at >= since and e.act = any (acts)
    and coalesce(e.details ->> about, e.subject_id) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  group by 1
$$;
comment on function audit.own_deeds is 'What one’s own account did by these acts since then, each thing once; nothing of anybody else.';
grant create on schema audit to {{worker}};
revoke all on function audit.own_deeds(text[], text, timestamptz) from public;
grant execute on function audit.own_deeds(text[], text, timestamptz) to {{app}};
alter function audit.own_deeds(text[], text, timestamptz) owner to {{worker}};
revoke create on schema audit from {{worker}};
