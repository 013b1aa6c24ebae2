import { sql, type Tx } from '#kernel/db.ts'

/** What one's own account keeps of its lists, sealed; the account is that of the transaction. */
export async function ownViews(tx: Tx): Promise<Buffer | undefined> {
  const row = await tx.first(sql<{ sealed: Buffer }>`select sealed from accounts.own_views()`)
  return row?.sealed
}

/** Keeps it in the place of what was kept before. */
export function keepOwnViews(tx: Tx, of: { sealed: Buffer; savedAt: Date }): void {
  tx.later(sql`select accounts.keep_own_views(${of.sealed}, ${of.savedAt})`)
}
