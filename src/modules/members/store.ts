import type { RawBuilder } from 'kysely'
import type { Reach } from '#kernel/actor.ts'
import { build, countOf, sql, steady, type Tx, within } from '#kernel/db.ts'
import type { SearchQuery } from '#kernel/search.ts'
import { keptReceiving } from './circumstances/store.ts'
import type { Change } from './contract.ts'
import type { MemberFacts } from './fields.ts'

type Condition = RawBuilder<boolean>

/** A member as stored. */
export interface MemberRecord extends MemberFacts {
  readonly id: string
  readonly personId: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly groupName: string | null
  readonly status: string
  readonly statusSince: string | null
  readonly importBatchId: string | null
  readonly version: number
}

const columns =
  sql.raw(`m.id, m.person_id, m.org_id, m.org_path, o.name as org_name, m.group_id, (select g.short_name from organisations.directory g where g.id = m.group_id) as group_name, m.category, m.status, m.status_since, m.join_date, m.full_date,
  m.application_date, m.activist_date, m.target_date, m.entry_type, m.join_branch, m.introducers, m.floating_since, m.floating_from, m.floating_to, m.floating_reason,
  case when m.receiving_org_id is null then m.receiving_branch else organisations.called(m.receiving_org_id) end as receiving_branch, m.lost_since,
  m.hardship_kind, m.hardship_since, m.hardship_until, m.abroad_since, m.abroad_country, m.abroad_kind, m.abroad_last_contact, m.infirm, m.import_batch_id, m.version`)

/** The member, when inside the reach. */
export function findMember(tx: Tx, reach: Reach, memberId: string): Promise<MemberRecord | undefined> {
  return tx.first(sql<MemberRecord>`select ${columns} from members.member m join organisations.directory o on o.id = m.org_id
    where m.id = ${memberId} and ${within(reach, 'm.org_path')}`)
}

/** The statement that reads these members, when they are inside the reach. */
export function selectMembers(reach: Reach, memberIds: readonly string[]) {
  return sql<MemberRecord>`select ${columns} from members.member m join organisations.directory o on o.id = m.org_id
    where m.id = any(${memberIds}::uuid[]) and ${within(reach, 'm.org_path')}`
}

/** Keeps others from changing these members until this transaction ends; always in one order, so that two never wait for each other. */
export async function holdMembers(tx: Tx, reach: Reach, memberIds: readonly string[]): Promise<void> {
  await tx.rows(
    sql`select from members.member where id = any(${memberIds}::uuid[]) and ${within(reach)} order by id for update`,
  )
}

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
  const [rows, [counted]] = await tx.all([
    plan(sql<ListedMember>`with hit as materialized (
        select m.id, m.org_path, m.name_sort, m.join_date from members.member m ${from} where ${where}
        order by ${order} limit ${query.limit} offset ${query.offset})
      select m.id, m.person_id, m.name, m.category, m.status, m.join_date, m.full_date, m.floating_since, m.org_id,
        (select o.short_name from organisations.directory o where o.id = m.org_id) as org_name, (select g.short_name from organisations.directory g where g.id = m.group_id) as group_name,
        p.gender, p.birth_date, p.ethnic_group, p.education, p.id_number_tail, p.mobile_mask
      from hit join members.member m on m.id = hit.id and ${within(reach, 'm.org_path')}
      join people.profile p on p.id = m.person_id and ${within(reach, 'p.org_path')}
      order by ${order}`),
    plan(countOf(sql`select from members.member m ${from} where ${where}`)),
  ])
  return { rows, total: counted?.total ?? 0 }
}

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

