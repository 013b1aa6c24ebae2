-- An answer that goes back by WeChat, mail, another system or a list says how many files its reader finds on the site (decisions 325): by a channel
-- that its writer alone reads, what his number and code open; by one that others read, and in a list, which give no code, what everybody opens.
drop function cases.take_tellings(timestamptz, text[]);
create function cases.take_tellings(moment timestamptz, doubles_known text[])
  returns table (id uuid, case_id uuid, number text, what text, tries integer, kind text, reply_url text, is_private boolean, channel_id uuid,
    mailbox text, secret_sealed bytea, handle_sealed bytea, code_sealed bytea, text text, refusal_reason text, refusal_note text,
    org_name text, at timestamptz, hints text[], files integer)
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update cases.telling t set state = case when h.kind = any (doubles_known) then 'QUEUED' else 'UNSURE' end,
      fault = 'INTERRUPTED', ended_at = case when h.kind = any (doubles_known) then null else moment end
    from cases.channel h where h.id = t.channel_id and t.state = 'SENDING' and t.next_at < moment - interval '5 minutes';
  return query
    with taken as (
      update cases.telling t set state = 'SENDING', tries = t.tries + 1, next_at = moment
      where t.id in (
        select q.id from cases.telling q join cases.channel h on h.id = q.channel_id and h.state = 'ACTIVE'
        where q.state = 'QUEUED' and q.next_at <= moment order by q.next_at, q.id limit 20 for update of q skip locked)
      returning t.*)
    select t.id, t.case_id, c.number, t.what, t.tries, h.kind, h.reply_url, h.is_private, h.id, h.mailbox, h.secret_sealed,
      a.handle_sealed, t.code_sealed, case when not cases.follows_hidden(c.id) then coalesce(r.text, e.reason) end, c.refusal_reason,
      c.refusal_note, c.org_name, t.at, t.hints,
      case when c.hidden_rule is not null then 0
        when h.is_private and r.case_id = c.id
          then (select count(*)::integer from cases.reply_file f where f.reply_id = r.id and not cases.is_struck(r.id))
        else (select count(*)::integer from cases.public_reply_file p where p.reply_id = r.id and not p.is_struck) end
    from taken t join cases.case c on c.id = t.case_id join cases.channel h on h.id = t.channel_id
      join cases.arrival a on a.case_id = t.case_id left join cases.reply r on r.id = t.reply_id
      left join cases.event e on e.id = t.event_id
    order by t.at, t.id;
end $$;
select app.make_definer('cases.take_tellings(timestamptz, text[])', '{{worker}}');

drop function cases.messages_known(uuid, bytea[]);
create function cases.messages_known(of_channel uuid, hashes bytea[])
  returns table (hash bytea, number text, answer text, answered_at timestamptz, refusal_reason text, refusal_note text, is_above boolean,
    field text, second text, third text, files integer)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select k.hash, k.number, case when not k.is_above then r.text end, case when not k.is_above then coalesce(r.at, k.refused_at) end,
    case when not k.is_above then k.refusal_reason end, case when not k.is_above then k.refusal_note end, k.is_above,
    case when not k.is_above then m.field end, case when not k.is_above then m.second end, case when not k.is_above then m.third end,
    (select count(*)::integer from cases.public_reply_file p where not k.is_above and p.reply_id = r.id and not p.is_struck)
  from (
    select a.message_hash as hash, c.number, coalesce(c.joined_to_id, c.id) as answered_id, c.refusal_reason, c.refusal_note,
      case when c.state = 'NOT_ACCEPTED' then (select max(e.at) from cases.event e where e.case_id = c.id and e.act = 'refuse') end
        as refused_at,
      c.kind = 'REPORT' and not (c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')) as is_above
    from cases.arrival a join cases.channel h on h.id = a.channel_id join cases.case c on c.id = a.case_id
    where a.channel_id = of_channel and a.message_hash = any (hashes)
      and h.org_path >= current_setting('app.path') and h.org_path < current_setting('app.path_end')
  ) k
  join cases.case m on m.id = k.answered_id
  left join lateral (
    select p.id, p.text, p.at from cases.reply p where p.case_id = k.answered_id order by p.at desc, p.id desc limit 1
  ) r on true
$$;
select app.make_definer('cases.messages_known(uuid, bytea[])', '{{app}}');

-- Whether everybody opens a file of an answer now, so that the desk is told the same as the public finds.
create function cases.is_given_to_all(of_id uuid) returns boolean
  language sql stable security definer set search_path = cases, pg_temp as $$
  select exists (select from cases.public_reply_file p where p.id = of_id and not p.is_struck)
$$;
comment on function cases.is_given_to_all is 'Whether everybody may have a file of an answer at this moment.';
select app.make_definer('cases.is_given_to_all(uuid)', '{{app}}');
