-- A function that was made anew lost its comment, and who decides an opening never had one.
comment on function organisations.search_ids(text, text[], text, text, text, integer) is
  'The nearest matches of a name, its pinyin or the beginning of a code in a range of paths, inside the reach; nearest first (decisions 212).';
comment on function organisations.nearest_by_pieces(text, text[], text, text, text, integer) is
  'The same as nearest_ids, fetched by the index of pieces.';
comment on function cases.deciders(uuid, uuid) is
  'Who may decide that a contact of this case is opened: the own organisation and the nearest desk above, never one that is complained of.';