/** Dated branches and recorded changes of one member; sent by the caller with its own statements. */
export function selectHistory(reach: Reach, memberId: string) {
  return [
    sql<PostingRow>`select g.org_id, o.name as org_name, g.kind, lower(g.valid) as from, upper(g.valid) as until, g.entry_type, g.exit_type
      from members.posting g join organisations.directory o on o.id = g.org_id
      where g.member_id = ${memberId} and ${within(reach, 'g.org_path')} order by g.valid desc`,
    sql<RevisionRow>`select at, actor_name, source, reason, version, changes from members.revision
      where member_id = ${memberId} and ${within(reach)} order by version desc limit 100`,
  ] as const
}

export interface PostingRow {
  readonly orgId: string
  readonly orgName: string
  readonly kind: 'HOME' | 'SECOND'
  readonly from: string | null
  readonly until: string | null
  readonly entryType: string | null
  readonly exitType: string | null
}

export interface RevisionRow {
  readonly at: Date
  readonly actorName: string
  readonly source: string
  readonly reason: string
  readonly version: number
  readonly changes: Change[]
}

/** Columns of a new member. */
export type NewMember = Partial<MemberFacts> &
  Pick<MemberFacts, 'category' | 'joinDate'> & {
    readonly id: string
    readonly personId: string
    readonly orgId: string
    readonly orgPath: string
    readonly name: string
    readonly nameSort: string
    readonly nameSearch: string
    readonly search: string
    readonly status?: string
    readonly statusSince?: string | null
  }

/** Writes a member and the posting to its home branch from this day on. */
export function insertMember(tx: Tx, member: NewMember, posting: { id: string; from: string }): void {
  const { introducers, receivingBranch, ...plain } = member
  tx.later(
    build.insertInto('members.member').values({
      ...plain,
      ...(introducers ? { introducers: [...introducers] } : {}),
      ...(receivingBranch ? keptReceiving(receivingBranch) : {}),
    }),
  )
  tx.later(sql`insert into members.posting (id, member_id, org_id, org_path, valid, entry_type)
    values (${posting.id}, ${member.id}, ${member.orgId}, ${member.orgPath}, daterange(${posting.from}::date, null), ${member.entryType ?? null})`)
}

/** Changes a member, if nobody has in the meantime. Gives whether it did. */
export async function updateMember(
  tx: Tx,
  of: { id: string; version: number },
  changes: Partial<MemberFacts> & { nameSearch?: string; search?: string; provenance?: Record<string, string> },
): Promise<boolean> {
  const { introducers, receivingBranch, provenance, ...plain } = changes
  const updated = await tx.run(
    build
      .updateTable('members.member')
      .set({
        ...plain,
        ...(introducers ? { introducers: [...introducers] } : {}),
        ...(receivingBranch === undefined ? {} : keptReceiving(receivingBranch)),
        provenance: sql`provenance || ${JSON.stringify(provenance ?? {})}::jsonb`,
        version: sql<number>`version + 1`,
        updatedAt: sql<Date>`now()`,
      })
      .where('id', '=', of.id)
      .where('version', '=', of.version),
  )
  return updated > 0
}

/** Writes what was changed. */
export function insertRevision(
  tx: Tx,
  revision: {
    readonly id: string
    readonly memberId: string
    readonly orgId: string
    readonly orgPath: string
    readonly at: Date
    readonly accountId: string | null
    readonly actorName: string
    readonly source: 'MANUAL' | 'IMPORT' | 'REVOCATION' | 'MERGE' | 'SEPARATION' | 'RESHAPING'
    readonly reason: string
    readonly batchId?: string
    readonly version: number
    readonly changes: readonly Change[]
    readonly beforeSealed?: Buffer
  },
): void {
  tx.later(build.insertInto('members.revision').values({ ...revision, changes: JSON.stringify(revision.changes) }))
}

/** Imports and single entries of members wait for each other; entries do not wait for entries. */
export function lockRoster(tx: Tx, how: 'ALONE' | 'SHARED'): void {
  tx.later(how === 'ALONE' ? sql`select pg_advisory_xact_lock(72, 1)` : sql`select pg_advisory_xact_lock_shared(72, 1)`)
}
