import type { FastifyInstance } from 'fastify'
import type { Ctx } from '#kernel/ctx.ts'
import { fill } from '#kernel/errors.ts'
import { isDay } from '#kernel/time.ts'
import { listBoard, mostShown } from '#modules/cases/index.ts'
import { casePaths } from '#modules/cases/portal.ts'
import { consultationPaths, consultationWords } from '#modules/consultations/portal.ts'
import { projectPaths, projectWords } from '#modules/demands/portal.ts'
import {
  handedKeys,
  localNoteKey,
  readArchive,
  readArticle,
  readSection,
  type SearchAsked,
  searchArticles,
} from '#modules/publishing/index.ts'
import {
  archivePage,
  articlePage,
  PER_PAGE,
  publishingPaths,
  type SearchHit,
  searchPage,
  sectionPage,
  withdrawnPage,
} from '#modules/publishing/portal.ts'
import { findNear, type PublicSite, readDirectory } from '#modules/sites/index.ts'
import {
  accessibilityPage,
  directoryPage,
  elderShortcuts,
  privacyPage,
  siteMapPage,
  sitePaths,
} from '#modules/sites/portal.ts'
import { showElder, showFirst, showHome } from './home.ts'
import { messages } from './scopes.ts'
import { leadOn } from './send.ts'
import { LedOn, type Show, type Shown, type Stage } from './stage.ts'
import { pathOf } from './visit.ts'
import { frameWords as w } from './words.ts'

interface OfSite {
  Params: { slug: string; section: string; articleId: string }
  Querystring: Record<string, unknown>
}

/** The pages everybody sees alike, and the search. */
export function pageRoutes(scope: FastifyInstance, stage: Stage): void {
  const page = (path: string, show: (of: OfSite['Params'] & { query: Query }) => { path: string; show: Show }) =>
    scope.get<OfSite>(path, (request, reply) => {
      const { params } = request
      return stage.kept(
        { request, reply },
        { slug: params.slug, ...show({ ...params, query: readQuery(request.query) }) },
      )
    })

  scope.get('/', (request, reply) => stage.kept({ request, reply }, { slug: null, path: '/', show: showFirst }))
  for (const path of [
    '/o/:slug',
    '/o/:slug/s/:section',
    '/o/:slug/messages',
    '/o/:slug/questions',
    '/o/:slug/projects',
    '/o/:slug/consultations',
  ])
    scope.get(path, (request, reply) => leadOn(reply, `${pathOf(request)}/`, 301))
  page('/o/:slug/', ({ slug }) => ({ path: sitePaths.home(slug), show: showHome }))
  page('/o/:slug/elder', ({ slug }) => ({ path: sitePaths.elder(slug), show: async (_, site) => showElder(site) }))
  page('/o/:slug/map', ({ slug }) => ({ path: sitePaths.siteMap(slug), show: showMap }))
  page('/o/:slug/accessibility', ({ slug }) => ({
    path: sitePaths.accessibility(slug),
    show: async (_, site) => ({ page: accessibilityPage(site) }),
  }))
  page('/o/:slug/privacy', ({ slug }) => ({
    path: sitePaths.privacy(slug),
    show: async (_, site) => ({ page: privacyPage(site) }),
  }))
  page('/o/:slug/a/:articleId', ({ slug, articleId }) => ({
    path: publishingPaths.article(slug, articleId),
    show: showArticle(articleId),
  }))
  page('/o/:slug/archive', ({ slug, query: { month } }) => ({
    path: publishingPaths.archive(slug, month),
    show: showArchive(month),
  }))
  page('/o/:slug/s/:section/', ({ slug, section, query: { year, page } }) => ({
    path: publishingPaths.section(slug, section, { ...(year ? { year } : {}), ...(page > 1 ? { page } : {}) }),
    show: showSection(section, { year, page }),
  }))
  scope.get<OfSite>('/o/:slug/search', (request, reply) => {
    const { slug } = request.params
    const asked = askedOf(request.query)
    return stage.own({ request, reply }, { slug, path: request.url, show: showSearch(asked) })
  })
  scope.get<OfSite>('/sites', (request, reply) => directory(stage, { request, reply }))
}

