import type { RawBuilder } from 'kysely'
import type { Reach } from '#kernel/actor.ts'
import { countOf, sql, steady, type Tx, within } from '#kernel/db.ts'
import type { SearchQuery } from '#kernel/search.ts'

type Condition = RawBuilder<boolean>

/** What a list asks for, as far as SQL is concerned. Ages are judged on `today`. */
export interface MemberQuery {
  readonly today: string
  readonly org: { readonly id: string; readonly path: string } | undefined
  readonly includeBelow: boolean
  /** The members of one Party group, or those of none. */
  readonly group: string | undefined
  readonly name: SearchQuery | undefined
  readonly personId: string | undefined
  readonly statuses: readonly string[] | undefined
  readonly category: string | undefined
  readonly gender: string | undefined
  readonly ageFrom: number | undefined
  readonly ageTo: number | undefined
  readonly education: string | undefined
  readonly ethnicMinority: boolean | undefined
  readonly joinedFrom: string | undefined
  readonly joinedTo: string | undefined
  readonly floating: boolean | undefined
  readonly sort: 'name' | 'strokes' | 'post' | 'joined' | '-joined'
  readonly limit: number
  readonly offset: number
}

/** A member as a list reads it, before masks. */
export interface ListedMember {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly gender: string
  readonly birthDate: string | null
  readonly ethnicGroup: string | null
  readonly education: string | null
  readonly idNumberTail: string | null
  readonly mobileMask: string | null
  readonly category: 'FULL' | 'PROBATIONARY'
  readonly status: string
  readonly joinDate: string
  readonly fullDate: string | null
  readonly floatingSince: string | null
  readonly orgId: string
  readonly orgName: string
  readonly groupName: string | null
}

/**
 * One page of a list and how many there are, up to what a list counts, in one round trip. The page is found in the index of branch and name alone;
 * only its rows are then looked up.
 */
export async function listMembers(
  tx: Tx,
  reach: Reach,
  query: MemberQuery,
): Promise<{ rows: ListedMember[]; total: number }> {
  const onMember = memberConditions(reach, query)
  const onPerson = personConditions(reach, query)
  const where = sql.join([...onMember, ...onPerson], sql` and `)
  const from = onPerson.length > 0 ? sql.raw('join people.profile p on p.id = m.person_id') : sql.raw('')
  const order = orderOf(reach, query)
  // What a person is asked for may fit a few or nearly all, and the better plan depends on it.
  const plan = onPerson.length > 0 ? <R>(custom: RawBuilder<R>) => custom : steady
  const hits = sql`select m.id, m.org_path, m.name_sort, m.join_date, m.name, m.person_id from members.member m ${from} where ${where}`
  const page = sql`order by ${order} limit ${query.limit} offset ${query.offset}`
  const counted = plan(countOf(hits))
  if (query.name) {
    const rows = await tx.rows(plan(foundOf(reach, { hits, page, order })))
    // Behind the last page no row tells it.
    const total = rows[0]?.total ?? (query.offset > 0 ? (await tx.one(counted)).total : 0)
    return { rows: rows.map(({ total: _, ...row }) => row), total }
  }
  const listed = plan(
    sql<ListedMember>`with hit as materialized (${hits} ${page}) select ${shown} ${listedOf(reach)} order by ${order}`,
  )
  const [rows, [all]] = await tx.all([listed, counted])
  return { rows, total: all?.total ?? 0 }
}

const shown =
  sql.raw(`m.id, m.person_id, m.name, m.category, m.status, m.join_date, m.full_date, m.floating_since, m.org_id,
    (select o.short_name from organisations.directory o where o.id = m.org_id) as org_name, (select g.short_name from organisations.directory g where g.id = m.group_id) as group_name,
    p.gender, p.birth_date, p.ethnic_group, p.education, p.id_number_tail, p.mobile_mask`)

// What stands of the hits in the roster and in the people's records.
const listedOf = (reach: Reach) => sql`
  from hit join members.member m on m.id = hit.id and ${within(reach, 'm.org_path')}
  join people.profile p on p.id = m.person_id and ${within(reach, 'p.org_path')}`

type Part = RawBuilder<unknown>

// What a name finds is few, and finding it is the dear part: found once, it is counted and cut into pages.
const foundOf = (reach: Reach, { hits, page, order }: { hits: Part; page: Part; order: Part }) =>
  sql<ListedMember & { readonly total: number }>`
    with found as materialized (${hits}), hit as materialized (select m.* from found m ${page})
    select ${shown}, (select count(*) from found) as total ${listedOf(reach)} order by ${order}`

