import type { Actor } from '#kernel/actor.ts'
import { sql, steady, type Tx } from '#kernel/db.ts'
import type { DueAsked, DueQuery, DueSource } from '#kernel/due.ts'
import type { Day } from '#kernel/time.ts'
import type { CountedKind } from './rules.ts'

// More than any organisation has: the number is what is told, so nothing is cut.
const most = 1_000_000

/** How much is late and soon of these kinds for these posts, each thing once however many of the posts it waits for, by its nearest day. */
export function countDue(
  tx: Tx,
  asked: readonly { source: DueSource; actor: Actor }[],
  days: { today: Day; soonUntil: Day },
): Promise<CountedKind[]> {
  const { today } = days
  const parts = asked.map(
    ({ source: { kind, sameAs = kind, query }, actor }) =>
      sql`select ${sameAs}::text as kind, q.id, q.due_on from (${query({ actor, today, most })}) q`,
  )
  return tx.rows(
    steady(sql<CountedKind>`select kind, count(*) filter (where due_on < ${today}::date)::int as late,
        count(*) filter (where due_on >= ${today}::date)::int as soon
      from (select kind, id, min(due_on) as due_on from (${sql.join(parts, sql` union all `)}) waiting group by kind, id) thing
      where due_on <= ${days.soonUntil}::date group by kind`),
  )
}

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
      '到期提醒：' || concat_ws('，', nullif(r.late, 0) || ' 件逾期', nullif(r.soon, 0) || ' 件三个工作日内到期') as title_zh,
      'Reminder: ' || concat_ws(', ', nullif(r.late, 0) || ' late', nullif(r.soon, 0) || ' due within three working days') as title_en,
      r.by_org_name as from_name, r.org_name, null::date as due_on, r.said_at as since, null::text as for_name
    from notices.reminders_of(array[${actor.orgId}::uuid], ${today}::date - 2) r limit ${most}`
}
