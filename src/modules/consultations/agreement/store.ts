import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { Findings } from './telling.ts'

/** Those in reach that were not closed yet. */
export function listOpen(tx: Tx, reach: Reach): Promise<{ id: string }[]> {
  return tx.rows(
    build
      .selectFrom('consultations.consultation')
      .select('id')
      .where(within(reach))
      .where('closedAt', 'is', null)
      .orderBy('id'),
  )
}

/** Keeps what was found; with `closedAt` for good. */
export function putFindings(
  tx: Tx,
  reach: Reach,
  of: { consultationId: string; findings: Findings; foundAt: Date; closedAt: Date | null },
): void {
  const { consultationId, findings, ...at } = of
  tx.later(
    build
      .updateTable('consultations.consultation')
      .set({ findings: JSON.stringify(findings), ...at })
      .where('id', '=', consultationId)
      .where(within(reach)),
  )
}

/** What each participation says, without the digest by which they were told apart. */
export function listStances(
  tx: Tx,
  consultationId: string,
): Promise<{ readonly numbers: number[]; readonly stances: number[] }[]> {
  return tx.rows(
    sql<{ numbers: number[]; stances: number[] }>`
      select numbers, stances from consultations.stances_of(${consultationId})`,
  )
}

/** Destroys the stances of a consultation whose time is over; false when it is not. */
export async function forgetStances(tx: Tx, of: { consultationId: string; today: Day }): Promise<boolean> {
  const row = await tx.one(
    sql<{ done: boolean }>`select consultations.forget_stances(${of.consultationId}, ${of.today}) as done`,
  )
  return row.done
}

/** Whether at least `more` took part beyond those of the published figures; then it is noted that new ones are. */
export async function notePublished(
  tx: Tx,
  of: { consultationId: string; counted: number; more: number },
): Promise<boolean> {
  const row = await tx.one(
    sql<{ may: boolean }>`select consultations.note_published(${of.consultationId}, ${of.counted}, ${of.more}) as may`,
  )
  return row.may
}

/** Waits for the stances that are being taken; from then on none is, until the end of the transaction. */
export async function holdStances(tx: Tx, consultationId: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${consultationId}::uuid::text, 29))`)
}

/** Destroys what is left of closed consultations in reach; gives how many stances that were. */
export async function forgetLeftovers(tx: Tx): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`select consultations.forget_leftovers() as count`)
  return row.count
}
