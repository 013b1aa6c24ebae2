import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { MembershipStatus } from '../../codes.ts'
import type { FactField } from '../../fields.ts'
import type { Further } from '../further.ts'
import { lineOrder, stageTypes } from '../stage.ts'

/** Makes the stage of this transaction. */
export function openStage(tx: Tx): void {
  tx.later(sql`select set_config('statement_timeout', '300s', true), set_config('work_mem', '64MB', true)`)
  const columns = lineOrder.map((column) => `${column} ${stageTypes[column]}`).join(', ')
  tx.later(sql`create temp table roster_stage (${sql.raw(columns)}) on commit drop`)
  // Each lot is looked for several times among all that came before it.
  tx.later(sql`create index on pg_temp.roster_stage (row_number)`)
  tx.later(sql`create temp table roster_out (row_number integer primary key) on commit drop`)
  tx.later(sql`create temp table roster_known (row_number integer primary key, person_id uuid, member_id uuid, status text,
    same_branch boolean, same boolean, joins_after_full boolean) on commit drop`)
}

/**
 * Before and after many rows are inserted: foreign keys are then checked by one plan. With a plan for every check, which
 * is right for requests (docs/decisions/0003), 100,000 members took 43 seconds instead of 3.
 */
export function planForMany(tx: Tx, isMany: boolean): void {
  tx.later(sql`select set_config('plan_cache_mode', ${isMany ? 'force_generic_plan' : 'force_custom_plan'}, true)`)
}

/** Streams lines into the stage. */
export function copyLines(tx: Tx, lines: AsyncIterable<Uint8Array>): Promise<number> {
  return tx.copy(`copy pg_temp.roster_stage (${lineOrder.join(', ')}) from stdin`, lines)
}

/** A staged row whose person is known inside the reach. */
export interface KnownRow {
  readonly rowNumber: number
  readonly memberId: string | null
  readonly status: MembershipStatus | null
  readonly sameBranch: boolean
  readonly same: boolean
  /** The row says no day of becoming full, and one of joining that is later than the day the record has. */
  readonly joinsAfterFull: boolean
}

/** Looks up the numbers of the rows staged after this one in the reach; what is known is not new. */
export async function listKnown(tx: Tx, reach: Reach, after: number): Promise<KnownRow[]> {
  // What the first rows are like, all are: looking at a sample for each lot would take longer than what it finds.
  if (after === 0) tx.later(sql`analyze pg_temp.roster_stage`)
  tx.later(sql`insert into pg_temp.roster_known
    select distinct on (s.row_number) s.row_number, p.id as person_id, m.id as member_id, m.status, coalesce(m.org_id = s.org_id, false) as same_branch,
      coalesce(m.row_digest = s.digest and m.version = m.row_version, false) as same,
      coalesce(s.full_date is null and s.join_date > m.full_date, false) as joins_after_full
    from pg_temp.roster_stage s
    join people.profile p on p.id_number_hash = s.id_number_hash and ${within(reach, 'p.org_path')}
    left join members.member m on m.person_id = p.id and ${within(reach, 'm.org_path')}
    where s.row_number > ${after}
    order by s.row_number, (m.status = 'DUPLICATE') is true`)
  tx.later(sql`insert into pg_temp.roster_out select row_number from pg_temp.roster_known where row_number > ${after}`)
  return tx.rows(
    sql<KnownRow>`select row_number, member_id, status, same_branch, same, joins_after_full from pg_temp.roster_known where row_number > ${after} order by row_number`,
  )
}

/** What a staged row says, with the member and person it is about. */
export interface StagedRow {
  readonly rowNumber: number
  readonly memberId: string
  readonly personId: string
  readonly stagedPersonId: string
  readonly name: string
  readonly gender: string
  readonly ethnicGroup: string | null
  readonly birthDate: string | null
  readonly education: string | null
  readonly category: 'FULL' | 'PROBATIONARY'
  readonly joinDate: string
  readonly fullDate: string | null
  readonly groupId: string | null
  readonly groupName: string | null
  /** Whether the row says that the member stands in no group. */
  readonly leavesGroup: boolean
  readonly mobileMask: string | null
  readonly mobileHash: string | null
  readonly residenceHash: string | null
  readonly mobileSealed: Buffer | null
  readonly residenceSealed: Buffer | null
  readonly further: Further | null
}

