import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Side } from './contract.ts'

/** A pair of records as stored, with what its lines show of both. */
export interface Pair {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly firstId: string | null
  readonly secondId: string | null
  readonly firstName: string | null
  readonly secondName: string | null
  readonly firstOrg: string | null
  readonly secondOrg: string | null
  readonly personIds: readonly string[]
  readonly basis: 'NUMBER' | 'SIMILAR'
  readonly state: 'OPEN' | 'SAME' | 'DIFFERENT'
  readonly matterId: string | null
  readonly choice: Choice
  readonly beforeSealed: Buffer | null
  readonly foundAt: Date
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
}

/** What was chosen before a merge: which record leads, and which fields are taken from which. */
export interface Choice {
  readonly leads?: Side
  readonly take?: Readonly<Record<string, Side>>
}

const columns =
  sql.raw(`d.id, d.org_id, d.org_path, o.short_name as org_name, d.first_id, d.second_id, d.basis, d.state, d.matter_id, d.choice,
  d.before_sealed, d.found_at, d.decided_at, d.decided_by, f.name as first_name, s.name as second_name,
  array_remove(array[f.person_id, s.person_id], null) as person_ids,
  (select b.name from organisations.directory b where b.id = f.org_id) as first_org,
  (select b.name from organisations.directory b where b.id = s.org_id) as second_org`)
const joined = sql.raw(`members.duplicate d join organisations.directory o on o.id = d.org_id
  left join members.member f on f.id = d.first_id left join members.member s on s.id = d.second_id`)

/** The pair, when its superior is inside the reach. With `forChange` nobody else decides until this transaction ends. */
export async function findPair(
  tx: Tx,
  reach: Reach,
  { id, forChange = false }: { id: string; forChange?: boolean },
): Promise<Pair | undefined> {
  if (forChange)
    await tx.rows(
      sql`select d.id from members.duplicate d where d.id = ${id} and ${within(reach, 'd.org_path')} for update`,
    )
  return tx.first(sql<Pair>`select ${columns} from ${joined} where d.id = ${id} and ${within(reach, 'd.org_path')}`)
}

/** The pair of a matter. */
export function findPairOfMatter(tx: Tx, reach: Reach, matterId: string): Promise<Pair | undefined> {
  return tx.first(
    sql<Pair>`select ${columns} from ${joined} where d.matter_id = ${matterId} and ${within(reach, 'd.org_path')}`,
  )
}

