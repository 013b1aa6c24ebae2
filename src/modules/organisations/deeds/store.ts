import { sql, within } from '#kernel/db.ts'
import { type DeedQuery, type DeedsAsked, ownDeeds } from '#kernel/deeds.ts'

const acts = {
  started: ['organisations.reshaping-asked'],
  handled: ['organisations.reshaping-approved', 'organisations.reshaping-revoked'],
} as const

/** The changes of the tree this account asked for, or approved and took back; the row leads to the organisation. */
export function ownReshapings({ actor, which, since, most }: DeedsAsked): DeedQuery {
  return sql`select r.org_id as id, o.name as title_zh, o.name as title_en, o.name as org_name, r.state, d.at
    from ${ownDeeds(acts[which], since, 'reshapingId')} d join organisations.reshaping r on r.id = d.subject_id
    join organisations.org o on o.id = r.org_id
    where ${within(actor.reach, 'r.org_path')} and ${within(actor.reach, 'o.path')} order by d.at desc, r.id limit ${most}`
}