type Query = ReturnType<typeof readQuery>

function readQuery(query: Record<string, unknown>) {
  return {
    year: matching(query.year, /^\d{4}$/),
    month: matching(query.month, /^20\d\d-(?:0[1-9]|1[0-2])$/),
    page: pageOf(query),
  }
}

const matching = (written: unknown, shape: RegExp): string | undefined =>
  typeof written === 'string' && shape.test(written) ? written : undefined
const pageOf = (query: Record<string, unknown>): number => Number(matching(query.page, /^[1-9]\d{0,3}$/) ?? 1)
const textOf = (written: unknown, most: number): string =>
  typeof written === 'string' ? written.toWellFormed().replaceAll('\0', '').trim().slice(0, most) : ''

const showArticle =
  (articleId: string): Show =>
  async (ctx, site, way) => {
    const read = await readArticle(ctx, site, articleId)
    if (!read) return undefined
    if (read.kind === 'elsewhere') throw new LedOn(publishingPaths.article(read.slug, articleId), 302)
    const note = localNoteKey({ orgId: site.orgId, articleId })
    const keys = [`org:${site.orgId}`, `article:${articleId}`, note, ...handedKeys(site)]
    if (read.kind === 'withdrawn')
      return { page: withdrawnPage({ ...read.data, write: casePaths.write(site.slug) }), keys }
    // What is wrong with an article is told to whose it is.
    const slug = read.data.from?.slug ?? site.slug
    const path = publishingPaths.article(slug, articleId)
    const [correct, object] = [casePaths.correction(slug, path), casePaths.objection(slug, path)]
    return { page: articlePage({ ...read.data, correct, object, origin: way.origin }), keys }
  }

const showArchive =
  (month: string | undefined): Show =>
  async (ctx, site) => {
    const data = await readArchive(ctx, site, month)
    return data && { page: archivePage(data), keys: [`org:${site.orgId}`, ...handedKeys(site)] }
  }

const showSection =
  (section: string, of: { year: string | undefined; page: number }): Show =>
  async (ctx, site) => {
    const isBoard = site.sections.some(({ code, slug }) => code === 'INTERACTION' && slug === section)
    if (isBoard) throw new LedOn(casePaths.board(site.slug), 301)
    const data = await readSection(ctx, site, { section, ...of })
    return data && { page: sectionPage(data), keys: [`org:${site.orgId}`, ...handedKeys(site)] }
  }

const showMap: Show = async (_, site) => {
  const { slug } = site
  const sections = site.sections.map(({ code, slug: section, title }) => ({
    label: title,
    href: code === 'INTERACTION' ? casePaths.board(slug) : publishingPaths.section(slug, section),
  }))
  const windows = site.columns.map((column) => ({
    label: column.name,
    href: publishingPaths.section(slug, column.slug),
  }))
  const often = [
    { label: w.message.zh, href: casePaths.write(slug) },
    { label: w.follow.zh, href: casePaths.follow(slug) },
    { label: w.questions.zh, href: casePaths.knowledge(slug) },
    { label: projectWords.title.zh, href: projectPaths.list(slug) },
    { label: consultationWords.title.zh, href: consultationPaths.list(slug) },
    { label: w.byDate.zh, href: publishingPaths.archive(slug) },
    { label: w.search.zh, href: publishingPaths.search(slug) },
    { label: w.elder.zh, href: sitePaths.elder(slug) },
  ]
  const below = site.below.map((other) => ({ label: other.name, href: sitePaths.home(other.slug) }))
  const groups = [
    { title: w.allOfSection.zh, links: sections },
    { title: w.ownWindows.zh, links: windows },
    { title: w.oftenUsed.zh, links: often },
    { title: w.sitesBelow.zh, links: below },
  ].filter(({ links }) => links.length > 0)
  return { page: siteMapPage({ slug, groups }), keys: ['sites'] }
}

