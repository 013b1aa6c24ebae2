import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import { type StoredCase, whole } from '../store.ts'

/** A late case whose silence is to be told, and the nearest desk above the one that knows of it; null at the top. */
export interface Late extends Pick<StoredCase, 'id' | 'orgId'> {
  readonly aboveId: string | null
  readonly aboveName: string | null
}

/**
 * Late cases nobody above was told of, and those whose desk above was told before this instant and did nothing either; of a first word that is
 * late, those whose desk above was told as many hours ago as there were for it.
 */
export function listToEscalate(tx: Tx, reach: Reach, of: { now: Date; toldBefore: Date }): Promise<Late[]> {
  const climbs = sql<boolean>`(c.escalated_at < ${of.toldBefore}
    or c.is_urgent and c.first_words = 0 and c.first_word_due_at <= ${of.now}
      and c.escalated_at + (c.first_word_due_at - c.urgent_at) <= ${of.now})`
  return tx.rows(sql<Late>`
    select c.id, c.org_id, above.org_id as above_id, above.name as above_name
    from cases.case c left join lateral cases.desk_over(coalesce(c.escalated_to_id, c.org_id)) above on true
    where ${within(reach, 'c.org_path')} and c.due_at <= ${of.now}
      and (c.escalated_at is null or ${climbs}) and (c.escalated_at is null or above.org_id is not null)
    order by c.id limit 500 for update of c skip locked`)
}

/** Answered cases whose day to judge is over; of answers from before it was kept, those given before this instant. */
export function listToClose(
  tx: Tx,
  reach: Reach,
  { today, repliedBefore }: { today: Day; repliedBefore: Date },
): Promise<StoredCase[]> {
  const query = build.selectFrom('cases.case').select(whole).where(within(reach)).where('state', '=', 'REPLIED')
  const silent = query
    .where('isImported', '=', false)
    .where(sql<boolean>`(judge_due_on < ${today} or judge_due_on is null and replied_at < ${repliedBefore})`)
  return tx.rows(silent.orderBy('id').limit(500).forUpdate().skipLocked()) as Promise<StoredCase[]>
}
