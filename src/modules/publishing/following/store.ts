import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many articles at a place of the tree are published, and how many wait. */
export function countArticles(
  tx: Tx,
  reach: Reach,
  of: { path: string; pathEnd: string },
): Promise<{ published: number; drafts: number; handed: number }> {
  return tx.one(sql<{ published: number; drafts: number; handed: number }>`
    select count(*) filter (where status = 'PUBLISHED') as published, count(*) filter (where status in ('DRAFT', 'REVIEW')) as drafts,
      count(*) filter (where status = 'PUBLISHED' and handed_at is not null) as handed
    from publishing.article a where a.org_path >= ${of.path} and a.org_path < ${of.pathEnd} and ${within(reach, 'a.org_path')}`)
}

/** What one organisation handed down is handed down by another from now on, to the sites below that one. */
export function handOverHanded(
  tx: Tx,
  reach: Reach,
  of: { from: string; to: { id: string; path: string } },
): Promise<number> {
  return tx.run(sql`update publishing.article set handed_org_id = ${of.to.id}, handed_path = ${of.to.path}
    where handed_org_id = ${of.from} and ${within(reach)}`)
}
