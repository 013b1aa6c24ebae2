-- Tries that are counted: wrong codes, wrong passwords, messages from one address. One place for every chapter.
create table app.attempt (
  subject bytea not null,
  at timestamptz not null
);
comment on table app.attempt is 'Counted tries by keyed digest of what is limited, never the address itself; kept a day (T12, T13, T40).';
create index attempt_by_subject on app.attempt (subject, at desc);
create index attempt_by_time on app.attempt (at);
grant select, insert, delete on app.attempt to {{search}};
grant select, delete on app.attempt to {{worker}};

-- Counts one try, unless so many were counted in the window: then gives the seconds until the next is free, else 0.
-- The lock makes it exact for tries that arrive together.
create function app.take_try(of_subject bytea, tries integer, window_seconds integer, now_at timestamptz) returns integer
  language plpgsql security definer set search_path = app, pg_temp as $$
declare
  oldest timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(of_subject, 'hex'), 19));
  select a.at into oldest from app.attempt a
    where a.subject = of_subject and a.at > now_at - make_interval(secs => window_seconds)
    order by a.at desc offset tries - 1 limit 1;
  if oldest is not null then
    return greatest(1, ceil(extract(epoch from oldest - now_at) + window_seconds)::integer);
  end if;
  insert into app.attempt (subject, at) values (of_subject, now_at);
  return 0;
end $$;
select app.make_definer('app.take_try(bytea, integer, integer, timestamptz)', '{{app}}, {{portal}}');

-- A right answer does not count: takes the newest try back.
create function app.give_back_try(of_subject bytea) returns void
  language sql security definer set search_path = app, pg_temp as $$
  delete from app.attempt a where a.ctid = (
    select b.ctid from app.attempt b where b.subject = of_subject order by b.at desc limit 1)
$$;
select app.make_definer('app.give_back_try(bytea)', '{{app}}, {{portal}}');
