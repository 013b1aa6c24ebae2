import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** How many articles at a place of the tree are published, and how many wait. */
export function countArticles(
  tx: Tx,
  reach: Reach,
  of: { path: string; pathEnd: string },
): Promise<{ published: number; drafts: number }> {
  return tx.one(sql<{ published: number; drafts: number }>`
    select count(*) filter (where status = 'PUBLISHED') as published, count(*) filter (where status in ('DRAFT', 'REVIEW')) as drafts
    from publishing.article a where a.org_path >= ${of.path} and a.org_path < ${of.pathEnd} and ${within(reach, 'a.org_path')}`)
}
