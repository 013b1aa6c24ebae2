/**
 * The statements of the floor: what the product asks, on copies without policies and without naming a reach. Values are
 * numbered; the copies are `floor.<table>` with the same columns and indexes.
 */
export const floorSql = {
  /** $1 path, $2 its end, $3 statuses, $4 limit */
  listMembers: `with hit as materialized (
      select m.id, m.org_path, m.name_sort, m.join_date from floor.member m
      where m.org_path >= $1 and m.org_path < $2 and m.status = any($3::text[])
      order by m.org_path, m.name_sort, m.id limit $4 offset 0)
    select m.id, m.name, m.category, m.status, m.join_date, m.full_date, m.floating_since, m.org_id, o.name as org_name,
      p.gender, p.birth_date, p.ethnic_group, p.education, p.id_number_tail, p.mobile_mask
    from hit join floor.member m on m.id = hit.id
    join floor.person p on p.id = m.person_id
    join floor.org o on o.id = m.org_id
    order by m.org_path, m.name_sort, m.id`,
  /** $1 path, $2 its end, $3 statuses */
  countListed: `select count(*) as total from floor.member m
    where m.org_path >= $1 and m.org_path < $2 and m.status = any($3::text[])`,
} as const
