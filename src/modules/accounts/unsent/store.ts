import { sql, type Tx } from '#kernel/db.ts'

/** What one's own account keeps of a form; the account is that of the transaction. */
export function ownUnsent(tx: Tx, form: string): Promise<{ sealed: Buffer; savedAt: Date } | undefined> {
  return tx.first(sql<{ sealed: Buffer; savedAt: Date }>`select * from accounts.own_unsent(${form})`)
}

/** Keeps it in the place of what was kept before. */
export function keepOwnUnsent(tx: Tx, of: { form: string; sealed: Buffer; savedAt: Date }): void {
  tx.later(sql`select accounts.keep_own_unsent(${of.form}, ${of.sealed}, ${of.savedAt})`)
}

/** Forgets it; nothing happens when there is none. */
export function dropOwnUnsent(tx: Tx, form: string): void {
  tx.later(sql`select accounts.drop_own_unsent(${form})`)
}
