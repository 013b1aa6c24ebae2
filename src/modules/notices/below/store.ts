import { sql, type Tx } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'

/** Says it to an organisation below; false when some superior had said it on this day. */
export async function remindBelow(
  tx: Tx,
  of: { orgId: string; today: string; byName: string; late: number; soon: number; now: Date },
): Promise<boolean> {
  const { orgId, today, byName, late, soon, now } = of
  const row = await tx.one(
    sql<{
      said: boolean
    }>`select notices.remind_below(${orgId}, ${today}::date, ${byName}, ${late}, ${soon}, ${now}) as said`,
  )
  return row.said
}

/** Which of these organisations in reach were reminded since a day, and by whom last. */
export function listReminders(
  tx: Tx,
  orgIds: readonly string[],
  since: string,
): Promise<{ orgId: string; byOrgName: string }[]> {
  return tx.rows(
    sql<{
      orgId: string
      byOrgName: string
    }>`select org_id, by_org_name from notices.reminders_of(${orgIds}::uuid[], ${since}::date)`,
  )
}

/** The word of a superior, as a line of 待办 of whom it was said to, for three days. */
export function dueReminders({ actor, today, most }: DueAsked): DueQuery {
  return sql`select r.org_id as id,
      concat_ws('，', '到期提醒：' || nullif(r.late, 0) || ' 件逾期', nullif(r.soon, 0) || ' 件三个工作日内到期') as title_zh,
      concat_ws(', ', 'Reminder: ' || nullif(r.late, 0) || ' late', nullif(r.soon, 0) || ' due within three working days') as title_en,
      r.by_org_name as from_name, r.org_name, null::date as due_on, r.said_at as since, null::text as for_name
    from notices.reminders_of(array[${actor.orgId}::uuid], ${today}::date - 2) r limit ${most}`
}
