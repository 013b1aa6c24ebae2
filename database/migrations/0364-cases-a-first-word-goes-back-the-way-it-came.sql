-- Who wrote of something urgent by an official account, a mail or another system hears the first word there as well, not only with number and code (decisions 143).
alter table cases.telling add column event_id uuid references cases.event (id);
comment on column cases.telling.event_id is 'Of a first word: the line of the course that it is.';
create index telling_by_event on cases.telling (event_id) where event_id is not null;
alter table cases.telling drop constraint telling_what;
alter table cases.telling add constraint telling_what check (what in ('RECEIPT', 'ANSWER', 'REFUSAL', 'FIRST_WORD')),
  add constraint telling_event check ((what = 'FIRST_WORD') = (event_id is not null));

create function cases.tell_first_word() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  insert into cases.telling (id, case_id, channel_id, what, event_id, next_at, at)
    select gen_random_uuid(), a.case_id, a.channel_id, 'FIRST_WORD', new.id, new.at, new.at
    from cases.case c join cases.arrival a on a.case_id = c.id join cases.channel h on h.id = a.channel_id
    where (c.id = new.case_id or c.joined_to_id = new.case_id) and a.handle_sealed is not null
      and (c.kind <> 'REPORT' or h.is_private);
  return null;
end $$;
comment on function cases.tell_first_word is 'Trigger: queues a first word for the channel its case came by.';
select app.make_definer('cases.tell_first_word()', '{{search}}');
create trigger first_word_is_told after insert on cases.event
  for each row when (new.act = 'giveFirstWord') execute function cases.tell_first_word();

create or replace function cases.take_tellings(moment timestamptz, doubles_known text[])
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
      a.handle_sealed, t.code_sealed, coalesce(r.text, e.reason), c.refusal_reason, c.refusal_note, c.org_name, t.at, t.hints
    from taken t join cases.case c on c.id = t.case_id join cases.channel h on h.id = t.channel_id
      join cases.arrival a on a.case_id = t.case_id left join cases.reply r on r.id = t.reply_id
      left join cases.event e on e.id = t.event_id
    order by t.at, t.id;
end $$;
select app.make_definer('cases.take_tellings(timestamptz, text[])', '{{worker}}');
