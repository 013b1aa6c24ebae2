import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Role } from '../identities/contract.ts'
import { administrators } from '../identities/rules.ts'

/** How many posts of which kind accounts hold at a place of the tree or were granted from a later day, and how many are lent or will be. */
export async function countHeld(
  tx: Tx,
  reach: Reach,
  of: { path: string; pathEnd: string; today: string },
): Promise<{ posts: { role: Role; count: number }[]; lent: number }> {
  const here = sql`i.org_path >= ${of.path} and i.org_path < ${of.pathEnd} and ${runsAfter(of.today)} and ${within(reach, 'i.org_path')}`
  const [posts, [lent]] = await tx.all([
    sql<{
      role: Role
      count: number
    }>`select i.role, count(*) from accounts.identity i where ${here} group by i.role order by i.role`,
    sql<{ count: number }>`select count(*) from accounts.identity i join accounts.delegation d on d.identity_id = i.id
      where ${here} and ${within(reach, 'd.org_path')} and d.revoked_at is null and upper(d.valid) > ${of.today}::date`,
  ])
  return { posts, lent: lent?.count ?? 0 }
}

/** Gives the accounts that one organisation keeps to another. Gives how many. */
export function moveAccounts(tx: Tx, of: { from: string; to: { id: string; path: string } }): Promise<number> {
  return tx.run(
    sql`update accounts.account set org_id = ${of.to.id}, org_path = ${of.to.path} where org_id = ${of.from}`,
  )
}

/** A post of an account. */
export interface Held {
  readonly id: string
  readonly accountId: string
  readonly role: string
}

// A post that runs on a day or begins later; what ended before it began is none.
const runsAfter = (day: string) =>
  sql`(upper(i.valid) is null or upper(i.valid) > ${day}::date) and not isempty(i.valid)`
const fromDayOn = (on: string) => sql`daterange(greatest(lower(i.valid), ${on}::date), upper(i.valid))`
const cutAt = (on: string) => sql`daterange(lower(i.valid), greatest(lower(i.valid), ${on}::date))`

/**
 * Gives the posts in one organisation that run on a day or begin later to another, from that day on, and ends them where they were; for the
 * time in which somebody has the post there he keeps that one, and what is wholly within it is left. Those of the three administrators
 * are given to nobody. Gives the new ones.
 */
export function moveIdentities(
  tx: Tx,
  of: { from: string; to: { id: string; path: string }; on: string; now: Date },
): Promise<Held[]> {
  return tx.rows(sql<Held>`with going as materialized (
      select i.id, i.account_id, i.role, i.granted_by, i.line, datemultirange(${fromDayOn(of.on)}) - coalesce(h.held, '{}') as free
      from accounts.identity i
      cross join lateral (select range_agg(h.valid) as held from accounts.identity h
        where h.account_id = i.account_id and h.org_id = ${of.to.id} and h.role = i.role) h
      where i.org_id = ${of.from} and ${runsAfter(of.on)} and i.role <> all (${[...administrators]}::text[])),
    gone as (update accounts.identity i set valid = ${cutAt(of.on)}, ended_at = ${of.now}
      from going g where i.id = g.id and not isempty(g.free))
    insert into accounts.identity (id, account_id, org_id, org_path, role, valid, granted_by, line)
    select gen_random_uuid(), g.account_id, ${of.to.id}, ${of.to.path}, g.role, span, g.granted_by, g.line from going g, unnest(g.free) span
    returning id, account_id, role`)
}

/** Ends the posts left in an organisation on a day. Gives them, and whether who held one has the same post with the heir for that time. */
export function endIdentitiesOf(
  tx: Tx,
  of: { orgId: string; heirId: string | null; on: string; now: Date },
): Promise<(Held & { isAtHeir: boolean })[]> {
  return tx.rows(sql<Held & { isAtHeir: boolean }>`with left_here as materialized (
      select i.id, exists (select 1 from accounts.identity h where h.account_id = i.account_id and h.org_id = ${of.heirId}::uuid
        and h.role = i.role and h.valid @> greatest(lower(i.valid), ${of.on}::date)) as is_at_heir
      from accounts.identity i where i.org_id = ${of.orgId} and ${runsAfter(of.on)})
    update accounts.identity i set valid = ${cutAt(of.on)}, ended_at = ${of.now}
    from left_here l where i.id = l.id returning i.id, i.account_id, i.role, l.is_at_heir`)
}

/** Ends the delegations in the posts of an organisation. Gives them with both parties. */
export function endDelegationsOf(
  tx: Tx,
  of: { orgId: string; on: string; now: Date },
): Promise<{ id: string; fromAccountId: string; toAccountId: string }[]> {
  return tx.rows(sql<{
    id: string
    fromAccountId: string
    toAccountId: string
  }>`update accounts.delegation set revoked_at = ${of.now}
    where org_id = ${of.orgId} and revoked_at is null and upper(valid) > ${of.on}::date returning id, from_account_id, to_account_id`)
}
