-- Official accounts of WeChat are ways in too (B15, B17); their secret holds what account and server know of each other.
alter table cases.case drop constraint case_channel;
alter table cases.case add constraint case_channel
  check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT', 'SYSTEM', 'WECHAT'));
alter table cases.channel drop constraint channel_kind;
alter table cases.channel add constraint channel_kind check (kind in ('SYSTEM', 'WECHAT'));
