import type { RawBuilder } from 'kysely'
import { sql, steady, type Tx } from '#kernel/db.ts'
import type { KeptRow } from '#kernel/files.ts'
import type { SearchQuery } from '#kernel/search.ts'
import type { ArticleSection } from '../contract.ts'
import type { Attachment } from '../files/contract.ts'
import { isToHere, sectionIs, takenFrom, takenOrder } from './taken/store.ts'

/** A published article in a list. */
export interface PublicItem {
  readonly id: string
  readonly sectionCode: ArticleSection
  readonly columnId: string | null
  readonly title: string
  readonly summary: string
  readonly publishedAt: Date
  /** How it came to this site from another, whose it is, and where that one's site stands; nothing for the site's own. */
  readonly cameBy?: 'HANDED' | 'TAKEN' | null
  readonly fromName?: string | null
  readonly fromSlug?: string | null
}

/** A published article, or what stays of a withdrawn one: then its text is empty. */
export interface PublicArticle extends PublicItem {
  readonly status: 'PUBLISHED' | 'WITHDRAWN'
  readonly subtitle: string | null
  readonly bodyHtml: string
  readonly source: string
  readonly sourceUrl: string | null
  readonly author: string | null
  readonly editor: string | null
  readonly noticeFrom: string | null
  readonly noticeUntil: string | null
  readonly noticeObjection: string | null
  readonly updatedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string | null
  readonly withdrawnBy: string | null
  readonly contentDigest: string
  readonly attachments: Attachment[]
}

/** What a search found, with the site it stands on. */
export interface PublicHit extends PublicItem {
  readonly orgId: string
  readonly slug: string
  readonly siteName: string
  readonly handedPath: string | null
  readonly isTaken: boolean
  readonly bodyHtml: string
  readonly attachments: readonly Pick<Attachment, 'name'>[]
}

/** Whose articles, of which sections or window; every read of the public names that it wants what is published. */
export interface Shelf {
  readonly orgId: string
  readonly sections?: readonly string[]
  readonly columnId?: string
  /** The organisations over it, whose articles handed down stand here too. */
  readonly above?: readonly string[]
  /** What it took of what was offered to it stands here too. */
  readonly hasTaken?: boolean
}

const itemColumns = sql.raw('a.id, a.section_code, a.column_id, a.title, a.summary, a.published_at')

const articleColumns =
  sql.raw(`a.id, a.section_code, a.column_id, a.title, a.summary, a.published_at, a.status, a.subtitle, a.body_html,
  a.source, a.source_url, a.author, a.editor, a.notice_from, a.notice_until, a.notice_objection, a.updated_at, a.withdrawn_at,
  a.withdrawn_reason, a.withdrawn_by, a.content_digest, a.attachments`)

const ofSections = ({ sections }: Shelf): RawBuilder<unknown> => (sections ? sectionIs('a', sections) : sql``)
const published = (of: Shelf): RawBuilder<unknown> => {
  const column = of.columnId ? sql`and a.column_id = ${of.columnId}` : sql``
  return sql`from publishing.article a where a.org_id = ${of.orgId} and a.status = 'PUBLISHED' ${ofSections(of)} ${column}`
}

// A window of a site's own holds its own only.
const takesHanded = ({ above = [], columnId }: Shelf): boolean => above.length > 0 && columnId === undefined

