import type { Ctx } from '#kernel/ctx.ts'
import { fold, plainQuery } from '#kernel/search.ts'
import { addDays, startOf, toDay } from '#kernel/time.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { publishingPaths } from './paths.ts'
import { aboveOf, sectionTitle } from './read.ts'
import type { SearchHit } from './search.ts'
import { PER_PAGE } from './section.ts'
import * as store from './store.ts'
import { publishingWords as w } from './words.ts'

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
    above: aboveOf(site),
    ...(site.hasSite && site.state === 'ACTIVE' ? { takes: site.orgId } : {}),
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
  href: publishingPaths.article(hit.isTaken || isHandedTo(site, hit) ? site.slug : hit.slug, hit.id),
  excerpt: excerptOf(excerptSource(hit, words), words),
  kind: sectionTitle(site, hit.sectionCode),
  ...(hit.orgId === site.orgId ? {} : { siteName: hit.siteName }),
  at: hit.publishedAt,
})

const isHandedTo = (site: PublicSite, { handedPath }: store.PublicHit): boolean =>
  handedPath !== null && aboveOf(site).includes(handedPath)

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
