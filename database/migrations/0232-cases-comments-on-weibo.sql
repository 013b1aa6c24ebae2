-- Comments under the own posts of a Weibo account are a way in too (B17, D17), read and picked as those of WeChat (decisions 111).
alter table cases.case drop constraint case_channel;
alter table cases.case add constraint case_channel
  check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT', 'SYSTEM', 'WECHAT', 'FILE', 'WECHAT_COMMENT',
    'WEIBO_COMMENT'));
alter table cases.channel drop constraint channel_kind;
alter table cases.channel add constraint channel_kind check (kind in ('SYSTEM', 'WECHAT', 'FILE', 'WECHAT_COMMENT', 'WEIBO_COMMENT'));

-- A new key was entered (decisions 112): what went not back for want of it is sent again, also for cases that were passed on to
-- where whoever keeps the channel sees nothing of them. What was perhaps sent is not touched.
create function cases.resume_tellings(of_channel uuid, of_faults text[], moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  resumed integer;
begin
  update cases.channel h set last_fault = null, last_fault_at = null
    where h.id = of_channel and h.last_fault = any (of_faults)
      and h.org_path >= current_setting('app.path') and h.org_path < current_setting('app.path_end');
  update cases.telling t set state = 'QUEUED', tries = 0, next_at = moment, fault = null, ended_at = null
    from cases.channel h
    where h.id = t.channel_id and h.id = of_channel and t.state in ('QUEUED', 'GIVEN_UP') and t.fault = any (of_faults)
      and h.org_path >= current_setting('app.path') and h.org_path < current_setting('app.path_end');
  get diagnostics resumed = row_count;
  return resumed;
end $$;
select app.make_definer('cases.resume_tellings(uuid, text[], timestamptz)', '{{app}}');
