import { sql, type Tx } from '#kernel/db.ts'

/** Whose calendar is read under this secret; nobody's when there is none. */
export async function findCalendarOwner(tx: Tx, hash: Buffer): Promise<string | null> {
  const row = await tx.one(sql<{ accountId: string | null }>`select notices.calendar_owner(${hash}) as account_id`)
  return row.accountId
}
