-- Staff file for a citizen 帮办代办: a visit, a sheet of the hotline, a letter, a representative's note (B07, D17). The consent is
-- recorded with the way it was given, and the citizen can take it back with number and code.
alter table cases.case drop constraint case_channel;
alter table cases.case add constraint case_channel
  check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT'));

create table cases.filing (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  at timestamptz not null,
  by_name text not null,
  actor_name text not null,
  consent text not null,
  answer_way text not null,
  told_at timestamptz,
  told_name text,
  revoked_at timestamptz,
  constraint filing_once unique (case_id),
  constraint filing_consent check (consent in ('SPOKEN', 'WRITTEN', 'BY_PHONE')),
  constraint filing_answer_way check (answer_way in ('CODE', 'TELL', 'LETTER')),
  constraint filing_told check ((told_at is null) = (told_name is null))
);
comment on table cases.filing is 'Who filed a case for its writer 帮办, how the writer agreed, how the answer goes back, and whether that was done.';
create index filing_by_case on cases.filing (case_id);
select cases.guard_part('cases.filing');
grant select, update (told_at, told_name) on cases.filing to {{app}};
grant select (id, case_id, at, by_name, consent, answer_way, told_at, revoked_at) on cases.filing to {{portal}};
grant update on cases.filing to {{search}};

-- Whoever files goes the same way as the citizen: the same counts, desk, number, limits and log.
grant execute on function cases.admit(bytea, integer, jsonb) to {{app}};
grant execute on function cases.submit_case(jsonb, bytea, bytea) to {{app}};

-- Says who filed the case that was written in this same transaction; it may have gone to a desk out of the filer's reach.
create function cases.add_filing(of_case uuid, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  insert into cases.filing (id, case_id, at, by_name, actor_name, consent, answer_way)
    select (given->>'id')::uuid, c.id, (given->>'at')::timestamptz, given->>'byName', given->>'actorName', given->>'consent',
      given->>'answerWay'
    from cases.case c where c.id = of_case and c.xmin = pg_current_xact_id()::xid;
  return found;
end $$;
select app.make_definer('cases.add_filing(uuid, jsonb)', '{{app}}');

-- What the writer of a filed case may know of it, by number and code.
create function cases.filing_of(hash bytea) returns jsonb
  language sql stable security definer set search_path = cases, pg_temp as $$
  select jsonb_build_object('at', f.at, 'byName', f.by_name, 'consent', f.consent, 'isRevoked', f.revoked_at is not null)
  from cases.case c join cases.filing f on f.case_id = c.id where c.code_hash = hash
$$;
select app.make_definer('cases.filing_of(bytea)', '{{portal}}');

-- The citizen takes the consent back: the contact goes, the case is closed, and both stand in its course.
create function cases.revoke_filing(hash bytea, given jsonb) returns boolean
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  revoked uuid;
begin
  update cases.filing f set revoked_at = (given->>'at')::timestamptz
    from cases.case c where c.id = f.case_id and c.code_hash = hash and f.revoked_at is null returning f.case_id into revoked;
  if revoked is null then return false; end if;
  update cases.case c set contact_sealed = null, state = 'CLOSED', closed_at = (given->>'at')::timestamptz, version = c.version + 1
    where c.id = revoked;
  insert into cases.event (id, case_id, at, act, by_name)
    values ((given->>'eventId')::uuid, revoked, (given->>'at')::timestamptz, 'revoke', given->>'byName');
  return true;
end $$;
select app.make_definer('cases.revoke_filing(bytea, jsonb)', '{{portal}}');