function askedOf(query: Record<string, unknown>): SearchAsked {
  const day = (written: unknown) => (typeof written === 'string' && isDay(written) ? written : '')
  return {
    query: textOf(query.q, 100),
    scope: textOf(query.scope, 30),
    fromOn: day(query.from),
    untilOn: day(query.until),
    sort: query.sort === 'time' ? 'time' : 'relevance',
    page: pageOf(query),
  }
}

const showSearch =
  (asked: SearchAsked): Show =>
  async (ctx, site) => {
    const { hits, total, words } = await find(ctx, site, asked)
    const beside = asked.scope === '' && asked.page === 1 ? await messagesWith(ctx, site, asked.query) : undefined
    const page = searchPage({
      slug: site.slug,
      ...asked,
      words,
      scopes: [
        { value: 'site', label: w.onlyHere.zh },
        { value: messages, label: w.publicMessages.zh },
        ...site.sections
          .filter(({ code }) => code !== 'INTERACTION')
          .map(({ code, title }) => ({ value: code, label: title })),
      ],
      hits,
      total,
      perPage: PER_PAGE,
      beside,
      ask: casePaths.write(site.slug),
      shortcuts: elderShortcuts(site.slug, asked.query),
    })
    return { page, query: asked.query }
  }

// Articles and messages cannot be ranked together; who asks for a word learns of both (CZ6).
async function messagesWith(ctx: Ctx, site: PublicSite, q: string) {
  if (q === '') return undefined
  const { orgId: aboutOrgId, takenOver, slug } = site
  const { total } = await listBoard(ctx, { aboutOrgId, takenOver, q, page: 1, perPage: 1 })
  if (total === 0) return undefined
  return {
    label: fill(total < mostShown ? w.foundMessages : w.foundManyMessages, { query: q, count: total }).zh,
    href: publishingPaths.search(slug, { q, scope: messages }),
  }
}

async function find(ctx: Ctx, site: PublicSite, asked: SearchAsked) {
  if (asked.query === '') return { hits: [], total: 0, words: [] }
  if (asked.scope !== messages) return searchArticles(ctx, site, asked)
  const { query: q, page } = asked
  const { rows, total } = await listBoard(ctx, {
    aboutOrgId: site.orgId,
    takenOver: site.takenOver,
    q,
    page,
    perPage: PER_PAGE,
  })
  const hits = rows.map(
    (row): SearchHit => ({
      title: row.title,
      href: casePaths.case(site.slug, row.number),
      excerpt: '',
      kind: w.publicMessages.zh,
      at: row.sentAt,
    }),
  )
  return { hits, total, words: q.split(/\s+/) }
}

function directory(stage: Stage, exchange: Parameters<Stage['kept']>[0]) {
  const query = exchange.request.query as Record<string, unknown>
  const near = matching(query.near, /^[\w.-]{1,60}$/)
  if (near) return leadNear(stage, exchange, near)
  const asked = { query: textOf(query.q, 40), under: matching(query.under, /^[\w.]{1,60}$/) ?? null }
  const show = async (ctx: Ctx): Promise<Shown> => ({
    page: directoryPage(await readDirectory(ctx, asked)),
    keys: ['sites'],
  })
  const path = asked.under === null ? sitePaths.directory() : `${sitePaths.directory()}?under=${asked.under}`
  // What somebody searched for is nobody else's, and there is no end to what can be searched for.
  if (asked.query !== '') return stage.own(exchange, { slug: null, path: exchange.request.url, show })
  return stage.kept(exchange, { slug: null, path, show })
}

// The place is that of the page one comes from; no position of the visitor is asked for (CZ1).
async function leadNear(stage: Stage, exchange: Parameters<Stage['kept']>[0], near: string) {
  return leadOn(exchange.reply, await stage.run(exchange, { effect: 'read' }, (ctx) => findNear(ctx, near)), 302)
}
