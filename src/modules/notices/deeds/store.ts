import { sql, type Tx, within } from '#kernel/db.ts'
import { type DeedQuery, type DeedRow, type DeedSource, type DeedsAsked, ownDeeds } from '#kernel/deeds.ts'

/** One page of the lines of these kinds, the latest first, and one more where there is one; never how many there are. */
export function listDeeds(
  tx: Tx,
  sources: readonly DeedSource[],
  of: Omit<DeedsAsked, 'most'> & { page: number; size: number },
): Promise<(DeedRow & { kind: string })[]> {
  const { page, size, ...asked } = of
  const most = page * size + 1
  const parts = sources.map(
    ({ kind, query }) => sql`select ${kind}::text as kind, q.id, q.title_zh, q.title_en, q.org_name, q.state, q.at
      from (${query({ ...asked, most })}) q`,
  )
  return tx.rows(sql<DeedRow & { kind: string }>`${sql.join(parts, sql` union all `)}
    order by at desc, kind, id limit ${size + 1} offset ${(page - 1) * size}`)
}

const acts = {
  started: ['notices.line-matter-sent'],
  handled: ['notices.line-matter-closed', 'notices.line-matter-withdrawn'],
} as const

/** The matters this account wrote to a line, or ended. */
export function ownLineMatters({ actor, which, since, most }: DeedsAsked): DeedQuery {
  return sql`select m.id, m.title as title_zh, m.title as title_en, m.org_name, m.state, d.at
    from ${ownDeeds(acts[which], since)} d join notices.line_matter m on m.id = d.subject_id
    where ${within(actor.reach, 'm.org_path')} order by d.at desc, m.id limit ${most}`
}

const answers = { started: [], handled: ['notices.line-matter-finished', 'notices.line-matter-returned'] } as const

/** The matters of lines this account answered for the organisation of its post; who wrote them stands above. */
export function ownAnswers({ actor, which, since, today, most }: DeedsAsked): DeedQuery {
  return sql`select r.id, r.title as title_zh, r.title as title_en, r.org_name, r.state, d.at
    from ${ownDeeds(answers[which], since)} d
    join notices.line_matters_at(${actor.orgId}::uuid, ${actor.accountId}::uuid, ${today}::date, false) r on r.id = d.subject_id
    order by d.at desc, r.id limit ${most}`
}
