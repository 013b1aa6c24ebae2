-- A search of the tree as on a day finds a name that was borne then, by characters, pinyin and initials, as it finds one of today.
alter table organisations.naming add column former_search text;
comment on column organisations.naming.former_search is
  'What a name that was given up is found by; of the name borne now, and of the last one, that stands in org. Null for names given up before this was kept.';
