-- 下载我的全部信息 holds all that is kept (D15): posts, relations and changes also of branches one left, which the reach of today does not
-- show, what one asked to have corrected, and the account with its devices. The account is that of the transaction, never an argument;
-- no secret, no hash and no token is among it.
create function members.own_posts() returns table (post text, org_name text, "from" date, until date)
  language sql stable security definer set search_path = people, pg_temp as $$
  select h.post, o.name, lower(h.valid), upper(h.valid)
  from accounts.account a
  join people.post_holding h on h.person_id = a.person_id and not isempty(h.valid)
  join organisations.org o on o.id = h.org_id
  where a.id::text = current_setting('app.actor')
  order by lower(h.valid) desc nulls last, h.id
$$;
select app.make_definer('members.own_posts()', '{{app}}');

create function members.own_history() returns jsonb
  language sql stable security definer set search_path = members, pg_temp as $$
  select jsonb_build_object(
    'postings', (select coalesce(jsonb_agg(jsonb_build_object('orgName', o.name, 'kind', g.kind, 'from', lower(g.valid),
        'until', upper(g.valid), 'entryType', g.entry_type, 'exitType', g.exit_type) order by g.valid desc), '[]')
      from members.member m join members.posting g on g.member_id = m.id join organisations.org o on o.id = g.org_id
      where m.person_id = a.person_id),
    'history', (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'actorName', r.actor_name, 'source', r.source,
        'reason', r.reason, 'changes', r.changes) order by r.at desc, r.version desc), '[]')
      from members.member m join members.revision r on r.member_id = m.id
      where m.person_id = a.person_id))
  from accounts.account a where a.id::text = current_setting('app.actor')
$$;
select app.make_definer('members.own_history()', '{{app}}');

create function members.own_corrections()
  returns table (id uuid, field text, state text, value_sealed bytea, why_sealed bytea, answer text, asked_at timestamptz, ended_at timestamptz)
  language sql stable security definer set search_path = members, pg_temp as $$
  select c.id, c.field, c.state, c.value_sealed, c.why_sealed, c.answer, c.asked_at, c.ended_at
  from accounts.account a
  join members.member m on m.person_id = a.person_id
  join members.correction c on c.member_id = m.id
  where a.id::text = current_setting('app.actor')
  order by c.asked_at desc, c.id
$$;
select app.make_definer('members.own_corrections()', '{{app}}');

create function accounts.own_kept() returns jsonb
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select jsonb_build_object(
    'login', a.login, 'displayName', a.display_name, 'createdAt', a.created_at, 'orgName', o.name,
    'hasPassword', a.password_hash is not null,
    'identities', (select coalesce(jsonb_agg(jsonb_build_object('role', i.role, 'orgName', p.name, 'from', lower(i.valid),
        'until', upper(i.valid), 'grantedAt', i.created_at, 'endedAt', i.ended_at) order by i.created_at), '[]')
      from accounts.identity i join organisations.org p on p.id = i.org_id where i.account_id = a.id),
    'devices', (select coalesce(jsonb_agg(jsonb_build_object('device', s.device, 'since', s.created_at, 'lastUsed', s.seen_at)
        order by s.created_at), '[]') from accounts.session s where s.account_id = a.id),
    'passkeys', (select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'since', k.created_at, 'usedOn', k.used_on)
        order by k.created_at), '[]') from accounts.passkey k where k.account_id = a.id),
    'codeAppSince', (select t.created_at from accounts.totp t where t.account_id = a.id),
    'recoveryCodes', (select count(*) from accounts.recovery_code c where c.account_id = a.id),
    'provider', (select jsonb_build_object('issuer', l.issuer, 'linkedOn', l.linked_on) from accounts.provider_link l
      where l.account_id = a.id),
    'invitations', (select coalesce(jsonb_agg(jsonb_build_object('expiresAt', v.expires_at, 'usedAt', v.used_at)
        order by v.expires_at), '[]') from accounts.invitation v where v.account_id = a.id),
    'notices', (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'by', n.by_name, 'at', n.at) order by n.at desc), '[]')
      from accounts.account_notice n where n.account_id = a.id),
    'delegations', (select coalesce(jsonb_agg(jsonb_build_object('from', f.display_name, 'to', t.display_name, 'fromDay', lower(d.valid),
        'untilDay', upper(d.valid), 'reason', d.reason, 'revokedAt', d.revoked_at) order by d.created_at), '[]')
      from accounts.delegation d join accounts.account f on f.id = d.from_account_id join accounts.account t on t.id = d.to_account_id
      where a.id in (d.from_account_id, d.to_account_id)),
    'unsentForms', (select coalesce(jsonb_agg(jsonb_build_object('form', u.form, 'savedAt', u.saved_at) order by u.form), '[]')
      from accounts.unsent_form u where u.account_id = a.id))
  from accounts.account a join organisations.org o on o.id = a.org_id
  where a.id::text = current_setting('app.actor')
$$;
select app.make_definer('accounts.own_kept()', '{{app}}');
