-- The reply 批复 or the minutes a change of the tree rests on, as they were handed in with it (decisions 142).
alter table organisations.reshaping add column papers jsonb not null default '[]';
comment on column organisations.reshaping.papers is 'Key, file and name of each paper; the files stand in app.file, taken by this change.';
