-- Who writes of danger by whatever channel is told whom to call first, in the receipt (11.1). The telling keeps which hints, none of the words.
alter table cases.telling add column hints text[] not null default '{}';
comment on column cases.telling.hints is 'Of a receipt: what may be in danger by the words of the message, as codes of sentences.';

drop function cases.tell_receipt(uuid, uuid, bytea, timestamptz);
create function cases.tell_receipt(of_case uuid, telling uuid, code bytea, moment timestamptz, hints text[]) returns void
  language sql security definer set search_path = cases, pg_temp as $$
  insert into cases.telling (id, case_id, channel_id, what, code_sealed, next_at, at, hints)
  select telling, a.case_id, a.channel_id, 'RECEIPT', code, moment, moment, hints
  from cases.arrival a join cases.case c on c.id = a.case_id
  where a.case_id = of_case and a.handle_sealed is not null and c.xmin = pg_current_xact_id()::xid
$$;
select app.make_definer('cases.tell_receipt(uuid, uuid, bytea, timestamptz, text[])', '{{portal}}');

drop function cases.take_tellings(timestamptz, text[]);
create function cases.take_tellings(moment timestamptz, doubles_known text[])
  returns table (id uuid, case_id uuid, number text, what text, tries integer, kind text, reply_url text, is_private boolean, channel_id uuid,
    mailbox text, secret_sealed bytea, handle_sealed bytea, code_sealed bytea, text text, refusal_reason text, refusal_note text,
    org_name text, at timestamptz, hints text[])
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
      a.handle_sealed, t.code_sealed, r.text, c.refusal_reason, c.refusal_note, c.org_name, t.at, t.hints
    from taken t join cases.case c on c.id = t.case_id join cases.channel h on h.id = t.channel_id
      join cases.arrival a on a.case_id = t.case_id left join cases.reply r on r.id = t.reply_id
    order by t.at, t.id;
end $$;
select app.make_definer('cases.take_tellings(timestamptz, text[])', '{{worker}}');
