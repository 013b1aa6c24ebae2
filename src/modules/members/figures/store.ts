import type { RawBuilder } from 'kysely'
import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** Counts of one organisation with everything below, as on a day. */
export interface Figures {
  readonly total: number
  readonly full: number
  readonly women: number
  readonly minority: number
  readonly collegePlus: number
  readonly floating: number
  /** Members by age in full years. */
  readonly ages: Record<string, number>
  /** Members by month of joining, `1978-12`. */
  readonly months: Record<string, number>
}

/** Sums over rows of equal facts with a weight: a member is one, a change since sums were kept is how many came or went. */
export const sumsOf = (on: string, rows: ReturnType<typeof sql>) => sql<Figures>`
  with one as materialized (select c.weight, c.category, c.full_date, c.floating_since, to_char(c.join_date, 'YYYY-MM') as month,
      c.gender, c.ethnic_group, c.education, extract(year from age(${on}::date, c.birth_date))::integer as years
    from (${rows}) c)
  select coalesce(sum(weight), 0) as total,
    coalesce(sum(weight) filter (where full_date <= ${on}::date or (full_date is null and category = 'FULL')), 0) as "full",
    coalesce(sum(weight) filter (where gender = '2'), 0) as women,
    coalesce(sum(weight) filter (where ethnic_group between '02' and '56'), 0) as minority,
    coalesce(sum(weight) filter (where education ~ '^[123]'), 0) as college_plus,
    coalesce(sum(weight) filter (where floating_since <= ${on}::date), 0) as floating,
    coalesce((select jsonb_object_agg(years, n) from (select years, sum(weight) as n from one where years is not null group by 1) g), '{}') as ages,
    coalesce((select jsonb_object_agg(month, n) from (select month, sum(weight) as n from one group by 1) g), '{}') as months
  from one`

// The persons are looked up once; what is summed and grouped is taken from that.
const figures = (reach: Reach, on: string, chosen: ReturnType<typeof sql>) =>
  sumsOf(
    on,
    sql`select 1 as weight, c.category, c.full_date, c.floating_since, c.join_date, p.gender, p.ethnic_group, p.education, p.birth_date
      from (${chosen}) c join people.profile p on p.id = c.person_id and ${within(reach, 'p.org_path')}`,
  )

/** Members in good standing today, by today's tree; sums of large organisations are kept, so this is asked for small ones. */
export function countToday(tx: Tx, reach: Reach, of: { path: string; on: string }): Promise<Figures> {
  // Not steady: among a million members the plan for any organisation reads all persons for the forty of a branch.
  return tx.one(today(reach, of))
}

/** The query behind `countToday`. */
export function today(reach: Reach, of: { path: string; on: string }): RawBuilder<Figures> {
  const end = `${of.path.slice(0, -1)}0`
  return figures(
    reach,
    of.on,
    sql`select m.person_id, m.category, m.full_date, m.join_date, m.floating_since from members.member m
      where m.org_path >= ${of.path} and m.org_path < ${end} and ${within(reach, 'm.org_path')} and m.status = 'NORMAL'`,
  )
}

/** Members in good standing who stand in a Party group today. */
export function countGroup(tx: Tx, reach: Reach, of: { groupId: string; on: string }): Promise<Figures> {
  return tx.one(
    figures(
      reach,
      of.on,
      sql`select m.person_id, m.category, m.full_date, m.join_date, m.floating_since from members.member m
        where m.group_id = ${of.groupId} and ${within(reach, 'm.org_path')} and m.status = 'NORMAL'`,
    ),
  )
}

// Written out, because under a policy the planner knows nothing of ranges and takes `@>` for one row in two hundred.
const holds = (range: string, on: string) =>
  sql<boolean>`coalesce(lower(${sql.ref(range)}) <= ${on}::date, true) and coalesce(upper(${sql.ref(range)}) > ${on}::date, true)`

/** Members who stood below the organisation on that day, by the tree and the postings of that day (decisions 7). */
export function countOn(tx: Tx, reach: Reach, of: { orgId: string; on: string }): Promise<Figures> {
  return tx.one(
    figures(
      reach,
      of.on,
      sql`select m.person_id, m.category, m.full_date, m.join_date, m.floating_since
        from members.posting g join members.member m on m.id = g.member_id
        where g.kind = 'HOME' and ${holds('g.valid', of.on)} and ${within(reach, 'g.org_path')} and ${within(reach, 'm.org_path')}
          and m.join_date <= ${of.on}::date and (m.status = 'NORMAL' or m.status_since > ${of.on}::date)
          and g.org_id in (
            with recursive below as (
              select ${of.orgId}::uuid as org_id
              union select s.org_id from organisations.standing s join below b on s.parent_id = b.org_id
                where ${holds('s.valid', of.on)} and ${within(reach, 's.org_path')})
            select org_id from below)`,
    ),
  )
}

/** One organisation with its own members and committee, as warnings need it. */
export interface OrgSize {
  readonly id: string
  readonly path: string
  readonly name: string
  readonly type: string
  readonly isVillage: boolean
  readonly members: number
  readonly fullMembers: number
  readonly committeeSize: number
  readonly deputySecretaries: number
}

/** Every organisation at or below a path with the number of its own members and of those on its committee. */
export function listSizes(tx: Tx, reach: Reach, of: { path: string; today: string }): Promise<OrgSize[]> {
  const end = `${of.path.slice(0, -1)}0`
  return tx.rows(sql<OrgSize>`
    select o.id, o.path, o.short_name as name, o.type, o.is_village, coalesce(n.members, g.members, 0) as members, coalesce(n.full_members, g.full_members, 0) as full_members,
      coalesce(c.seats, 0) as committee_size, coalesce(c.deputies, 0) as deputy_secretaries
    from organisations.directory o
    left join (select m.org_path, count(*) as members, count(*) filter (where m.category = 'FULL') as full_members from members.member m
      where m.org_path >= ${of.path} and m.org_path < ${end} and ${within(reach, 'm.org_path')} and m.status = 'NORMAL' group by 1) n on n.org_path = o.path
    left join (select m.group_id, count(*) as members, count(*) filter (where m.category = 'FULL') as full_members
      from organisations.directory d join members.member m on m.group_id = d.id
      where d.path >= ${of.path} and d.path < ${end} and ${within(reach, 'd.path')} and ${within(reach, 'm.org_path')} and m.status = 'NORMAL' group by 1) g on g.group_id = o.id
    left join (select s.org_path, count(distinct s.person_id) as seats, count(*) filter (where s.post = 'DEPUTY_SECRETARY') as deputies from people.post s
      where s.org_path >= ${of.path} and s.org_path < ${end} and ${within(reach, 's.org_path')} and s.valid @> ${of.today}::date
        and s.post not in ('GROUP_LEADER', 'ORGANIZER') group by 1) c on c.org_path = o.path
    where o.path >= ${of.path} and o.path < ${end} and ${within(reach, 'o.path')} and o.dissolved_on is null
    order by o.path`)
}
