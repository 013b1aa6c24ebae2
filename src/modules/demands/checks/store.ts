import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'

/** A counted month of an organisation. */
export interface KeptMonth {
  readonly orgId: string
  readonly orgName: string
  /** Its first day. */
  readonly month: Day
  readonly answers: number
  readonly copies: number
  readonly otherMatter: number
  readonly sameMinute: number
}

/** Every counted month in reach since one, with the names of the organisations; of those that ended as well. */
export function listMonths(tx: Tx, reach: Reach, since: Day): Promise<KeptMonth[]> {
  return tx.rows(sql<KeptMonth>`
    select m.org_id, o.short_name as org_name, m.month, m.answers, m.copies, m.other_matter, m.same_minute
    from demands.reply_month m join organisations.org o on o.id = m.org_id
    where ${within(reach, 'm.org_path')} and ${within(reach, 'o.path')} and m.month >= ${since}
    order by o.path, m.month`)
}

/** Whether months of an organisation in reach were counted before. */
export async function isCounted(tx: Tx, reach: Reach, orgId: string): Promise<boolean> {
  const row = await tx.first(
    build.selectFrom('demands.replyMonth').select('month').where('orgId', '=', orgId).where(within(reach)).limit(1),
  )
  return row !== undefined
}

/** Keeps a month in the place of what was counted of it before. */
export function putMonth(
  tx: Tx,
  of: Omit<KeptMonth, 'orgName'> & { readonly orgPath: string; readonly countedAt: Date },
): void {
  const { orgId: _, orgPath: __, month: ___, ...counted } = of
  tx.later(
    build
      .insertInto('demands.replyMonth')
      .values(of)
      .onConflict((met) => met.columns(['orgId', 'month']).doUpdateSet(counted)),
  )
}