/** A page of the pairs, what is open first and the newest of them. */
export async function listPairs(
  tx: Tx,
  reach: Reach,
  of: { state: string | undefined; limit: number; offset: number },
): Promise<{ rows: Pair[]; total: number }> {
  const where = sql`${within(reach, 'd.org_path')} and (${of.state ?? null}::text is null or d.state = ${of.state ?? null})`
  const [rows, [counted]] = await tx.all([
    sql<Pair>`select ${columns} from ${joined} where ${where}
      order by d.state <> 'OPEN', coalesce(d.decided_at, d.found_at) desc, d.id limit ${of.limit} offset ${of.offset}`,
    sql<{ total: number }>`select count(*) as total from members.duplicate d where ${where}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** Open pairs whose matter has not begun, or of whose records one is gone. */
export function listUnattended(tx: Tx, reach: Reach, most: number): Promise<Pair[]> {
  return tx.rows(sql<Pair>`select ${columns} from ${joined}
    where ${within(reach, 'd.org_path')} and d.state = 'OPEN' and (d.matter_id is null or d.first_id is null or d.second_id is null)
    order by d.found_at, d.id limit ${most}`)
}

/** Which open or merged pair of this superior's a member is in; for the link on the card of who may decide. */
export function selectPairOf(reach: Reach, memberId: string) {
  return sql<{ id: string }>`select d.id from members.duplicate d
    where (d.first_id = ${memberId} or d.second_id = ${memberId}) and d.state <> 'DIFFERENT' and ${within(reach, 'd.org_path')}
    order by d.state, d.found_at desc limit 1`
}

/** Whether somebody above compares this member's record with another one. */
export function selectIsCompared(memberId: string) {
  return sql<{ isCompared: boolean }>`select members.is_compared(${memberId}) as is_compared`
}

/** Notes the pairs that these members make with records anywhere. Gives how many are new. */
export async function noteDuplicates(
  tx: Tx,
  of: { memberIds: readonly string[]; withSimilar: boolean; at: Date },
): Promise<number> {
  const row = await tx.one(
    sql<{
      noted: number
    }>`select members.note_duplicates(${of.memberIds}::uuid[], ${of.withSimilar}, ${of.at}) as noted`,
  )
  return row.noted
}

/** The same for all that an import brought or changed. */
export async function noteDuplicatesOfBatch(
  tx: Tx,
  reach: Reach,
  of: { batchId: string; withSimilar: boolean; at: Date },
): Promise<number> {
  const row = await tx.one(sql<{ noted: number }>`select members.note_duplicates(array(
      select m.id from members.member m where m.import_batch_id = ${of.batchId} and ${within(reach, 'm.org_path')}
      union select r.member_id from members.revision r where r.batch_id = ${of.batchId} and ${within(reach, 'r.org_path')}),
    ${of.withSimilar}, ${of.at}) as noted`)
  return row.noted
}

/** Which matter decides a pair. */
export function setMatter(tx: Tx, reach: Reach, of: { id: string; matterId: string }): void {
  tx.later(sql`update members.duplicate set matter_id = ${of.matterId} where id = ${of.id} and ${within(reach)}`)
}

/** Keeps what was chosen for a merge that follows at once. */
export function keepChoice(tx: Tx, reach: Reach, of: { id: string; choice: Choice }): void {
  tx.later(
    sql`update members.duplicate set choice = ${JSON.stringify(of.choice)} where id = ${of.id} and ${within(reach)}`,
  )
}

/** Notes the decision on a pair, or with OPEN that there is none any more. */
export function setState(
  tx: Tx,
  reach: Reach,
  of: {
    id: string
    state: Pair['state']
    at: Date | null
    by: string | null
    beforeSealed: Buffer | null
    reopenReason?: string
  },
): void {
  tx.later(sql`update members.duplicate set state = ${of.state}, decided_at = ${of.at}, decided_by = ${of.by}, before_sealed = ${of.beforeSealed},
      reopen_reason = coalesce(${of.reopenReason ?? null}, reopen_reason) where id = ${of.id} and ${within(reach)}`)
}

/** How a member stands, and what is known of where its fields came from; a merge changes both and an undo puts them back. */
export interface Standing {
  readonly status: string
  readonly statusSince: string | null
  readonly provenance: Readonly<Record<string, string>>
}

export function findStanding(tx: Tx, reach: Reach, memberId: string): Promise<Standing> {
  return tx.one(
    sql<Standing>`select status, status_since, provenance from members.member where id = ${memberId} and ${within(reach)}`,
  )
}

/** Puts how a member stands; counts the version up. */
export function setStanding(tx: Tx, reach: Reach, of: { memberId: string } & Omit<Standing, 'provenance'>): void {
  tx.later(sql`update members.member set status = ${of.status}, status_since = ${of.statusSince}::date, version = version + 1, updated_at = now()
    where id = ${of.memberId} and ${within(reach)}`)
}

/** Puts back where these fields came from. */
export function setProvenance(
  tx: Tx,
  reach: Reach,
  of: { memberId: string; fields: readonly string[]; provenance: Standing['provenance'] },
): void {
  tx.later(sql`update members.member set provenance = (provenance - ${of.fields}::text[]) || ${JSON.stringify(of.provenance)}::jsonb
    where id = ${of.memberId} and ${within(reach)}`)
}
