import type { Ctx } from '#kernel/ctx.ts'
import type { DatedItem, Link } from '#kernel/page-parts.ts'
import { fold, plainQuery } from '#kernel/search.ts'
import { addDays, dayOf, startOf, toDay } from '#kernel/time.ts'
import { freshness, type PublicColumn, type PublicSite } from '#modules/sites/index.ts'
import { fileType } from '../files/codes.ts'
import type { Attachment } from '../files/contract.ts'
import { ageInDays, monthAfter } from '../rules.ts'
import type { ArticleData, WithdrawnData } from './article.ts'
import { isId, publishingPaths } from './paths.ts'
import type { FeedItem } from './rss.ts'
import type { SearchHit } from './search.ts'
import { PER_PAGE, type SectionData } from './section.ts'
import * as store from './store.ts'
import { publishingWords as w } from './words.ts'

const newsSections = ['PUBLICITY', 'ORGANISATION', 'DISCIPLINE', 'UNITED_FRONT', 'EXTERNAL_EXCHANGE']

const itemOf = (slug: string, item: store.PublicItem): DatedItem => ({
  title: item.title,
  href: publishingPaths.article(slug, item.id),
  at: item.publishedAt,
})

/** What the home page shows of a site's articles. */
export async function readHome(ctx: Ctx, site: PublicSite) {
  const { orgId, slug } = site
  const [news = [], notices = [], openness = [], services = []] = await store.readShelves(ctx.tx, [
    { orgId, sections: newsSections, most: 8 },
    { orgId, sections: ['SECRETARIAT'], most: 6 },
    { orgId, sections: ['PARTY_AFFAIRS'], most: 6 },
    { orgId, sections: ['SERVICES'], most: 8 },
  ])
  const ofColumns = site.columns.length > 0 ? await store.listOfColumns(ctx.tx, orgId, 4) : []
  const [first, ...others] = news
  return {
    lead: first && { ...itemOf(slug, first), summary: first.summary },
    news: others.map((item) => itemOf(slug, item)),
    notices: notices.map((item) => itemOf(slug, item)),
    openness: openness.map((item) => itemOf(slug, item)),
    services: services.map((item) => ({
      label: item.title,
      href: publishingPaths.article(slug, item.id),
      hint: hintOf(item),
    })),
    windows: site.columns.map((column) => ({
      title: column.name,
      href: publishingPaths.section(slug, column.slug),
      items: ofColumns.filter(({ columnId }) => columnId === column.id).map((item) => itemOf(slug, item)),
    })),
  }
}

const hintOf = (item: store.PublicItem): string => {
  const first = item.summary.split(/[。；，！？]/)[0] ?? ''
  return [...first].length > 20 ? `${[...first].slice(0, 19).join('')}…` : first
}

/** What a list of a site is about: one of the nine sections, or a window of its own. */
interface Listed {
  readonly slug: string
  readonly title: string
  readonly column?: PublicColumn
  readonly sections: readonly string[]
}

function findListed(site: PublicSite, slug: string): Listed | undefined {
  const section = site.sections.find((each) => each.slug === slug)
  if (section) return { slug, title: section.title, sections: [section.code] }
  const column = site.columns.find((each) => each.slug === slug)
  return column && { slug, title: column.name, column, sections: [column.sectionCode] }
}

/** One page of a section or window; nothing when there is no such list or no such page. */
export async function readSection(
  ctx: Ctx,
  site: PublicSite,
  of: { section: string; year: string | undefined; page: number },
): Promise<SectionData | undefined> {
  const listed = findListed(site, of.section)
  if (!listed) return undefined
  const { items, total, changedAt, years } = await store.readShelf(ctx.tx, {
    orgId: site.orgId,
    sections: listed.sections,
    ...(listed.column ? { columnId: listed.column.id } : {}),
    year: of.year,
    most: PER_PAGE,
    skip: (of.page - 1) * PER_PAGE,
  })
  if ((of.page > 1 && items.length === 0) || (of.year && !years.includes(of.year))) return undefined
  const lead = listed.column && promiseOf(listed.column, changedAt, ctx.now)
  return {
    slug: site.slug,
    siteName: site.name,
    section: { slug: listed.slug, title: listed.title, ...(lead ? { lead } : {}) },
    items: items.map((item) => itemOf(site.slug, item)),
    total,
    page: of.page,
    years,
    ...(of.year ? { year: of.year } : {}),
    now: ctx.now,
  }
}

