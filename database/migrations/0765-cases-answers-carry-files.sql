-- An answer carries files: the notice that was issued, a photo of the mended road (PRV-01, decisions 325). They stand apart from what citizens
-- send, so that no door to these ever leads to those. Each is sealed before it comes here and keeps the id it waited under, by which it opens.
-- Nothing changes one and nothing takes one away: what must go out of sight does so with its answer, by a measure (D24).
create table cases.reply_file (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  reply_id uuid not null references cases.reply (id),
  at timestamptz not null,
  media_type text not null,
  size integer not null,
  name_sealed bytea not null,
  content_sealed bytea not null,
  is_public boolean not null,
  constraint reply_file_kind check (media_type in ('image/jpeg', 'image/png', 'application/pdf'))
);
comment on table cases.reply_file is 'A photo or a paper that goes with an answer 随答复的文件; read by the desk and the writer, by everybody only where the desk said so.';
comment on column cases.reply_file.is_public is 'The desk ticked that it is public with the answer; it is seen only while the case is.';
-- What is sealed does not pack.
alter table cases.reply_file alter column content_sealed set storage external;
create index reply_file_by_case on cases.reply_file (case_id, at);
create index reply_file_by_reply on cases.reply_file (reply_id);
select cases.guard_part('cases.reply_file');
drop policy shown on cases.reply_file;
grant select (id, case_id, reply_id, at, media_type, size, name_sealed, is_public) on cases.reply_file to {{app}};

-- Whether a measure stands against an answer: its files go out of sight with its words, and come back with them.
create function cases.is_struck(of_reply uuid) returns boolean
  language sql stable set search_path = cases, pg_temp as $$
  select exists (select from cases.measure m where m.words_of = 'REPLY' and m.words_id = of_reply and m.lifted_at is null)
$$;
comment on function cases.is_struck is 'Whether a measure stands against an answer and its files.';
revoke all on function cases.is_struck(uuid) from public;
grant execute on function cases.is_struck(uuid) to {{search}};

-- Gives what waits under these keys to the answer of this transaction, those of `shown` for everybody; gives how many that were.
create function cases.take_reply_files(of_reply uuid, keys text[], shown text[], moment timestamptz) returns integer
  language plpgsql security definer set search_path = cases, pg_temp as $$
declare
  taken integer;
begin
  with answered as (
    select r.id, r.case_id from reply r where r.id = of_reply and r.xmin = pg_current_xact_id()::xid
  ), gone as (
    delete from enclosure e using answered a where e.form = any (keys) and e.case_id is null and e.waits_until > moment
    returning e.id, a.case_id, a.id as reply_id, e.media_type, e.size, e.name_sealed, e.content_sealed, e.form
  )
  insert into reply_file (id, case_id, reply_id, at, media_type, size, name_sealed, content_sealed, is_public)
    select g.id, g.case_id, g.reply_id, moment, g.media_type, g.size, g.name_sealed, g.content_sealed, g.form = any (shown) from gone g;
  get diagnostics taken = row_count;
  return taken;
end $$;
select app.make_definer('cases.take_reply_files(uuid, text[], text[], timestamptz)', '{{app}}');

-- The only way to what one holds, for who handles the case; each opening is recorded by who calls it.
create function cases.read_reply_file(of_case uuid, of_id uuid)
  returns table (id uuid, media_type text, name_sealed bytea, content_sealed bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select f.id, f.media_type, f.name_sealed, f.content_sealed
  from cases.case c join reply_file f on f.case_id = c.id
  where c.id = of_case and f.id = of_id and not cases.is_struck(f.reply_id)
    and c.org_path >= current_setting('app.path') and c.org_path < current_setting('app.path_end')
$$;
select app.make_definer('cases.read_reply_file(uuid, uuid)', '{{app}}');

-- Which of them everybody may have: of an answer that everybody reads, ticked, and against which no measure stands.
create view cases.public_reply_file with (security_invoker = true) as
  select f.id, f.case_id, f.reply_id, f.at, f.media_type, f.size, f.name_sealed, f.content_sealed, cases.is_struck(f.reply_id) as is_struck
  from cases.reply_file f join cases.case c on c.id = f.case_id
  where f.is_public and c.is_public and c.state <> 'SUBMITTED' and c.hidden_rule is null
    and (not c.is_withheld or c.accepted_at >= c.taken_back_at);
comment on view cases.public_reply_file is 'Files of answers that everybody may have; the name is given of none that a measure struck.';
grant select on cases.public_reply_file to {{search}};

-- What goes with the answers of a public case, oldest first; of one that is handled with others, what goes with the common answers.
create function cases.shown_reply_files(of_number text)
  returns table (id uuid, at timestamptz, media_type text, size integer, name_sealed bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select p.id, p.at, p.media_type, p.size, case when not p.is_struck then p.name_sealed end
  from cases.case c join public_reply_file p on p.case_id = coalesce(c.joined_to_id, c.id)
  where c.number = of_number and c.is_public and c.state <> 'SUBMITTED' and c.hidden_rule is null
  order by p.at, p.id
$$;
select app.make_definer('cases.shown_reply_files(text)', '{{portal}}');

create function cases.shown_reply_file(of_id uuid)
  returns table (id uuid, media_type text, name_sealed bytea, content_sealed bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select p.id, p.media_type, p.name_sealed, p.content_sealed from public_reply_file p where p.id = of_id and not p.is_struck
$$;
select app.make_definer('cases.shown_reply_file(uuid)', '{{portal}}');

-- The same for the writer whom a code names: all that goes with his own answers, and what everybody may have of the common ones.
create function cases.own_reply_files(hash bytea)
  returns table (id uuid, at timestamptz, media_type text, size integer, name_sealed bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select f.id, f.at, f.media_type, f.size, case when not cases.is_struck(f.reply_id) then f.name_sealed end
  from cases.case c join reply_file f on f.case_id = c.id where c.code_hash = hash and c.hidden_rule is null
  union all
  select p.id, p.at, p.media_type, p.size, case when not p.is_struck then p.name_sealed end
  from cases.case c join public_reply_file p on p.case_id = c.joined_to_id where c.code_hash = hash and c.hidden_rule is null
  order by 2, 1
$$;
select app.make_definer('cases.own_reply_files(bytea)', '{{portal}}');

create function cases.own_reply_file(hash bytea, of_id uuid)
  returns table (id uuid, media_type text, name_sealed bytea, content_sealed bytea)
  language sql stable security definer set search_path = cases, pg_temp as $$
  select f.id, f.media_type, f.name_sealed, f.content_sealed
  from cases.case c join reply_file f on f.case_id = c.id
  where c.code_hash = hash and c.hidden_rule is null and f.id = of_id and not cases.is_struck(f.reply_id)
  union all
  select p.id, p.media_type, p.name_sealed, p.content_sealed
  from cases.case c join public_reply_file p on p.case_id = c.joined_to_id
  where c.code_hash = hash and c.hidden_rule is null and p.id = of_id and not p.is_struck
$$;
select app.make_definer('cases.own_reply_file(bytea, uuid)', '{{portal}}');