/** Staged rows of known members by their numbers. */
export function listStaged(tx: Tx, rowNumbers: readonly number[]): Promise<StagedRow[]> {
  return tx.rows(sql<StagedRow>`
    select s.row_number, k.member_id, k.person_id, s.person_id as staged_person_id, s.name, s.gender, s.ethnic_group, s.birth_date, s.education,
      s.category, s.join_date, s.full_date, s.group_id, (select g.short_name from organisations.directory g where g.id = s.group_id) as group_name,
      s.leaves_group, s.mobile_mask, s.mobile_hash, s.residence_hash, s.mobile_sealed, s.residence_sealed,
      case when s.further ? 'receivingBranch' then s.further || jsonb_build_object('receivingBranch',
        coalesce(organisations.called(organisations.meant_by(s.further->>'receivingBranch')), s.further->>'receivingBranch')) else s.further end as further
    from pg_temp.roster_stage s join pg_temp.roster_known k on k.row_number = s.row_number
    where s.row_number = any(${rowNumbers}::integer[]) order by s.row_number`)
}

/** Writes the new members staged after this row with their postings, under the policy (decisions 5). */
export async function insertStagedMembers(
  tx: Tx,
  of: { batchId: string; from: string; after: number; further: readonly FactField[] },
): Promise<void> {
  const isNew = sql`s.row_number > ${of.after} and s.row_number not in (select o.row_number from pg_temp.roster_out o)`
  const [columns, values] = furtherIn(of.further)
  tx.later(sql`insert into members.member (id, person_id, org_id, org_path, name, name_sort, name_search, search, category,
      join_date, full_date, group_id, import_batch_id, row_digest, row_version, provenance${columns})
    select s.member_id, s.person_id, s.org_id, s.org_path, s.name, s.name_sort, s.name_search, s.search, s.category,
      s.join_date, s.full_date, s.group_id, ${of.batchId}::uuid, s.digest, 1, jsonb_build_object('*', ${of.batchId}::text)${values}
    from pg_temp.roster_stage s where ${isNew}`)
  await tx.run(sql`insert into members.posting (id, member_id, org_id, org_path, valid, entry_type)
    select s.posting_id, s.member_id, s.org_id, s.org_path, daterange(${of.from}::date, null), s.further->>'entryType'
    from pg_temp.roster_stage s where ${isNew}`)
}

// A column that the file does not have is not named at all, and costs nothing.
function furtherIn(fields: readonly FactField[]) {
  const written = fields.flatMap((field): readonly Written[] =>
    field === 'receivingBranch' ? receiving : [[field, staged(field)]],
  )
  return [
    sql.join(
      written.map(([column]) => sql`, ${sql.ref(column)}`),
      sql``,
    ),
    sql.join(
      written.map(([, value]) => sql`, ${value}`),
      sql``,
    ),
  ]
}

type Written = readonly [column: string, value: ReturnType<typeof staged>]

const receivingOrg = sql`organisations.meant_by(s.further->>'receivingBranch')`
const receiving: readonly Written[] = [
  ['receivingOrgId', receivingOrg],
  ['receivingBranch', sql`case when ${receivingOrg} is null then s.further->>'receivingBranch' end`],
]

const days: readonly FactField[] = [
  'applicationDate',
  'activistDate',
  'targetDate',
  'floatingSince',
  'lostSince',
  'hardshipSince',
  'hardshipUntil',
  'abroadSince',
  'abroadLastContact',
]

function staged(field: FactField) {
  if (field === 'introducers') return sql`array(select jsonb_array_elements_text(s.further->'introducers'))`
  if (field === 'infirm') return sql`coalesce((s.further->'infirm')::boolean, false)`
  return days.includes(field) ? sql`(s.further->>${field}::text)::date` : sql`s.further->>${field}::text`
}

/** Remembers for known members what the file said, so that the same row changes nothing next time. */
export function rememberDigests(tx: Tx, rowNumbers: readonly number[]): void {
  tx.later(sql`update members.member m set row_digest = s.digest, row_version = m.version
    from pg_temp.roster_known k join pg_temp.roster_stage s on s.row_number = k.row_number
    where m.id = k.member_id and k.row_number = any(${rowNumbers}::integer[])`)
}

/** Keeps a digest of every row written and gives the digest over them, which goes into the audit (decisions 14). */
export async function keepRowDigests(tx: Tx, batchId: string, updated: readonly number[]): Promise<string> {
  const row = await tx.one(sql<{ digest: string }>`with kept as (
      update members.import_batch set row_digests = coalesce((select string_agg(substring(digest from 1 for 16), ''::bytea order by row_number)
        from pg_temp.roster_stage where row_number not in (select o.row_number from pg_temp.roster_out o) or row_number = any(${updated}::integer[])), ''::bytea)
      where id = ${batchId} returning row_digests)
    select encode(sha256(row_digests), 'hex') as digest from kept`)
  return row.digest
}
