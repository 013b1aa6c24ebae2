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

/**
 * What one organisation offered to the sites below is offered to those below another from now on, and what was offered to it and nobody answered is that
 * one's to answer; unless it offered it itself.
 */
export function handOverOffers(
  tx: Tx,
  reach: Reach,
  of: { from: string; to: { id: string; path: string; shortName: string } },
): Promise<number> {
  const { id, path, shortName } = of.to
  return tx.run(sql`update publishing.offer o set to_org_id = ${id}, to_path = ${path}, to_name = ${shortName}
    where o.to_org_id = ${of.from} and o.taken_back_at is null and ${within(reach, 'o.org_path')}
      and (o.direction = 'DOWN' or o.org_id <> ${id}
        and not exists (select 1 from publishing.offer_answer n where n.org_id = ${of.from} and n.offer_id = o.id))`)
}
