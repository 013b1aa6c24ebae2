import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many consultations at a place of the tree are still owed something. */
export async function countOwed(tx: Tx, reach: Reach, of: { path: string; pathEnd: string }): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`
    select count(*) from consultations.consultation c where c.org_path >= ${of.path} and c.org_path < ${of.pathEnd}
      and ${within(reach, 'c.org_path')} and consultations.is_owed(c)`)
  return row.count
}

/** Gives what is still owed to who takes over, with all that was said of it. Gives how many; the function states the reach. */
export async function followOrg(tx: Tx, of: { from: string; to: string }): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`select consultations.follow_org(${of.from}, ${of.to}) as count`)
  return row.count
}
