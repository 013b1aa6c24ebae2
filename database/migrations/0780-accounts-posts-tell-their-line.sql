-- Whoever acts for another, or reads what is kept of himself, is told of a post that it is limited to a line (decisions 337).
drop function accounts.own_delegations(date);
create function accounts.own_delegations(today date)
  returns table (id uuid, is_given boolean, is_running boolean, giver text, taker text, identity_id uuid, role text, line text, org_id uuid,
    org_name text, org_trail text, starts_on date, ends_on date, reason text)
  language sql stable security definer set search_path = accounts, pg_temp as $$
  select d.id, d.from_account_id::text = current_setting('app.actor'), accounts.delegated_identity(d.id, d.to_account_id, today) is not null,
    f.display_name, t.display_name, i.id, i.role, i.line, o.id, o.name,
    (select string_agg(a.short_name, ' / ' order by a.path) from organisations.org a where a.path = any (organisations.paths_to(o.path))),
    lower(d.valid), upper(d.valid) - 1, d.reason
  from accounts.delegation d
  join accounts.account f on f.id = d.from_account_id join accounts.account t on t.id = d.to_account_id
  join accounts.identity i on i.id = d.identity_id and i.valid @> greatest(today, lower(d.valid))
  join organisations.org o on o.id = i.org_id
  where d.revoked_at is null and upper(d.valid) > today
    and current_setting('app.actor') in (d.from_account_id::text, d.to_account_id::text)
  order by lower(d.valid), d.id
$$;
select app.make_definer('accounts.own_delegations(date)', '{{app}}');

create or replace function accounts.own_kept() returns jsonb
  language sql stable security definer set search_path = accounts, pg_temp set plan_cache_mode = auto as $$
  select jsonb_build_object(
    'login', a.login, 'displayName', a.display_name, 'createdAt', a.created_at, 'orgName', o.name,
    'hasPassword', a.password_hash is not null,
    'identities', (select coalesce(jsonb_agg(jsonb_build_object('role', i.role, 'line', i.line, 'orgName', p.name,
        'from', lower(i.valid), 'until', upper(i.valid), 'grantedAt', i.created_at, 'endedAt', i.ended_at) order by i.created_at), '[]')
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
