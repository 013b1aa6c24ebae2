-- What goes back to who handed messages over says what each was decided to be as well (decisions 150); of a joined one that of the common case.
drop function cases.messages_known(uuid, bytea[]);
create function cases.messages_known(of_channel uuid, hashes bytea[])
  returns table (hash bytea, number text, answer text, answered_at timestamptz, refusal_reason text, refusal_note text, is_above boolean,
    field text, second text, third text)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select k.hash, k.number, case when not k.is_above then r.text end, case when not k.is_above then coalesce(r.at, k.refused_at) end,
    case when not k.is_above then k.refusal_reason end, case when not k.is_above then k.refusal_note end, k.is_above,
    case when not k.is_above then m.field end, case when not k.is_above then m.second end, case when not k.is_above then m.third end
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
    select p.text, p.at from cases.reply p where p.case_id = k.answered_id order by p.at desc, p.id desc limit 1
  ) r on true
$$;
select app.make_definer('cases.messages_known(uuid, bytea[])', '{{app}}');
