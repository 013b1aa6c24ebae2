import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Refusal } from '#kernel/errors.ts'
import { makeFormToken } from '#kernel/form-token.ts'
import type { FieldErrors } from '#kernel/page-forms.ts'
import { dayOf } from '#kernel/time.ts'
import { type CaseKind, caseKinds } from '#modules/cases/codes.ts'
import { findDesk, followCase, listBoard, readOpenStatistics, submitCase } from '#modules/cases/index.ts'
import {
  boardPage,
  casePage,
  casePaths,
  EMPTY_MESSAGE,
  followPage,
  type MessageValues,
  statisticsPage,
  writePage,
} from '#modules/cases/portal.ts'
import { consultationPages, listShownConsultations } from '#modules/consultations/index.ts'
import { consultationPaths, consultationWords } from '#modules/consultations/portal.ts'
import { listShownProjects, projectPages } from '#modules/demands/index.ts'
import { projectPaths, projectWords } from '#modules/demands/portal.ts'
import { pathsAbove } from '#modules/organisations/index.ts'
import { PER_PAGE, publishingPaths } from '#modules/publishing/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { wrongMethodPage } from '#modules/sites/portal.ts'
import { authorRoutes, showOwnCase } from './board-author.ts'
import { attempt, errorsOf, fieldOf, form, formTokenOf, isSentAlready, leadOnWhenPaused } from './board-forms.ts'
import { stepBeforeSending } from './board-step.ts'
import { placesOf } from './knowledge.ts'
import { articleAt, objectionTo } from './objection.ts'
import { caseKeys, ledToNumber, readPublicCase } from './public-case.ts'
import { leadToReceipt, probeCookies, receiptRoutes } from './receipt.ts'
import { messages } from './scopes.ts'
import type { Exchange, Show, Stage } from './stage.ts'
import { ownPath } from './visit.ts'
import { formWords } from './words.ts'

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
  scope.get<OfBoard>('/o/:slug/messages/new', (request, reply) => {
    const values = { ...EMPTY_MESSAGE, kind: kindOf(request.query.kind) ?? '' }
    const about = aboutOf(request.query.about)
    const objects = request.query.notice === '1'
    const of = { values, errors: {}, token: makeFormToken(), about, objects }
    probeCookies({ request, reply })
    return form(stage, { request, reply }, { slug: request.params.slug, show: showForm(of) })
  })
  scope.post<OfBoard>('/o/:slug/messages/new', (request, reply) =>
    write(stage, { request, reply }, { slug: request.params.slug, body: request.body ?? {} }),
  )
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
  for (const act of ['rating', 'supplements', 'reopening', 'contact-erasure', 'revocation', 'answer', 'appeal'])
    scope.get<OfBoard>(`/o/:slug/messages/:number/${act}`, (request, reply) => {
      const { slug } = request.params
      const show: Show = async (_, site) => ({ page: wrongMethodPage({ slug: site.slug, path: '/' }), status: 405 })
      return stage.own({ request, reply }, { slug, path: casePaths.follow(slug), show })
    })
}

const kindOf = (written: unknown): CaseKind | undefined =>
  typeof written === 'string' && Object.hasOwn(caseKinds, written) ? (written as CaseKind) : undefined

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

interface Form {
  readonly values: MessageValues
  readonly errors: FieldErrors
  readonly token: string
  readonly about: string | undefined
  /** It is opened for an objection to the public notice it is about. */
  readonly objects?: boolean
}

// A page of this site that somebody found a mistake on.
const aboutOf = (written: unknown): string | undefined => {
  const path = ownPath(written)
  return path === '/' ? undefined : path
}

const showForm =
  (of: Form): Show =>
  async (ctx, site) => {
    leadOnWhenPaused(site)
    const { about, objects, values, ...rest } = of
    const { name: organisation, limits } = await findDesk(ctx, { aboutOrgId: site.orgId })
    const article = about === undefined ? undefined : await articleAt(ctx, site, about)
    const target = about === undefined ? {} : { about: { path: about, title: article?.title ?? site.name } }
    const begun = objects === true && article ? { ...values, ...objectionTo(article, ctx.now) } : values
    const hasErrors = Object.keys(of.errors).length > 0
    return {
      page: writePage({ ...placeOf(site), organisation, limits, ...rest, values: begun, ...target }),
      status: hasErrors ? 422 : 200,
    }
  }

