-- Until when a desk accepts or refuses is an hour (11.2); its writer’s page knew the day only and called nothing late before it was over.
create or replace function cases.open_case(hash bytea, for_change boolean) returns jsonb
  language plpgsql security definer set search_path = cases, pg_temp set plan_cache_mode = auto as $$
declare
  opened cases.case;
begin
  if for_change then
    select * into opened from cases.case c where c.code_hash = hash for update;
  else
    select * into opened from cases.case c where c.code_hash = hash;
  end if;
  if not found then return null; end if;
  return jsonb_build_object('id', opened.id, 'number', opened.number, 'orgName', opened.org_name, 'aboutOrgId', opened.about_org_id,
    'aboutName', opened.about_name, 'kind', opened.kind, 'title', opened.title, 'body', opened.body, 'writerMask', opened.writer_mask,
    'isPublic', opened.is_public, 'state', opened.state, 'outcome', opened.outcome, 'grade', opened.grade,
    'acceptDueOn', opened.accept_due_on, 'acceptDueAt', opened.accept_due_at, 'answerDueOn', opened.answer_due_on, 'isProvisional', opened.due_provisional,
    'extendedDays', opened.extended_days, 'extensionReason', case when not cases.follows_hidden(opened.id) then opened.extension_reason end, 'refusalReason', opened.refusal_reason,
    'refusalNote', opened.refusal_note, 'sendBacks', opened.send_backs, 'extensions', opened.extensions,
    'reopenings', opened.reopenings, 'urgency', opened.urgency, 'isUrgent', opened.is_urgent, 'firstWords', opened.first_words,
    'firstWordDueAt', opened.first_word_due_at, 'firstWordAt', opened.first_word_at, 'isImported', opened.is_imported,
    'isAnswered', opened.first_replied_at is not null,
    'isRevoked', exists (select from cases.filing f where f.case_id = opened.id and f.revoked_at is not null),
    'hasContact', opened.contact_sealed is not null,
    'createdAt', opened.created_at, 'acceptedAt', opened.accepted_at, 'repliedAt', opened.replied_at, 'closedAt', opened.closed_at,
    'events', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'act', e.act, 'byName', e.by_name, 'toName', e.to_name,
        'reason', e.reason) order by e.at, e.id), '[]') from cases.event e where e.case_id = opened.id),
    'replies', (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'text', r.text, 'byName', r.by_name) order by r.at, r.id),
        '[]') from cases.reply r where r.case_id = opened.id),
    'supplements', (select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'text', s.text) order by s.at, s.id), '[]')
        from cases.supplement s where s.case_id = opened.id),
    'ratings', (select coalesce(jsonb_agg(jsonb_build_object('at', g.at, 'outcome', g.outcome, 'grade', g.grade, 'reason', g.reason)
        order by g.at, g.id), '[]') from cases.rating g where g.case_id = opened.id));
end $$;
