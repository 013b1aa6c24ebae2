import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many cases are not ended, and how many desks there are, at a place of the tree. */
export async function countHeld(
  tx: Tx,
  reach: Reach,
  of: { path: string; pathEnd: string },
): Promise<{ open: number; desks: number }> {
  const at = sql`org_path >= ${of.path} and org_path < ${of.pathEnd} and ${within(reach)}`
  const [[cases], [desks]] = await tx.all([
    sql<{ count: number }>`select count(*) from cases.case where state not in ('NOT_ACCEPTED', 'CLOSED') and ${at}`,
    sql<{ count: number }>`select count(*) from cases.desk where ${at}`,
  ])
  return { open: cases?.count ?? 0, desks: desks?.count ?? 0 }
}

/** Opens the desk of who takes over, when the one before had one. */
export function passDesk(tx: Tx, of: { from: string; to: { id: string; path: string } }): void {
  tx.later(sql`insert into cases.desk (org_id, org_path)
    select ${of.to.id}, ${of.to.path} from cases.desk where org_id = ${of.from} on conflict do nothing`)
}

/** Gives the channels with their files to who takes over, so that what is written to an old account still comes in; no name stands twice. */
export function passChannels(tx: Tx, reach: Reach, of: { from: string; to: { id: string; path: string } }): void {
  tx.later(sql`update cases.channel h set org_id = ${of.to.id}, org_path = ${of.to.path},
      name = case when exists (select 1 from cases.channel o where o.org_id = ${of.to.id} and o.name = h.name)
        then h.name || ' ' || left(h.id::text, 8) else h.name end
    where h.org_id = ${of.from} and ${within(reach, 'h.org_path')}`)
  tx.later(sql`update cases.message_file f set org_id = ${of.to.id}, org_path = ${of.to.path}
    where f.org_id = ${of.from} and ${within(reach, 'f.org_path')}`)
}

/** Gives what is not ended to who takes over; a private case about him goes to the desk above. Gives how many. */
export async function followOrg(
  tx: Tx,
  of: { from: string; to: string; told: { at: string; reason: string } },
): Promise<number> {
  const row = await tx.one(
    sql<{ count: number }>`select cases.follow_org(${of.from}, ${of.to}, ${JSON.stringify(of.told)}::jsonb) as count`,
  )
  return row.count
}

/** Closes the desk of an organisation that ends. */
export function closeDesk(tx: Tx, orgId: string): Promise<number> {
  return tx.run(sql`delete from cases.desk where org_id = ${orgId}`)
}