// The public sees the promise and whether it is kept; reprints do not count (A10).
const promiseOf = (column: PublicColumn, changedAt: Date | null, now: Date): string => {
  const ageDays = changedAt === null ? null : ageInDays(changedAt, now)
  const isLate = freshness(column.promiseDays, ageDays) === 'STALE'
  return w.promise(column.promiseDays, ageDays, isLate).zh
}

/** The data of an article's page but for what other chapters add, or of the page in a withdrawn one's place. */
export type ReadArticle =
  | { readonly kind: 'published'; readonly data: Omit<ArticleData, 'correct' | 'object' | 'origin'> }
  | { readonly kind: 'withdrawn'; readonly data: Omit<WithdrawnData, 'write'> }

/** An article of this site; nothing when there is none that is or was public. */
export async function readArticle(ctx: Ctx, site: PublicSite, articleId: string): Promise<ReadArticle | undefined> {
  if (!isId(articleId)) return undefined
  const read = await store.readArticle(ctx.tx, { orgId: site.orgId, articleId })
  if (!read) return undefined
  const { article, around } = read
  const section = sectionLink(site, article.sectionCode)
  const base = { slug: site.slug, articleId, section, title: article.title }
  const { withdrawnAt, withdrawnReason, withdrawnBy } = article
  if (withdrawnAt !== null) {
    const facts = { withdrawnAt, reason: withdrawnReason ?? '', decidedBy: withdrawnBy ?? site.organisation }
    return { kind: 'withdrawn', data: { ...base, ...facts } }
  }
  const { previous, next, related } = around
  const linkOf = (item: store.PublicItem): Link => ({
    label: item.title,
    href: publishingPaths.article(site.slug, item.id),
  })
  const data = {
    ...base,
    ...factsOf(article),
    attachments: article.attachments.map((file) => attachmentOf(site, { articleId, file })),
    ...(previous ? { previous: linkOf(previous) } : {}),
    ...(next ? { next: linkOf(next) } : {}),
    related: related.map((item) => itemOf(site.slug, item)),
    verify: publishingPaths.verify(site.slug, articleId),
    now: ctx.now,
  }
  return { kind: 'published', data }
}

const attachmentOf = (site: PublicSite, { articleId, file }: { articleId: string; file: Attachment }) => ({
  name: file.name,
  href: publishingPaths.attachment(site.slug, articleId, file.file),
  type: fileType(file.mediaType).zh,
  bytes: file.size,
})

function factsOf(article: store.PublicArticle) {
  const { noticeFrom, noticeUntil, noticeObjection } = article
  const hasNotice = noticeFrom !== null && noticeUntil !== null && noticeObjection !== null
  return {
    ...(article.subtitle ? { subtitle: article.subtitle } : {}),
    publishedAt: article.publishedAt,
    ...(article.updatedAt ? { updatedAt: article.updatedAt } : {}),
    source: { label: article.source, ...(article.sourceUrl ? { href: article.sourceUrl } : {}) },
    ...(article.author ? { author: article.author } : {}),
    ...(article.editor ? { editor: article.editor } : {}),
    ...(hasNotice ? { notice: { fromOn: noticeFrom, untilOn: noticeUntil, objection: noticeObjection } } : {}),
    markup: article.bodyHtml,
    contentHash: article.contentDigest,
  }
}

const sectionTitle = (site: PublicSite, code: string): string =>
  site.sections.find((section) => section.code === code)?.title ?? ''

/** A section of a site. */
export const sectionLink = (site: PublicSite, code: string): Link => {
  const section = site.sections.find((each) => each.code === code)
  return { label: section?.title ?? '', href: publishingPaths.section(site.slug, section?.slug ?? '') }
}

/** Everything of a month `2026-11`, the newest one when none is given; nothing for a month that holds nothing. */
export async function readArchive(ctx: Ctx, site: PublicSite, wanted: string | undefined) {
  const months = await store.listMonths(ctx.tx, site.orgId)
  if (wanted !== undefined && !months.some(({ month }) => month === wanted)) return undefined
  const month = wanted ?? months[0]?.month ?? dayOf(ctx.now).slice(0, 7)
  const from = startOf(toDay(`${month}-01`))
  const until = startOf(toDay(`${monthAfter(month)}-01`))
  const items = await store.listBetween(ctx.tx, site.orgId, { from, until })
  return { slug: site.slug, month, months, items: items.map((item) => itemOf(site.slug, item)), now: ctx.now }
}

