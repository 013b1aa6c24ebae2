import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import { keptReceiving } from './circumstances/store.ts'
import type { Change } from './contract.ts'
import type { MemberFacts } from './fields.ts'

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
