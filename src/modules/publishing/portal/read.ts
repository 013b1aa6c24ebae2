import type { Ctx } from '#kernel/ctx.ts'
import type { DatedItem, Link } from '#kernel/page-parts.ts'
import { dayOf, startOf, toDay } from '#kernel/time.ts'
import { pathsAbove } from '#modules/organisations/index.ts'
import { freshness, type PublicColumn, type PublicSite } from '#modules/sites/index.ts'
import { fileType } from '../files/codes.ts'
import type { Attachment } from '../files/contract.ts'
import { ageInDays, isId, monthAfter } from '../rules.ts'
import type { ArticleData, WithdrawnData } from './article.ts'
import { publishingPaths } from './paths.ts'
import type { FeedItem } from './rss.ts'
import { PER_PAGE, type SectionData } from './section.ts'
import * as store from './store.ts'
import { publishingWords as w } from './words.ts'

/** The organisations whose articles handed down a site shows; a site that is not open, or paused, shows none. */
export const aboveOf = (site: PublicSite): string[] =>
  site.hasSite && site.state === 'ACTIVE' ? pathsAbove(site.path) : []

/** What the lists of a site are made of: its own, what is handed down to it and what it took; one that sleeps has its own only. */
const shelfOf = (site: PublicSite) => {
  const isAwake = site.hasSite && site.state === 'ACTIVE'
  return { orgId: site.orgId, above: aboveOf(site), hasTaken: isAwake }
}

const newsSections = ['PUBLICITY', 'ORGANISATION', 'DISCIPLINE', 'UNITED_FRONT', 'EXTERNAL_EXCHANGE']

const itemOf = (slug: string, item: store.PublicItem): DatedItem => ({
  title: item.title,
  href: publishingPaths.article(slug, item.id),
  at: item.publishedAt,
  ...(item.fromName ? { note: fromOf(item.fromName, item).zh } : {}),
})

const fromOf = (name: string, { cameBy }: store.PublicItem) =>
  cameBy === 'TAKEN' ? w.takenFrom(name) : w.handedFrom(name)