const placeOf = (site: PublicSite) => ({ slug: site.slug, isTop: pathsAbove(site.path).length === 0 })

const showFollow =
  (number: string, errors: FieldErrors): Show =>
  async (_, site) => ({
    page: followPage({ slug: site.slug, number, errors }),
    status: Object.keys(errors).length > 0 ? 422 : 200,
  })

async function write(
  stage: Stage,
  exchange: Exchange,
  { slug, body }: { slug: string; body: Record<string, unknown> },
): Promise<FastifyReply> {
  const names = Object.keys(EMPTY_MESSAGE) as (keyof MessageValues)[]
  const values = Object.fromEntries(names.map((name) => [name, fieldOf(body, name)])) as MessageValues
  const { token, key } = formTokenOf(body, 'token')
  const about = aboutOf(body.about)
  const of: Written = { slug, values, token, key, about, step: fieldOf(body, 'step'), join: fieldOf(body, 'join') }
  const errors = { consent: formWords.notSent.zh }
  const page = (site: PublicSite) => writePage({ ...placeOf(site), organisation: site.name, values, errors, token })
  try {
    if (of.step === 'back')
      return await form(stage, exchange, { slug, show: showForm({ values, token, about, errors: {} }) })
    return (
      (await toSuccessor(stage, exchange, of)) ??
      (await form(stage, exchange, { slug, show: await handIn(stage, exchange, of) }))
    )
  } catch (fault) {
    return stage.formAgain(exchange, { slug, fault, page })
  }
}

/** A message as its form came. */
interface Written extends Omit<Form, 'errors'> {
  readonly slug: string
  readonly key: string
  readonly step: string
  readonly join: string
}

// A form that was open when its site went to sleep is shown again by who goes on, with all that was typed: its writer decides (A12).
async function toSuccessor(stage: Stage, exchange: Exchange, of: Written): Promise<FastifyReply | undefined> {
  const site = await stage.run(exchange, { effect: 'read' }, (ctx) => stage.site(ctx, of.slug, exchange))
  const { state, successor } = site
  if (state !== 'PAUSED' || !successor) return undefined
  const { values, token, about } = of
  const errors = { consent: fill(formWords.goesOn, { from: site.organisation, to: successor.organisation }).zh }
  return form(stage, exchange, { slug: successor.slug, show: showForm({ values, token, about, errors }) })
}

const handIn = (stage: Stage, exchange: Exchange, { slug, key, step, join, ...of }: Written): Promise<Show> =>
  attempt(
    async () => {
      const site = await stage.run(exchange, { effect: 'read' }, (ctx) => stage.site(ctx, slug, exchange))
      // Before anything is taken in: a message without its receipt is lost to its writer.
      leadOnWhenPaused(site)
      const isAsked = step === 'send' || join !== ''
      const before = isAsked
        ? undefined
        : await stepBeforeSending(stage, exchange, { ...of, aboutOrgId: site.orgId, path: site.path })
      if (before) return before
      const joins = join === '' ? {} : { joinsNumber: join.slice(0, 60) }
      const text = withAbout(of.values.text, of.about)
      const input = { ...of.values, text, aboutOrgId: site.orgId, ...joins }
      const idempotency = { key, input: { form: 'cases.submit', ...input } }
      const receipt = await stage.run(exchange, { effect: 'write', idempotency }, (ctx) =>
        submitCase(ctx, input, stage.desks),
      )
      stage.news.changed(`cases:${site.orgId}`)
      return leadToReceipt(exchange, site.slug, receipt)
    },
    (fault) =>
      isSentAlready(fault)
        ? showForm({ ...of, errors: { consent: formWords.sentAlready.zh }, token: makeFormToken() })
        : showForm({ ...of, errors: whyNotTaken(fault) }),
  )

// Who wrote once and shares an address with a village must not read that he tried too often (decisions 274).
function whyNotTaken(fault: Refusal): FieldErrors {
  if (fault.code !== 'kernel.too-many-tries') return errorsOf(fault, 'consent')
  return { consent: `${fault.sentence.zh}${formWords.sharedAddress.zh}` }
}

const withAbout = (text: string, about: string | undefined): string => {
  const longer = about === undefined ? text : `${text.trim()}\n\n（关于本站的这一页：${about}）`
  return text.trim() === '' || [...longer].length > 2000 ? text : longer
}

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
