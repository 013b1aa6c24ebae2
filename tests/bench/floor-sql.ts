/**
 * The statements of the floor: what the product asks, on copies without policies and without naming a reach. The copies
 * are `floor.<table>` with the same columns and indexes. What stands in one list is asked side by side.
 */
const listed = (where: string) => `with hit as materialized (
    select m.id, m.org_path, m.name_sort, m.join_date from floor.member m where ${where}
    order by m.org_path, m.name_sort, m.id limit 20 offset 0)
  select m.id, m.name, m.category, m.status, m.join_date, m.full_date, m.floating_since, m.org_id,
    (select o.name from floor.org o where o.id = m.org_id) as org_name,
    p.gender, p.birth_date, p.ethnic_group, p.education, p.id_number_tail, p.mobile_mask
  from hit join floor.member m on m.id = hit.id
  join floor.person p on p.id = m.person_id
  order by m.org_path, m.name_sort, m.id`
const counted = (where: string) => `select count(*) as total from floor.member m where ${where}`
const pageAndCount = (where: string) => [listed(where), counted(where)]

const under = 'm.org_path >= $1 and m.org_path < $2'

/** $1 path, $2 its end, $3 statuses */
const list = pageAndCount(`${under} and m.status = any($3::text[])`)

/** $1 path, $2 its end, $3 tsquery: the index of bigrams finds the names, as in the product */
const search = pageAndCount(`${under} and m.search @@ $3::tsquery and m.status in ('NORMAL', 'SUSPENDED')`)

/** $1 path, $2 its end: sums over a subtree */
const counts = [
  `with m as materialized (
    select m.person_id, m.category, m.full_date, m.join_date, m.floating_since from floor.member m where ${under} and m.status = 'NORMAL'),
  age as (select extract(year from age(current_date, p.birth_date))::integer as years, count(*) as n
    from m join floor.person p on p.id = m.person_id where p.birth_date is not null group by 1),
  month as (select to_char(m.join_date, 'YYYY-MM') as month, count(*) as n from m group by 1)
  select count(*) as total, count(*) filter (where m.full_date <= current_date or (m.full_date is null and m.category = 'FULL')) as "full",
    count(*) filter (where p.gender = '2') as women, count(*) filter (where p.ethnic_group between '02' and '56') as minority,
    count(*) filter (where p.education ~ '^[123]') as college_plus, count(*) filter (where m.floating_since <= current_date) as floating,
    coalesce((select jsonb_object_agg(years, n) from age), '{}') as ages,
    coalesce((select jsonb_object_agg(month, n) from month), '{}') as months
  from m join floor.person p on p.id = m.person_id`,
]

/** $1 article */
const article = [
  `select a.id, a.org_id, o.name as org_name, a.section_code, a.title, a.status, a.version, a.saved_by_name, a.saved_at, a.published_at,
    a.content_digest from floor.article a join floor.org o on o.id = a.org_id where a.id = $1`,
  `select number, saved_by_name, saved_at, section_code, title, subtitle, body_html, summary, source, author, editor
    from floor.article_version where article_id = $1 order by number desc limit 1`,
  `select number, title, saved_by_name, saved_at from floor.article_version where article_id = $1 order by number desc limit 500`,
]

/** $1 article: what its page shows */
const articlePage = [
  `select a.id, a.title, a.subtitle, a.body_html, a.source, a.author, a.editor, a.published_at, o.name as org_name
    from floor.article a join floor.org o on o.id = a.org_id where a.id = $1`,
]

/** $1 … $8: the message with the columns and indexes of a case, and its first event */
const create = [
  `with kept as (
    insert into floor.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask, is_public,
      state, channel, created_at, search_text, terms, version, due_provisional, extended_days, send_backs, extensions, reopenings)
    select $1, $2, o.id, o.path, o.name, o.id, o.name, 'CONSULT', $3, $4, $5, true, 'SUBMITTED', 'PORTAL', now(), $6, $7::tsvector, 1,
      false, 0, 0, 0, 0 from floor.org o where o.slug = $8 returning id)
  insert into floor.event (id, case_id, at, act, by_name) select gen_random_uuid(), id, now(), 'submit', $5 from kept`,
]

/** The floor's statements by what they answer. */
export const floorSql = { list, search, counts, article, articlePage, create } as const
