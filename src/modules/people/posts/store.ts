import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** One post of an organisation and its holder. */
export interface OrgPost {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly post: string
  readonly from: string | null
  readonly until: string | null
}

/** The posts of an organisation with their holders, the newest first; a holder outside the reach is not told. */
export function listOrgPosts(tx: Tx, reach: Reach, orgId: string): Promise<OrgPost[]> {
  return tx.rows(sql<OrgPost>`select h.id, h.person_id, p.name, h.post, lower(h.valid) as from, upper(h.valid) as until
    from people.post_holding h join people.person p on p.id = h.person_id
    where h.org_id = ${orgId} and not isempty(h.valid) and ${within(reach, 'h.org_path')} and ${within(reach, 'p.org_path')}
    order by h.valid desc, h.id`)
}

/** Ends a post: from this day on it is no longer held. */
export function endPostHolding(tx: Tx, of: { id: string; on: string }): void {
  tx.later(sql`update people.post_holding set valid = daterange(lower(valid), ${of.on}::date) where id = ${of.id}`)
}