/** What the home page shows of a site's articles. */
export async function readHome(ctx: Ctx, site: PublicSite) {
  const { slug } = site
  const shelf = shelfOf(site)
  const [news = [], notices = [], openness = [], services = []] = await store.readShelves(ctx.tx, [
    { ...shelf, sections: newsSections, most: 8 },
    { ...shelf, sections: ['SECRETARIAT'], most: 6 },
    { ...shelf, sections: ['PARTY_AFFAIRS'], most: 6 },
    { ...shelf, sections: ['SERVICES'], most: 8 },
  ])
  const ofColumns = site.columns.length > 0 ? await store.listOfColumns(ctx.tx, shelf, 4) : []
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
    ...shelfOf(site),
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
  /** Of an organisation above and not handed down to this site: it is read where it stands. */
  | { readonly kind: 'elsewhere'; readonly slug: string }

/** An article of this site; nothing when there is none that is or was public. */
export async function readArticle(ctx: Ctx, site: PublicSite, articleId: string): Promise<ReadArticle | undefined> {
  if (!isId(articleId)) return undefined
  const read = await store.readArticle(ctx.tx, { orgId: site.orgId, articleId })
  if (!read) return readOfAnother(ctx, site, articleId)
  const { article, around } = read
  const section = sectionLink(site, article.sectionCode)
  const base = { slug: site.slug, articleId, section, title: article.title }
  const { withdrawnAt, withdrawnReason, withdrawnBy } = article
  if (withdrawnAt !== null) {
    const facts = { withdrawnAt, why: { reason: withdrawnReason ?? '' }, decidedBy: withdrawnBy ?? site.organisation }
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

// What was handed down is the superior's word on this site, also where the site had taken it.
async function readOfAnother(ctx: Ctx, site: PublicSite, articleId: string): Promise<ReadArticle | undefined> {
  const handed = await readHanded(ctx, site, articleId)
  if (handed && handed.kind !== 'elsewhere') return handed
  return (await readTaken(ctx, site, articleId)) ?? handed
}

/**
 * An article that this site took of what was offered to it, in the section where it was put. One that it shows no more, or whose present version nobody here
 * has read, is read where it stands: an address is for ever (decisions 356).
 */
async function readTaken(ctx: Ctx, site: PublicSite, articleId: string): Promise<ReadArticle | undefined> {
  const article = await store.findTaken(ctx.tx, { orgId: site.orgId, articleId, above: pathsAbove(site.path) })
  if (!article || article.slug === null) return undefined
  const { slug, isShown } = article
  if (!isShown || !shelfOf(site).hasTaken) return { kind: 'elsewhere', slug }
  return ofAnother(ctx, site, { ...article, sectionCode: article.placedIn, articleId, slug, cameBy: 'TAKEN' })
}

/**
 * An article that an organisation above handed down, under the frame of this site; nothing to change here, and files, checking and corrections lead to where
 * it stands. One that is not handed down any more, or not to a site that is not open, is read there (decisions 321).
 */
async function readHanded(ctx: Ctx, site: PublicSite, articleId: string): Promise<ReadArticle | undefined> {
  const article = await store.findHanded(ctx.tx, { orgId: site.orgId, articleId, above: pathsAbove(site.path) })
  if (!article || article.slug === null) return undefined
  const { slug, isHanded } = article
  if (!isHanded || aboveOf(site).length === 0) return { kind: 'elsewhere', slug }
  const read = ofAnother(ctx, site, { ...article, articleId, slug, cameBy: 'HANDED' })
  return read.kind === 'published' ? { ...read, data: { ...read.data, ...noteOf(site, article) } } : read
}

type OfAnother = store.PublicArticle & {
  readonly articleId: string
  readonly slug: string
  readonly organisation: string
  readonly cameBy: 'HANDED' | 'TAKEN'
}

/** An article of another organisation in the frame of this site: files, checking and corrections lead to where it stands. */
function ofAnother({ now }: Ctx, site: PublicSite, article: OfAnother): Exclude<ReadArticle, { kind: 'elsewhere' }> {
  const { articleId, slug, organisation, cameBy: by, withdrawnAt, withdrawnReason, withdrawnBy } = article
  const base = { slug: site.slug, articleId, section: sectionLink(site, article.sectionCode), title: article.title }
  if (withdrawnAt !== null) {
    // Nobody of this site read the words of one who withdrew what it took: they stand where he answers for them.
    const why =
      by === 'TAKEN' ? { original: publishingPaths.article(slug, articleId) } : { reason: withdrawnReason ?? '' }
    return { kind: 'withdrawn', data: { ...base, withdrawnAt, decidedBy: withdrawnBy ?? organisation, why } }
  }
  const data = {
    ...base,
    ...factsOf(article),
    attachments: article.attachments.map((file) => attachmentOf({ slug }, { articleId, file })),
    related: [],
    verify: publishingPaths.verify(slug, articleId),
    from: { by, slug, link: { label: organisation, href: publishingPaths.article(slug, articleId) } },
    now,
  }
  return { kind: 'published', data }
}

const noteOf = (site: PublicSite, of: store.PublicHanded): Pick<ArticleData, 'localNote'> => {
  const { noteText, noteShownAt, noteRemovedAt, noteRemovedReason } = of
  const by = site.organisation
  if (noteText !== null && noteShownAt !== null)
    return { localNote: { kind: 'shown', by, on: dayOf(noteShownAt), text: noteText } }
  if (noteRemovedAt !== null && noteRemovedReason !== null)
    return { localNote: { kind: 'removed', by, on: dayOf(noteRemovedAt), reason: noteRemovedReason } }
  return {}
}

const attachmentOf = (
  site: { readonly slug: string },
  { articleId, file }: { articleId: string; file: Attachment },
) => ({
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
    summary: article.summary,
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

/** The name of a section as this site writes it. */
export const sectionTitle = (site: PublicSite, code: string): string =>
  site.sections.find((section) => section.code === code)?.title ?? ''

/** A section of a site. */
export const sectionLink = (site: PublicSite, code: string): Link => {
  const section = site.sections.find((each) => each.code === code)
  return { label: section?.title ?? '', href: publishingPaths.section(site.slug, section?.slug ?? '') }
}

/** Everything of a month `2026-11`, the newest one when none is given; nothing for a month that holds nothing. */
export async function readArchive(ctx: Ctx, site: PublicSite, wanted: string | undefined) {
  const shelf = shelfOf(site)
  const months = await store.listMonths(ctx.tx, shelf)
  if (wanted !== undefined && !months.some(({ month }) => month === wanted)) return undefined
  const month = wanted ?? months[0]?.month ?? dayOf(ctx.now).slice(0, 7)
  const from = startOf(toDay(`${month}-01`))
  const until = startOf(toDay(`${monthAfter(month)}-01`))
  const items = await store.listBetween(ctx.tx, { ...shelf, from, until })
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
    ...shelfOf(site),
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
      ...(item.fromName && item.fromSlug
        ? {
            from: {
              label: fromOf(item.fromName, item).zh,
              name: item.fromName,
              feedPath: publishingPaths.feed(item.fromSlug),
            },
          }
        : {}),
    })),
  }
}

/** Paths and hours of what a site has published, for search engines. */
export async function readMapEntries(ctx: Ctx, site: PublicSite): Promise<{ path: string; at: Date }[]> {
  const entries = await store.listForMap(ctx.tx, site.orgId)
  return entries.map(({ id, changedAt }) => ({ path: publishingPaths.article(site.slug, id), at: changedAt }))
}
