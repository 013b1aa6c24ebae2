import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'

/** Grants a post from a day on; `until` is its last day, if it has one. */
export async function insertIdentity(
  tx: Tx,
  of: {
    accountId: string
    orgId: string
    orgPath: string
    role: string
    from: string
    grantedBy: string | null
    until?: string | null
    line?: string | null
  },
): Promise<string> {
  const id = newId()
  await tx.run(sql`insert into accounts.identity (id, account_id, org_id, org_path, role, valid, granted_by, line)
    values (${id}, ${of.accountId}, ${of.orgId}, ${of.orgPath}, ${of.role},
      daterange(${of.from}::date, ${of.until ?? null}::date + 1), ${of.grantedBy}, ${of.line ?? null})`)
  return id
}

/** The last day of a post in reach; null when it has none, nothing when there is no such post today. */
export function findEnd(
  tx: Tx,
  reach: Reach,
  of: { identityId: string; today: string },
): Promise<{ until: string | null } | undefined> {
  return tx.first(sql<{ until: string | null }>`select (upper(valid) - 1)::text as until from accounts.identity
    where id = ${of.identityId} and ${within(reach)} and valid @> ${of.today}::date`)
}

/** Which posts accounts in use hold today at these organisations in reach, wherever the accounts were made: each once and without who holds it. */
export function listPostsAt(
  tx: Tx,
  of: { orgIds: readonly string[]; today: string },
): Promise<{ orgId: string; role: string }[]> {
  return tx.rows(
    sql<{ orgId: string; role: string }>`select * from accounts.posts_at(${[...of.orgIds]}::uuid[], ${of.today}::date)`,
  )
}

/** A post of this account in reach, today. */
export function findIdentity(
  tx: Tx,
  reach: Reach,
  of: { identityId: string; accountId: string; today: string },
): Promise<
  { id: string; accountId: string; orgId: string; orgPath: string; role: string; until: string | null } | undefined
> {
  return tx.first(
    sql<{ id: string; accountId: string; orgId: string; orgPath: string; role: string; until: string | null }>`
      select id, account_id, org_id, org_path, role, (upper(valid) - 1)::text as until from accounts.identity
      where id = ${of.identityId} and account_id = ${of.accountId} and ${within(reach)} and valid @> ${of.today}::date`,
  )
}

/** Ends a post today; gives how many were ended. */
export function endIdentity(
  tx: Tx,
  reach: Reach,
  of: { accountId: string; identityId: string; today: string; now: Date },
): Promise<number> {
  return tx.run(sql`update accounts.identity
    set valid = daterange(lower(valid), greatest(lower(valid), ${of.today}::date)), ended_at = ${of.now}
    where id = ${of.identityId} and account_id = ${of.accountId} and ${within(reach)} and valid @> ${of.today}::date`)
}

/** Marks the posts whose last day is over, each once, and gives them. */
export function takeRunOut(
  tx: Tx,
  reach: Reach,
  of: { today: string; now: Date },
): Promise<{ id: string; accountId: string; orgId: string }[]> {
  return tx.rows(sql<{ id: string; accountId: string; orgId: string }>`update accounts.identity set ended_at = ${of.now}
    where ended_at is null and ${within(reach)} and upper(valid) <= ${of.today}::date returning id, account_id, org_id`)
}

/** A post of an account, as its actor is made of it. */
export interface PostRow {
  personId: string | null
  displayName: string
  identityId: string
  role: string
  orgId: string
  orgPath: string
  orgName: string
  hasFactor: boolean
}

/** The posts of an account today, widest first; none when it is disabled. */
export function listPosts(tx: Tx, accountId: string, today: string): Promise<PostRow[]> {
  return tx.rows(sql<PostRow>`select * from accounts.posts_of(${accountId}, ${today}::date)`)
}

/** How many others than these accounts hold one of the posts there today; two at most are told. */
export async function countOthers(
  tx: Tx,
  of: { orgId: string; posts: readonly string[]; but: readonly string[]; today: string },
): Promise<number> {
  const row = await tx.one(sql<{ others: number }>`select accounts.count_others(
    ${of.orgId}, ${[...of.posts]}::text[], ${[...of.but]}::uuid[], ${of.today}::date) as others`)
  return row.others
}
