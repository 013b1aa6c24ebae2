import type { FastifyInstance } from 'fastify'
import { html } from '#kernel/html.ts'
import { dayOf } from '#kernel/time.ts'
import { caseFeed, casePaths } from '#modules/cases/portal.ts'
import { handedKeys, readFeed, readMapEntries } from '#modules/publishing/index.ts'
import { feedXml, publishingPaths } from '#modules/publishing/portal.ts'
import { listSiteSlugs, type PublicSite } from '#modules/sites/index.ts'
import { sitePaths } from '#modules/sites/portal.ts'
import { caseKeys, ledToNumber, readPublicCase } from './public-case.ts'
import { type MappedPage, robotsText, sitemapXml } from './robots.ts'
import { guards } from './send.ts'
import type { Stage } from './stage.ts'
import { wayOf } from './visit.ts'

interface OfSite {
  Params: { slug: string; section: string }
}

const rss = 'application/rss+xml; charset=utf-8'
const xml = 'application/xml; charset=utf-8'

/** What programs read: feeds, maps for search engines, and what they shall leave alone. */
export function feedRoutes(scope: FastifyInstance, stage: Stage): void {
  const feed = (path: string, pathOf: (of: OfSite['Params']) => string) =>
    scope.get<OfSite>(path, (request, reply) => {
      const { slug, section } = request.params
      const feedPath = pathOf(request.params)
      return stage.keptDocument(
        { request, reply },
        {
          slug,
          path: feedPath,
          make: async (ctx, site, { origin }) => {
            const read = await readFeed(ctx, site, section)
            if (!read) return undefined
            const path = section ? publishingPaths.section(slug, section) : sitePaths.home(slug)
            const body = feedXml({ origin, ...read, description: site.organisation, path, feedPath })
            return { body, type: rss, keys: [`org:${site.orgId}`, ...handedKeys(site)] }
          },
        },
      )
    })
  feed('/o/:slug/rss.xml', ({ slug }) => publishingPaths.feed(slug))
  caseFeedRoute(scope, stage)
  feed('/o/:slug/s/:section/rss.xml', ({ slug, section }) => publishingPaths.sectionFeed(slug, section))
  mapRoutes(scope, stage)
}

// One public case, so that who follows it leaves no name and no address (CZ6). One that is not public is missing, like any other.
function caseFeedRoute(scope: FastifyInstance, stage: Stage): void {
  scope.get<{ Params: { slug: string; number: string } }>('/o/:slug/messages/:number/rss.xml', (request, reply) => {
    const { slug, number } = request.params
    const feedPath = casePaths.feed(slug, number)
    const led = ledToNumber(reply, request.params, casePaths.feed)
    if (led) return led
    return stage.keptDocument(
      { request, reply },
      {
        slug,
        path: feedPath,
        make: async (ctx, site, { origin }) => {
          const data = await readPublicCase(ctx, site, { number, origin })
          if (!data) return undefined
          const of = { origin, path: casePaths.case(site.slug, data.number), feedPath }
          return { body: feedXml({ ...of, ...caseFeed(data) }), type: rss, keys: caseKeys(site) }
        },
      },
    )
  })
}

function mapRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfSite>('/o/:slug/sitemap.xml', (request, reply) => {
    const { slug } = request.params
    return stage.keptDocument(
      { request, reply },
      {
        slug,
        path: `${sitePaths.home(slug)}sitemap.xml`,
        make: async (ctx, site, { origin }) => ({
          body: sitemapXml(origin, pagesOf(site, await readMapEntries(ctx, site), ctx.now)),
          type: xml,
          keys: [`org:${site.orgId}`],
        }),
      },
    )
  })
  scope.get('/sitemap.xml', (request, reply) =>
    stage.keptDocument(
      { request, reply },
      {
        slug: null,
        path: '/sitemap.xml',
        make: async (ctx, _, { origin }) => ({
          body: indexOf(origin, await listSiteSlugs(ctx)),
          type: xml,
          keys: ['sites'],
        }),
      },
    ),
  )
  scope.get('/robots.txt', (request, reply) =>
    reply
      .headers(guards)
      .type('text/plain; charset=utf-8')
      .send(robotsText(wayOf(request).origin)),
  )
}

// Lists change with the newest of what they list.
function pagesOf(site: PublicSite, entries: readonly { path: string; at: Date }[], now: Date): MappedPage[] {
  const changedOn = dayOf(entries[0]?.at ?? now)
  const lists = [...site.sections.filter(({ code }) => code !== 'INTERACTION'), ...site.columns]
  const paths = [
    sitePaths.home(site.slug),
    casePaths.board(site.slug),
    ...lists.map(({ slug }) => publishingPaths.section(site.slug, slug)),
  ]
  return [
    ...paths.map((path) => ({ path, changedOn })),
    ...entries.map(({ path, at }) => ({ path, changedOn: dayOf(at) })),
  ]
}

function indexOf(origin: string, slugs: readonly string[]): string {
  const maps = slugs.map((slug) => html`<sitemap><loc>${`${origin}${sitePaths.home(slug)}sitemap.xml`}</loc></sitemap>`)
  return html`<?xml version="1.0" encoding="utf-8"?>
    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps}</sitemapindex>`.text
}
