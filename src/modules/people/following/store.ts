import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many posts are held at a place of the tree. */
export async function countHeldPosts(
  tx: Tx,
  reach: Reach,
  { path, pathEnd }: { path: string; pathEnd: string },
): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`select count(*) from people.post_holding h
    where h.org_path >= ${path} and h.org_path < ${pathEnd} and upper_inf(h.valid) and ${within(reach, 'h.org_path')}`)
  return row.count
}

/** Gives the persons of one organisation to another, all or those named. Gives how many. */
export function movePeople(
  tx: Tx,
  of: { from: string; to: { id: string; path: string }; only?: readonly string[] },
): Promise<number> {
  return tx.run(sql`update people.person set org_id = ${of.to.id}, org_path = ${of.to.path}
    where org_id = ${of.from} and (${of.only === undefined}::boolean or id = any(${of.only ?? []}::uuid[]))`)
}

/** Ends the posts held in an organisation the day before. */
export function endPostsOf(tx: Tx, of: { orgId: string; on: string }): Promise<number> {
  return tx.run(sql`update people.post_holding set valid = daterange(lower(valid), greatest(lower(valid), ${of.on}::date))
    where org_id = ${of.orgId} and upper_inf(valid)`)
}
