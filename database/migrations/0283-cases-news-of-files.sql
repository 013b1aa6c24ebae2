-- A report went past the organisation whose file it came in: that it was answered is no news of the file (XF-05). And an answer is news from the moment
-- it is written, not from the beginning of its transaction, which may be before the answers were last fetched.
create or replace function cases.note_file_news() returns trigger
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  of_case uuid := case when tg_table_name = 'reply' then to_jsonb(new)->>'case_id' else to_jsonb(new)->>'id' end;
begin
  update cases.message_file f set answered_at = clock_timestamp()
    from cases.case c join cases.arrival a on a.case_id = c.id
    where (c.id = of_case or c.joined_to_id = of_case) and c.channel = 'FILE' and f.channel_id = a.channel_id
      and (c.kind <> 'REPORT' or starts_with(c.org_path, f.org_path))
      and f.content_sealed is not null and a.message_hash = any (f.row_hashes);
  return null;
end $$;

-- Nothing is written beside the rows of the file any more, so that nobody needs to know where they stood.
alter table cases.message_file drop constraint message_file_rows, drop column row_numbers, drop column heading_row;

-- Erases files nobody waits for, as before.
create or replace function cases.forget_message_files(moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  forgotten integer;
begin
  update cases.message_file f set content_sealed = null, row_hashes = '{}'
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
