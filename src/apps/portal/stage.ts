import type { FastifyReply, FastifyRequest } from 'fastify'
import { visitor } from '#kernel/actor.ts'
import { type Ctx, type Performance, perform } from '#kernel/ctx.ts'
import { Refusal, refusals } from '#kernel/errors.ts'
import { callerOf, type Surface } from '#kernel/http.ts'
import { KeptFacts } from '#kernel/kept-facts.ts'
import { log, textOf } from '#kernel/log.ts'
import type { Page } from '#kernel/page.ts'
import type { FreshPage, PageCache } from '#kernel/page-cache.ts'
import { PageNews } from '#kernel/page-news.ts'
import { problemOf } from '#kernel/problem.ts'
import { moment } from '#kernel/replica.ts'
import { addDays, dayOf, startOf } from '#kernel/time.ts'
import { words } from '#kernel/words.ts'
import { KnownDesks } from '#modules/cases/index.ts'
import { CommonWords } from '#modules/demands/index.ts'
import { publishingPaths } from '#modules/publishing/portal.ts'
import { findMovedSlug, type PublicSite, readPublicSite } from '#modules/sites/index.ts'
import { failurePage, missingPage, sitePaths } from '#modules/sites/portal.ts'
import type { Assets } from './assets.ts'
import { bareFace, faceOf } from './face.ts'
import { renderPage } from './frame.ts'
import { traditional } from './script.ts'
import { sendKept, sendOwn } from './send.ts'
import { visitOf, type Way, wayOf } from './visit.ts'

const { refuse } = refusals(words)

/** A request and its reply. */
export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A page of a site and what it was made from beside the site itself; `status` is 200 when not given. */
export interface Shown {
  readonly page: Page
  readonly keys?: readonly string[]
  readonly status?: number
  /** Words searched for, shown again in the search box. */
  readonly query?: string
}

/** Makes a page of a site from the database; nothing means that there is no such page. */
export type Show = (ctx: Ctx, site: PublicSite, way: Way) => Promise<Shown | undefined>

/** Not here but there: another address of this site, for good (301), for now (302), or to look at what was done (303). */
export class LedOn extends Refusal {
  readonly to: string
  readonly status: 301 | 302 | 303

  constructor(to: string, status: 301 | 302 | 303) {
    super('missing', 'kernel.not-found', { sentence: words['kernel.not-found'] })
    this.to = to
    this.status = status
  }
}

const html = 'text/html; charset=utf-8'
/** The same page of another site. */
export const addressWith = (url: string, slug: string) => url.replace(/^\/o\/[^/?]+/, `/o/${slug}`)

// What the frame of a site is made from: its own facts, those of the site above, and the names of the organisations.
const frameKeys = (site: PublicSite) => [
  `site:${site.orgId}`,
  ...(site.superior ? [`site:${site.superior.orgId}`] : []),
  'organisations',
]

/** Where pages are made and given out: reads as the portal, sets the frame, keeps what everybody may see. */
export class Stage {
  readonly cache: PageCache
  /** What writers change in small ways, announced together. */
  readonly news: PageNews
  /** How common words are, for who writes what may have been said already. */
  readonly commonWords = new CommonWords()
  /** Whom messages go to, remembered while many are written. */
  readonly desks = new KnownDesks()
  private readonly surface: Surface
  private readonly assets: Assets
  // The frame is the same for all pages of a site; it is also what a page needs when the database cannot be asked.
  private newsAt = Number.NEGATIVE_INFINITY
  private readonly sites = new KeptFacts<PublicSite>({ characters: 8_000_000 })

  constructor(surface: Surface, cache: PageCache, assets: Assets) {
    this.surface = surface
    this.news = new PageNews(surface.portal)
    this.cache = cache
    this.assets = assets
  }

  /** Takes in an announcement of changed pages. */
  hear(payload: string): void {
    this.newsAt = moment()
    this.sites.hear(payload)
    this.desks.hear(payload)
    this.cache.hear(payload)
  }

  /** Trusts nothing that is kept any more. */
  outdateAll(): void {
    this.newsAt = moment()
    this.sites.outdateAll()
    this.desks.outdateAll()
    this.cache.outdateAll()
  }

  /** Runs a use case as the visitor on the portal's database. */
  run<T>(
    exchange: Exchange,
    of: Pick<Performance, 'effect' | 'idempotency' | 'copy' | 'mayChangeNothing'>,
    work: (ctx: Ctx) => Promise<T>,
  ): Promise<T> {
    const { request, reply } = exchange
    const caller = callerOf(request, reply)
    return perform({ db: this.surface.portal, actor: visitor, requestId: request.id, caller, ...of }, work)
  }

  // A page that is kept is made from a copy only when that holds everything announced so far: else an old page would be kept.
  private copy(): Pick<Performance, 'copy'> {
    const { replica } = this.surface
    return replica ? { copy: { replica, door: 'portal', since: this.newsAt } } : {}
  }

  /** Gives out a page that is the same for all who read in this way; `path` is its address with the query it knows. */
  kept(exchange: Exchange, of: { slug: string | null; path: string; show: Show; status?: number }) {
    return this.keptDocument(exchange, {
      ...of,
      make: async (ctx, site, way) => {
        const shown = await of.show(ctx, site, way)
        if (!shown) return undefined
        return { body: this.document({ site, way, ctx, path: of.path }, shown), type: html, keys: shown.keys ?? [] }
      },
    })
  }

