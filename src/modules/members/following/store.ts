import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many members in these states have their formal relation at a place of the tree. */
export async function countStanding(
  tx: Tx,
  reach: Reach,
  of: { path: string; pathEnd: string; without: readonly string[]; statuses: readonly string[] },
): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`select count(*) from members.member m
    where m.org_path >= ${of.path} and m.org_path < ${of.pathEnd} and m.status = any(${of.statuses}::text[])
      and not m.id = any(${of.without}::uuid[]) and ${within(reach, 'm.org_path')}`)
  return row.count
}

/** The members of one organisation in these states, by name. */
export function listStanding(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; statuses: readonly string[] },
): Promise<{ id: string; name: string }[]> {
  return tx.rows(sql<{ id: string; name: string }>`select m.id, m.name from members.member m
    where m.org_id = ${of.orgId} and m.status = any(${of.statuses}::text[]) and ${within(reach, 'm.org_path')} order by m.name_sort, m.id limit 2000`)
}

/** The persons of these members of an organisation. */
export async function personsOf(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; memberIds: readonly string[] },
): Promise<string[]> {
  const rows = await tx.rows(sql<{ personId: string }>`select m.person_id from members.member m
    where m.org_id = ${of.orgId} and m.id = any(${of.memberIds}::uuid[]) and ${within(reach, 'm.org_path')}`)
  return rows.map((row) => row.personId)
}

/**
 * Gives the members of one organisation to another from a day on, all or those named: the posting before ends the day
 * before, one that began that very day is replaced. Gives how many.
 */
export async function moveMembers(
  tx: Tx,
  of: { from: string; to: { id: string; path: string }; on: string; only?: readonly string[] },
): Promise<number> {
  const mine = sql`org_id = ${of.from} and upper_inf(valid) and (${of.only === undefined}::boolean or member_id = any(${of.only ?? []}::uuid[]))`
  tx.later(
    sql`update members.posting set org_id = ${of.to.id}, org_path = ${of.to.path} where ${mine} and lower(valid) >= ${of.on}::date`,
  )
  tx.later(sql`with ended as (
      update members.posting set valid = daterange(lower(valid), ${of.on}::date) where ${mine} returning member_id, kind)
    insert into members.posting (id, member_id, org_id, org_path, kind, valid)
    select gen_random_uuid(), e.member_id, ${of.to.id}, ${of.to.path}, e.kind, daterange(${of.on}::date, null) from ended e`)
  return tx.run(sql`update members.member set org_id = ${of.to.id}, org_path = ${of.to.path}
    where org_id = ${of.from} and (${of.only === undefined}::boolean or id = any(${of.only ?? []}::uuid[]))`)
}

/** Ends what postings are left in an organisation. */
export function endPostingsOf(tx: Tx, of: { orgId: string; on: string }): Promise<number> {
  return tx.run(sql`update members.posting set valid = daterange(lower(valid), ${of.on}::date)
    where org_id = ${of.orgId} and upper_inf(valid) and lower(valid) < ${of.on}::date`)
}
