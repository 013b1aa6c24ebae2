import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many sites are awake at a place of the tree. */
export async function countSites(tx: Tx, reach: Reach, of: { path: string; pathEnd: string }): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`select count(*) from sites.site s
    where s.org_path >= ${of.path} and s.org_path < ${of.pathEnd} and s.state = 'ACTIVE' and ${within(reach, 's.org_path')}`)
  return row.count
}

/** Puts the site of an organisation to sleep for good; who leads on is the heir when it has a site. Gives how many there were. */
export function archiveSite(
  tx: Tx,
  of: { orgId: string; heirId: string | null; on: string; reason: string },
): Promise<number> {
  return tx.run(sql`update sites.site set state = 'PAUSED', paused_on = coalesce(paused_on, ${of.on}::date), paused_reason = ${of.reason},
      successor_org_id = ${of.heirId}, version = version + 1
    where org_id = ${of.orgId}`)
}