  /** Gives out any text that is the same for all, such as a feed. */
  async keptDocument(
    exchange: Exchange,
    of: {
      slug: string | null
      path: string
      status?: number
      make: (ctx: Ctx, site: PublicSite, way: Way) => Promise<FreshPage | undefined>
    },
  ): Promise<FastifyReply> {
    const way = wayOf(exchange.request)
    const name = [way.origin, way.isElder ? 'elder' : '', way.script, of.slug ?? '', of.path].join(' ')
    const served = await this.cache.serve(name, () =>
      this.run(exchange, { effect: 'read', ...this.copy() }, async (ctx) => {
        const site = await this.site(ctx, of.slug, exchange)
        const made = await of.make(ctx, site, way)
        if (!made) throw refuse('missing', 'kernel.not-found')
        return {
          ...made,
          keys: [...frameKeys(site), ...made.keys],
          freshUntil: startOf(addDays(dayOf(ctx.now), 1)).getTime(),
        }
      }),
    )
    return sendKept(exchange, { cache: this.cache, name, served, status: of.status ?? 200 })
  }

  /** Gives out a page that belongs to this visitor; it is kept nowhere. */
  async own(exchange: Exchange, of: { slug: string | null; path: string; show: Show }): Promise<FastifyReply> {
    const way = wayOf(exchange.request)
    const [document, status] = await this.run(exchange, { effect: 'read' }, async (ctx) => {
      const site = await this.site(ctx, of.slug, exchange)
      const shown = await of.show(ctx, site, way)
      if (!shown) throw refuse('missing', 'kernel.not-found')
      return [this.document({ site, way, ctx, path: of.path }, shown), shown.status ?? 200] as const
    })
    return sendOwn(exchange.reply, document, status)
  }

  /** 404 in the frame of the site whose address was asked for, else of the first one. */
  async missing(exchange: Exchange, slug: string | null): Promise<FastifyReply> {
    const show: Show = async (_, site) => ({
      page: missingPage({
        slug: site.slug,
        path: sitePaths.home(site.slug),
        search: publishingPaths.search(site.slug),
      }),
    })
    try {
      return await this.kept(exchange, { slug, path: ' missing', show, status: 404 })
    } catch (fault) {
      if (slug !== null && fault instanceof Refusal) return this.missing(exchange, null)
      return sendOwn(exchange.reply, this.bare(exchange, missingPage({ slug: '', path: '/', search: '/sites' })), 404)
    }
  }

  /** 500, or 503 while the database is away, in the frame as it last was, with the number under which the log knows it. */
  failure(exchange: Exchange, slug: string | null, fault: unknown): FastifyReply {
    const { request, reply } = exchange
    log.error({ fault: fault instanceof Error ? fault.stack : String(fault), requestId: request.id }, 'a page failed')
    const site = this.sites.last(slug ?? '')
    const number = request.id.slice(0, 8).toUpperCase()
    const page = failurePage({ path: '/', number, ...(site ? { phone: site.phone } : {}) })
    const { status } = problemOf(fault, request.id)
    if (status === 503) reply.header('retry-after', 10)
    return sendOwn(reply, this.bare(exchange, page, site), status)
  }

  /**
   * 503 with the form as it was typed, in the frame as it last was: a database that is away costs nobody his words.
   * @throws `fault` itself when it is another one, or when the site was never seen
   */
  formAgain(exchange: Exchange, of: { slug: string; fault: unknown; page: (site: PublicSite) => Page }): FastifyReply {
    const { request, reply } = exchange
    const site = this.sites.last(of.slug)
    if (!site || problemOf(of.fault, request.id).status !== 503) throw of.fault
    log.warn({ fault: textOf(of.fault), requestId: request.id }, 'a form was given back, the database was away')
    reply.header('retry-after', 10)
    return sendOwn(reply, this.bare(exchange, of.page(site), site), 503)
  }

  /** The window at an address, also when it moved there. @throws LedOn, Refusal `kernel.not-found` */
  async site(ctx: Ctx, slug: string | null, { request }: Pick<Exchange, 'request'>): Promise<PublicSite> {
    const site = await this.sites.get(slug ?? '', async () => {
      const facts = await readPublicSite(ctx, slug)
      return facts && { facts, keys: [...frameKeys(facts), 'sites'] }
    })
    // Its code leads on when it has an address of words; a form that was sent to the code is taken where it came.
    if (site && (slug === null || slug === site.slug || request.method === 'POST')) return site
    if (site) throw new LedOn(addressWith(request.url, site.slug), 301)
    const moved = slug === null ? undefined : await findMovedSlug(ctx, slug)
    if (moved === undefined) throw refuse('missing', 'kernel.not-found')
    // Led on, a form would come back empty: what was typed at the old address is taken at the new one.
    if (request.method === 'POST') return this.site(ctx, moved, { request })
    throw new LedOn(addressWith(request.url, moved), 301)
  }

  private document(of: { site: PublicSite; way: Way; ctx: Ctx; path: string }, shown: Shown): string {
    const { way } = of
    const { now } = of.ctx
    const path = of.path.startsWith('/') ? of.path : shown.page.head.path
    const visit = visitOf(way, { path, now, ...(shown.query ? { query: shown.query } : {}) })
    const document = renderPage({ site: faceOf(of.site, now), visit, assets: this.assets }, shown.page)
    return way.script === 'hant' ? traditional(document) : document
  }

  private bare(exchange: Exchange, page: Page, site?: PublicSite): string {
    const now = new Date()
    const visit = visitOf(wayOf(exchange.request), { path: '/', now })
    return renderPage({ site: site ? faceOf(site, now) : bareFace(''), visit, assets: this.assets }, page)
  }
}
