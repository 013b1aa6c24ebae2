import type { Actor } from '#kernel/actor.ts'
import { reachOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Org } from '#modules/organisations/index.ts'
import { type PastArticle, type PreparedArticle, prepareImport } from '#modules/publishing/index.ts'
import { openSite } from '#modules/sites/index.ts'
import type { DemoArticle, Section } from './articles/types.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'

const sectionCodes = {
  organisation: 'ORGANISATION',
  discipline: 'DISCIPLINE',
  publicity: 'PUBLICITY',
  'united-front': 'UNITED_FRONT',
  secretariat: 'SECRETARIAT',
  'external-exchange': 'EXTERNAL_EXCHANGE',
  'party-affairs': 'PARTY_AFFAIRS',
  services: 'SERVICES',
} as const satisfies Record<Section, string>

type Sites = ReadonlyMap<string, PastArticle['site']>

/** Opens the site of every body that has articles, through the chapter's own act; gives them by the key of the body. */
export async function openSites(ctx: Ctx, of: { articles: readonly DemoArticle[]; orgs: LoadedOrgs }): Promise<Sites> {
  const county = orgOf(of.orgs, COUNTY.slug)
  const acting = { ...ctx, actor: organiserOf(ctx.actor, county) }
  const sites = new Map<string, PastArticle['site']>()
  for (const key of new Set([COUNTY.slug, ...of.articles.map(({ orgKey }) => orgKey)])) {
    const org = orgOf(of.orgs, key)
    // A telephone number that nobody has: the area code 0000 is not given out.
    const phone = `0000-62${20_000 + sites.size}`
    await openSite(acting, { orgId: org.id, theme: 'red', address: `${org.shortName}党群服务中心`, phone })
    sites.set(key, { orgId: org.id, path: org.path, organisation: org.name })
  }
  return sites
}

/** The articles of the past, ready to be written by the owner of the database with their own hours (A07). */
export function prepareArticles(ctx: Ctx, of: { articles: readonly DemoArticle[]; sites: Sites }): PreparedArticle[] {
  const past = of.articles.map((demo) => asPast(demo, of.sites))
  const [first] = past
  return first ? prepareImport(ctx, past, { source: 'demonstration', orgId: first.site.orgId }) : []
}

function asPast(demo: DemoArticle, sites: Sites): PastArticle {
  const site = sites.get(demo.orgKey)
  if (!site) throw new Error(`the demonstration opened no site for ${demo.orgKey}`)
  const { title, subtitle, bodyHtml, source, author, editor } = demo
  const none = { columnId: null, summary: null, sourceUrl: null, notice: null, attachments: [] }
  const written = {
    ...none,
    sectionCode: sectionCodes[demo.section],
    title,
    subtitle,
    bodyHtml,
    source,
    author,
    editor,
  }
  return { site, written, publishedAt: new Date(demo.publishedAt) }
}

const organiserOf = (actor: Actor, county: Org): Actor => ({
  ...actor,
  role: 'ORGANISER',
  orgId: county.id,
  reach: reachOf(county.path),
})
