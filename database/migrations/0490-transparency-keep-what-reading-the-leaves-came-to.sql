-- What reading all entries of another log came to, beside the checkpoint that is kept of it (D25, decisions 191).
create table transparency.leaves_reading (
  log_name text not null,
  address text not null,
  asked_at timestamptz,
  tried_at timestamptz,
  unanswered_since timestamptz,
  verdict text,
  size bigint,
  missing_index bigint,
  found_at timestamptz,
  constraint leaves_reading_pkey primary key (log_name, address),
  constraint leaves_reading_verdict check (verdict in ('WHOLE', 'MISSING', 'OTHER')),
  constraint leaves_reading_whole check (num_nulls(verdict, size, found_at) in (0, 3)
    and (missing_index is not null) = (verdict is not distinct from 'MISSING'))
);
comment on table transparency.leaves_reading is 'Whether the site of another log gives out all entries under the checkpoint that is kept of it; the newest answer of each site.';
comment on column transparency.leaves_reading.asked_at is 'Since when it is to be read; null: nothing is to be done.';
comment on column transparency.leaves_reading.unanswered_since is 'Since when it was not read to its end; the verdict is that of the last time it was.';
grant select, insert, update on transparency.leaves_reading to {{app}};
grant select (log_name, verdict, missing_index, found_at) on transparency.leaves_reading to {{portal}};