// One organisation above after the other, so that each gives its newest in the order of an index (decisions 321).
const handed = (of: Shelf, columns: RawBuilder<unknown>, rest: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select h.* from unnest(${of.above}::text[]) s (path) cross join lateral (select ${columns}
    from publishing.article a where a.handed_path = s.path and a.status = 'PUBLISHED' ${ofSections(of)} ${rest}) h`
const cameFrom = sql.raw(`(select o.short_name from organisations.address o where o.id = a.org_id) as from_name,
  (select o.slug from organisations.address o where o.id = a.org_id) as from_slug`)
const ownItem = sql`${itemColumns}, null::text as came_by, null::text as from_name, null::text as from_slug`
const takenItem = sql.raw('a.id, n.section_code, n.column_id, a.title, a.summary, a.published_at')

const newest = (
  of: Shelf,
  most: number,
  { skip = 0, only = sql`` }: { skip?: number; only?: RawBuilder<unknown> } = {},
) => {
  const others = [
    takesHanded(of) && ((first: RawBuilder<unknown>) => handed(of, sql`${itemColumns}, 'HANDED', ${cameFrom}`, first)),
    of.hasTaken &&
      (() =>
        sql`(select ${takenItem}, 'TAKEN', ${cameFrom} ${takenFrom(of)} ${only} ${takenOrder} limit ${most + skip})`),
  ].filter((part) => typeof part === 'function')
  if (others.length === 0)
    return sql<PublicItem>`select ${itemColumns} ${published(of)} ${only} order by a.published_at desc, a.id desc limit ${most} offset ${skip}`
  const first = sql`${only} order by a.published_at desc, a.id desc limit ${most + skip}`
  const parts = others.map((part) => part(first))
  return sql<PublicItem>`select n.* from ((select ${ownItem} ${published(of)} ${first}) union all ${sql.join(parts, sql` union all `)}) n
    order by n.published_at desc, n.id desc limit ${most} offset ${skip}`
}

/** All that a shelf shows, as `a`, with nothing but when, and whether it is a reprint or came from another site. */
const hours = (of: Shelf): RawBuilder<unknown> => {
  const parts = [
    sql`select a.published_at, a.source_url, false as is_from_another ${published(of)}`,
    takesHanded(of) && handed(of, sql`a.published_at, a.source_url, true`, sql``),
    of.hasTaken && sql`select a.published_at, a.source_url, true ${takenFrom(of)}`,
  ].filter((part) => part !== false && part !== undefined)
  return sql`from (${sql.join(parts, sql` union all `)}) a`
}

// Days are China's, whatever the server's clock says.
const day = sql.raw(`(a.published_at at time zone 'Asia/Shanghai')`)

/** One page of a shelf with its total, the years that hold anything, and when something of its own was last published (A10). */
export async function readShelf(tx: Tx, of: Shelf & { year?: string | undefined; most: number; skip: number }) {
  const inYear = of.year ? sql`and to_char(${day}, 'YYYY') = ${of.year}` : sql``
  const [items, [facts], years] = await tx.all([
    newest(of, of.most, { skip: of.skip, only: inYear }),
    sql<{ total: number; changedAt: Date | null }>`select count(*) filter (where true ${inYear}) as total,
      max(a.published_at) filter (where a.source_url is null and not a.is_from_another) as changed_at ${hours(of)}`,
    sql<{ year: string }>`select distinct to_char(${day}, 'YYYY') as year ${hours(of)} order by year desc`,
  ])
  return { items, total: facts?.total ?? 0, changedAt: facts?.changedAt ?? null, years: years.map(({ year }) => year) }
}

/** The newest of several shelves in one round trip. */
export async function readShelves<const S extends readonly (Shelf & { readonly most: number })[]>(
  tx: Tx,
  shelves: S,
): Promise<PublicItem[][]> {
  return tx.all(shelves.map((shelf) => newest(shelf, shelf.most)))
}

/** The newest of each window of a site, its own and what it took into the window. */
export function listOfColumns(
  tx: Tx,
  { orgId, above = [], hasTaken = false }: Omit<Shelf, 'columnId' | 'sections'>,
  most: number,
): Promise<PublicItem[]> {
  return tx.rows(sql<PublicItem>`select w.* from sites.column c cross join lateral (select t.* from (
      (select ${ownItem} from publishing.article a where a.org_id = ${orgId} and a.column_id = c.id and a.status = 'PUBLISHED'
        order by a.published_at desc, a.id desc limit ${most})
      union all (select ${takenItem}, 'TAKEN', ${cameFrom} ${takenFrom({ orgId, above })} and n.column_id = c.id and ${hasTaken}::boolean
        ${takenOrder} limit ${most})) t order by t.published_at desc, t.id desc limit ${most}) w
    where c.org_id = ${orgId} and c.closed_on is null`)
}

/** What stands around an article: the published ones before and after it in its section, and the newest of its window or section. */
export interface Around {
  readonly previous: PublicItem | undefined
  readonly next: PublicItem | undefined
  readonly related: readonly PublicItem[]
}

/** The article at an address of this site, published or withdrawn, and what stands around a published one, in one round trip. */
export async function readArticle(
  tx: Tx,
  of: { orgId: string; articleId: string },
): Promise<{ article: PublicArticle; around: Around } | undefined> {
  const [[article], around] = await tx.all([articleQuery(of), aroundQuery(of)])
  if (!article) return undefined
  const [previous, next] = (['PREVIOUS', 'NEXT'] as const).map((place) => around.find((item) => item.place === place))
  return { article, around: { previous, next, related: around.filter(({ place }) => place === 'RELATED') } }
}

/** An article of an organisation above, with what the note of this site says, or what is left of it. */
export interface PublicHanded extends PublicArticle {
  readonly isHanded: boolean
  readonly slug: string | null
  readonly organisation: string
  readonly noteText: string | null
  readonly noteShownAt: Date | null
  readonly noteRemovedAt: Date | null
  readonly noteRemovedReason: string | null
}

/** An article of an organisation above, and whether it is handed down to what stands below these; a note of before it was handed down is none. */
export function findHanded(
  tx: Tx,
  of: { orgId: string; articleId: string; above: readonly string[] },
): Promise<PublicHanded | undefined> {
  return tx.first(sql<PublicHanded>`
    select ${articleColumns}, coalesce(a.handed_path = any(${of.above}::text[]), false) as is_handed, o.slug, o.name as organisation,
      n.shown_text as note_text, n.shown_at as note_shown_at, n.removed_at as note_removed_at, n.removed_reason as note_removed_reason
    from publishing.article a join organisations.address o on o.id = a.org_id
      left join publishing.local_note n on n.article_id = a.id and n.org_id = ${of.orgId}
        and coalesce(n.shown_at, n.removed_at) >= a.handed_at
    where a.id = ${of.articleId} and a.status in ('PUBLISHED', 'WITHDRAWN')
      and (a.handed_path = any(${of.above}::text[]) or a.org_path = any(${of.above}::text[]))`)
}

/** An article that a site took, and whether it shows it now. */
export interface PublicTaken extends PublicArticle {
  readonly placedIn: ArticleSection
  readonly isShown: boolean
  readonly slug: string | null
  readonly organisation: string
}

/** An article that this site took once, in the section where it put it, or what stays of one that was withdrawn. */
export function findTaken(
  tx: Tx,
  of: { orgId: string; articleId: string; above: readonly string[] },
): Promise<PublicTaken | undefined> {
  return tx.first(sql<PublicTaken>`
    select ${articleColumns}, coalesce(n.section_code, a.section_code) as placed_in, g.slug, g.name as organisation,
      n.state = 'TAKEN' and f.id is not null and a.updated_at is not distinct from n.read_updated_at as is_shown
    from publishing.offer_answer n join publishing.article a on a.id = n.article_id join organisations.address g on g.id = a.org_id
      left join publishing.offer f on f.id = n.offer_id and f.taken_back_at is null and ${isToHere(of.above)}
    where n.org_id = ${of.orgId} and n.article_id = ${of.articleId} and n.taken_at is not null and a.status in ('PUBLISHED', 'WITHDRAWN')`)
}

/** A published article of this site. */
export const findPublished = async (
  tx: Tx,
  of: { orgId: string; articleId: string },
): Promise<PublicArticle | undefined> => {
  const article = await tx.first(articleQuery(of))
  return article?.status === 'PUBLISHED' ? article : undefined
}

/** A file that a published article gives away; `attachment` is what the article says of it, null for a picture in its text. */
export function findShownFile(
  tx: Tx,
  fileId: string,
): Promise<(KeptRow & { articleId: string; orgId: string; attachment: Attachment | null }) | undefined> {
  return tx.first(sql<KeptRow & { articleId: string; orgId: string; attachment: Attachment | null }>`
    select article_id, org_id, attachment, id, name, media_type, size, digest from publishing.shown_file(${fileId})`)
}

/** The article itself. */
const articleQuery = (of: { orgId: string; articleId: string }) =>
  steady(sql<PublicArticle>`select ${articleColumns}
    from publishing.article a where a.id = ${of.articleId} and a.org_id = ${of.orgId} and a.status in ('PUBLISHED', 'WITHDRAWN')`)

/** What stands around it, each with its place; each part is a few rows of an index that is in this order. */
const aroundQuery = (of: { orgId: string; articleId: string }) =>
  steady(sql<PublicItem & { place: 'PREVIOUS' | 'NEXT' | 'RELATED' }>`with here as materialized (
      select a.id, a.org_id, a.section_code, a.column_id, a.published_at from publishing.article a
      where a.id = ${of.articleId} and a.org_id = ${of.orgId} and a.status = 'PUBLISHED')
    select 'PREVIOUS' as place, n.* from here cross join lateral (select ${itemColumns} ${ofSection}
      and (a.published_at, a.id) < (here.published_at, here.id) order by a.published_at desc, a.id desc limit 1) n
    union all select 'NEXT', n.* from here cross join lateral (select ${itemColumns} ${ofSection}
      and (a.published_at, a.id) > (here.published_at, here.id) order by a.published_at, a.id limit 1) n
    union all select 'RELATED', n.* from here cross join lateral (select ${itemColumns} ${ofSection}
      and here.column_id is null and a.id <> here.id order by a.published_at desc, a.id desc limit 4) n
    union all select 'RELATED', n.* from here cross join lateral (select ${itemColumns} from publishing.article a
      where a.column_id = here.column_id and a.org_id = here.org_id and a.status = 'PUBLISHED' and a.id <> here.id
      order by a.published_at desc, a.id desc limit 4) n`)

const ofSection = sql.raw(`from publishing.article a
  where a.org_id = here.org_id and a.section_code = here.section_code and a.status = 'PUBLISHED'`)

/** How many were published in each month, newest month first. */
export function listMonths(tx: Tx, of: Shelf): Promise<{ month: string; count: number }[]> {
  return tx.rows(sql<{ month: string; count: number }>`select to_char(${day}, 'YYYY-MM') as month, count(*) as count
    ${hours(of)} group by 1 order by 1 desc`)
}

/** Everything published between two instants, newest first. */
export function listBetween(tx: Tx, of: Shelf & { from: Date; until: Date }): Promise<PublicItem[]> {
  return tx.rows(newest(of, 400, { only: sql`and a.published_at >= ${of.from} and a.published_at < ${of.until}` }))
}

/** Addresses and hours of all published articles of a site, for search engines. */
export function listForMap(tx: Tx, orgId: string): Promise<{ id: string; changedAt: Date }[]> {
  return tx.rows(sql<{ id: string; changedAt: Date }>`select a.id, coalesce(a.updated_at, a.published_at) as changed_at
    ${published({ orgId })} order by a.published_at desc limit 20000`)
}

/** What a search is narrowed to. */
export interface SearchBounds {
  readonly path?: string
  readonly pathEnd?: string
  readonly orgId?: string
  /** What is handed down from these is found wherever else is looked. */
  readonly above: readonly string[]
  /** What this site took of what was offered to it is found too. */
  readonly takes?: string
  readonly sectionCode?: string
  readonly from?: string
  readonly until?: string
  readonly sort: 'relevance' | 'time'
  readonly size: number
  readonly skip: number
}

/** One page of what a search found among published articles, in order, and how many there are. */
export async function searchPublished(
  tx: Tx,
  asked: SearchQuery & { readonly titlePatterns: readonly string[] },
  bounds: SearchBounds,
): Promise<{ hits: PublicHit[]; total: number }> {
  const hits = await tx.rows(sql<
    PublicHit & { total: number }
  >`select hit.total, a.id, coalesce(t.section_code, a.section_code) as section_code,
      a.column_id, a.title, a.summary, a.published_at, a.org_id, a.handed_path, t.article_id is not null as is_taken,
      left(a.body_html, 20000) as body_html, a.attachments, o.slug, s.name as site_name
    from publishing.search_published(${asked.tsquery}::tsquery, ${asked.patterns}::text[], ${asked.titlePatterns}::text[],
      ${JSON.stringify(bounds)}::jsonb) with ordinality as hit (id, total, place)
    join publishing.article a on a.id = hit.id and a.status = 'PUBLISHED'
    join sites.site s on s.org_id = a.org_id join organisations.address o on o.id = a.org_id
    left join lateral (select n.article_id, n.section_code ${takenFrom({ orgId: bounds.takes ?? null, above: bounds.above })} and n.article_id = hit.id) t on true
    where o.slug is not null order by hit.place`)
  return { hits, total: hits[0]?.total ?? 0 }
}
