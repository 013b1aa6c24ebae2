import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many posts accounts hold at a place of the tree. */
export async function countPosts(
  tx: Tx,
  reach: Reach,
  of: { path: string; pathEnd: string; today: string },
): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`select count(*) from accounts.identity i
    where i.org_path >= ${of.path} and i.org_path < ${of.pathEnd} and i.valid @> ${of.today}::date and ${within(reach, 'i.org_path')}`)
  return row.count
}

/** Gives the accounts that one organisation keeps to another. Gives how many. */
export function moveAccounts(tx: Tx, of: { from: string; to: { id: string; path: string } }): Promise<number> {
  return tx.run(
    sql`update accounts.account set org_id = ${of.to.id}, org_path = ${of.to.path} where org_id = ${of.from}`,
  )
}

/** Gives the posts in one organisation that run on a day to another, from that day on; who has the post there keeps it. */
export function moveIdentities(
  tx: Tx,
  of: { from: string; to: { id: string; path: string }; on: string },
): Promise<number> {
  return tx.run(sql`insert into accounts.identity (id, account_id, org_id, org_path, role, valid, granted_by)
    select gen_random_uuid(), i.account_id, ${of.to.id}, ${of.to.path}, i.role, daterange(${of.on}::date, upper(i.valid)), i.granted_by
    from accounts.identity i where i.org_id = ${of.from} and i.valid @> ${of.on}::date
      and not exists (select 1 from accounts.identity h where h.account_id = i.account_id and h.org_id = ${of.to.id} and h.role = i.role
        and h.valid && daterange(${of.on}::date, upper(i.valid)))`)
}

/** Ends all posts in an organisation on a day. Gives how many. */
export function endIdentitiesOf(tx: Tx, of: { orgId: string; on: string }): Promise<number> {
  return tx.run(sql`update accounts.identity set valid = daterange(lower(valid), greatest(lower(valid), ${of.on}::date))
    where org_id = ${of.orgId} and (upper(valid) is null or upper(valid) > ${of.on}::date)`)
}
