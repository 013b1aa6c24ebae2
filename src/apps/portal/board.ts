import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Ctx } from '#kernel/ctx.ts'
import type { FieldErrors } from '#kernel/page-forms.ts'
import { dayOf } from '#kernel/time.ts'
import type { CaseKind } from '#modules/cases/codes.ts'
import { followCase, listBoard, readOpenStatistics } from '#modules/cases/index.ts'
import { boardPage, casePage, casePaths, followPage, statisticsPage } from '#modules/cases/portal.ts'
import { consultationPages, listShownConsultations } from '#modules/consultations/index.ts'
import { consultationPaths, consultationWords } from '#modules/consultations/portal.ts'
import { listShownProjects, projectPages } from '#modules/demands/index.ts'
import { projectPaths, projectWords } from '#modules/demands/portal.ts'
import { PER_PAGE, publishingPaths } from '#modules/publishing/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { wrongMethodPage } from '#modules/sites/portal.ts'
import { authorRoutes } from './board-author.ts'
import { attempt, errorsOf, fieldOf, form, kindOf } from './board-forms.ts'
import { writeRoutes } from './board-write.ts'
import { sendReplyFile } from './enclosures.ts'
import { placesOf } from './knowledge.ts'
import { showOwnCase } from './own-case.ts'
import { caseKeys, ledToNumber, readPublicCase } from './public-case.ts'
import { receiptRoutes } from './receipt.ts'
import { messages } from './scopes.ts'
import type { Exchange, Show, Stage } from './stage.ts'

interface OfBoard {
  Params: { slug: string; number: string }
  Querystring: Record<string, unknown>
  Body: Record<string, unknown> | undefined
}

/** The message board: reading, writing, following; no page of it needs a script (D17, CZ3, CZ5). */
export function boardRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfBoard>('/o/:slug/messages/', (request, reply) => {
    const { slug } = request.params
    const kind = kindOf(request.query.kind)
    const page = Number(/^[1-9]\d{0,3}$/.exec(String(request.query.page ?? ''))?.[0] ?? 1)
    const path = casePaths.board(slug, { ...(kind ? { kind } : {}), ...(page > 1 ? { page } : {}) })
    return stage.kept({ request, reply }, { slug, path, show: showBoard(kind, page) })
  })
  writeRoutes(scope, stage)
  scope.get<OfBoard>('/o/:slug/messages/follow', (request, reply) =>
    form(stage, { request, reply }, { slug: request.params.slug, show: showFollow('', {}) }),
  )
  scope.post<OfBoard>('/o/:slug/messages/follow', (request, reply) =>
    follow(stage, { request, reply }, { slug: request.params.slug, body: request.body ?? {} }),
  )
  scope.get<OfBoard>('/o/:slug/messages/statistics', (request, reply) => {
    const { slug } = request.params
    const year = /^20\d\d$/.exec(String(request.query.year ?? ''))?.[0]
    const path = casePaths.statistics(slug, year ? { year: Number(year) } : {})
    return stage.kept({ request, reply }, { slug, path, show: showStatistics(year ? Number(year) : undefined) })
  })
  scope.get<{ Params: { id: string } }>('/answer-files/:id', (request, reply) =>
    sendReplyFile(stage, { request, reply }, request.params.id),
  )
  receiptRoutes(scope, stage)
  pageRoutes(scope, stage)
  authorRoutes(scope, stage)
}

function pageRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfBoard>('/o/:slug/messages/:number', (request, reply) => {
    const { slug, number } = request.params
    const of = { slug, path: casePaths.case(slug, number), show: showPublicCase(number) }
    return ledToNumber(reply, request.params, casePaths.case) ?? stage.kept({ request, reply }, of)
  })
  for (const act of posted)
    scope.get<OfBoard>(`/o/:slug/messages/:number/${act}`, (request, reply) => {
      const { slug } = request.params
      const show: Show = async (_, site) => ({ page: wrongMethodPage({ slug: site.slug, path: '/' }), status: 405 })
      return stage.own({ request, reply }, { slug, path: casePaths.follow(slug), show })
    })
}

const posted = [
  ...['rating', 'supplements', 'reopening', 'contact-erasure', 'revocation', 'answer', 'appeal'],
  ...['file', 'files-erasure', 'answer-file'],
]

const showBoard =
  (kind: CaseKind | undefined, page: number): Show =>
  async (ctx, site) => {
    const paging = { page, perPage: PER_PAGE }
    const { rows, total } = await listBoard(ctx, { aboutOrgId: site.orgId, takenOver: site.takenOver, kind, ...paging })
    if (page > 1 && rows.length === 0) return undefined
    const more = await moreOf(ctx, site)
    const search = { action: publishingPaths.search(site.slug), scope: messages }
    const data = { slug: site.slug, rows, total, ...paging, ...(kind ? { kind } : {}), now: ctx.now, more, search }
    return { page: boardPage(data), keys: [...caseKeys(site), projectPages, consultationPages] }
  }

// What goes beside single messages, where there is some.
async function moreOf(ctx: Ctx, site: PublicSite) {
  const paths = placesOf(site.path)
  const consultations = await listShownConsultations(ctx, { paths })
  const projects = await listShownProjects(ctx, { paths })
  return [
    ...(consultations.length > 0
      ? [{ label: consultationWords.title.zh, href: consultationPaths.list(site.slug) }]
      : []),
    ...(projects.length > 0 ? [{ label: projectWords.title.zh, href: projectPaths.list(site.slug) }] : []),
  ]
}

const yearsShown = 3

// What lies below changes without an announcement for this page: it is a minute old at most.
const showStatistics =
  (wanted: number | undefined): Show =>
  async (ctx, site) => {
    const today = dayOf(ctx.now)
    const years = Array.from({ length: yearsShown }, (_, i) => Number(today.slice(0, 4)) - i)
    const year = wanted ?? years[0] ?? 0
    if (!years.includes(year)) return undefined
    const span = { from: `${year}-01-01`, until: `${year}-12-31` }
    const numbers = await readOpenStatistics(ctx, { orgId: site.orgId, ...span })
    const data = { slug: site.slug, organisation: site.organisation, year, years, ...numbers }
    return { page: statisticsPage(data), keys: [`cases:${site.orgId}`] }
  }

const showPublicCase =
  (number: string): Show =>
  async (ctx, site, { origin }) => {
    const data = await readPublicCase(ctx, site, { number, origin })
    return data && { page: casePage(data), keys: caseKeys(site) }
  }

const showFollow =
  (number: string, errors: FieldErrors): Show =>
  async (_, site) => ({
    page: followPage({ slug: site.slug, number, errors }),
    status: Object.keys(errors).length > 0 ? 422 : 200,
  })

async function follow(
  stage: Stage,
  exchange: Exchange,
  { slug, body }: { slug: string; body: Record<string, unknown> },
): Promise<FastifyReply> {
  const number = fieldOf(body, 'number').slice(0, 60)
  const code = fieldOf(body, 'code').slice(0, 60)
  const show = await attempt(
    async () => {
      const opened = await stage.run(exchange, { effect: 'read' }, (ctx) => followCase(ctx, { number, code }))
      return showOwnCase(opened, {})
    },
    (fault) => showFollow(number, errorsOf(fault, 'code')),
  )
  return form(stage, exchange, { slug, show })
}