const orders = {
  name: sql.raw('m.org_path, m.name_sort, m.id'),
  strokes: sql.raw('m.name collate members.by_strokes, m.id'),
  joined: sql.raw('m.join_date, m.org_path, m.name_sort, m.id'),
  '-joined': sql.raw('m.join_date desc, m.org_path, m.name_sort, m.id'),
}

// Who holds a post stands before who holds none, in the order in which posts are named (UX-CS7).
function orderOf(reach: Reach, { sort, today }: MemberQuery) {
  if (sort !== 'post') return orders[sort]
  return sql`(select min(array_position(${postOrder}::text[], h.post)) from people.post h
    where h.person_id = m.person_id and h.valid @> ${today}::date and ${within(reach, 'h.org_path')}), ${orders.name}`
}

const postOrder = [
  ...['SECRETARY', 'DEPUTY_SECRETARY', 'DISCIPLINE_SECRETARY', 'ORGANIZATION_COMMISSIONER', 'PUBLICITY_COMMISSIONER'],
  ...['DISCIPLINE_COMMISSIONER', 'UNITED_FRONT_COMMISSIONER', 'YOUTH_COMMISSIONER', 'MASS_WORK_COMMISSIONER'],
  ...['WELFARE_COMMISSIONER', 'ORGANIZER', 'GROUP_LEADER'],
]

// How many names a search may hit; a single common surname in a prefecture is more, and nobody pages that far.
const mostHits = 10_000

function memberConditions(reach: Reach, query: MemberQuery): Condition[] {
  const { org, name } = query
  const [from, to] = org ? [org.path, `${org.path.slice(0, -1)}0`] : [reach.path, reach.pathEnd]
  const yes = (condition: Condition | false | undefined): Condition[] => (condition ? [condition] : [])
  return [
    within(reach, 'm.org_path'),
    ...yes(org && query.includeBelow && sql`m.org_path >= ${from} and m.org_path < ${to}`),
    ...yes(org && !query.includeBelow && sql`m.org_path = ${org.path}`),
    ...yes(
      name &&
        sql`m.id = any(array(select members.search_ids(${name.tsquery}::tsquery, ${name.patterns}::text[], ${from}, ${to}, ${mostHits})))`,
    ),
    ...yes(query.group === 'NONE' && sql`m.group_id is null`),
    ...yes(query.group !== undefined && query.group !== 'NONE' && sql`m.group_id = ${query.group}`),
    ...yes(query.personId !== undefined && sql`m.person_id = ${query.personId}`),
    ...yes(query.statuses && sql`m.status = any(${query.statuses}::text[])`),
    ...yes(query.category !== undefined && sql`m.category = ${query.category}`),
    ...yes(query.joinedFrom !== undefined && sql`m.join_date >= ${query.joinedFrom}::date`),
    ...yes(query.joinedTo !== undefined && sql`m.join_date <= ${query.joinedTo}::date`),
    ...yes(query.floating !== undefined && sql`(m.floating_since is not null) = ${query.floating}::boolean`),
  ]
}

function personConditions(reach: Reach, query: MemberQuery): Condition[] {
  const { today, education } = query
  const conditions: Condition[] = []
  if (query.gender !== undefined) conditions.push(sql`p.gender = ${query.gender}`)
  if (query.ageFrom !== undefined)
    conditions.push(sql`p.birth_date + make_interval(years => ${query.ageFrom}::integer) <= ${today}::date`)
  if (query.ageTo !== undefined)
    conditions.push(sql`p.birth_date + make_interval(years => ${query.ageTo + 1}::integer) > ${today}::date`)
  if (education === 'COLLEGE_PLUS') conditions.push(sql`p.education ~ '^[123]'`)
  else if (education?.endsWith('0')) conditions.push(sql`left(p.education, 1) = ${education.slice(0, 1)}`)
  else if (education !== undefined) conditions.push(sql`p.education = ${education}`)
  if (query.ethnicMinority !== undefined)
    conditions.push(sql`(p.ethnic_group between '02' and '56') = ${query.ethnicMinority}::boolean`)
  return conditions.length > 0 ? [within(reach, 'p.org_path'), ...conditions] : []
}
