import { sql, type Tx } from '#kernel/db.ts'

/** The desk above the desk above an organisation in reach. */
export function findDeskTwoUp(tx: Tx, orgId: string): Promise<{ orgId: string; name: string } | undefined> {
  return tx.first(sql<{ orgId: string; name: string }>`select org_id, name from cases.desk_two_up(${orgId})`)
}
