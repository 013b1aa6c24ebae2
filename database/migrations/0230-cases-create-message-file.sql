-- Files of messages 留言文件 (B17, D17): a list that the hotline or another office hands over as a spreadsheet. Each row becomes one
-- case, once, by the number its source gave it; the answers go back as the same file with three columns more.
alter table cases.case drop constraint case_channel;
alter table cases.case add constraint case_channel
  check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT', 'SYSTEM', 'WECHAT', 'FILE'));
alter table cases.channel drop constraint channel_kind;
alter table cases.channel add constraint channel_kind check (kind in ('SYSTEM', 'WECHAT', 'FILE'));
-- Nobody outside calls a channel of files: it needs no secret.
alter table cases.channel alter column secret_sealed drop not null;
alter table cases.channel add constraint channel_secret check ((secret_sealed is null) = (kind = 'FILE'));

create table cases.message_file (
  id uuid primary key,
  channel_id uuid not null references cases.channel (id),
  org_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  digest bytea not null,
  content_sealed bytea,
  heading_row integer not null,
  row_numbers integer[] not null,
  row_hashes bytea[] not null,
  faults jsonb not null,
  rows_total integer not null,
  rows_new integer not null,
  rows_known integer not null,
  rows_wrong integer not null,
  state text not null default 'CHECKED',
  task_id uuid,
  actor_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  answered_at timestamptz,
  fetched_at timestamptz,
  constraint message_file_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint message_file_state check (state in ('CHECKED', 'DONE')),
  constraint message_file_rows check (cardinality(row_numbers) = cardinality(row_hashes))
);
comment on table cases.message_file is 'A file of messages 留言文件 that was filed into a channel; its rows became cases, its answers go back in it.';
comment on column cases.message_file.content_sealed is 'The file as it came; gone when no answer is waited for any more.';
comment on column cases.message_file.row_hashes is 'By row: the keyed digest of the number its source gave the message, as in cases.arrival.';
comment on column cases.message_file.faults is 'Which rows were not taken and why: row, column and code, no value.';
comment on column cases.message_file.answered_at is 'When a message of it was answered last.';
comment on column cases.message_file.fetched_at is 'When the answers were fetched last.';
create index message_file_by_org on cases.message_file (org_id, org_path);
create index message_file_by_path on cases.message_file (org_path, created_at desc);
create index message_file_by_channel on cases.message_file (channel_id) where content_sealed is not null;
select app.guard('cases.message_file');
create policy noted on cases.message_file for update to {{search}} using (true) with check (true);
grant update (answered_at, content_sealed, row_numbers, row_hashes) on cases.message_file to {{search}};

-- Whoever files a list goes the way of every other message.
grant execute on function cases.claim_arrival(uuid, bytea) to {{app}};
grant execute on function cases.add_arrival(jsonb, bytea, bytea) to {{app}};

-- Which messages of a channel in reach are cases already, and what was answered. A report that went past the organisation says
-- its number only: what became of it is not told below (XF-05).
create function cases.messages_known(of_channel uuid, hashes bytea[])
  returns table (hash bytea, number text, answer text, answered_at timestamptz, refusal_reason text, refusal_note text, is_above boolean)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select k.hash, k.number, case when not k.is_above then r.text end, case when not k.is_above then coalesce(r.at, k.refused_at) end,
    case when not k.is_above then k.refusal_reason end, case when not k.is_above then k.refusal_note end, k.is_above
  from (
    select a.message_hash as hash, c.number, coalesce(c.joined_to_id, c.id) as answered_id, c.refusal_reason, c.refusal_note,
      case when c.state = 'NOT_ACCEPTED' then (select max(e.at) from cases.event e where e.case_id = c.id and e.act = 'refuse') end
        as refused_at,
      c.kind = 'REPORT' and not (c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')) as is_above
    from cases.arrival a join cases.channel h on h.id = a.channel_id join cases.case c on c.id = a.case_id
    where a.channel_id = of_channel and a.message_hash = any (hashes)
      and h.org_path >= current_setting('app.path') and h.org_path < current_setting('app.path_end')
  ) k
  left join lateral (
    select p.text, p.at from cases.reply p where p.case_id = k.answered_id order by p.at desc, p.id desc limit 1
  ) r on true
$$;
select app.make_definer('cases.messages_known(uuid, bytea[])', '{{app}}');

-- An answer, or that a case is not accepted, is news of the file its message came in.
create function cases.note_file_news() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  of_case uuid := case when tg_table_name = 'reply' then to_jsonb(new)->>'case_id' else to_jsonb(new)->>'id' end;
begin
  update cases.message_file f set answered_at = now()
    from cases.case c join cases.arrival a on a.case_id = c.id
    where (c.id = of_case or c.joined_to_id = of_case) and c.channel = 'FILE' and f.channel_id = a.channel_id
      and f.content_sealed is not null and a.message_hash = any (f.row_hashes);
  return null;
end $$;
comment on function cases.note_file_news() is 'Trigger: an answer is news of the file of messages its case came in.';
select app.make_definer('cases.note_file_news()', '{{search}}');
create trigger reply_is_news after insert on cases.reply for each row execute function cases.note_file_news();
create trigger refusal_is_news after update of state on cases.case for each row
  when (new.state = 'NOT_ACCEPTED' and old.state <> new.state and new.channel = 'FILE') execute function cases.note_file_news();

-- Erases files nobody waits for: whatever was written in them stands at the cases, sealed or shown as everywhere.
create function cases.forget_message_files(moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  forgotten integer;
begin
  update cases.message_file f set content_sealed = null, row_numbers = '{}', row_hashes = '{}'
    where f.content_sealed is not null and f.org_path >= current_setting('app.path') and f.org_path < current_setting('app.path_end')
      and (f.created_at < moment - interval '180 days'
        or f.state = 'CHECKED' and f.created_at < moment - interval '30 days'
        or f.state = 'DONE' and f.ended_at < moment - interval '30 days' and not exists (
          select 1 from cases.arrival a join cases.case c on c.id = a.case_id
          where a.channel_id = f.channel_id and a.message_hash = any (f.row_hashes) and c.state <> 'NOT_ACCEPTED'
            and not (c.state = 'CLOSED' and c.closed_at < moment - interval '30 days')));
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
select app.make_definer('cases.forget_message_files(timestamptz)', '{{app}}');
