-- Letters by e-mail 电子邮件 are a way in too (B17, D17, decisions 117): a mail server lays them into a folder, and the address a mail
-- was written to is the channel. Its answer goes back as a mail.
alter table cases.case drop constraint case_channel;
alter table cases.case add constraint case_channel
  check (channel in ('PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT', 'SYSTEM', 'WECHAT', 'FILE', 'WECHAT_COMMENT',
    'WEIBO_COMMENT', 'MAIL'));
alter table cases.channel drop constraint channel_kind;
alter table cases.channel add constraint channel_kind
  check (kind in ('SYSTEM', 'WECHAT', 'FILE', 'WECHAT_COMMENT', 'WEIBO_COMMENT', 'MAIL'));
alter table cases.channel drop constraint channel_secret;
alter table cases.channel add constraint channel_secret check ((secret_sealed is null) = (kind in ('FILE', 'MAIL')));
alter table cases.channel add column mailbox text;
alter table cases.channel add constraint channel_mailbox
  check ((mailbox is not null) = (kind = 'MAIL') and mailbox = lower(mailbox));
alter table cases.channel add constraint channel_mailbox_once unique (mailbox);
comment on column cases.channel.mailbox is 'The address of the organisation that citizens write to, in small letters; of mails only.';

-- What has no address has none, as the column says; an empty one looked like one that is not allowed.
update cases.channel set reply_url = null where reply_url = '';

create table cases.refused_mail (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  channel_id uuid references cases.channel (id),
  fault text not null,
  at timestamptz not null,
  constraint refused_mail_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade,
  constraint refused_mail_fault
    check (fault in ('UNREADABLE', 'TOO_BIG', 'NO_CHANNEL', 'NO_SENDER', 'AUTOMATIC', 'EMPTY', 'NO_DESK'))
);
comment on table cases.refused_mail is 'A mail that became no case 没有登记的邮件, and why; nothing of what stands in it. Forgotten after thirty days.';
comment on column cases.refused_mail.org_id is 'Whose channel it was written to; where it was written to none, the topmost organisation.';
create index refused_mail_by_org on cases.refused_mail (org_id, org_path);
create index refused_mail_by_path on cases.refused_mail (org_path, at desc);
create index refused_mail_by_channel on cases.refused_mail (channel_id);
create index refused_mail_by_age on cases.refused_mail (at);
select app.guard('cases.refused_mail');
revoke insert, update on cases.refused_mail from {{app}};
create policy noted on cases.refused_mail for insert to {{search}} with check (true);
grant insert on cases.refused_mail to {{search}};
create policy housekeeping on cases.refused_mail to {{worker}} using (true);
grant select, delete on cases.refused_mail to {{worker}};

-- The channel that has the first of these addresses that any has. It is answered always: who wrote is named.
create function cases.channel_of_mail(addresses text[])
  returns table (id uuid, org_id uuid, kind text, name text, state text, is_private boolean, can_answer boolean)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select h.id, h.org_id, h.kind, h.name, h.state, h.is_private, true
  from unnest(addresses) with ordinality as a (address, place) join cases.channel h on h.mailbox = a.address
  order by a.place limit 1
$$;
select app.make_definer('cases.channel_of_mail(text[])', '{{portal}}');

-- That a mail was not taken in, for who keeps its channel, and what is for none for who keeps the whole.
create function cases.note_refused_mail(given jsonb) returns void
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  moment timestamptz := (given->>'at')::timestamptz;
begin
  insert into cases.refused_mail (id, org_id, org_path, channel_id, fault, at)
    select (given->>'id')::uuid, o.id, o.path, h.id, given->>'fault', moment
    from organisations.org o left join cases.channel h on h.org_id = o.id and h.id = (given->>'channelId')::uuid
    where h.id is not null or given->>'channelId' is null and o.parent_id is null
    order by o.path limit 1;
end $$;
select app.make_definer('cases.note_refused_mail(jsonb)', '{{portal}}');

-- Takes what is to be sent now, as before, with the address of a channel of mails.
drop function cases.take_tellings(timestamptz, text[]);
create function cases.take_tellings(moment timestamptz, doubles_known text[])
  returns table (id uuid, case_id uuid, number text, what text, tries integer, kind text, reply_url text, is_private boolean,
    channel_id uuid, mailbox text, secret_sealed bytea, handle_sealed bytea, code_sealed bytea, text text, refusal_reason text,
    refusal_note text, org_name text, at timestamptz)
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
      a.handle_sealed, t.code_sealed, r.text, c.refusal_reason, c.refusal_note, c.org_name, t.at
    from taken t join cases.case c on c.id = t.case_id join cases.channel h on h.id = t.channel_id
      join cases.arrival a on a.case_id = t.case_id left join cases.reply r on r.id = t.reply_id
    order by t.at, t.id;
end $$;
select app.make_definer('cases.take_tellings(timestamptz, text[])', '{{worker}}');