/** The newest items of a site or of one of its lists, for a feed; nothing when there is no such list. */
export async function readFeed(
  ctx: Ctx,
  site: PublicSite,
  section: string | undefined,
): Promise<{ title: string; items: FeedItem[] } | undefined> {
  const listed = section === undefined ? undefined : findListed(site, section)
  if (section !== undefined && !listed) return undefined
  const shelf = {
    orgId: site.orgId,
    most: 30,
    ...(listed ? { sections: listed.sections } : {}),
    ...(listed?.column ? { columnId: listed.column.id } : {}),
  }
  const [items = []] = await store.readShelves(ctx.tx, [shelf])
  return {
    title: listed ? `${site.name} ${listed.title}` : site.name,
    items: items.map((item) => ({
      title: item.title,
      path: publishingPaths.article(site.slug, item.id),
      summary: item.summary,
      at: item.publishedAt,
      section: sectionTitle(site, item.sectionCode),
    })),
  }
}

/** Paths and hours of what a site has published, for search engines. */
export async function readMapEntries(ctx: Ctx, site: PublicSite): Promise<{ path: string; at: Date }[]> {
  const entries = await store.listForMap(ctx.tx, site.orgId)
  return entries.map(({ id, changedAt }) => ({ path: publishingPaths.article(site.slug, id), at: changedAt }))
}

/** What a visitor asks a search for. `scope` is '' for the site with all below it, `site` for it alone, or a section's code. */
export interface SearchAsked {
  readonly query: string
  readonly scope: string
  readonly fromOn: string
  readonly untilOn: string
  readonly sort: 'relevance' | 'time'
  readonly page: number
}

/** What was found among published articles, with the words to mark. */
export async function searchArticles(
  ctx: Ctx,
  site: PublicSite,
  asked: SearchAsked,
): Promise<{ hits: SearchHit[]; total: number; words: string[] }> {
  const words = fold(asked.query.slice(0, 200)).split(/\s+/).filter(Boolean).slice(0, 12)
  const query = plainQuery(asked.query)
  if (!query) return { hits: [], total: 0, words: [] }
  const titlePatterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const { hits, total } = await store.searchPublished(ctx.tx, { ...query, titlePatterns }, boundsOf(site, asked))
  return { hits: hits.map((hit) => hitOf(site, hit, words)), total, words }
}

function boundsOf(site: PublicSite, asked: SearchAsked): store.SearchBounds {
  const isSection = site.sections.some(({ code }) => code === asked.scope)
  const isHere = asked.scope === 'site' || isSection
  return {
    ...(isHere ? { orgId: site.orgId } : { path: site.path, pathEnd: `${site.path.slice(0, -1)}0` }),
    ...(isSection ? { sectionCode: asked.scope } : {}),
    ...(asked.fromOn ? { from: startOf(toDay(asked.fromOn)).toISOString() } : {}),
    ...(asked.untilOn ? { until: startOf(addDays(toDay(asked.untilOn), 1)).toISOString() } : {}),
    sort: asked.sort,
    size: PER_PAGE,
    skip: (asked.page - 1) * PER_PAGE,
  }
}

const hitOf = (site: PublicSite, hit: store.PublicHit, words: readonly string[]): SearchHit => ({
  title: hit.title,
  href: publishingPaths.article(hit.slug, hit.id),
  excerpt: excerptOf(excerptSource(hit, words), words),
  kind: sectionTitle(site, hit.sectionCode),
  ...(hit.orgId === site.orgId ? {} : { siteName: hit.siteName }),
  at: hit.publishedAt,
})

// Where only the name of an attachment has the words, it is that name they find.
const excerptSource = ({ bodyHtml, attachments }: store.PublicHit, words: readonly string[]): string => {
  const text = bareText(bodyHtml)
  const hasAny = (where: string) => words.some((word) => fold(where).includes(word))
  const named = hasAny(text) ? undefined : attachments.find(({ name }) => hasAny(name))
  return named ? w.attachmentNamed(named.name).zh : text
}

// Quick and good enough for an excerpt: the markup is clean, and the page escapes what is left of it.
const bareText = (markup: string): string =>
  markup
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const excerptLength = 90

/** Some words around the first place where one of these is found; the beginning when none is. */
export function excerptOf(text: string, words: readonly string[]): string {
  const folded = fold(text)
  // Folding may change lengths; then places in the text are no longer known and the beginning is shown.
  const places = folded.length === text.length ? words.map((word) => folded.indexOf(word)).filter((at) => at >= 0) : []
  const first = places.length > 0 ? Math.min(...places) : 0
  const from = Math.max(0, first - 20)
  const piece = text.slice(from, from + excerptLength).toWellFormed()
  return `${from > 0 ? '…' : ''}${piece}${from + excerptLength < text.length ? '…' : ''}`
}
