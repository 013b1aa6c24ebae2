-- Finds an organisation among all those of a country (decisions 212): reading every name took a second of 665,276.

-- What a name is made of: each two characters of Chinese that follow one another, and each three letters of its pinyin.
create function organisations.pieces_of(written text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct piece), '{}') from (
    select case
      when one >= '㐀' and two >= '㐀' then one || two
      when one between 'a' and 'z' and two between 'a' and 'z' and three between 'a' and 'z' then one || two || three
    end as piece
    from (select sign as one, lead(sign) over (order by at) as two, lead(sign, 2) over (order by at) as three
      from unnest(string_to_array(written collate "C", null)) with ordinality as signs (sign, at)) as signs
  ) as pieces where piece is not null
$$;
comment on function organisations.pieces_of is 'Two characters of Chinese or three letters that follow one another in a name; digits and single characters are none.';
grant execute on function organisations.pieces_of(text) to {{app}}, {{search}};

create index org_by_piece on organisations.org using gin (organisations.pieces_of(name_search)) where dissolved_on is null;
create index org_by_code_part on organisations.org (code text_pattern_ops) where dissolved_on is null;

-- Whether few names have all pieces of these words. PostgreSQL cannot tell: behind a policy it keeps what it knows of a column to itself, so
-- a sample of some thousand names is asked. It decides about the way only, never about what is found.
create function organisations.is_rare(parts text[]) returns boolean language plpgsql stable as $$
declare
  pieces text[] := array(select '%' || piece || '%' from unnest(organisations.pieces_of(array_to_string(parts, ' '))) as piece);
  share float8 := (select least(100, 300000 / greatest(reltuples, 1)) from pg_class where oid = 'organisations.org'::regclass);
begin
  return pieces <> '{}' and (select count(*) filter (where o.name_search like all (pieces)) <= 0.03 * count(*)
    from organisations.org o tablesample system (share));
end $$;
comment on function organisations.is_rare is 'Whether fetching by pieces is quicker than reading every name.';

-- Planned for what is asked for each time: the beginning of a code is found by its index only when it is known.
create function organisations.nearest_by_pieces(written text, parts text[], whole_number text, low text, high text, most integer)
  returns setof uuid language plpgsql stable set plan_cache_mode = force_custom_plan as $$
begin
  return query
    with found as materialized (
      select o.id from organisations.org o where organisations.pieces_of(o.name_search) @> organisations.pieces_of(array_to_string(parts, ' '))
        and o.name_search like all (parts) and o.dissolved_on is null
      union
      select o.id from organisations.org o
      where o.code like regexp_replace(written, '([\\%_])', '\\\1', 'g') || '%' and o.dissolved_on is null)
    select o.id from found join organisations.org o using (id)
    where o.path >= low collate "C" and o.path < high collate "C"
    order by o.short_name <> written, not starts_with(o.short_name, written),
      whole_number is not null and o.name_search !~ whole_number, length(o.path), o.path
    limit most;
end $$;

create function organisations.nearest_ids(written text, parts text[], whole_number text, low text, high text, most integer)
  returns setof uuid language plpgsql stable as $$
begin
  if exists (select from organisations.org o where o.path >= low collate "C" and o.path < high collate "C" offset 5000)
    and organisations.is_rare(parts) then
    return query select organisations.nearest_by_pieces(written, parts, whole_number, low, high, most);
    return;
  end if;
  return query select o.id from organisations.org o
    where o.path >= low collate "C" and o.path < high collate "C"
      and o.dissolved_on is null and (o.name_search like all (parts) or starts_with(o.code, written))
    order by o.short_name <> written, not starts_with(o.short_name, written),
      whole_number is not null and o.name_search !~ whole_number, length(o.path), o.path
    limit most;
end $$;
comment on function organisations.nearest_ids is 'The nearest matches first: the very name, its beginning, the very number, then those further up.';
grant execute on function organisations.is_rare(text[]), organisations.nearest_by_pieces(text, text[], text, text, text, integer),
  organisations.nearest_ids(text, text[], text, text, text, integer) to {{search}};

drop function organisations.search_ids(text, text[], text, text, text, integer);
create function organisations.search_ids(written text, parts text[], whole_number text, from_path text, to_path text, most integer)
  returns setof uuid language sql stable security definer set search_path = organisations, pg_temp rows 20 as $$
  -- With the order of paths handed on, the index over pieces would be of another order and not be used.
  select organisations.nearest_ids(written, parts, whole_number,
    greatest(from_path collate "C", current_setting('app.path')) collate "default",
    least(to_path collate "C", current_setting('app.path_end')) collate "default", most)
$$;
select app.make_definer('organisations.search_ids(text, text[], text, text, text, integer)', '{{app}}');

create function organisations.search_standing(written text, parts text[], whole_number text, most integer) returns setof uuid
  language sql stable security definer set search_path = organisations, pg_temp rows 50 as $$
  select organisations.nearest_ids(written, parts, whole_number, '/', '0', most)
$$;
comment on function organisations.search_standing is 'The nearest of all that stand today, for the public directory, where each of them is shown.';
select app.make_definer('organisations.search_standing(text, text[], text, integer)', '{{portal}}');
