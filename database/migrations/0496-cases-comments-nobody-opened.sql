-- When somebody of a desk last looked at what people write below the articles of an account, so that a desk is told when nobody does
-- (B17, decisions 196). Who looked is not kept.
alter table cases.channel add column comments_opened_at timestamptz;
comment on column cases.channel.comments_opened_at is 'When comments were last read by this channel; nothing where they never were.';
