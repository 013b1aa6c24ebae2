import { sql, type Tx } from '#kernel/db.ts'

export interface DeviceRow {
  id: string
  tokenHash: Buffer
  device: string
  createdAt: Date
  seenAt: Date
}

/** One's own sessions that are alive; the account is that of the transaction. */
export function ownSessions(tx: Tx, now: Date): Promise<DeviceRow[]> {
  return tx.rows(sql<DeviceRow>`select * from accounts.own_sessions(${now})`)
}

/** Ends one of one's own sessions; false when it is none. */
export async function endOwnSession(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one(sql<{ gone: boolean }>`select accounts.end_own_session(${id}) as gone`)
  return row.gone
}

/** What is told about one's own account and was not seen yet. */
export function ownNotices(tx: Tx): Promise<{ id: string; kind: string; byName: string; at: Date }[]> {
  return tx.rows(sql<{ id: string; kind: string; byName: string; at: Date }>`select * from accounts.own_notices()`)
}

/** Notes that the owner has seen these. */
export function seeOwnNotices(tx: Tx, ids: readonly string[], now: Date): void {
  tx.later(sql`select accounts.see_own_notices(${ids}::uuid[], ${now})`)
}

/** What was told to owners by these kinds since then and did not go by letter yet. */
export function listAlarms(
  tx: Tx,
  kinds: readonly string[],
  since: Date,
): Promise<{ id: string; accountId: string }[]> {
  return tx.rows(
    sql<{ id: string; accountId: string }>`select * from accounts.alarms_to_send(${kinds}::text[], ${since})`,
  )
}

/** Notes that an alarm went by letter. */
export function noteAlarmSent(tx: Tx, id: string, now: Date): void {
  tx.later(sql`select accounts.note_alarm_sent(${id}, ${now})`)
}
