import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Line } from '#modules/organisations/codes.ts'
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
  readonly line: Line | null
}

/** What the same person has at the heir already: the same post or a whole one; for some of the time one that is limited to a line and holds less. */
export interface AtHeir {
  readonly isAtHeir: boolean
  readonly isNarrower: boolean
}

// A post that runs on a day or begins later; what ended before it began is none.
const runsAfter = (day: string) =>
  sql`(upper(i.valid) is null or upper(i.valid) > ${day}::date) and not isempty(i.valid)`
const fromDayOn = (on: string) => sql`daterange(greatest(lower(i.valid), ${on}::date), upper(i.valid))`
const cutAt = (on: string) => sql`daterange(lower(i.valid), greatest(lower(i.valid), ${on}::date))`

// Does post `h` hold less than `i`? A whole post holds all lines.
const isLess = sql`h.line is not null and h.line is distinct from i.line`

/**
 * Gives the posts in one organisation that run on a day or begin later to another, from that day on, and ends them where they were; for the
 * time in which somebody has the post there, whole or for a line, he keeps that one, and what is wholly within it is left. Those of the three
 * administrators are given to nobody. Gives the new ones, and whether for some of their time what is kept there holds less.
 */
export function moveIdentities(
  tx: Tx,
  of: { from: string; to: { id: string; path: string }; on: string; now: Date },
): Promise<(Held & Pick<AtHeir, 'isNarrower'>)[]> {
  return tx.rows(sql<Held & Pick<AtHeir, 'isNarrower'>>`with going as materialized (
      select i.id, i.account_id, i.role, i.granted_by, i.line, datemultirange(${fromDayOn(of.on)}) - coalesce(h.held, '{}') as free,
        coalesce(h.less && ${fromDayOn(of.on)}, false) as is_narrower
      from accounts.identity i
      cross join lateral (select range_agg(h.valid) as held, range_agg(h.valid) filter (where ${isLess}) as less from accounts.identity h
        where h.account_id = i.account_id and h.org_id = ${of.to.id} and h.role = i.role) h
      where i.org_id = ${of.from} and ${runsAfter(of.on)} and i.role <> all (${[...administrators]}::text[])),
    gone as (update accounts.identity i set valid = ${cutAt(of.on)}, ended_at = ${of.now}
      from going g where i.id = g.id and not isempty(g.free)),
    come as materialized (select gen_random_uuid() as id, g.account_id, g.role, g.line, g.granted_by, g.is_narrower, span
      from going g, unnest(g.free) span),
    kept as (insert into accounts.identity (id, account_id, org_id, org_path, role, valid, granted_by, line)
      select c.id, c.account_id, ${of.to.id}, ${of.to.path}, c.role, c.span, c.granted_by, c.line from come c)
    select id, account_id, role, line, is_narrower from come`)
}

/** Ends the posts left in an organisation on a day. Gives them, and what of them who held one has with the heir for that time. */
export function endIdentitiesOf(
  tx: Tx,
  of: { orgId: string; heirId: string | null; on: string; now: Date },
): Promise<(Held & AtHeir)[]> {
  const from = sql`greatest(lower(i.valid), ${of.on}::date)`
  return tx.rows(sql<Held & AtHeir>`with left_here as materialized (
      select i.id, coalesce(h.is_at_heir, false) as is_at_heir, coalesce(h.is_narrower, false) as is_narrower
      from accounts.identity i
      cross join lateral (select bool_or(not (${isLess}) and h.valid @> ${from}) as is_at_heir,
          bool_or(${isLess} and h.valid && ${fromDayOn(of.on)}) as is_narrower
        from accounts.identity h where h.account_id = i.account_id and h.org_id = ${of.heirId}::uuid and h.role = i.role) h
      where i.org_id = ${of.orgId} and ${runsAfter(of.on)})
    update accounts.identity i set valid = ${cutAt(of.on)}, ended_at = ${of.now}
    from left_here l where i.id = l.id returning i.id, i.account_id, i.role, i.line, l.is_at_heir, l.is_narrower`)
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
