import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** The standing Party group of this branch. */
export function findGroup(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; groupId: string },
): Promise<{ name: string } | undefined> {
  return tx.first(sql<{ name: string }>`select g.short_name as name from organisations.directory g
    where g.id = ${of.groupId} and g.parent_id = ${of.orgId} and g.type = 'PARTY_GROUP' and g.dissolved_on is null and ${within(reach, 'g.path')}`)
}

/** The name of a group in reach, whether it stands or not. */
export async function nameOfAnyGroup(tx: Tx, reach: Reach, groupId: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ name: string }>`select g.short_name as name from organisations.directory g
    where g.id = ${groupId} and g.type = 'PARTY_GROUP' and ${within(reach, 'g.path')}`)
  return row?.name
}

/** How many members in good standing stand in a group; without id and name, those in none. */
export interface GroupSize {
  readonly groupId: string | null
  readonly name: string | null
  readonly members: number
  readonly fullMembers: number
}

/** The members in good standing of a branch by group, those without one last; empty where the branch has no groups (ORG-05). */
export async function countByGroup(tx: Tx, reach: Reach, orgId: string): Promise<GroupSize[]> {
  const rows = await tx.rows(sql<GroupSize>`
    with mine as (select m.group_id, m.category from members.member m
      where m.org_id = ${orgId} and m.status = 'NORMAL' and ${within(reach, 'm.org_path')})
    select g.id as group_id, g.short_name as name, count(m.category) as members, count(*) filter (where m.category = 'FULL') as full_members
      from (select d.id, d.short_name, d.path from organisations.directory d
        where d.parent_id = ${orgId} and d.type = 'PARTY_GROUP' and d.dissolved_on is null and ${within(reach, 'd.path')}
        union all select null, null, null) g
      left join mine m on m.group_id is not distinct from g.id
    group by g.id, g.short_name, g.path order by g.path nulls last`)
  return rows.length > 1 ? rows : []
}

/** How many members stand in groups at a place of the tree while their branch lies outside of it. */
export async function countInGroups(tx: Tx, reach: Reach, of: { path: string; pathEnd: string }): Promise<number> {
  const row = await tx.one(sql<{
    count: number
  }>`select count(*) from members.member m join organisations.directory g on g.id = m.group_id
    where g.path >= ${of.path} and g.path < ${of.pathEnd} and ${within(reach, 'g.path')} and ${within(reach, 'm.org_path')}
      and not (m.org_path >= ${of.path} and m.org_path < ${of.pathEnd})`)
  return row.count
}

/**
 * Takes members out of groups that ended or are no longer of their branch, each with a line of history that names the group.
 * Gives how many.
 */
export function releaseStrays(
  tx: Tx,
  reach: Reach,
  of: { at: Date; accountId: string | null; actorName: string; reason: string; label: { zh: string; en: string } },
): Promise<number> {
  return tx.run(sql`with stray as (
      select m.id, g.short_name as name from members.member m join organisations.directory g on g.id = m.group_id
      where m.group_id is not null and (g.parent_id is distinct from m.org_id or g.dissolved_on is not null) and ${within(reach, 'm.org_path')}
      order by m.id for update of m),
    released as (
      update members.member m set group_id = null, version = m.version + 1, updated_at = now() from stray s where m.id = s.id
      returning m.id, m.org_id, m.org_path, m.version, s.name)
    insert into members.revision (id, member_id, org_id, org_path, at, account_id, actor_name, source, reason, version, changes)
    select gen_random_uuid(), r.id, r.org_id, r.org_path, ${of.at}::timestamptz, ${of.accountId}::uuid, ${of.actorName}, 'RESHAPING', ${of.reason},
      r.version, jsonb_build_array(jsonb_build_object('field', 'groupId', 'zh', ${of.label.zh}::text, 'en', ${of.label.en}::text, 'before', r.name, 'after', null))
    from released r`)
}
