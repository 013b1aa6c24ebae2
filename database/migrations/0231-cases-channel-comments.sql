-- Comments under articles of an own official account are a way in too (B17, D17). They are read from the platform when somebody
-- looks, and kept nowhere: what a desk picks becomes a case like every other.
alter table cases.case drop constraint case_channel;
alter table cases.case add constraint case_channel
  check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT', 'SYSTEM', 'WECHAT', 'FILE', 'WECHAT_COMMENT'));
alter table cases.channel drop constraint channel_kind;
alter table cases.channel add constraint channel_kind check (kind in ('SYSTEM', 'WECHAT', 'FILE', 'WECHAT_COMMENT'));
