import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import { type LinkFault, nightsUntilDead } from './codes.ts'
import type { Place } from './rules.ts'

/** A published article that may name links. */
export interface LinkedArticle {
  readonly id: string
  readonly bodyHtml: string
  readonly sourceUrl: string | null
}

/** A page of them after an id, in order. */
export function listLinkedArticles(tx: Tx, after: string | null, most: number): Promise<LinkedArticle[]> {
  return tx.rows(
    sql<LinkedArticle>`select id, body_html, source_url from publishing.linked_articles(${after}::uuid, ${most})`,
  )
}

/** Which of these places of our own are not there. */
export async function findGoneHere(tx: Tx, places: readonly Place[]): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ address: string }>`select address from publishing.gone_here(${JSON.stringify(places)}::jsonb)`,
  )
  return rows.map(({ address }) => address)
}

/** One link of one article. */
export interface LinkKey {
  readonly article: string
  readonly digest: string
}

/** Every link that failed when it was tried last. */
export async function listFailing(tx: Tx): Promise<(LinkKey & { readonly address: string })[]> {
  return tx.rows(
    sql<LinkKey & { address: string }>`select article_id as article, digest, address from publishing.failing_links()`,
  )
}

/** What a night found; a link is counted once a night. */
export async function noteLinks(
  tx: Tx,
  of: {
    readonly night: string
    readonly failing: readonly (LinkKey & { readonly address: string; readonly fault: LinkFault })[]
    readonly mended: readonly LinkKey[]
  },
): Promise<void> {
  await tx.run(
    sql`select publishing.note_links(${of.night}, ${JSON.stringify(of.failing)}::jsonb, ${JSON.stringify(of.mended)}::jsonb)`,
  )
}

/** What the public reads of an article in reach, as far as it names links; nothing while it is not public. */
export function findPublic(tx: Tx, reach: Reach, articleId: string): Promise<LinkedArticle | undefined> {
  return tx.first(sql<LinkedArticle>`select a.id, a.body_html, a.source_url from publishing.article a
    where a.id = ${articleId} and a.status = 'PUBLISHED' and ${within(reach, 'a.org_path')}`)
}

/** A dead link of an article that was found in reach. */
export interface DeadLink {
  readonly address: string
  readonly since: string
  readonly fault: LinkFault
}

/** What is dead of an article: gone here, or in enough nights elsewhere; longest first. */
export function listDead(tx: Tx, articleId: string): Promise<DeadLink[]> {
  return tx.rows(sql<DeadLink>`
    select l.address, l.since, l.fault from publishing.failing_link l
    where l.article_id = ${articleId} and (l.fault = 'GONE_HERE' or l.nights >= ${nightsUntilDead}) order by l.since, l.address`)
}
