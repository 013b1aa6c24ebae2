-- Signing in has a login of its own: whoever gets at the portal's, which answers everybody, can begin no session, read no
-- password hash and use no link (T02, T14).

grant usage on schema app, audit, accounts to {{signin}};
alter role {{signin}} in database {{database}} set plan_cache_mode = force_custom_plan;
alter role {{signin}} in database {{database}} set statement_timeout = '3s';
alter role {{signin}} in database {{database}} set idle_in_transaction_session_timeout = '15s';

grant insert on audit.entry to {{signin}};
grant execute on function app.take_try(bytea, integer, integer, timestamptz), app.give_back_try(bytea) to {{signin}};

revoke execute on function
  accounts.find_login(text),
  accounts.identities_of(uuid, date),
  accounts.start_session(bytea, uuid, uuid, timestamptz, text),
  accounts.end_session(bytea),
  accounts.invited(bytea, timestamptz),
  accounts.use_invitation(bytea, timestamptz, text)
  from {{portal}};
grant execute on function
  accounts.find_login(text),
  accounts.identities_of(uuid, date),
  accounts.start_session(bytea, uuid, uuid, timestamptz, text),
  accounts.end_session(bytea),
  accounts.invited(bytea, timestamptz),
  accounts.use_invitation(bytea, timestamptz, text)
  to {{signin}};
