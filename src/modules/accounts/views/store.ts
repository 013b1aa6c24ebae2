import { sql, type Tx } from '#kernel/db.ts'

/** What one's own account keeps of a list, sealed; the account is that of the transaction. */
export async function ownViews(tx: Tx, list: string): Promise<Buffer | undefined> {
  const row = await tx.first(sql<{ sealed: Buffer }>`select sealed from accounts.own_views(${list})`)
  return row?.sealed
}

/** Keeps it in the place of what was kept of the list before. */
export function keepOwnViews(tx: Tx, of: { list: string; sealed: Buffer; savedAt: Date }): void {
  tx.later(sql`select accounts.keep_own_views(${of.list}, ${of.sealed}, ${of.savedAt})`)
}

/** Forgets the views of all lists of an account. */
export function forgetViewsOf(tx: Tx, accountId: string): void {
  tx.later(sql`select accounts.forget_views_of(${accountId})`)
}
