import { sql, type Tx } from '#kernel/db.ts'

/** What is kept of one's own account, without any secret; the account is that of the transaction. */
export async function ownKept(tx: Tx): Promise<Readonly<Record<string, unknown>>> {
  const row = await tx.one(sql<{ kept: Readonly<Record<string, unknown>> }>`select accounts.own_kept() as kept`)
  return row.kept
}
